import { columnLetters } from '../cell-text.js';
import { stampRows, stampSheet, type WorkbookStamp } from '../stamp.js';
import { printWidths } from './print-widths.js';
import type { SheetSpec, SpecCell, SpecRow, SpecValidation, SpecValue } from './sheet-spec.js';
import type { CellStyle } from './styles.js';
import { sheetReference, writeBook } from './write-book.js';

/** One column of a form; the forms library's `sheetLayouts` gives these. */
export interface FormColumn {
  readonly key: string;
  readonly header: string;
  /** Characters. */
  readonly width: number;
  readonly format: 'text' | 'date' | 'integer' | 'number';
  /** Drop-down; empty: none. */
  readonly list: readonly string[];
  readonly required: boolean;
  readonly locked: boolean;
  /** Note on the heading; empty: none. */
  readonly comment: string;
  /** A number or code: no line of it ends inside. */
  readonly unbroken?: boolean;
}

export interface FormSheet {
  readonly table: string;
  readonly name: string;
  readonly title: string;
  readonly columns: readonly FormColumn[];
  readonly maxRows: number;
}

/** Cells in column order; days as ISO text in columns of format `date`. */
export type FormCells = readonly (string | number | null)[];

export interface WorkbookOptions {
  readonly stamp: WorkbookStamp;
  /**
   * As the person knows it: "Chi bộ Hành chính - Tổ chức · Công văn số 241-CV/ĐU, ngày 12/01/2024".
   */
  readonly subject: string;
}

export const formHeaderRow = 4;
const firstRow = formHeaderRow + 2;
const formats: Record<FormColumn['format'], string> = {
  text: '@',
  date: 'dd/mm/yyyy',
  integer: '0',
  number: 'General',
};
const aligned: Record<FormColumn['format'], CellStyle['align']> = {
  text: 'left',
  date: 'center',
  integer: 'center',
  number: 'center',
};

const title: CellStyle = { size: 14, bold: true };
const note: CellStyle = { size: 11, italic: true };
const head: CellStyle = { bold: true, border: true, align: 'center', wrap: true, fill: 'D9E1F2' };
const asked: CellStyle = { ...head, fill: 'FCE4D6' };
const numbers: CellStyle = {
  italic: true,
  size: 11,
  border: true,
  align: 'center',
  fill: 'F2F2F2',
};
const plain = (value: SpecValue, style: CellStyle): SpecCell => ({ value, style });

const guide =
  'Cột có dấu * là bắt buộc. Cột nền xám do hệ thống ghi. Điền từ dòng dưới hàng số cột; ' +
  'không đổi tên, không xóa cột và trang.';

/**
 * Of a cell with a value and of the empty ones below it: lines are drawn only where something
 * stands.
 */
function columnStyles({ format, locked }: FormColumn): { filled: CellStyle; blank: CellStyle } {
  const blank: CellStyle = {
    format: formats[format],
    align: aligned[format],
    vertical: 'top',
    wrap: true,
    locked,
    ...(locked ? { fill: 'EDEDED' } : {}),
  };
  return { filled: { ...blank, border: true }, blank };
}

function dataRows(
  sheet: FormSheet,
  rows: readonly FormCells[],
  styles: readonly CellStyle[],
): SpecRow[] {
  const valueOf = (value: string | number | null, { format }: FormColumn): SpecValue =>
    format === 'date' && typeof value === 'string' ? { day: value } : value;
  return rows.map((cells) => ({
    cells: sheet.columns.map((column, position) =>
      plain(valueOf(cells[position] ?? null, column), styles[position] ?? {}),
    ),
  }));
}

interface ListPlace {
  readonly reference: string;
  readonly values: readonly string[];
}

/**
 * Every different drop-down once, a column each in the hidden sheet, beside the stamp: a list in
 * the rule itself ends at 255 characters.
 */
function listPlaces(sheets: readonly FormSheet[]): Map<string, ListPlace> {
  const places = new Map<string, ListPlace>();
  for (const { list } of sheets.flatMap(({ columns }) => columns)) {
    if (list.length === 0 || places.has(list.join('\n'))) continue;
    const letters = columnLetters(3 + places.size);
    places.set(list.join('\n'), {
      reference: `${sheetReference(stampSheet)}!$${letters}$1:$${letters}$${list.length}`,
      values: list,
    });
  }
  return places;
}

