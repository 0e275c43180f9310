import { madeBook, zipped } from '../workbook.made.js';
import { type Case, one } from './case.js';

/** A byte inside the packed contents changed: the sums no longer agree. */
function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const at = copy.indexOf(name) + name.length + 30;
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

/** The flag of a password in every header. */
function locked(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (const [signature, flag] of [
    ['504b0304', 6],
    ['504b0102', 8],
  ] as const) {
    const mark = Buffer.from(signature, 'hex');
    for (let at = copy.indexOf(mark); at >= 0; at = copy.indexOf(mark, at + 4))
      copy.writeUInt16LE(copy.readUInt16LE(at + flag) | 1, at + flag);
  }
  return copy;
}

export const wrongFiles: readonly Case[] = [
  ['nothing at all', () => Buffer.alloc(0), { refused: 'FILE_EMPTY' }],
  ['larger than 10 MB', () => Buffer.alloc((10 << 20) + 1, 1), { refused: 'FILE_TOO_LARGE' }],
  ['cut off in the middle', () => one()().subarray(0, 700), { refused: 'FILE_TRUNCATED' }],
  ['a byte damaged inside', () => damaged(one()()), { refused: 'FILE_DAMAGED' }],
  [
    'an old .xls',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    { refused: 'FILE_OLD_XLS' },
  ],
  [
    'a workbook with a password',
    () =>
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(200),
        Buffer.from('EncryptedPackage', 'utf16le'),
        Buffer.alloc(200),
      ]),
    { refused: 'FILE_ENCRYPTED' },
  ],
  ['a zip with a password', () => locked(one()()), { refused: 'FILE_ENCRYPTED' }],
  ['a PDF renamed', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n'), { refused: 'FILE_PDF' }],
  [
    'a CSV renamed',
    () => Buffer.from('Họ và tên,Số thẻ\nLê Văn An,0012\n'),
    { refused: 'FILE_TEXT' },
  ],
  [
    'a web page renamed',
    () => Buffer.from('\uFEFF <html><table><tr><td>1</td></tr></table></html>'),
    { refused: 'FILE_WEB_PAGE' },
  ],
  [
    'an image renamed',
    () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    { refused: 'FILE_NOT_WORKBOOK' },
  ],
  [
    'a Word document renamed',
    () => zipped({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' }),
    { refused: 'FILE_WORD' },
  ],
  [
    'an .ods renamed',
    () =>
      zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    { refused: 'FILE_OPEN_DOCUMENT' },
  ],
  [
    'an .xlsb renamed',
    () => zipped({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }),
    { refused: 'FILE_BINARY_XLSB' },
  ],
  ['any other zip', () => zipped({ 'a.txt': 'a' }), { refused: 'FILE_NOT_WORKBOOK' }],
  ['a workbook without sheets', () => madeBook({ sheets: [] }), { refused: 'FILE_NOT_WORKBOOK' }],
];
