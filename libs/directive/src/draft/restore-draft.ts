import { Inject } from '@nestjs/common';
import {
  Command,
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  Query,
  QueryHandler,
} from '@nestjs/cqrs';
import { type Actor } from '#libs/org';
import { askedForm } from './asked-form.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { type DraftState, stateOf, statesOf } from './draft-states.js';
import { writeDraft } from './draft-store.js';
import { checkDraft, type DraftView } from './draft-view.js';
import { ReportDesk, requireTaking } from './report-desk.js';
import { asksOf, reportForm } from './report-form.js';

export class ListDraftStates extends Query<readonly DraftState[]> {
  constructor(
    readonly obligation: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Earlier states of the draft, newest first. Only the cell's own account reads them. */
@QueryHandler(ListDraftStates)
export class ListDraftStatesHandler implements IQueryHandler<ListDraftStates> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ obligation, actor }: ListDraftStates): Promise<readonly DraftState[]> {
    await this.desk.open(obligation, actor, 'obligation.submit');
    return statesOf(this.desk.dataSource.manager, obligation);
  }
}

export class RestoreDraft extends Command<DraftView> {
  constructor(readonly input: ObligationCommand & { readonly version: string }) {
    super();
  }
}

/**
 * Brings an earlier state back as the newest one, and keeps what it replaces. Errors: `Refused`
 * NO_SUCH_DRAFT_STATE, CHANGED_SINCE as for a typed draft.
 */
@CommandHandler(RestoreDraft)
export class RestoreDraftHandler implements ICommandHandler<RestoreDraft> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ input }: RestoreDraft): Promise<DraftView> {
    const { obligation, actor, version } = input;
    const opened = await this.desk.open(obligation, actor, 'obligation.submit');
    requireTaking(opened, actor);
    const { content, workbook } = await stateOf(this.desk.dataSource.manager, obligation, version);
    const report = await reportForm(this.desk, opened, asksOf(content));
    const row = await writeDraft(this.desk.dataSource, input, {
      round: opened.state.round + 1,
      content,
      workbook,
    });
    const form = askedForm(opened, report);
    return { ...content, ...checkDraft({ opened, actor, row }, report, content), form };
  }
}
