import { Controller, Get, Inject, Param, Post, Query as QueryParam, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { type z } from 'zod';
import { downloadHeaders, mediaTypeOf } from '#libs/documents';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { FileBody, type FileUpload, UploadedBytes } from '#libs/platform';
import { Asking, ObligationRoute } from '../obligation/asking.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { AnnotateUpload } from '../workbook/annotate-upload.js';
import { GetWorkbook } from '../workbook/get-workbook.js';
import { listQuery, PrintList } from '../workbook/print-list.js';
import { type WorkbookFile } from '../workbook/report-workbook.js';
import { UploadWorkbook, type WorkbookAnswer } from '../workbook/upload-workbook.js';

interface Reply {
  header(name: string, value: string): Reply;
  headers(values: Record<string, string>): Reply;
  send(bytes: Buffer): Reply;
}

type ListQuery = z.infer<typeof listQuery>;

const OBLIGATION = { name: 'obligation', description: 'obligation-<directive>--<cell>' };

function download(reply: Reply, { name, bytes }: WorkbookFile, type: 'xlsx' | 'docx'): void {
  reply.headers(downloadHeaders(name, mediaTypeOf[type])).send(bytes);
}

/** The cell's own workbook out and in, and the printed lists of what it sent. */
@ApiTags('workbooks')
@ApiBearerAuth()
@Controller('api/obligations/:obligation')
export class WorkbookController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get('workbook')
  @ApiOperation({ summary: 'The cell’s own workbook, filled with the last approved lists' })
  @ApiParam(OBLIGATION)
  @ApiProduces(mediaTypeOf.xlsx)
  @Requires('obligation.submit')
  @WritesLook()
  async workbook(
    @Param('obligation') obligation: string,
    @CurrentActor() actor: Actor,
    @Res() reply: Reply,
  ): Promise<void> {
    download(reply, await this.queries.execute(new GetWorkbook(obligation, actor)), 'xlsx');
  }

  @Post('workbook')
  @ApiOperation({
    summary:
      'A filled workbook becomes the draft, with findings at their cells; 422 when it cannot ' +
      'be read. If-Match: the draft’s version',
  })
  @FileBody()
  @ObligationRoute('obligation.submit')
  async upload(
    @Asking() asks: ObligationCommand,
    @UploadedBytes() upload: FileUpload | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<WorkbookAnswer> {
    const answer = await this.commands.execute(new UploadWorkbook({ ...asks, upload }));
    reply.header('etag', `"${answer.version}"`);
    return answer;
  }

  @Post('workbook/annotated')
  @ApiOperation({
    summary: 'The same workbook back, its cells coloured and commented; nothing is kept',
  })
  @ApiProduces(mediaTypeOf.xlsx)
  @FileBody()
  @ObligationRoute('obligation.submit')
  async annotated(
    @Asking() { obligation, actor }: ObligationCommand,
    @UploadedBytes() upload: FileUpload | undefined,
    @Res() reply: Reply,
  ): Promise<void> {
    download(
      reply,
      await this.commands.execute(new AnnotateUpload({ obligation, actor, upload })),
      'xlsx',
    );
  }

  @Get('list.xlsx')
  @ApiOperation({ summary: 'The last report as the official list, for Excel' })
  @ApiParam(OBLIGATION)
  @ApiQuery({ name: 'appendix', required: false, enum: ['1', '2'] })
  @ApiProduces(mediaTypeOf.xlsx)
  @Requires('report.read')
  @WritesLook()
  async sheet(
    @Param('obligation') obligation: string,
    @QueryParam({ schema: listQuery }) { appendix }: ListQuery,
    @CurrentActor() actor: Actor,
    @Res() reply: Reply,
  ): Promise<void> {
    download(
      reply,
      await this.queries.execute(new PrintList({ obligation, actor, appendix }, 'xlsx')),
      'xlsx',
    );
  }

  @Get('list.docx')
  @ApiOperation({ summary: 'The last report as the official list, for Word' })
  @ApiParam(OBLIGATION)
  @ApiQuery({ name: 'appendix', required: false, enum: ['1', '2'] })
  @ApiProduces(mediaTypeOf.docx)
  @Requires('report.read')
  @WritesLook()
  async document(
    @Param('obligation') obligation: string,
    @QueryParam({ schema: listQuery }) { appendix }: ListQuery,
    @CurrentActor() actor: Actor,
    @Res() reply: Reply,
  ): Promise<void> {
    download(
      reply,
      await this.queries.execute(new PrintList({ obligation, actor, appendix }, 'docx')),
      'docx',
    );
  }
}
