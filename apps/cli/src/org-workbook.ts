import { CellError, type CellValue, readWorkbook, type Sheet, WorkbookRefused } from '#libs/documents';
import { choiceLabels, fieldLabels, type Locate } from '#libs/org';
import { cleanText, foldKey } from '#libs/text';
import { SpreadsheetError } from './spreadsheet-error.js';

// The organisation file as a spreadsheet: five sheets, one heading row, one record a row. Values are only brought to JSON types here;
// what they may be is the business of the one schema in libs/org, and findings are told back as sheet, row, column.

type Kind = 'text' | 'day' | 'integer' | 'yes-no' | 'choice';
type Section = 'letterheads' | 'cells' | 'terms' | 'people' | 'planned' | 'registers';
type RawRow = Record<string, unknown>;

interface Column {
  readonly section: Section | 'committee';
  readonly field: string;
  readonly kind: Kind;
  /** Heading when it is not the field's own label. */
  readonly title?: string;
}

interface SheetPlan {
  readonly title: string;
  readonly columns: readonly Column[];
}

const columns = (section: Column['section'], fields: Readonly<Record<string, Kind>>): Column[] =>
  Object.entries(fields).map(([field, kind]) => ({ section, field, kind }));

const plans: readonly SheetPlan[] = [
  {
    title: 'Đảng ủy',
    columns: [
      ...columns('committee', { id: 'text', note: 'text' }),
      ...columns('letterheads', {
        name: 'text', symbol: 'text', place: 'text', parentName: 'text', parentSymbol: 'text', signerName: 'text', signerPost: 'choice', from: 'day', to: 'day',
      }),
    ],
  },
  {
    title: 'Chi bộ',
    columns: columns('cells', {
      id: 'text', name: 'text', symbol: 'text', email: 'text', secretary: 'text', officialMembers: 'integer', hasCommittee: 'yes-no', from: 'day', to: 'day', note: 'text',
    }),
  },
  { title: 'Nhiệm kỳ', columns: columns('terms', { body: 'text', name: 'text', from: 'day', to: 'day' }) },
  {
    title: 'Quy hoạch',
    columns: [
      ...columns('planned', { cell: 'text', term: 'text', person: 'text' }),
      ...columns('people', {
        name: 'text', born: 'day', sex: 'choice', ethnicity: 'text', position: 'text', qualification: 'text', politicalTheory: 'text', joinedOn: 'day',
      }),
      ...columns('planned', { post: 'choice', since: 'text', note: 'text' }),
    ],
  },
  { title: 'Sổ số', columns: columns('registers', { term: 'text', type: 'text', last: 'integer' }) },
];

const titleOf = ({ section, field }: Column): string => fieldLabels[section]![field]!;

const two = (digits: string): string => digits.padStart(2, '0');

/** 15/02/2024, 02/2024 and 2024 as people type them; what is already ISO, or is nothing of the kind, passes through to the schema. */
function dayText(text: string): string {
  const full = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (full) return `${full[3]}-${two(full[2]!)}-${two(full[1]!)}`;
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  return month ? `${month[2]}-${two(month[1]!)}` : text;
}

const yesNo = (text: string): unknown => ({ co: true, x: true, true: true, khong: false, false: false })[foldKey(text)] ?? text;

function choiceValue(field: string, text: string): string {
  const labels = Object.entries(choiceLabels[field] ?? {});
  return labels.find(([value, label]) => foldKey(label) === foldKey(text) || value === text)?.[0] ?? text;
}

const converters: Readonly<Record<Kind, (text: string, field: string) => unknown>> = {
  text: (text) => text,
  day: dayText,
  integer: (text) => (/^-?\d+([.,]0*)?$/.test(text) ? Number.parseInt(text, 10) : text),
  'yes-no': yesNo,
  choice: (text, field) => choiceValue(field, text),
};

/** undefined for an empty cell. */
function convert({ kind, field }: Column, cell: CellValue | undefined): unknown {
  // Days come as midnight UTC.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean' && kind === 'yes-no') return cell;
  const text = cleanText(String(cell ?? ''));
  return text === '' ? undefined : converters[kind](text, field);
}

