import { type Bytes } from './bytes-at.js';

// Whether a PDF is complete and not locked, checked in the way that a reader begins: %%EOF at its
// end, startxref before it, and the table of its objects at that place.

const TAIL = 64 * 1024;
/**
 * Readers look for %%EOF in the last 1,024 bytes. Blanks and zeros that a scanner adds behind it do
 * not count.
 */
const END_WITHIN = 1024;
const WINDOW = 64 * 1024;
/** Longest table that is searched for its trailer, in bytes: half a million objects. */
const TABLE_AT_MOST = 10 * 1024 * 1024;

export type PdfState = 'whole' | 'cut' | 'locked';

/** Where the table of objects should be; undefined when the end of the file is missing. */
async function tableOf(bytes: Bytes): Promise<number | undefined> {
  const from = Math.max(0, bytes.size - TAIL);
  const tail = (await bytes.at(from, TAIL)).toString('latin1').replace(/[\0\s]+$/, '');
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0 || tail.length - end > END_WITHIN) return undefined;
  const found = [...tail.slice(0, end).matchAll(/startxref\s+(\d{1,12})\s/g)].at(-1);
  return found ? Number(found[1]) : undefined;
}

/** The text from `position` up to the end of the table's own dictionary. */
async function tableAt(bytes: Bytes, position: number): Promise<string> {
  let text = '';
  while (
    text.length < TABLE_AT_MOST &&
    !/\bstartxref\b|\bstream\b/.test(text.slice(-WINDOW - 16))
  ) {
    const more = await bytes.at(position + text.length, WINDOW);
    if (more.length === 0) break;
    text += more.toString('latin1');
  }
  return text;
}

const begins = /^[\0\s]{0,16}(xref\b|\d{1,10}\s+\d{1,5}\s+obj\b)/;

/** Some writers count the bytes before `%PDF`, and others do not. */
async function reach(bytes: Bytes, offset: number, start: number): Promise<string | undefined> {
  for (const position of new Set([offset, offset + start])) {
    const text = begins.test((await bytes.at(position, 64)).toString('latin1'))
      ? await tableAt(bytes, position)
      : '';
    if (text !== '') return text;
  }
  return undefined;
}

/**
 * `start` is the position of `%PDF`. A lock against printing or copying alone is a lock too,
 * because such a file cannot be kept in an archive.
 */
export async function pdfState(bytes: Bytes, start: number): Promise<PdfState> {
  const offset = await tableOf(bytes);
  const table = offset === undefined ? undefined : await reach(bytes, offset, start);
  if (table === undefined) return 'cut';
  const isTable = /^[\0\s]*xref/.test(table);
  const dictionary = isTable
    ? table.slice(table.indexOf('trailer'))
    : table.split(/\bstream\b/, 1)[0]!;
  if (isTable && !table.includes('trailer')) return 'cut';
  return /\/Encrypt[\s/<[]/.test(dictionary.split('startxref', 1)[0]!) ? 'locked' : 'whole';
}
