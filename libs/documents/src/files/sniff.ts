import { open } from 'node:fs/promises';
import { type Bytes, bytesOf } from './bytes-at.js';
import { type FileType, type Sniffed } from './file-kind.js';
import { pdfState } from './whole-pdf.js';
import { jpegWhole, pngWhole } from './whole-picture.js';
import { sniffZip } from './zip-kind.js';

const signatures: readonly (readonly [string, 'pdf' | 'png' | 'jpg' | 'zip' | 'ole'])[] = [
  ['255044462d', 'pdf'],
  ['89504e470d0a1a0a', 'png'],
  ['ffd8ff', 'jpg'],
  ['504b0304', 'zip'],
  // Old .doc and .xls files, and new ones with a password, which contain the zip.
  ['d0cf11e0a1b11ae1', 'ole'],
];
/**
 * Readers accept a PDF that begins anywhere in these bytes, because mail gateways and old scanners
 * put bytes before it.
 */
const PDF_WITHIN = 1024;
/** Brands of the pictures that phones take in place of JPEG (HEIF, HEIC, AVIF). */
const phonePicture = /^ftyp(?:hei[cfmsx]|hev[cmsx]|mi[fa]1|msf1|avi[fs])/;

const pdfStart = (head: Uint8Array): number =>
  Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .subarray(0, PDF_WITHIN + 5)
    .indexOf('%PDF-');

/** What the first bytes (1,029 or fewer) show. Pure. */
export function sniffHead(head: Uint8Array): Sniffed | 'zip' {
  if (head.length === 0) return { doubt: 'EMPTY' };
  const hex = Buffer.from(head.subarray(0, 8)).toString('hex');
  const found = signatures.find(([signature]) => hex.startsWith(signature))?.[1];
  if (found === 'ole') return { doubt: 'PASSWORD_OR_OLD' };
  if (found === 'zip') return 'zip';
  if (found !== undefined) return { type: found };
  if (phonePicture.test(Buffer.from(head.subarray(4, 12)).toString('latin1')))
    return { doubt: 'PHONE_PICTURE' };
  return pdfStart(head) > 0 ? { type: 'pdf' } : { doubt: 'UNKNOWN' };
}

/** Whether a file of that kind is complete, because the first bytes alone prove little. */
async function wholeOr(type: FileType, bytes: Bytes, head: Uint8Array): Promise<Sniffed> {
  if (type === 'pdf') {
    const state = await pdfState(bytes, pdfStart(head));
    if (state === 'locked') return { doubt: 'LOCKED_PDF' };
    return state === 'whole' ? { type } : { doubt: 'DAMAGED' };
  }
  const whole = type === 'jpg' ? await jpegWhole(bytes) : await pngWhole(bytes);
  return whole ? { type } : { doubt: 'DAMAGED' };
}

/**
 * What a file on disk is, told from its bytes alone, and whether it is complete: a PDF's end and
 * table of objects, the segments of a picture, the directory of a zip and its lists of kinds and
 * relations. Nothing else is inflated, and nothing is decoded.
 */
export async function sniffFile(path: string): Promise<Sniffed> {
  const handle = await open(path, 'r');
  try {
    const bytes = await bytesOf(handle);
    const head = await bytes.at(0, PDF_WITHIN + 5);
    const said = sniffHead(head);
    if (said === 'zip') return await sniffZip(path).catch((): Sniffed => ({ doubt: 'DAMAGED' }));
    return 'type' in said ? await wholeOr(said.type, bytes, head) : said;
  } finally {
    await handle.close();
  }
}
