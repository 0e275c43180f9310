import { cellPlace, type CellRange, cellRange, unescapeCellText } from '../cell-text.js';
import type { WorkbookLimits } from '../limits.js';
import { dayOfSerial } from '../serial-day.js';
import { WorkbookRefused } from '../workbook-refused.js';
import type { Package } from './open-package.js';
import { type Attributes, parseXml, type XmlHandlers } from './parse-xml.js';
import type { Book, BookSheet } from './read-book.js';

/** A cell that shows an error instead of a value: `#REF!`. */
export class CellError {
  constructor(readonly code: string) {}
}

export type CellValue = string | number | boolean | Date | CellError;

export interface SheetRow {
  /** As the person sees it, from 1. */
  readonly number: number;
  /** By position from 0; undefined (or beyond the end) is a blank cell. */
  readonly cells: readonly (CellValue | undefined)[];
  readonly hidden: boolean;
}

export interface FormulaCell {
  readonly row: number;
  readonly column: number;
  /** The value last computed is in the file and was read; the formula itself is never computed. */
  readonly hasValue: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows with a value. */
  readonly rows: readonly SheetRow[];
  readonly formulas: readonly FormulaCell[];
  readonly merges: readonly CellRange[];
}

/** What is left of the limits that count over all sheets. */
export interface Budget {
  cells: number;
  text: number;
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  /** Index of its format, as written. */
  readonly format: string | undefined;
  text: string;
  filled: boolean;
  formula: boolean;
}

type Reader = (cell: Cell, book: Book) => CellValue | undefined;

function numberOf({ text, format }: Cell, { dateFormats, dateSystem }: Book): CellValue | undefined {
  if (text.trim() === '') return undefined;
  const value = Number(text);
  // Not a number a spreadsheet writes: handed on as it stands, for the reader of the column to say so.
  if (!Number.isFinite(value)) return text;
  return dateFormats.has(Number(format ?? 0)) ? (dayOfSerial(value, dateSystem) ?? value) : value;
}

function isoDay({ text }: Cell): CellValue {
  const day = new Date(/[T ]/.test(text) && !/Z|[+-]\d\d:?\d\d$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(day.getTime()) ? text : day;
}

function sharedText({ text }: Cell, { strings }: Book): string {
  const found = strings[Number(text)];
  if (found === undefined) throw new WorkbookRefused('XML_BROKEN', 'xl/sharedStrings.xml');
  return found;
}

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['n', numberOf],
  ['s', sharedText],
  ['b', ({ text }) => text.trim() === '1' || text.trim() === 'true'],
  ['e', ({ text }) => new CellError(text)],
  ['d', isoDay],
  ['str', ({ text }) => unescapeCellText(text)],
  ['inlineStr', ({ text }) => unescapeCellText(text)],
]);

const blank = (value: CellValue | undefined): value is undefined | '' => value === undefined || value === '';

function checkPlace({ row, column }: Cell, limits: WorkbookLimits): void {
  if (row > limits.rows) throw new WorkbookRefused('TOO_MANY_ROWS', `dòng ${row}, sau dòng ${limits.rows}`);
  if (column >= limits.columns) throw new WorkbookRefused('TOO_MANY_COLUMNS', `cột thứ ${column + 1}, sau cột thứ ${limits.columns}`);
}

function spend(budget: Budget, value: CellValue, limits: WorkbookLimits): void {
  budget.cells -= 1;
  budget.text -= typeof value === 'string' ? value.length : 0;
  if (budget.cells < 0) throw new WorkbookRefused('TOO_MANY_CELLS', limits.cells);
  if (budget.text < 0) throw new WorkbookRefused('TEXT_TOO_MUCH');
}

interface Reading {
  readonly rows: SheetRow[];
  readonly formulas: FormulaCell[];
  readonly merges: CellRange[];
}

interface OpenRow {
  readonly number: number;
  readonly cells: (CellValue | undefined)[];
  readonly hidden: boolean;
}

/** Cells as they come; a row or cell without its reference stands after the one before. */
function collector(part: string, book: Book, { limits, budget }: { limits: WorkbookLimits; budget: Budget }): XmlHandlers & { readonly reading: Reading } {
  const reading: Reading = { rows: [], formulas: [], merges: [] };
  let row: OpenRow = { number: 0, cells: [], hidden: false };
  let lastColumn = -1;
  let cell: Cell | undefined;
  let reads = false;
  let phonetic = 0;

  const broken = (): never => { throw new WorkbookRefused('XML_BROKEN', part); };

  function openRow({ r, hidden }: Attributes): void {
    const number = r === undefined ? row.number + 1 : Number(r);
    if (!Number.isInteger(number) || number <= row.number) broken();
    row = { number, cells: [], hidden: hidden === '1' || hidden === 'true' };
    lastColumn = -1;
  }

  function openCell({ r, t = 'n', s }: Attributes): void {
    const place = r === undefined ? { row: row.number, column: lastColumn + 1 } : cellPlace(r);
    if (!place || place.row !== row.number || place.column <= lastColumn) return broken();
    lastColumn = place.column;
    cell = { row: place.row, column: place.column, type: t, format: s, text: '', filled: false, formula: false };
  }

  function closeCell(): void {
    if (!cell) return;
    const value = cell.filled ? (readers.get(cell.type) ?? broken)(cell, book) : undefined;
    if (cell.formula) reading.formulas.push({ row: cell.row, column: cell.column, hasValue: cell.filled });
    if (!blank(value)) {
      checkPlace(cell, limits);
      spend(budget, value, limits);
      while (row.cells.length < cell.column) row.cells.push(undefined);
      row.cells.push(value);
    }
    cell = undefined;
  }

  function openMerge({ ref = '' }: Attributes): void {
    const range = cellRange(ref);
    if (range && reading.merges.length < 10_000) reading.merges.push(range);
  }

  // Maps, not objects: an element may be called __proto__.
  const openers: ReadonlyMap<string, (attributes: Attributes) => void> = new Map<string, (attributes: Attributes) => void>([
    ['row', openRow],
    ['c', openCell],
    ['v', () => { reads = cell !== undefined && cell.type !== 'inlineStr'; if (cell) cell.filled = true; }],
    ['t', () => { reads = cell?.type === 'inlineStr' && phonetic === 0; if (cell) cell.filled = true; }],
    ['rPh', () => { phonetic += 1; }],
    ['f', () => { if (cell) cell.formula = true; }],
    ['mergeCell', openMerge],
  ]);
  const closers: ReadonlyMap<string, () => void> = new Map([
    ['v', () => { reads = false; }],
    ['t', () => { reads = false; }],
    ['rPh', () => { phonetic -= 1; }],
    ['c', closeCell],
    ['row', () => { if (row.cells.length > 0) reading.rows.push(row); }],
  ]);
  return {
    reading,
    open: (name, attributes) => openers.get(name)?.(attributes),
    close: (name) => closers.get(name)?.(),
    text: (text) => {
      if (!reads || !cell) return;
      cell.text += text;
      if (cell.text.length > limits.cellText) throw new WorkbookRefused('TEXT_TOO_LONG', limits.cellText);
    },
  };
}

/** Cells of one sheet, as it is inflated; nothing is made for cells and rows that hold no value. Throws WorkbookRefused. */
export async function readSheet(source: Package, book: Book, sheet: BookSheet, allowance: { limits: WorkbookLimits; budget: Budget }): Promise<Sheet> {
  const { reading, ...handlers } = collector(sheet.part, book, allowance);
  await parseXml(sheet.part, source.stream(sheet.part), handlers);
  return { name: sheet.name, hidden: sheet.state !== 'visible', ...reading };
}
