import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Actor } from '#libs/org';
import { askedForm } from './asked-form.js';
import { readDraft } from './draft-store.js';
import { checkDraft, type DraftView } from './draft-view.js';
import { ReportDesk } from './report-desk.js';
import { asksOf, prefilled, reportForm } from './report-form.js';

export class GetDraft extends Query<DraftView> {
  constructor(
    readonly obligation: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

/**
 * Only the cell's own account reads its draft; a reviewer sees what was sent. After a report is
 * taken, the draft stays as it was typed (`submitted`) until the next write, so a returned report
 * is corrected from it. Without a draft, the answer is what the cell starts from.
 */
@QueryHandler(GetDraft)
export class GetDraftHandler implements IQueryHandler<GetDraft> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ obligation, actor }: GetDraft): Promise<DraftView> {
    const opened = await this.desk.open(obligation, actor, 'obligation.submit');
    const row = await readDraft(this.desk.dataSource.manager, obligation);
    const report = await reportForm(this.desk, opened, row?.content ? asksOf(row.content) : {});
    const content = row?.content ?? (await prefilled(this.desk, opened, report));
    const form = askedForm(opened, report);
    return { ...content, ...checkDraft({ opened, actor, row }, report, content), form };
  }
}
