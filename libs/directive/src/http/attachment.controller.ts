import {
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { downloadHeaders, mediaTypeOf } from '#libs/documents';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { FileBody, type FileUpload, UploadedBytes } from '#libs/platform';
import { Asking, ObligationRoute } from '../obligation/asking.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { type Attachment } from '../draft/attachment-store.js';
import { CopyAttachment } from '../draft/copy-attachment.js';
import { ListAttachments, ReadAttachment } from '../draft/read-attachments.js';
import { RemoveAttachment, type RemoveAnswer } from '../draft/remove-attachment.js';
import { type AttachmentAnswer, UploadAttachment } from '../draft/upload-attachment.js';

interface Reply {
  headers(values: Record<string, string>): Reply;
  send(bytes: NodeJS.ReadableStream): Reply;
}

const OBLIGATION = { name: 'obligation', description: 'obligation-<directive>--<cell>' };

/** Files of a report. They are uploaded before it, and it names them by their ids. */
@ApiTags('attachments')
@ApiBearerAuth()
@Controller('api/obligations/:obligation/attachments')
export class AttachmentController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Files of the obligation’s reports; to its own cell also those not sent yet',
  })
  @ApiParam(OBLIGATION)
  @Requires('report.read')
  @WritesLook()
  async list(
    @Param('obligation') obligation: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ attachments: Attachment[] }> {
    return { attachments: await this.queries.execute(new ListAttachments(obligation, actor)) };
  }

  @Post()
  @ApiOperation({
    summary:
      'Uploads one file: pdf, docx, xlsx, jpg or png as the form says, told from its bytes; ' +
      '413 when too large, 422 when not taken',
  })
  @ApiHeader({
    name: 'X-File-Name',
    required: true,
    description: 'Name of the file, UTF-8, percent-encoded',
  })
  @FileBody()
  @HttpCode(201)
  @ObligationRoute('obligation.submit')
  async upload(
    @Asking() asks: ObligationCommand,
    @Headers('x-file-name') header: string | undefined,
    @UploadedBytes() upload: FileUpload | undefined,
  ): Promise<AttachmentAnswer> {
    return this.commands.execute(new UploadAttachment({ ...asks, name: header, upload }));
  }

  @Get(':attachment')
  @ApiOperation({ summary: 'The very bytes that were uploaded' })
  @ApiParam(OBLIGATION)
  @ApiProduces('application/octet-stream')
  @Requires('report.read')
  @WritesLook()
  async bytes(
    @Param('obligation') obligation: string,
    @Param('attachment') attachment: string,
    @CurrentActor() actor: Actor,
    @Res() reply: Reply,
  ): Promise<void> {
    const { name, type, bytes, sha256, stream } = await this.queries.execute(
      new ReadAttachment(obligation, attachment, actor),
    );
    reply
      .headers({
        ...downloadHeaders(name, mediaTypeOf[type]),
        'content-length': String(bytes),
        etag: `"${sha256}"`,
      })
      .send(stream);
  }

  @Post(':attachment/copies')
  @ApiOperation({ summary: 'Hands in a file of an earlier report again: a new id, the same bytes' })
  @HttpCode(201)
  @ObligationRoute('obligation.submit')
  copy(
    @Asking() asks: ObligationCommand,
    @Param('attachment') attachment: string,
  ): Promise<AttachmentAnswer> {
    return this.commands.execute(new CopyAttachment({ ...asks, attachment }));
  }

  @Delete(':attachment')
  @ApiOperation({ summary: 'Takes back a file that is in no report' })
  @ObligationRoute('obligation.submit')
  remove(
    @Asking() asks: ObligationCommand,
    @Param('attachment') attachment: string,
  ): Promise<RemoveAnswer> {
    return this.commands.execute(new RemoveAttachment({ ...asks, attachment }));
  }
}
