import { Refused } from '#libs/decider';
import {
  checkStamp,
  readTables,
  readWorkbook,
  type SheetFinding,
  type TableForm,
  type TableSheet,
  type Workbook,
  workbookLimits,
  WorkbookRefused,
  type WorkbookStamp,
} from '#libs/documents';
import {
  type Column,
  type Finding,
  type Form,
  matchHeaders,
  type RawRow,
  sheetForm,
  tableOf,
  tableOfSheet,
} from '#libs/forms';
import { type FileUpload } from '#libs/platform';
import { type DraftCell, type DraftFields, type DraftRows } from '../draft/draft-content.js';
import { ofField, partsRead, type PartsRead } from './sheet-places.js';

/** Turns codes of the reader into codes of a file: 422, or 413 for its size. */
export function refusedFile(error: unknown): unknown {
  if (!(error instanceof WorkbookRefused)) return error;
  const { code, message, fix } = error;
  return new Refused(code.startsWith('FILE_') ? code : `FILE_${code}`, `${message}. ${fix}`);
}

/**
 * Reads the whole file into memory, because it is small and its reader needs all of it. Errors:
 * `Refused` FILE_EMPTY, FILE_TOO_LARGE.
 */
export async function wholeFile(upload: FileUpload | undefined): Promise<Buffer> {
  const limit = workbookLimits.fileBytes;
  const tooLarge = () => refusedFile(new WorkbookRefused('FILE_TOO_LARGE', limit >> 20));
  if (!upload) throw refusedFile(new WorkbookRefused('FILE_EMPTY'));
  if ((upload.announced ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of upload.stream) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tableForm(form: Form): TableForm {
  return {
    tables: form.tables.map(({ key, title, columns }) => ({
      key,
      title,
      helps: columns.map(({ help }) => help),
    })),
    tableOf: (name) => tableOfSheet(form, name)?.key,
    match: (table, headings) => matchHeaders(tableOf(form, table), headings),
  };
}

const notTaken = new Set(['WORKBOOK_OTHER_CELL', 'WORKBOOK_OTHER_DIRECTIVE']);
const sameForm = (a: string, b: string): boolean => a.split('#')[0] === b.split('#')[0];

/**
 * A workbook of another cell or another letter is refused as a whole. One of an older list or round
 * is taken over, with a finding that says so.
 */
function stampFindings(stamp: WorkbookStamp | null, expected: WorkbookStamp): SheetFinding[] {
  return checkStamp(stamp, expected)
    .slice(0, 1)
    .map((found) => {
      if (notTaken.has(found.rule))
        throw new Refused(`FILE_${found.rule}`, `${found.message}. ${found.fix}`);
      // Whoever mends a returned report mends the file at hand, and the rules compare its lists
      // with those of today.
      if (found.rule === 'WORKBOOK_OLD_ROUND')
        return {
          ...found,
          severity: 'warning',
          fix: 'Kiểm tra lại nội dung: tệp được tải về cho lần nộp trước.',
        };
      if (found.rule !== 'WORKBOOK_OTHER_FORM' || !sameForm(expected.form, stamp?.form ?? ''))
        return found;
      return {
        ...found,
        id: 'WORKBOOK_OLD_LIST',
        rule: 'WORKBOOK_OLD_LIST',
        message: 'Danh sách được phê duyệt đã thay đổi sau khi bảng tính này được tải về',
      };
    });
}

export interface WorkbookReading extends Omit<PartsRead, 'found'> {
  readonly workbook: Workbook;
  readonly tables: ReadonlyMap<string, TableSheet>;
  /** Findings about the workbook, its sheets and headings. */
  readonly findings: readonly Finding[];
}

/**
 * Half of the columns of one table must be ours. A list of salaries may have names too, and a sheet
 * that is called like one of ours.
 */
function isOurs(form: Form, tables: ReadonlyMap<string, TableSheet>): boolean {
  return form.tables.some(
    ({ key, columns }) => (tables.get(key)?.columns.size ?? 0) * 2 >= columns.length,
  );
}

/**
 * Errors: `Refused` FILE_…, which says why the file cannot be read as a whole, whose it is, or that
 * it is something else altogether.
 */
export async function readUpload(
  bytes: Buffer,
  form: Form,
  expected: WorkbookStamp,
): Promise<WorkbookReading> {
  const workbook = await readWorkbook(bytes).catch((error: unknown) => {
    throw refusedFile(error);
  });
  const stamped = stampFindings(workbook.stamp, expected);
  const sheets = sheetForm(form);
  const { tables, findings } = readTables<Finding>(workbook, tableForm(sheets));
  if (!isOurs(sheets, tables)) {
    throw new Refused(
      'FILE_NOT_THIS_WORKBOOK',
      'Tệp này không có trang và tiêu đề nào của mẫu nên không được nhận; bản nháp vẫn như ' +
        'cũ. Hãy chọn đúng bảng tính đã tải về từ hệ thống.',
    );
  }
  const { rows, ...own } = partsRead(form, tables);
  const long = form.tables.find(({ key, maxRows }) => (rows[key]?.length ?? 0) > maxRows);
  if (long)
    throw new Refused(
      'FILE_TOO_MANY_ROWS',
      `Bảng “${long.title}” có ${rows[long.key]!.length} dòng, nhiều hơn ${long.maxRows}. ` +
        'Hãy xóa các dòng thừa rồi tải lên lại.',
    );
  return {
    workbook,
    tables,
    rows,
    fields: own.fields,
    fieldRows: own.fieldRows,
    findings: [...stamped, ...findings.map((found) => ofField(found, own.fieldRows)), ...own.found],
  };
}

const days1904 = 1462;
const isDay = ({ type }: Column): boolean => type === 'date' || type === 'partial-date';
const isYear = (value: number): boolean =>
  Number.isInteger(value) && value >= 1900 && value <= 2100;

function dayText(day: Date, column: Column): string {
  if (Number.isNaN(day.getTime())) return '';
  // Spreadsheets store midnights, and a rounding error sometimes puts them just before.
  const iso = new Date(Math.round(day.getTime() / 1000) * 1000).toISOString().slice(0, 10);
  return isDay(column) ? iso : iso.split('-').reverse().join('/');
}

function dayNumber(value: number, column: Column): number {
  return isDay(column) && !(column.type === 'partial-date' && isYear(value))
    ? value + days1904
    : value;
}

/**
 * A cell as a draft keeps it: plain, and in the one day system of drafts. Characters that the
 * database cannot store become U+FFFD.
 */
function draftCell(value: unknown, column: Column, system: Workbook['dateSystem']): DraftCell {
  if (typeof value === 'string')
    return value.normalize('NFC').replaceAll(/\0|\p{Surrogate}/gu, '\uFFFD');
  if (typeof value === 'number') return system === '1904' ? dayNumber(value, column) : value;
  if (value instanceof Date) return dayText(value, column);
  return typeof value === 'boolean' ? value : null;
}

export interface ReadDraft {
  readonly fields: DraftFields;
  readonly tables: DraftRows;
  /** Row of the draft (from 0) by table and row of the sheet. */
  readonly places: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** What was read, as the cells of a draft. Blank rows and blank cells are left out. */
export function draftRows({ rows, fields, workbook }: WorkbookReading, form: Form): ReadDraft {
  const places = new Map<string, Map<number, number>>();
  const tables: [string, Record<string, DraftCell>[]][] = [];
  for (const table of form.tables.filter(({ key }) => rows[key])) {
    const columns = new Map(table.columns.map((column) => [column.key, column]));
    const place = new Map<number, number>();
    const kept: Record<string, DraftCell>[] = [];
    for (const { number, cells } of rows[table.key] ?? []) {
      const row = draftRow(cells, columns, workbook.dateSystem);
      if (Object.keys(row).length > 0) place.set(number, kept.push(row) - 1);
    }
    places.set(table.key, place);
    tables.push([table.key, kept]);
  }
  const own = new Map(form.fields.map((field) => [field.key, field]));
  return {
    fields: draftRow(fields, own, workbook.dateSystem),
    tables: Object.fromEntries(tables),
    places,
  };
}

function draftRow(
  cells: RawRow['cells'],
  columns: ReadonlyMap<string, Column>,
  system: Workbook['dateSystem'],
): Record<string, DraftCell> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([key, value]) => {
      const column = columns.get(key);
      const cell =
        column && value !== null && value !== undefined ? draftCell(value, column, system) : null;
      return cell === null ? [] : [[key, cell]];
    }),
  );
}
