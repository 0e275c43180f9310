import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type FileUpload } from '#libs/platform';
import { readDraft, writeDraft } from '../draft/draft-store.js';
import { type DraftCheck, standing } from '../draft/draft-view.js';
import { ReportDesk } from '../draft/report-desk.js';
import { judgePaper } from '../draft/report-form.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { checkWorkbook } from './check-workbook.js';
import { draftRows, type PlacedFinding, placeInSheets } from './read-upload.js';

/** The draft that the workbook became, with the findings at their places in the sheets. */
export type WorkbookAnswer = Omit<DraftCheck, 'findings'> & { readonly findings: readonly PlacedFinding[] };

export class UploadWorkbook extends Command<WorkbookAnswer> {
  constructor(readonly input: ObligationCommand & { readonly upload: FileUpload | undefined }) {
    super();
  }
}

/**
 * A workbook's cells become the cell's draft, right or wrong; nothing is submitted by it. The words of the paper that were typed stay. Errors: `Refused`
 * FILE_… (then nothing changes), CHANGED_SINCE as for a typed draft.
 */
@CommandHandler(UploadWorkbook)
export class UploadWorkbookHandler implements ICommandHandler<UploadWorkbook> {
  constructor(@Inject(ReportDesk) private readonly desk: ReportDesk) {}

  async execute({ input }: UploadWorkbook): Promise<WorkbookAnswer> {
    const { opened, report, reading, judged } = await checkWorkbook(this.desk, input);
    const typed = await readDraft(this.desk.dataSource.manager, input.obligation);
    const content = { ...typed?.content, tables: draftRows(reading, report.form) as never };
    const row = await writeDraft(this.desk.dataSource, input, { round: opened.state.round + 1, content });
    const check = standing({ opened, actor: input.actor, row }, { ...judged, findings: [...judgePaper(opened, report, content), ...judged.findings] });
    return { ...check, findings: placeInSheets(check.findings, reading.tables) };
  }
}
