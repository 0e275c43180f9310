import { unescapeCellText } from '../cell-text.js';
import { partTitle, WorkbookRefused } from '../workbook-refused.js';
import { CellError, type CellValue } from './cell-value.js';
import { numberOf } from './number-cell.js';
import type { Book } from './read-book.js';
import type { RunLook } from './rich-text.js';

/** A cell while its element is open. */
export interface Cell extends RunLook {
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

/**
 * Days of strict workbooks are civil; one with a zone is of another day somewhere, and is handed on
 * as it stands.
 */
function isoDay({ text }: Cell): CellValue {
  if (/(?:Z|[+-]\d\d:?\d\d)$/.test(text) && /T(?!00:00(?::00(?:\.0+)?)?Z)/.test(text)) return text;
  const day = new Date(/[T ]/.test(text) && !text.endsWith('Z') ? `${text}Z` : text);
  return Number.isNaN(day.getTime()) ? text : day;
}

function sharedText(cell: Cell, { strings }: Book): string {
  const found = strings[Number(cell.text)];
  if (found === undefined) throw new WorkbookRefused('XML_BROKEN', partTitle('sharedStrings'));
  if (found.struck !== undefined || found.ink !== undefined) Object.assign(cell, found);
  return found.text;
}

/** By the type of the cell, as the file writes it. */
export const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    'n',
    ({ text, format }, { looks, dateSystem }) =>
      numberOf(text, looks[Number(format ?? 0)] ?? {}, dateSystem),
  ],
  ['s', sharedText],
  ['b', ({ text }) => text.trim() === '1' || text.trim() === 'true'],
  ['e', ({ text }) => new CellError(text)],
  ['d', isoDay],
  ['str', ({ text }) => unescapeCellText(text)],
  ['inlineStr', ({ text }) => unescapeCellText(text)],
]);
