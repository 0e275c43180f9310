import type { WorkbookLimits } from '../limits.js';
import { type Budget, collector } from './collect-cells.js';
import type { Package } from './open-package.js';
import { parseXml } from './parse-xml.js';
import type { Book, BookSheet } from './read-book.js';
import type { Sheet } from './sheet.js';
import { readSheetNotes } from './sheet-notes.js';

/**
 * Cells of one sheet, as it is inflated; nothing is made for cells and rows that hold no value.
 * Throws WorkbookRefused.
 */
export async function readSheet(
  source: Package,
  book: Book,
  sheet: BookSheet,
  allowance: { limits: WorkbookLimits; budget: Budget },
): Promise<Sheet> {
  const { reading, ...handlers } = collector(sheet.name, book, allowance);
  await parseXml(sheet.part, source.stream(sheet.part), handlers, `trang “${sheet.name}”`);
  return {
    name: sheet.name,
    hidden: sheet.state !== 'visible',
    ...reading,
    ...(await readSheetNotes(source, sheet.part)),
  };
}
