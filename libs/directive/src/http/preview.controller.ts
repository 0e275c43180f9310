import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { CommandId, IsCommand } from '#libs/platform';
import { draftDirectiveBody, type DraftDirectiveBody } from '../campaign-use/draft-directive.js';
import { type DirectivePreview, PreviewDirective } from '../campaign-use/preview-directive.js';

@ApiTags('directives')
@ApiBearerAuth()
@Controller('api/directives')
export class PreviewController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'What a draft would say and do: its moment in words, reminders, recipients with what each ' +
      'lacks, the letter as a page; writes nothing',
  })
  @IsCommand()
  @Requires('directive.draft')
  preview(
    @CurrentActor() actor: Actor,
    @CommandId() _commandId: string,
    @Body({ schema: draftDirectiveBody }) body: DraftDirectiveBody,
  ): Promise<DirectivePreview> {
    return this.queries.execute(new PreviewDirective(body, actor));
  }
}
