import type { WorkbookRefusal } from '../workbook-refused.js';

const utf16 = Buffer.from('EncryptedPackage', 'utf16le');
const starts = (bytes: Buffer, hex: string): boolean =>
  bytes.subarray(0, hex.length / 2).toString('hex') === hex;
const isText = (bytes: Buffer): boolean => !bytes.subarray(0, 4096).includes(0);

const kinds: readonly (readonly [(bytes: Buffer) => boolean, WorkbookRefusal])[] = [
  [(bytes) => bytes.length === 0, 'FILE_EMPTY'],
  // A password puts the zip inside the container of the old binary formats.
  [(bytes) => starts(bytes, 'd0cf11e0') && bytes.includes(utf16), 'FILE_ENCRYPTED'],
  [(bytes) => starts(bytes, 'd0cf11e0'), 'FILE_OLD_XLS'],
  [(bytes) => starts(bytes, '25504446'), 'FILE_PDF'],
  [
    (bytes) => /^\s*</.test(bytes.subarray(0, 64).toString('utf8').replace('\uFEFF', '')),
    'FILE_WEB_PAGE',
  ],
  [isText, 'FILE_TEXT'],
];

/** What the first bytes say about a file that is no zip; undefined for a zip, whatever its name. */
export function sniffRefusal(bytes: Buffer): WorkbookRefusal | undefined {
  if (starts(bytes, '504b0304')) return undefined;
  return kinds.find(([matches]) => matches(bytes))?.[1] ?? 'FILE_NOT_WORKBOOK';
}
