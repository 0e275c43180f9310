import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Actor } from '#libs/org';
import { ReportDesk } from '../draft/report-desk.js';
import { reportForm } from '../draft/report-form.js';
import { cellWorkbook, type WorkbookFile } from './report-workbook.js';

export class GetWorkbook extends Query<WorkbookFile> {
  constructor(
    readonly obligation: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Errors: `Refused` NO_SUCH_WORKBOOK when the form has no tables. */
@QueryHandler(GetWorkbook)
export class GetWorkbookHandler implements IQueryHandler<GetWorkbook> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ obligation, actor }: GetWorkbook): Promise<WorkbookFile> {
    const opened = await this.desk.open(obligation, actor, 'obligation.submit');
    return cellWorkbook(this.desk, opened, await reportForm(this.desk, opened));
  }
}
