import { type CellValue, type Sheet } from '#libs/documents';
import { cleanText, foldKey } from '#libs/text';
import { type Column, GUIDE, plans, type Section, type SheetPlan, titleOf } from './org-columns.js';
import { refuseNumberCards, refuseStrangeCells, refuseUnseen } from './org-unseen.js';
import { convert } from './org-value.js';
import { SpreadsheetError } from './spreadsheet-error.js';

// The rows of each sheet, by the headings above them.

export type RawRow = Record<string, unknown>;

export interface SheetRow {
  readonly sheet: string;
  /** As the person sees it: the heading is row 1. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<Section, RawRow>>>;
}

type Cells = readonly (CellValue | undefined)[];

function headings(plan: SheetPlan, header: Cells, row: number): (Column | undefined)[] {
  const found = header.map((title) => {
    if (title === undefined || cleanText(String(title)) === '') return undefined;
    const column = plan.columns.find(
      (candidate) => foldKey(titleOf(candidate)) === foldKey(String(title)),
    );
    if (!column)
      throw new SpreadsheetError(
        `Trang “${plan.title}”, dòng ${row}: không có cột nào tên “${cleanText(String(title))}”. ` +
          `Các cột: ${plan.columns.map(titleOf).join(', ')}.`,
      );
    return column;
  });
  const repeated = found.find((column, index) => column && found.indexOf(column) !== index);
  if (repeated)
    throw new SpreadsheetError(
      `Trang “${plan.title}”, dòng ${row}: cột “${titleOf(repeated)}” có hai lần.`,
    );
  return found;
}

function readRow(
  plan: SheetPlan,
  header: readonly (Column | undefined)[],
  cells: Cells,
  row: number,
): SheetRow[] {
  const values: Partial<Record<Section, RawRow>> = {};
  refuseStrangeCells(plan, header, { number: row, cells });
  let filled = false;
  cells.forEach((cell, index) => {
    const column = header[index];
    const value = column ? convert(column, cell) : cell;
    if (value === undefined || (!column && value === '')) return;
    if (!column)
      throw new SpreadsheetError(
        `Trang “${plan.title}”, dòng ${row}: có dữ liệu ở cột không có tên.`,
      );
    filled = true;
    (values[column.section] ??= {})[column.field] = value;
  });
  return filled ? [{ sheet: plan.title, row, values }] : [];
}

function sheetFor({ title, mayMiss }: SheetPlan, sheets: readonly Sheet[]): Sheet | undefined {
  const found = sheets.filter((candidate) => foldKey(candidate.name) === foldKey(title));
  if (found.length > 1)
    throw new SpreadsheetError(
      `Có ${found.length} trang tên “${title}”: ` +
        `${found.map(({ name }) => `“${name}”`).join(', ')}. Chỉ giữ một trang.`,
    );
  if (found.length === 0 && !mayMiss)
    throw new SpreadsheetError(
      `Thiếu trang “${title}”. Tệp cần các trang: ${plans
        .filter((plan) => !plan.mayMiss)
        .map((plan) => `“${plan.title}”`)
        .join(', ')}.`,
    );
  return found[0];
}

export function readPlan(plan: SheetPlan, sheets: readonly Sheet[]): SheetRow[] {
  const sheet = sheetFor(plan, sheets);
  if (!sheet) return [];
  refuseUnseen(plan, sheet);
  const [first, ...rows] = sheet.rows;
  const header = headings(plan, first?.cells ?? [], first?.number ?? 1);
  refuseNumberCards(plan, header, rows);
  return rows.flatMap(({ number, cells }) => readRow(plan, header, cells, number));
}

/** A sheet that nobody reads may be a misspelt one. */
export function refuseUnknownSheets(sheets: readonly Sheet[]): void {
  const known = new Set([GUIDE, ...plans.map(({ title }) => title)].map(foldKey));
  const unknown = sheets.find(({ name, rows }) => rows.length > 0 && !known.has(foldKey(name)));
  if (unknown)
    throw new SpreadsheetError(
      `Không biết trang “${unknown.name}”. Các trang của tệp: ` +
        `${plans.map(({ title }) => `“${title}”`).join(', ')}. Sửa tên trang, hoặc xóa trang ` +
        'này.',
    );
}
