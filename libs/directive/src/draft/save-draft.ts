import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { type DraftContent, requireForm } from './draft-content.js';
import { writeDraft } from './draft-store.js';
import { checkDraft, type DraftCheck } from './draft-view.js';
import { ReportDesk, requireTaking } from './report-desk.js';
import { asksOf, reportForm } from './report-form.js';

export class SaveDraft extends Command<DraftCheck> {
  constructor(readonly input: ObligationCommand & { readonly body: DraftContent }) {
    super();
  }
}

/**
 * Keeps what is typed, right or wrong, and says what is wrong. It writes no event, because nothing
 * has happened to the obligation.
 */
@CommandHandler(SaveDraft)
export class SaveDraftHandler implements ICommandHandler<SaveDraft> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ input }: SaveDraft): Promise<DraftCheck> {
    const { obligation, actor, body } = input;
    const opened = await this.desk.open(obligation, actor, 'obligation.submit');
    requireTaking(opened, actor);
    const report = await reportForm(this.desk, opened, asksOf(body));
    requireForm(report.form, body);
    const row = await writeDraft(this.desk.dataSource, input, {
      round: opened.state.round + 1,
      content: body,
    });
    return checkDraft({ opened, actor, row }, report, body);
  }
}
