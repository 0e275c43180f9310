import {
  type CellValue,
  readWorkbook,
  type Sheet,
  WorkbookRefused,
  type WorkbookRefusal,
} from '#libs/documents';
import { choiceLabels, fieldLabels, type Locate } from '#libs/org';
import { cleanText, foldKey, sameText } from '#libs/text';
import {
  type Column,
  GUIDE,
  type Kind,
  plans,
  type Section,
  type SheetPlan,
  titleOf,
} from './org-columns.js';
import { refuseNumberCards, refuseStrangeCells, refuseUnseen } from './org-unseen.js';
import { SpreadsheetError } from './spreadsheet-error.js';

// The organisation file as a spreadsheet has five sheets, each with one heading row and one record
// a row. Values are only brought to JSON types here. What they may be is the business of the one
// schema in libs/org, whose findings are told back as sheet, row and column.

type RawRow = Record<string, unknown>;

const two = (digits: string): string => digits.padStart(2, '0');

/**
 * Reads 15/02/2024, 02/2024 and 2024 as people type them. What is ISO already, or is nothing of the
 * kind, passes through to the schema.
 */
function dayText(text: string): string {
  const full = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (full) return `${full[3]}-${two(full[2]!)}-${two(full[1]!)}`;
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  return month ? `${month[2]}-${two(month[1]!)}` : text;
}

const yesNo = (text: string): unknown =>
  ({ co: true, x: true, true: true, khong: false, false: false })[foldKey(text)] ?? text;

/** A choice may also be typed as it stands on paper: T/M ĐẢNG ỦY. */
function choiceValue(field: string, text: string): string {
  const labels = Object.entries(choiceLabels[field] ?? {});
  const bare = field === 'signsFor' ? text.replace(/^t\s*[/.]?\s*m\s*[.:]?\s+/i, '') : text;
  return (
    labels.find(([value, label]) => foldKey(label) === foldKey(bare) || value === text)?.[0] ?? text
  );
}

const converters: Readonly<Record<Kind, (text: string, field: string) => unknown>> = {
  text: (text) => text,
  card: (text) => text,
  day: dayText,
  integer: (text) => (/^-?\d+([.,]0*)?$/.test(text) ? Number.parseInt(text, 10) : text),
  'yes-no': yesNo,
  choice: (text, field) => choiceValue(field, text),
};

/** What is said outright to be nothing clears the record, which a blank cell never does. */
const none = new Set(['-', '–', '—', 'khong co']);

/** Text stays as it was typed. The schema cleans it, and has to see a legacy font before. */
function convertText({ kind, field, optional }: Column, raw: string): unknown {
  const text = cleanText(raw);
  if (text === '') return undefined;
  if (optional && none.has(foldKey(text))) return kind === 'text' ? '' : null;
  return converters[kind](kind === 'text' ? raw : text, field);
}

/** Answers undefined for an empty cell. */
function convert(column: Column, cell: CellValue | undefined): unknown {
  // Days come as midnight in UTC.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean' && column.kind === 'yes-no') return cell;
  return convertText(column, String(cell ?? ''));
}

interface SheetRow {
  readonly sheet: string;
  /** The number of the row as the person sees it, where the heading is row 1. */
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

function readPlan(plan: SheetPlan, sheets: readonly Sheet[]): SheetRow[] {
  const sheet = sheetFor(plan, sheets);
  if (!sheet) return [];
  refuseUnseen(plan, sheet);
  const [first, ...rows] = sheet.rows;
  const header = headings(plan, first?.cells ?? [], first?.number ?? 1);
  refuseNumberCards(plan, header, rows);
  return rows.flatMap(({ number, cells }) => readRow(plan, header, cells, number));
}

/** Refuses a sheet that nobody reads, because it may be a misspelt one. */
function refuseUnknownSheets(sheets: readonly Sheet[]): void {
  const known = new Set([GUIDE, ...plans.map(({ title }) => title)].map(foldKey));
  const unknown = sheets.find(({ name, rows }) => rows.length > 0 && !known.has(foldKey(name)));
  if (unknown)
    throw new SpreadsheetError(
      `Không biết trang “${unknown.name}”. Các trang của tệp: ` +
        `${plans.map(({ title }) => `“${title}”`).join(', ')}. Sửa tên trang, hoặc xóa trang ` +
        'này.',
    );
}

interface Known {
  readonly record: RawRow;
  readonly origin: SheetRow;
}

const keyOf = (card: unknown, origin: SheetRow): unknown =>
  card === undefined ? origin : foldKey(String(card));

/** People who have a line of their own. */
function listedPeople(listed: readonly SheetRow[]): Map<unknown, Known> {
  const byCard = new Map<unknown, Known>();
  for (const origin of listed) {
    const record = { ...origin.values.people };
    const key = keyOf(record.cardNumber, origin);
    if (byCard.has(key))
      throw new SpreadsheetError(
        `Trang “${origin.sheet}”, dòng ${origin.row}, cột “Số thẻ”: thẻ “${String(record.cardNumber)}” ` +
          `đã có ở dòng ${byCard.get(key)!.origin.row}.`,
      );
    byCard.set(key, { record, origin });
  }
  return byCard;
}

/**
 * A person has one row for each planned post. The first row of a card number makes the person; the
 * others say the same or leave it blank.
 */
function people(
  listed: readonly SheetRow[],
  planned: readonly SheetRow[],
): { records: RawRow[]; origins: SheetRow[] } {
  const byCard = listedPeople(listed);
  for (const origin of planned) {
    const { person: cardNumber, note } = origin.values.planned ?? {};
    const key = keyOf(cardNumber, origin);
    const known = byCard.get(key);
    // Where people have a sheet of their own, a note beside a planned post is about the post.
    const own = note === undefined || listed.length > 0 ? {} : { note };
    if (known) mergeSame(known, origin);
    // Rows without a card number stay apart, so that the schema names each of them.
    else byCard.set(key, { record: { cardNumber, ...origin.values.people, ...own }, origin });
  }
  return {
    records: [...byCard.values()].map(({ record }) => record),
    origins: [...byCard.values()].map(({ origin }) => origin),
  };
}

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'string' && typeof b === 'string' && sameText(a, b));

