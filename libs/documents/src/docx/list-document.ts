import type { PrintedList } from '../spreadsheet/lists/list-paper.js';

/**
 * The list as .docx; the Word library is loaded when the first one is asked for, not at start.
 * Throws as `composeList`.
 */
export async function writeListDocument(list: PrintedList): Promise<Buffer> {
  const { writeListDocument: write } = await import('./write-list-docx.js');
  return write(list);
}
