import { shortDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type FormCells, type WorkbookStamp, writeWorkbook } from '#libs/documents';
import {
  fieldsKey,
  fieldsSheetCells,
  partsOf,
  readForm,
  sheetCells,
  sheetForm,
  sheetLayouts,
  tableOf,
} from '#libs/forms';
import { getCell } from '#libs/org';
import { submissionRows } from '#libs/planning';
import { numberingOf, readDirective } from '../campaign/read-directive.js';
import { type Opened, type ReportDesk } from '../draft/report-desk.js';
import { approvedSubmission, type ReportForm } from '../draft/report-form.js';

/**
 * Names the definition and the approved lists that the form was filled from. When a list has moved
 * on since, the form is another one.
 */
function formVersion({ definition }: Opened, { facts }: ReportForm): string {
  const lists = facts?.lists.map(({ list }) => list.version).join('.') ?? '';
  return lists === '' ? definition.workflow.id : `${definition.workflow.id}#${lists}`;
}

/** The cell and the round for which a workbook downloaded now is made. */
export function stampNow(opened: Opened, report: ReportForm): WorkbookStamp {
  const { directive, cell, round } = opened.state;
  return { directive, cell, round: round + 1, form: formVersion(opened, report) };
}

function prefilledCells(report: ReportForm): Record<string, FormCells[]> {
  const submission = approvedSubmission(report);
  if (!submission || !report.facts) return standardFields(report);
  const { context, lists } = report.facts;
  const rows = submissionRows(submission, {
    ratingYear: context.ratingYear,
    bases: lists.map(({ list }) => list),
  });
  return Object.fromEntries(
    Object.entries(rows).map(([table, keyed]) => [
      table,
      keyed.map((row) => sheetCells(tableOf(report.form, table), row)),
    ]),
  );
}

/** The rows of the single fields, with what each is when nobody says otherwise. */
function standardFields({ form }: ReportForm): Record<string, FormCells[]> {
  if (form.fields.length === 0) return {};
  const empty = { ...form, tables: [], rules: [] };
  return { [fieldsKey]: fieldsSheetCells(form, readForm(empty, { tables: {} }).fields) };
}

/** Error: `Refused` NO_SUCH_WORKBOOK when the form has nothing to fill in. */
export function requireTables({ form }: ReportForm): void {
  if (partsOf(form).length === 0)
    throw new Refused(
      'NO_SUCH_WORKBOOK',
      'Biểu mẫu của đợt này không có bảng để điền: báo cáo là các tệp đính kèm.',
    );
}

export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The cell's own workbook. For planning it holds the lists last approved, with all persons carried
 * on; for another form it holds empty tables.
 */
export async function cellWorkbook(
  { store, dataSource }: ReportDesk,
  opened: Opened,
  report: ReportForm,
): Promise<WorkbookFile> {
  requireTables(report);
  const { state } = opened;
  const cell = (await getCell(dataSource.manager, state.cell))!;
  const { symbol, issuedOn } = numberingOf((await readDirective(store, state.directive)).state);
  const letter =
    symbol && issuedOn ? `Công văn số ${symbol}, ngày ${shortDate(issuedOn)}` : state.directive;
  const sheets = sheetLayouts(sheetForm(report.form));
  const bytes = writeWorkbook(sheets, prefilledCells(report), {
    stamp: stampNow(opened, report),
    subject: `${cell.name} · ${letter}`,
  });
  return { name: `${report.form.id}-${cell.id}-lan-${state.round + 1}.xlsx`, bytes };
}
