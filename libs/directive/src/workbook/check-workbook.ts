import { type Finding, type Form, groupFindings, readCell } from '#libs/forms';
import { type Actor } from '#libs/org';
import { type FileUpload } from '#libs/platform';
import { readDraft } from '../draft/draft-store.js';
import { type Opened, type ReportDesk, requireTaking } from '../draft/report-desk.js';
import {
  cardsIn,
  judgeCells,
  type Judgement,
  reportForm,
  type ReportForm,
} from '../draft/report-form.js';
import { withoutConsequences } from '../receipt/draft-upload.js';
import { readUpload, wholeFile, type WorkbookReading } from './read-upload.js';
import { requireTables, stampNow } from './report-workbook.js';

export interface CheckedWorkbook {
  readonly bytes: Buffer;
  readonly opened: Opened;
  readonly report: ReportForm;
  readonly reading: WorkbookReading;
  /** Findings about the workbook, its sheets and headings, which stay with the draft. */
  readonly ofSheets: readonly Finding[];
  /** Findings about the workbook, about its cells, and by the rules. */
  readonly judged: Judgement;
}

/**
 * Reads and checks an uploaded workbook of the cell's own obligation. Writes nothing. Errors:
 * `Refused`, those of opening, and FILE_…
 */
export async function checkWorkbook(
  desk: ReportDesk,
  {
    obligation,
    actor,
    upload,
  }: { obligation: string; actor: Actor; upload: FileUpload | undefined },
): Promise<CheckedWorkbook> {
  const opened = await desk.open(obligation, actor, 'obligation.submit');
  requireTaking(opened, actor);
  const expected = await reportForm(desk, opened);
  requireTables(expected);
  const bytes = await wholeFile(upload);
  const reading = await readUpload(bytes, expected.form, stampNow(opened, expected));
  const typed = await readDraft(desk.dataSource.manager, obligation);
  const report = await reportForm(desk, opened, {
    cards: cardsIn(reading.rows),
    attachments: typed?.content?.attachments ?? [],
  });
  const { findings, submission } = judgeCells(
    report,
    { fields: reading.fields, tables: reading.rows },
    reading.workbook.dateSystem,
  );
  const ofSheets = reading.findings.filter(
    (found) => !saidInWords(found, reading.rows, report.form),
  );
  const unmended = ofSheets.some(({ severity }) => severity === 'error');
  return {
    bytes,
    opened,
    report,
    reading,
    ofSheets,
    judged: {
      submission: unmended ? null : submission,
      findings: [...groupFindings(ofSheets), ...withoutConsequences(findings, ofSheets)],
    },
  };
}

/** A row that is struck out or coloured and also says “Đưa ra” is answered already. */
function saidInWords(
  { rule, table, row }: Finding,
  rows: WorkbookReading['rows'],
  form: Form,
): boolean {
  if (!['ROW_STRUCK', 'ROW_COLOURED', 'ROW_INK'].includes(rule)) return false;
  const column = form.tables
    .find(({ key }) => key === table)
    ?.columns.find(({ key }) => key === 'decision');
  const cells = rows[table]?.find(({ number }) => number === row?.number)?.cells;
  return column !== undefined && readCell(cells?.['decision'], column).value === 'remove';
}