interface SheetRow {
  readonly sheet: string;
  /** As the person sees it: the heading is row 1. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<Column['section'], RawRow>>>;
}

type Cells = readonly (CellValue | undefined)[];

function headings(plan: SheetPlan, header: Cells, row: number): (Column | undefined)[] {
  const found = header.map((title) => {
    if (title === undefined || cleanText(String(title)) === '') return undefined;
    const column = plan.columns.find((candidate) => foldKey(titleOf(candidate)) === foldKey(String(title)));
    if (!column) throw new SpreadsheetError(`Trang “${plan.title}”, dòng ${row}: không có cột nào tên “${cleanText(String(title))}”. Các cột: ${plan.columns.map(titleOf).join(', ')}.`);
    return column;
  });
  const repeated = found.find((column, index) => column && found.indexOf(column) !== index);
  if (repeated) throw new SpreadsheetError(`Trang “${plan.title}”, dòng ${row}: cột “${titleOf(repeated)}” có hai lần.`);
  return found;
}

function readRow(plan: SheetPlan, header: readonly (Column | undefined)[], cells: Cells, row: number): SheetRow[] {
  const values: Partial<Record<Column['section'], RawRow>> = {};
  const place = `Trang “${plan.title}”, dòng ${row}`;
  let filled = false;
  cells.forEach((cell, index) => {
    const column = header[index];
    if (cell instanceof CellError) throw new SpreadsheetError(`${place}, cột thứ ${index + 1}: ô báo lỗi ${cell.code}; hãy gõ lại giá trị của ô.`);
    const value = column ? convert(column, cell) : cell;
    if (value === undefined || value === '') return;
    if (!column) throw new SpreadsheetError(`${place}: có dữ liệu ở cột không có tên.`);
    filled = true;
    (values[column.section] ??= {})[column.field] = value;
  });
  return filled ? [{ sheet: plan.title, row, values }] : [];
}

function readPlan(plan: SheetPlan, sheets: readonly Sheet[]): SheetRow[] {
  const sheet = sheets.find((candidate) => foldKey(candidate.name) === foldKey(plan.title));
  if (!sheet) throw new SpreadsheetError(`Thiếu trang “${plan.title}”. Tệp cần các trang: ${plans.map(({ title }) => `“${title}”`).join(', ')}.`);
  const lost = sheet.formulas.find(({ hasValue }) => !hasValue);
  if (lost) throw new SpreadsheetError(`Trang “${plan.title}”, dòng ${lost.row}, cột thứ ${lost.column + 1}: công thức mà tệp không lưu kết quả; hãy gõ thẳng giá trị vào ô.`);
  const [first, ...rows] = sheet.rows;
  const header = headings(plan, first?.cells ?? [], first?.number ?? 1);
  return rows.flatMap(({ number, cells }) => readRow(plan, header, cells, number));
}

/** One row per planned post repeats the person: the first row of a card number makes the person, the others say the same or leave it blank. */
function people(rows: readonly SheetRow[]): { records: RawRow[]; origins: SheetRow[] } {
  const byCard = new Map<unknown, { record: RawRow; origin: SheetRow }>();
  for (const origin of rows) {
    const { person: cardNumber, note } = origin.values.planned ?? {};
    const known = byCard.get(cardNumber);
    if (known) refuseDifferent(known, origin);
    // Rows without a card number stay apart: the schema names each of them.
    else byCard.set(cardNumber ?? origin, { record: { cardNumber, ...origin.values.people, ...(note === undefined ? {} : { note }) }, origin });
  }
  return { records: [...byCard.values()].map(({ record }) => record), origins: [...byCard.values()].map(({ origin }) => origin) };
}

function refuseDifferent(known: { record: RawRow; origin: SheetRow }, { sheet, row, values }: SheetRow): void {
  const again = values.people ?? {};
  const field = Object.keys(again).find((key) => again[key] !== known.record[key]);
  if (field) {
    throw new SpreadsheetError(`Trang “${sheet}”, dòng ${row}, cột “${fieldLabels.people![field]}”: khác với dòng ${known.origin.row} của cùng số thẻ.`);
  }
}

function committee(rows: readonly SheetRow[]): RawRow {
  const [first] = rows;
  const other = rows.find((row) => row.values.committee?.id !== first?.values.committee?.id);
  if (other) throw new SpreadsheetError(`Trang “Đảng ủy”, dòng ${other.row}, cột “Mã”: một tệp chỉ nói về một Đảng ủy (dòng ${first!.row} ghi mã khác).`);
  return { ...first?.values.committee };
}

const sheetOf = (section: string): string => plans.find((plan) => plan.columns.some((column) => column.section === section))?.title ?? section;

type Path = Parameters<Locate>[0];

/** The committee itself stands in the first row of its sheet. */
const placed = ([section = '', ...rest]: Path): Path => (section === 'committee' ? [section, 0, ...rest] : [section, ...rest]);

/** A finding's path as sheet, row, column. */
function locator(origins: Readonly<Record<string, readonly SheetRow[]>>): Locate {
  return (path) => {
    const [section, index, field] = placed(path).map(String) as [string, string?, string?];
    const row = origins[section]?.[Number(index)]?.row;
    const label = field && fieldLabels[section]?.[field];
    return [`Trang “${sheetOf(section)}”`, row && `dòng ${row}`, label && `cột “${label}”`].filter(Boolean).join(', ');
  };
}

async function readSheets(bytes: Buffer): Promise<readonly Sheet[]> {
  try {
    return (await readWorkbook(bytes)).sheets;
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    throw new SpreadsheetError(`Không nhận tệp bảng tính: ${error.message.charAt(0).toLocaleLowerCase('vi')}${error.message.slice(1)}. ${error.fix}`);
  }
}

/** The workbook as the raw organisation file, and where each part of it stands. Throws SpreadsheetError. */
export async function readOrgWorkbook(bytes: Buffer): Promise<{ raw: unknown; locate: Locate }> {
  const sheets = await readSheets(bytes);
  const [head, cells, terms, planned, registers] = plans.map((plan) => readPlan(plan, sheets)) as [SheetRow[], SheetRow[], SheetRow[], SheetRow[], SheetRow[]];
  const persons = people(planned);
  const records = (rows: readonly SheetRow[], section: Section): RawRow[] => rows.map((row) => row.values[section] ?? {});
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
  return { raw, locate: locator({ committee: head, letterheads: head, cells, terms, people: persons.origins, planned, registers }) };
}
