import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { LongBody } from '#libs/platform';
import { Asking, ObligationRoute } from '../obligation/asking.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { DiscardDraft, type DiscardAnswer } from '../draft/discard-draft.js';
import { DRAFT_BYTES, draftBody, type DraftContent } from '../draft/draft-content.js';
import { type DraftState } from '../draft/draft-states.js';
import { type DraftCheck, type DraftView } from '../draft/draft-view.js';
import { GetDraft } from '../draft/get-draft.js';
import { ListDraftStates, RestoreDraft } from '../draft/restore-draft.js';
import { SaveDraft } from '../draft/save-draft.js';

interface Reply {
  header(name: string, value: string): Reply;
}

/** A report while it is typed. If-Match is the version of the draft here. */
@ApiTags('drafts')
@ApiBearerAuth()
@Controller('api/obligations/:obligation/draft')
export class DraftController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'The cell’s own draft, or what it starts from (version 0); with findings, and the ' +
      'submission to send',
  })
  @ApiParam({ name: 'obligation', description: 'obligation-<directive>--<cell>' })
  @Requires('obligation.submit')
  @WritesLook()
  async read(
    @Param('obligation') obligation: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<DraftView> {
    const view = await this.queries.execute(new GetDraft(obligation, actor));
    reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Put()
  @ApiOperation({
    summary:
      'Saves what is typed; wrong cells come back as findings. If-Match: the version that ' +
      'was read (the first writing needs none)',
  })
  @LongBody(DRAFT_BYTES)
  @ObligationRoute('obligation.submit')
  async save(
    @Asking() asks: ObligationCommand,
    @Body({ schema: draftBody }) body: DraftContent,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<DraftCheck> {
    const check = await this.commands.execute(new SaveDraft({ ...asks, body }));
    reply.header('etag', `"${check.version}"`);
    return check;
  }

  @Delete()
  @ApiOperation({ summary: 'Discards the draft. If-Match: the version that was read' })
  @ObligationRoute('obligation.submit')
  discard(@Asking() asks: ObligationCommand): Promise<DiscardAnswer> {
    return this.commands.execute(new DiscardDraft(asks));
  }

  @Get('states')
  @ApiOperation({ summary: 'What the draft was before, newest first: the twenty states last kept' })
  @ApiParam({ name: 'obligation', description: 'obligation-<directive>--<cell>' })
  @Requires('obligation.submit')
  states(
    @Param('obligation') obligation: string,
    @CurrentActor() actor: Actor,
  ): Promise<readonly DraftState[]> {
    return this.queries.execute(new ListDraftStates(obligation, actor));
  }

  @Post('states/:version/restore')
  @ApiOperation({ summary: 'Brings an earlier state back. If-Match: the version that was read' })
  @ApiParam({ name: 'version', description: 'of the state' })
  @ObligationRoute('obligation.submit')
  async restore(
    @Asking() asks: ObligationCommand,
    @Param('version') version: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<DraftView> {
    const view = await this.commands.execute(new RestoreDraft({ ...asks, version }));
    reply.header('etag', `"${view.version}"`);
    return view;
  }
}