function mergeSame(known: Known, { sheet, row, values }: SheetRow): void {
  const again = values.people ?? {};
  const field = Object.keys(again).find(
    (key) => known.record[key] !== undefined && !sameValue(again[key], known.record[key]),
  );
  if (field) {
    const where =
      known.origin.sheet === sheet
        ? `dòng ${known.origin.row}`
        : `dòng ${known.origin.row} của trang “${known.origin.sheet}”`;
    throw new SpreadsheetError(
      `Trang “${sheet}”, dòng ${row}, cột “${fieldLabels.people![field]}”: khác với ${where} ` +
        'của cùng số thẻ.',
    );
  }
  for (const [key, value] of Object.entries(again)) known.record[key] ??= value;
}

function committee(rows: readonly SheetRow[]): RawRow {
  const [first] = rows;
  const other = rows.find((row) => row.values.committee?.id !== first?.values.committee?.id);
  if (other)
    throw new SpreadsheetError(
      `Trang “Đảng ủy”, dòng ${other.row}, cột “Mã”: một tệp chỉ nói về một Đảng ủy (dòng ` +
        `${first!.row} ghi mã khác).`,
    );
  return { ...first?.values.committee };
}

const sheetOf = (section: string): string =>
  plans.find((plan) => plan.columns.some((column) => column.section === section))?.title ?? section;

type Path = Parameters<Locate>[0];

/** The committee itself stands in the first row of its sheet. */
const placed = ([section = '', ...rest]: Path): Path =>
  section === 'committee' ? [section, 0, ...rest] : [section, ...rest];

/** Turns the path of a finding into sheet, row and column. */
function locator(origins: Readonly<Record<string, readonly SheetRow[]>>): Locate {
  return (path) => {
    const [section, index, field] = placed(path).map(String) as [string, string?, string?];
    const origin = origins[section]?.[Number(index)];
    const label = field && fieldLabels[section]?.[field];
    return [
      `Trang “${origin?.sheet ?? sheetOf(section)}”`,
      origin && `dòng ${origin.row}`,
      label && `cột “${label}”`,
    ]
      .filter(Boolean)
      .join(', ');
  };
}

/**
 * Another kind of file under the name of a workbook. Our template helps here, and another download
 * does not.
 */
const notOurs = new Set<WorkbookRefusal>([
  'FILE_EMPTY',
  'FILE_TEXT',
  'FILE_WORD',
  'FILE_PDF',
  'FILE_WEB_PAGE',
  'FILE_NOT_WORKBOOK',
  'TOO_MANY_COLUMNS',
]);
const FROM_TEMPLATE =
  'Chọn đúng tệp .xlsx đã lưu, hoặc điền vào tệp mẫu lấy bằng: dondoc import-org --template ' +
  'TỆP.xlsx.';

async function readSheets(bytes: Buffer): Promise<readonly Sheet[]> {
  try {
    return (await readWorkbook(bytes)).sheets;
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const fix = notOurs.has(error.code) ? FROM_TEMPLATE : error.fix;
    throw new SpreadsheetError(
      'Không nhận tệp bảng tính: ' +
        `${error.message.charAt(0).toLocaleLowerCase('vi')}${error.message.slice(1)}. ` +
        `${fix}`,
    );
  }
}

/**
 * The workbook as the raw organisation file, and where each part of it stands. Errors:
 * SpreadsheetError.
 */
export async function readOrgWorkbook(bytes: Buffer): Promise<{ raw: unknown; locate: Locate }> {
  const sheets = await readSheets(bytes);
  refuseUnknownSheets(sheets);
  const [head, cells, terms, planned, registers, listed] = plans.map((plan) =>
    readPlan(plan, sheets),
  ) as [SheetRow[], SheetRow[], SheetRow[], SheetRow[], SheetRow[], SheetRow[]];
  const persons = people(listed, planned);
  const records = (rows: readonly SheetRow[], section: Section): RawRow[] =>
    rows.map((row) => row.values[section] ?? {});
  const raw = {
    format: 'dondoc-org/1',
    committee: committee(head),
    letterheads: records(head, 'letterheads'),
    cells: records(cells, 'cells'),
    terms: records(terms, 'terms'),
    people: persons.records,
    planned: records(planned, 'planned'),
    registers: records(registers, 'registers'),
  };
  return {
    raw,
    locate: locator({
      committee: head,
      letterheads: head,
      cells,
      terms,
      people: persons.origins,
      planned,
      registers,
    }),
  };
}
