import type { PrintedList } from '../spreadsheet/lists/list-paper.js';

/**
 * The list as .docx. The Word library is loaded for the first list and not at start. Throws as
 * `composeList` does.
 */
export async function writeListDocument(list: PrintedList): Promise<Buffer> {
  const { writeListDocument: write } = await import('./write-list-docx.js');
  return write(list);
}
