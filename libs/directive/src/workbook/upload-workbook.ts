import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { fieldsKey, type Finding, sheetForm } from '#libs/forms';
import { type FileUpload, inTransaction } from '#libs/platform';
import { Deposit } from '#libs/records';
import { lockBytes } from '../draft/attachment-store.js';
import { type DraftContent } from '../draft/draft-content.js';
import { readDraft, writeDraft } from '../draft/draft-store.js';
import { type DraftCheck, standing } from '../draft/draft-view.js';
import { ReportDesk } from '../draft/report-desk.js';
import { judgePaper } from '../draft/report-form.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import {
  type DraftUpload,
  type PlacedFinding,
  placeIn,
  rowKeysOf,
  sheetRows,
} from '../receipt/draft-upload.js';
import { type CheckedWorkbook, checkWorkbook } from './check-workbook.js';
import { draftRows, type ReadDraft } from './read-upload.js';
import { placeInSheets } from './sheet-places.js';

/** The draft made from the workbook, with the findings at their places in the sheets. */
export type WorkbookAnswer = Omit<DraftCheck, 'findings'> & {
  readonly findings: readonly PlacedFinding[];
};

export class UploadWorkbook extends Command<WorkbookAnswer> {
  constructor(readonly input: ObligationCommand & { readonly upload: FileUpload | undefined }) {
    super();
  }
}

/**
 * Makes a workbook's cells the cell's draft, right or wrong, and submits nothing. The typed text of
 * the paper stays, and the exact file is kept with what was found in it. Errors: `Refused` FILE_…
 * (then nothing changes), CHANGED_SINCE as for a typed draft.
 */
@CommandHandler(UploadWorkbook)
export class UploadWorkbookHandler implements ICommandHandler<UploadWorkbook> {
  constructor(
    @Inject(ReportDesk) private readonly desk: ReportDesk,
    @Inject(Deposit) private readonly deposit: Deposit,
  ) {}

  async execute({ input }: UploadWorkbook): Promise<WorkbookAnswer> {
    const checked = await checkWorkbook(this.desk, input);
    const { opened, report, reading, judged } = checked;
    const typed = await readDraft(this.desk.dataSource.manager, input.obligation);
    const read = draftRows(reading, report.form);
    const content = { ...typed?.content, ...cellsOf(read, checked), tables: read.tables as never };
    const workbook = await this.keep(input, checked, read);
    const row = await writeDraft(this.desk.dataSource, input, {
      round: opened.state.round + 1,
      content,
      workbook,
    });
    const check = standing(
      { opened, actor: input.actor, row },
      { ...judged, findings: [...judgePaper(opened, report, content), ...judged.findings] },
    );
    return { ...check, findings: placeInSheets(check.findings, reading) };
  }

  /**
   * Keeps the exact file before the draft that names it is written. Bytes that no draft names do no
   * harm.
   */
  private async keep(
    { obligation, actor }: ObligationCommand,
    { bytes, ofSheets, report, reading }: CheckedWorkbook,
    read: ReadDraft,
  ): Promise<DraftUpload> {
    const received = await this.deposit.receive(chunk(bytes), bytes.length);
    try {
      await inTransaction(this.desk.dataSource, async (manager) => {
        await lockBytes(manager, received.sha256);
        await manager.query(
          `insert into app.report_workbook (obligation, sha256, bytes, by) values ($1, $2, $3, $4)
            on conflict do nothing`,
          [obligation, received.sha256, received.bytes, actor.id],
        );
        await this.deposit.keep(received);
      });
    } finally {
      await received.discard();
    }
    const rowKeys = rowKeysOf(sheetForm(report.form).tables);
    const tables = sheetRows(read);
    const findings = placeInSheets(ofSheets.slice(0, KEPT), reading).map((found) => {
      const index = rowOf(found, read);
      return {
        found,
        was: placeIn(found, tables, { index, rowKey: rowKeys.get(found.table) ?? [] }),
      };
    });
    return { sha256: received.sha256, bytes: received.bytes, findings };
  }
}

/** A workbook without the sheet of the single fields leaves them as they were typed. */
const cellsOf = ({ fields }: ReadDraft, { reading }: CheckedWorkbook): Partial<DraftContent> =>
  reading.tables.has(fieldsKey) ? { fields: fields as NonNullable<DraftContent['fields']> } : {};

/** Row of the draft that a finding speaks of; undefined: of none. */
function rowOf({ table, row, column }: Finding, { places, fields }: ReadDraft): number | undefined {
  if (row) return places.get(table)?.get(row.number);
  const at = table === fieldsKey ? Object.keys(fields).indexOf(column ?? '') : -1;
  return at < 0 ? undefined : at;
}

/**
 * Number of findings that are kept with a draft. The reader caps each of its kinds at half of this.
 */
const KEPT = 10_000;

async function* chunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
