import { type WorkbookLimits, workbookLimits } from '../limits.js';
import type { DateSystem } from '../serial-day.js';
import { findingsSheet, stampOf, stampSheet, type WorkbookStamp } from '../stamp.js';
import { openPackage } from './open-package.js';
import { readBook } from './read-book.js';
import { readSheet } from './read-sheet.js';
import type { Sheet } from './sheet.js';

export interface Workbook {
  readonly dateSystem: DateSystem;
  /**
   * In the order of their tabs, including hidden ones. Our own hidden sheet and the list of
   * findings are left out.
   */
  readonly sheets: readonly Sheet[];
  /** Says for whom it was made; null when it is not one of our workbooks. */
  readonly stamp: WorkbookStamp | null;
}

/**
 * Reads an untrusted .xlsx as raw rows. Formulas are not computed: the value that was shown last is
 * read, and the place is reported. Throws WorkbookRefused (code, Vietnamese message, what to do)
 * when the file as a whole cannot or may not be read.
 */
export async function readWorkbook(
  bytes: Buffer,
  limits: WorkbookLimits = workbookLimits,
): Promise<Workbook> {
  const source = await openPackage(bytes, limits);
  const book = await readBook(source, limits);
  const budget = { cells: limits.cells, text: limits.text };
  const sheets: Sheet[] = [];
  for (const sheet of book.sheets)
    sheets.push(await readSheet(source, book, sheet, { limits, budget }));
  const own = sheets.find(({ name }) => name === stampSheet);
  return {
    dateSystem: book.dateSystem,
    stamp: own ? stampOf(own.rows) : null,
    sheets: sheets.filter(({ name }) => name !== stampSheet && name !== findingsSheet),
  };
}
