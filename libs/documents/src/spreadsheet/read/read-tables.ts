import { columnLetters } from '../cell-text.js';
import { findingOf, type SheetFinding } from '../sheet-finding.js';
import { CellError } from './cell-value.js';
import { lookFindings } from './look-findings.js';
import type { Sheet, SheetRow } from './read-sheet.js';
import type { Workbook } from './read-workbook.js';

/**
 * How a form knows its sheets and columns; the forms library's `tableOfSheet` and `matchHeaders`
 * fit.
 */
export interface TableForm {
  /** `helps`: the notes that its headings carry in a workbook of ours. */
  readonly tables: readonly {
    readonly key: string;
    readonly title: string;
    readonly helps?: readonly string[];
  }[];
  /** Table key a sheet's name means. */
  readonly tableOf: (sheetName: string) => string | undefined;
  readonly match: (
    table: string,
    headings: readonly unknown[],
  ) => { readonly columns: ReadonlyMap<number, string>; readonly findings: readonly unknown[] };
}

/** A row before its cells are read by their columns. */
export interface RawTableRow {
  readonly number: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

export interface TableSheet {
  readonly table: string;
  readonly sheet: string;
  /** Row of the headings. */
  readonly headerRow: number;
  /** Column key by position from 0. */
  readonly columns: ReadonlyMap<number, string>;
  readonly rows: readonly RawTableRow[];
}

export interface TablesReading<Found> {
  readonly tables: ReadonlyMap<string, TableSheet>;
  /** Of the sheets, and of the headings as `match` gave them. */
  readonly findings: readonly (SheetFinding | Found)[];
}

const headerSearch = 20;
const shownAtMost = 5_000;

/** Headings by position; gaps are null. */
const headingsOf = ({ cells }: SheetRow): unknown[] => cells.map((value) => value ?? null);

/** `1 2 3 …` under the headings, as the official forms have it. */
function isColumnNumbers({ cells }: SheetRow): boolean {
  const numbers = cells
    .filter((value) => value !== undefined)
    .map((value) => Number(String(value).replace(/^\((\d+)\)$/, '$1')));
  return numbers.length > 1 && numbers.every((number, index) => number === index + 1);
}

type Place = Omit<TableSheet, 'rows'>;

/** Findings about cells of one sheet, each with its column key. */
function formulaFindings(
  { formulas }: Sheet,
  { table, headerRow, columns }: Place,
): SheetFinding[] {
  const within = formulas
    .filter(({ row, column, isError }) => !isError && row > headerRow && columns.has(column))
    .slice(0, shownAtMost);
  return within.map(({ row, column, hasValue }) => {
    const place = { table, row, column: columns.get(column) };
    if (!hasValue)
      return findingOf({
        ...place,
        rule: 'FORMULA_EMPTY',
        severity: 'error',
        message: 'Ô có công thức mà tệp không lưu kết quả',
        fix: 'Gõ thẳng giá trị vào ô, không dùng công thức.',
      });
    return findingOf({
      ...place,
      rule: 'FORMULA_VALUE',
      severity: 'warning',
      message: 'Ô có công thức; hệ thống lấy giá trị đang hiển thị',
      fix: 'Kiểm tra giá trị; nên chép rồi dán dạng giá trị (Paste Values).',
    });
  });
}

function mergeFindings({ merges }: Sheet, { table, headerRow, columns }: Place): SheetFinding[] {
  const fix = 'Chọn vùng ô, bỏ gộp (Merge & Center → Unmerge), rồi ghi đủ từng ô.';
  const draft = { table, severity: 'error', fix } as const;
  const touching = merges.filter(
    ({ first, last }) =>
      last.row >= headerRow &&
      [...columns.keys()].some((position) => position >= first.column && position <= last.column),
  );
  return touching.slice(0, shownAtMost).flatMap(({ first, last }) => {
    const area = `${columnLetters(first.column)}${first.row}:${columnLetters(last.column)}${last.row}`;
    if (first.row > headerRow)
      return [
        findingOf({
          ...draft,
          rule: 'CELLS_MERGED',
          row: first.row,
          column: columns.get(first.column),
          measured: area,
          message: `Các ô ${area} bị gộp`,
        }),
      ];
    return first.column === last.column
      ? []
      : [
          findingOf({
            ...draft,
            rule: 'HEADER_MERGED',
            row: headerRow,
            column: columns.get(first.column),
            message: `Ô tiêu đề ${area} bị gộp`,
          }),
        ];
  });
}

function hiddenColumns(
  { hiddenColumns: positions }: Sheet,
  { table, headerRow, columns }: Place,
): SheetFinding[] {
  const letters = positions.filter((position) => columns.has(position)).map(columnLetters);
  if (letters.length === 0) return [];
  return [
    findingOf({
      table,
      row: headerRow,
      column: columns.get(positions.find((position) => columns.has(position))!),
      rule: 'COLUMNS_HIDDEN',
      severity: 'warning',
      measured: letters.join(' '),
      message: `Cột ${letters.join(', ')} bị ẩn nhưng vẫn được đọc`,
      fix: 'Bỏ ẩn (Unhide) rồi kiểm tra lại nội dung của cột.',
    }),
  ];
}

/** What stands beside the form, under no heading: a total, a note, a slip of the hand. */
function strayCells(
  { name }: Sheet,
  rows: readonly SheetRow[],
  { table, columns }: Place,
  headed: ReadonlySet<number>,
): SheetFinding[] {
  const stray = rows.flatMap(({ number, cells }) =>
    cells.flatMap((value, position) =>
      value === undefined ||
      columns.has(position) ||
      headed.has(position) ||
      String(value).trim() === ''
        ? []
        : [`${columnLetters(position)}${number}`],
    ),
  );
  if (stray.length === 0) return [];
  const more = stray.length > 1 ? ` và ${stray.length - 1} ô khác` : '';
  return [
    findingOf({
      table,
      rule: 'CELLS_OUTSIDE',
      severity: 'warning',
      measured: `${stray[0]} ${stray.length}`,
      message: `Ô ${stray[0]}${more} của trang “${name}” nằm ngoài các cột của mẫu và bị bỏ qua`,
      fix: 'Nội dung cần nộp phải nằm dưới đúng tiêu đề; nội dung thừa thì xóa.',
    }),
  ];
}

function hiddenFindings(
  { name, hidden }: Sheet,
  rows: readonly SheetRow[],
  { table }: Place,
): SheetFinding[] {
  const fix = 'Bỏ ẩn (Unhide), bỏ lọc, rồi kiểm tra lại; dòng không cần thì xóa hẳn.';
  const numbers = rows.filter((row) => row.hidden).map(({ number }) => number);
  const [first] = numbers;
  return [
    ...(hidden
      ? [
          findingOf({
            table,
            rule: 'SHEET_HIDDEN',
            severity: 'warning',
            message: `Trang “${name}” bị ẩn nhưng vẫn được đọc`,
            fix,
          }),
        ]
      : []),
    ...(first === undefined
      ? []
      : [
          findingOf({
            table,
            row: first,
            rule: 'ROWS_HIDDEN',
            severity: 'warning',
            measured: `${first} ${numbers.length}`,
            message: `Có ${numbers.length} dòng bị ẩn (từ dòng ${first}) nhưng vẫn được đọc`,
            fix,
          }),
        ]),
  ];
}

const errorText = ({ code }: CellError): string => (/^#/.test(code) ? code : '#ERROR!');

function rawRow(
  { number, cells }: SheetRow,
  columns: readonly (readonly [number, string])[],
): RawTableRow {
  const values: Record<string, unknown> = {};
  for (const [position, key] of columns) {
    const value = cells[position] ?? null;
    // Its code is what a draft keeps; every reader of cells knows it for an error.
    values[key] = value instanceof CellError ? errorText(value) : value;
  }
  return { number, cells: values };
}

/** The row of the first twenty that names most columns is the heading, whatever stands above it. */
function findHeader<Found>(
  sheet: Sheet,
  match: (headings: readonly unknown[]) => {
    columns: ReadonlyMap<number, string>;
    findings: readonly Found[];
  },
) {
  const candidates = sheet.rows
    .filter(({ number }) => number <= headerSearch)
    .map((row) => ({ row: row.number, match: match(headingsOf(row)) }));
  const most = Math.max(0, ...candidates.map((candidate) => candidate.match.columns.size));
  return (
    candidates.find((candidate) => candidate.match.columns.size === most) ?? {
      row: 1,
      match: match([]),
    }
  );
}

type Read<Found> = {
  readonly table: TableSheet;
  readonly findings: readonly (SheetFinding | Found)[];
};

function readOne<Found>(sheet: Sheet, table: string, form: TableForm): Read<Found> {
  const header = findHeader(
    sheet,
    (headings) =>
      form.match(table, headings) as {
        columns: ReadonlyMap<number, string>;
        findings: readonly Found[];
      },
  );
  const place: Place = {
    table,
    sheet: sheet.name,
    headerRow: header.row,
    columns: header.match.columns,
  };
  const below = sheet.rows.filter(({ number }) => number > header.row);
  const rows = below[0] && isColumnNumbers(below[0]) ? below.slice(1) : below;
  const headed = new Set(
    (sheet.rows.find(({ number }) => number === header.row)?.cells ?? []).flatMap(
      (value, position) => (value === undefined ? [] : [position]),
    ),
  );
  const findings = [
    ...header.match.findings,
    ...mergeFindings(sheet, place),
    ...formulaFindings(sheet, place),
    ...hiddenColumns(sheet, place),
    ...hiddenFindings(sheet, rows, place),
    ...strayCells(sheet, rows, place, headed),
    ...lookFindings(sheet, rows, {
      ...place,
      helps: form.tables.find(({ key }) => key === table)?.helps ?? [],
    }),
  ];
  const columns = [...place.columns];
  return { table: { ...place, rows: rows.map((row) => rawRow(row, columns)) }, findings };
}

function strangeSheet({ name, rows, hidden }: Sheet): SheetFinding[] {
  if (hidden || rows.length === 0) return [];
  return [
    findingOf({
      rule: 'SHEET_UNKNOWN',
      severity: 'warning',
      measured: name,
      message: `Trang “${name}” không thuộc mẫu và bị bỏ qua`,
      fix: 'Nội dung cần nộp phải nằm trong các trang của mẫu.',
    }),
  ];
}

const isError = (found: unknown): boolean => (found as { severity?: unknown }).severity === 'error';

/** A sheet that has all columns of a table under another name; of several the one with most. */
function likelySheet<Found>(
  strange: readonly Sheet[],
  table: string,
  form: TableForm,
): { readonly sheet: Sheet; readonly read: Read<Found> } | undefined {
  const likely = strange
    .filter(({ rows }) => rows.length > 0)
    .flatMap((sheet) => {
      const { match } = findHeader(sheet, (headings) => form.match(table, headings));
      return match.columns.size >= 3 && !match.findings.some(isError)
        ? [{ sheet, size: match.columns.size }]
        : [];
    })
    .sort((a, b) => b.size - a.size);
  const [best] = likely;
  return best && { sheet: best.sheet, read: readOne<Found>(best.sheet, table, form) };
}

function missingSheet(
  { key, title }: TableForm['tables'][number],
  likely: Sheet | undefined,
): SheetFinding {
  const common = { table: key, rule: 'SHEET_MISSING', severity: 'error' } as const;
  if (!likely)
    return findingOf({
      ...common,
      message: `Không thấy trang “${title}”`,
      fix: 'Tải lại mẫu và điền vào đúng trang; không xóa, không đổi tên trang.',
    });
  return findingOf({
    ...common,
    message:
      `Không thấy trang “${title}”; trang “${likely.name}” có các cột của trang này nên được ` +
      'đọc thay',
    fix: `Đổi tên trang “${likely.name}” lại thành “${title}” rồi tải lên lại.`,
  });
}

/**
 * The sheets of a form as raw rows, whatever their order, with what is odd about them. Cells are
 * read by the forms library.
 */
export function readTables<Found = never>(
  { sheets }: Workbook,
  form: TableForm,
): TablesReading<Found> {
  const tables = new Map<string, TableSheet>();
  const findings: (SheetFinding | Found)[] = [];
  const strange: Sheet[] = [];
  const take = (table: string, read: Read<Found>): void => {
    tables.set(table, read.table);
    for (const found of read.findings) findings.push(found);
  };
  for (const sheet of sheets) {
    const table = form.tableOf(sheet.name);
    if (table === undefined) strange.push(sheet);
    else if (tables.has(table)) {
      findings.push(
        findingOf({
          table,
          rule: 'SHEET_REPEATED',
          severity: 'error',
          measured: sheet.name,
          message: `Có hai trang cho cùng một bảng: “${tables.get(table)?.sheet}” và “${sheet.name}”`,
          fix: 'Gộp nội dung vào một trang và xóa trang kia.',
        }),
      );
    } else take(table, readOne<Found>(sheet, table, form));
  }
  const used = new Set<Sheet>();
  const absent = form.tables
    .filter(({ key }) => !tables.has(key))
    .flatMap((table) => {
      const likely = likelySheet<Found>(
        strange.filter((sheet) => !used.has(sheet)),
        table.key,
        form,
      );
      if (likely) {
        used.add(likely.sheet);
        take(table.key, likely.read);
      }
      return [missingSheet(table, likely?.sheet)];
    });
  return {
    tables,
    findings: [
      ...strange.filter((sheet) => !used.has(sheet)).flatMap(strangeSheet),
      ...findings,
      ...absent,
    ],
  };
}
