import { cellPlace, type CellRange, cellRange, columnLetters } from '../cell-text.js';
import type { WorkbookLimits } from '../limits.js';
import { WorkbookRefused } from '../workbook-refused.js';
import { type CellInk, type CellSign, inkAt, signOf } from './cell-signs.js';
import { CellError, type CellValue } from './cell-value.js';
import type { Attributes, XmlHandlers } from './parse-xml.js';
import type { Book } from './read-book.js';
import { type Cell, readers } from './read-cell.js';
import { richText } from './rich-text.js';
import type { FormulaCell, SheetRow } from './sheet.js';

/** What is left of the limits that count over all sheets. */
export interface Budget {
  cells: number;
  text: number;
}

const blank = (value: CellValue | undefined): value is undefined | '' =>
  value === undefined || value === '';

/** As a person finds it: ô DA300 của trang “Phụ lục 1”. */
const placeOf = ({ row, column }: Cell, sheet: string): string =>
  `ô ${columnLetters(column)}${row} của trang “${sheet}”`;

function checkPlace(cell: Cell, sheet: string, limits: WorkbookLimits): void {
  if (cell.row > limits.rows)
    throw new WorkbookRefused('TOO_MANY_ROWS', `${placeOf(cell, sheet)}, sau dòng ${limits.rows}`);
  if (cell.column >= limits.columns)
    throw new WorkbookRefused(
      'TOO_MANY_COLUMNS',
      `${placeOf(cell, sheet)}, sau cột ${columnLetters(limits.columns - 1)}`,
    );
}

/** By order, or drawn together until nothing of it is seen. */
const isHidden = (hidden: string | undefined, size: string | undefined): boolean =>
  hidden === '1' || hidden === 'true' || (size !== undefined && Number(size) === 0);

const signsAtMost = 20_000;
const inksAtMost = 200_000;

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
  readonly signs: CellSign[];
  readonly inks: CellInk[];
  readonly hiddenColumns: number[];
}

interface OpenRow {
  readonly number: number;
  readonly cells: (CellValue | undefined)[];
  readonly hidden: boolean;
}

/** Cells as they come; a row or cell without its reference stands after the one before. */
export function collector(
  sheet: string,
  book: Book,
  { limits, budget }: { limits: WorkbookLimits; budget: Budget },
): XmlHandlers & { readonly reading: Reading } {
  const reading: Reading = {
    rows: [],
    formulas: [],
    merges: [],
    signs: [],
    inks: [],
    hiddenColumns: [],
  };
  let row: OpenRow = { number: 0, cells: [], hidden: false };
  let lastColumn = -1;
  let cell: Cell | undefined;
  let reads = false;
  const rich = richText(checkLength);

  const broken = (): never => {
    throw new WorkbookRefused('XML_BROKEN', `trang “${sheet}”`);
  };

  function checkLength(length: number): void {
    if (length > limits.cellText && cell)
      throw new WorkbookRefused(
        'TEXT_TOO_LONG',
        `${limits.cellText} ký tự: ${placeOf(cell, sheet)}`,
      );
  }

  function openRow({ r, hidden, ht }: Attributes): void {
    const number = r === undefined ? row.number + 1 : Number(r);
    if (!Number.isInteger(number) || number <= row.number) broken();
    row = { number, cells: [], hidden: isHidden(hidden, ht) };
    lastColumn = -1;
  }

  function openCell({ r, t = 'n', s }: Attributes): void {
    const place = r === undefined ? { row: row.number, column: lastColumn + 1 } : cellPlace(r);
    if (!place || place.row !== row.number || place.column <= lastColumn) return broken();
    lastColumn = place.column;
    cell = {
      row: place.row,
      column: place.column,
      type: t,
      format: s,
      text: '',
      filled: false,
      formula: false,
    };
    rich.take();
  }

  function takeInline(): void {
    if (cell?.type === 'inlineStr') Object.assign(cell, rich.take());
  }

  function closeCell(): void {
    if (!cell) return;
    takeInline();
    const value = cell.filled ? (readers.get(cell.type) ?? broken)(cell, book) : undefined;
    // A formula that shows nothing leaves a blank cell.
    if (cell.formula && !(cell.filled && blank(value)))
      reading.formulas.push({
        row: cell.row,
        column: cell.column,
        hasValue: cell.filled,
        isError: value instanceof CellError,
      });
    if (!blank(value)) keep(cell, value);
    cell = undefined;
  }

  function keep(at: Cell, value: CellValue): void {
    checkPlace(at, sheet, limits);
    spend(budget, value, limits);
    while (row.cells.length < at.column) row.cells.push(undefined);
    row.cells.push(value);
    const look = book.looks[Number(at.format ?? 0)] ?? {};
    const sign = signOf(at, value, look);
    if (sign && reading.signs.length < signsAtMost) reading.signs.push(sign);
    const ink = inkAt(at, look);
    if (ink && reading.inks.length < inksAtMost) reading.inks.push(ink);
  }

  function openColumns({ min, max, hidden, width }: Attributes): void {
    if (!isHidden(hidden, width)) return;
    for (let at = Number(min) - 1; at < Math.min(Number(max), limits.columns); at += 1)
      reading.hiddenColumns.push(at);
  }

  function openMerge({ ref = '' }: Attributes): void {
    const range = cellRange(ref);
    if (range && reading.merges.length < 10_000) reading.merges.push(range);
  }

  // Maps, not objects: an element may be called __proto__.
  const openers: ReadonlyMap<string, (attributes: Attributes) => void> = new Map<
    string,
    (attributes: Attributes) => void
  >([
    ['row', openRow],
    ['c', openCell],
    [
      'v',
      () => {
        reads = cell !== undefined && cell.type !== 'inlineStr';
        if (cell) cell.filled = true;
      },
    ],
    [
      't',
      () => {
        if (cell) cell.filled = true;
      },
    ],
    ['col', openColumns],
    [
      'f',
      () => {
        if (cell) cell.formula = true;
      },
    ],
    ['mergeCell', openMerge],
  ]);
  const closers: ReadonlyMap<string, () => void> = new Map([
    [
      'v',
      () => {
        reads = false;
      },
    ],
    ['c', closeCell],
    [
      'row',
      () => {
        if (row.cells.length > 0) reading.rows.push(row);
      },
    ],
  ]);
  return {
    reading,
    open: (name, attributes) => {
      openers.get(name)?.(attributes);
      if (cell?.type === 'inlineStr') rich.open(name, attributes);
    },
    close: (name) => {
      if (cell?.type === 'inlineStr') rich.close(name);
      closers.get(name)?.();
    },
    text: (text) => {
      if (cell?.type === 'inlineStr') return rich.text(text);
      if (!reads || !cell) return;
      cell.text += text;
      checkLength(cell.text.length);
    },
  };
}