function hiddenSheet(stamp: WorkbookStamp, places: ReadonlyMap<string, ListPlace>): SheetSpec {
  const style: CellStyle = { format: '@' };
  const stamped = stampRows(stamp);
  const lists = [...places.values()].map(({ values }) => values);
  const length = Math.max(stamped.length, ...lists.map((values) => values.length));
  const row = (index: number): SpecRow => {
    const texts = [
      stamped[index]?.[0],
      stamped[index]?.[1],
      undefined,
      ...lists.map((values) => values[index]),
    ];
    return { cells: texts.map((text) => (text === undefined ? null : plain(text, style))) };
  };
  return {
    name: stampSheet,
    state: 'veryHidden',
    columns: [{ width: 12 }],
    rows: Array.from({ length }, (_row, index) => row(index)),
    protect: true,
  };
}

function validation(
  { format, list }: FormColumn,
  range: string,
  places: ReadonlyMap<string, ListPlace>,
): SpecValidation[] {
  const place = places.get(list.join('\n'));
  if (place)
    return [
      {
        range,
        rule: { list: place.reference },
        message: 'Chọn một giá trị trong danh sách của ô.',
      },
    ];
  if (format === 'date')
    return [{ range, rule: 'day', message: 'Ghi ngày/tháng/năm, ví dụ 15/03/2024.' }];
  return format === 'integer'
    ? [{ range, rule: 'whole', message: 'Ghi một số nguyên, không có dấu chấm, dấu phẩy.' }]
    : [];
}

/** What each column must have room for: its heading first, then what it may hold. */
function widthsOf({ columns }: FormSheet, rows: readonly FormCells[]): number[] {
  return printWidths(
    columns.map(({ header, width, list, format, unbroken }, position) => ({
      width,
      texts: [
        header,
        ...list,
        ...(format === 'date' || header.startsWith('Ngày') ? ['00/00/0000'] : []),
        ...(unbroken ? ['000000000000'] : []),
        ...rows.map((cells) => String(cells[position] ?? '')),
      ],
    })),
  );
}

/**
 * One text across the sheet; the empty cells beside it are locked, which those of their columns are
 * not.
 */
const banner = (text: string, style: CellStyle, width: number): SpecCell[] =>
  Array.from({ length: width }, (_cell, position) => plain(position === 0 ? text : null, style));

function formSheet(
  sheet: FormSheet,
  rows: readonly FormCells[],
  { subject, places }: { subject: string; places: ReadonlyMap<string, ListPlace> },
): SheetSpec {
  const { columns, maxRows } = sheet;
  const styles = columns.map(columnStyles);
  const widths = widthsOf(sheet, rows);
  const range = (position: number): string =>
    `${columnLetters(position)}${firstRow}:${columnLetters(position)}${firstRow + maxRows - 1}`;
  return {
    name: sheet.name,
    columns: columns.map((_column, position) => ({
      width: widths[position]!,
      style: styles[position]?.blank ?? {},
    })),
    rows: [
      { height: 24, cells: banner(sheet.title, title, columns.length) },
      { cells: banner(subject, note, columns.length) },
      { cells: banner(guide, note, columns.length) },
      { cells: columns.map(({ header, required }) => plain(header, required ? asked : head)) },
      { cells: columns.map((_column, position) => plain(position + 1, numbers)) },
      ...dataRows(
        sheet,
        rows,
        styles.map(({ filled }) => filled),
      ),
    ],
    frozen: { rows: formHeaderRow + 1, columns: columns.length > 8 ? 3 : 0 },
    validations: columns.flatMap((column, position) => validation(column, range(position), places)),
    protect: true,
    comments: columns.flatMap(({ comment }, position) =>
      comment === '' ? [] : [{ cell: `${columnLetters(position)}${formHeaderRow}`, text: comment }],
    ),
    print: {
      landscape: true,
      repeat: [formHeaderRow, formHeaderRow + 1],
      margins: { top: 20, bottom: 15, left: 10, right: 10, header: 10 },
      numberSize: 14,
    },
  };
}

/**
 * The cell's own workbook: a sheet per table with what is known filled in, drop-downs, locked
 * headings and system columns, and the stamp by which an upload is known to belong to this
 * directive, cell, round and form.
 */
export function writeWorkbook(
  sheets: readonly FormSheet[],
  rows: Readonly<Record<string, readonly FormCells[]>>,
  { stamp, subject }: WorkbookOptions,
): Buffer {
  const places = listPlaces(sheets);
  const filled = sheets.map((sheet) =>
    formSheet(sheet, rows[sheet.table] ?? [], { subject, places }),
  );
  return writeBook({
    title: subject,
    font: 'Times New Roman',
    size: 12,
    sheets: [...filled, hiddenSheet(stamp, places)],
  });
}
