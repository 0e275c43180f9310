import type { Values } from '#libs/forms';
import {
  headings,
  madeBook,
  type MadeBook,
  type MadeCell,
  row,
  sheet,
  zipped,
} from './workbook.fixtures.js';

export interface Expected {
  /** Code the whole file is refused with. */
  readonly refused?: string;
  /** `RULE row column` of every remark, in order. */
  readonly finds?: readonly string[];
  /** Some values of every row that was read. */
  readonly values?: readonly Values[];
}

export type Case = readonly [name: string, make: () => Buffer, expected: Expected];

const one =
  (changes: Readonly<Record<string, MadeCell>> = {}, more: Partial<MadeBook> = {}) =>
  (): Buffer =>
    madeBook({ sheets: [sheet([row(changes)])], ...more });
const withPart = (name: string, part: string | Uint8Array) => one({}, { parts: { [name]: part } });
const fine = {
  name: 'Lê Văn An',
  card: '0012',
  born: '1980-03-15',
  joined: '2001-02-03',
  votes: 12,
  post: 'bi-thu',
  ok: true,
  note: 'Đã họp',
};
const raw = (markup: string): MadeCell => ({ raw: markup });
const big = (bytes: number, unit = 'A'): string => unit.repeat(Math.ceil(bytes / unit.length));
const rels = (type: string, mode = ' TargetMode="External"'): string =>
  '<Relationships ' +
  'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship ' +
  `Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" ` +
  `Target="https://example.invalid/x"${mode}/></Relationships>`;

/** Bytes of a zip with one pattern replaced everywhere it stands (names, sizes). */
function patched(bytes: Buffer, from: Buffer, to: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + from.length))
    to.copy(copy, at);
  return copy;
}

/** The declared size of every part in the central directory made smaller than it is. */
function lyingSizes(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const signature = Buffer.from('504b0102', 'hex');
  for (let at = copy.indexOf(signature); at >= 0; at = copy.indexOf(signature, at + 4))
    copy.writeUInt32LE(10, at + 24);
  return copy;
}

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

const manyParts = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_part, index) => [`xl/media/p${index}.txt`, '']),
  );
const sheetWith = (data: string, after = ''): string =>
  '<worksheet ' +
  `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData>${after}</worksheet>`;
const headerRow = `<row r="1">${headings.map((heading, index) => `<c r="${String.fromCharCode(65 + index)}1" t="inlineStr"><is><t>${heading}</t></is></c>`).join('')}</row>`;
const ownXml =
  (data: string, after = '') =>
  (): Buffer =>
    madeBook({ sheets: [{ name: 'Danh sách', xml: sheetWith(headerRow + data, after) }] });
const table =
  (rows: readonly (readonly MadeCell[])[], more: Parameters<typeof sheet>[1] = {}) =>
  (): Buffer =>
    madeBook({ sheets: [sheet(rows, more)] });
const renamed = (from: string, to: string): string[] =>
  headings.map((heading) => (heading === from ? to : heading));
const headed =
  (titles: readonly MadeCell[], ...rows: (readonly MadeCell[])[]) =>
  (): Buffer =>
    madeBook({ sheets: [{ name: 'Danh sách', rows: [titles, ...rows] }] });

const wrongFiles: readonly Case[] = [
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

const hostile: readonly Case[] = [
  [
    'a zip bomb of one part',
    withPart('xl/media/zeros.txt', big(80 << 20)),
    { refused: 'ZIP_BOMB' },
  ],
  [
    'a zip bomb of many parts',
    one(
      {},
      {
        parts: Object.fromEntries(
          Array.from({ length: 90 }, (_part, index) => [
            `xl/media/z${index}.txt`,
            big(1 << 20, 'một chi bộ '),
          ]),
        ),
      },
    ),
    { refused: 'ZIP_BOMB' },
  ],
  [
    'sizes declared smaller than they are',
    () => lyingSizes(one()()),
    { refused: 'ZIP_SIZE_WRONG' },
  ],
  ['six hundred parts', one({}, { parts: manyParts(600) }), { refused: 'ZIP_TOO_MANY_PARTS' }],
  [
    'a part that climbs out of its folder',
    () =>
      patched(
        withPart('xl/a/evil.txt', 'x')(),
        Buffer.from('xl/a/evil.txt'),
        Buffer.from('../../evi.txt'),
      ),
    { refused: 'ZIP_PART_NAME' },
  ],
  [
    'a part with an absolute name',
    () =>
      patched(
        withPart('xl/a/evil.txt', 'x')(),
        Buffer.from('xl/a/evil.txt'),
        Buffer.from('/etc/evil.txt'),
      ),
    { refused: 'ZIP_PART_NAME' },
  ],
  [
    'two parts of one name',
    () =>
      patched(
        withPart('xl/styles.xmk', 'x')(),
        Buffer.from('xl/styles.xmk'),
        Buffer.from('xl/styles.xml'),
      ),
    { refused: 'ZIP_PART_REPEATED' },
  ],
  [
    'two parts that differ in case',
    withPart('xl/STYLES.xml', '<x/>'),
    { refused: 'ZIP_PART_REPEATED' },
  ],
  ['a macro', withPart('xl/vbaProject.bin', 'x'), { refused: 'MACRO' }],
  ['a macro sheet of Excel 4', withPart('xl/macrosheets/sheet1.xml', '<x/>'), { refused: 'MACRO' }],
  [
    'a .xlsm renamed, its macro taken out',
    one({}, { workbookType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
    { refused: 'MACRO' },
  ],
  [
    'a link to another workbook',
    withPart('xl/externalLinks/externalLink1.xml', '<x/>'),
    { refused: 'EXTERNAL_LINK' },
  ],
  [
    'a picture on the web',
    withPart('xl/worksheets/_rels/sheet1.xml.rels', rels('image')),
    { refused: 'EXTERNAL_LINK' },
  ],
  [
    'a connection to a database',
    withPart('xl/connections.xml', '<x/>'),
    { refused: 'EXTERNAL_LINK' },
  ],
  [
    'an embedded object',
    withPart('xl/embeddings/oleObject1.bin', 'x'),
    { refused: 'EMBEDDED_OBJECT' },
  ],
  [
    'a document type',
    withPart('xl/workbook.xml', '<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>'),
    { refused: 'XML_DOCTYPE' },
  ],
  [
    'entities inside entities',
    withPart(
      'xl/sharedStrings.xml',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b ' +
        '"&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>',
    ),
    { refused: 'XML_DOCTYPE' },
  ],
  [
    'an entity nobody declared',
    ownXml('<row r="2"><c r="A2" t="inlineStr"><is><t>&xxe;</t></is></c></row>'),
    { refused: 'XML_BROKEN' },
  ],
  [
    'a sheet that does not end',
    withPart('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row r="1">'),
    { refused: 'XML_BROKEN' },
  ],
  [
    'elements nested a thousand deep',
    withPart('xl/worksheets/sheet1.xml', `${big(3_000, '<a>')}${big(4_000, '</a>')}`),
    { refused: 'XML_BROKEN' },
  ],
  [
    'a sheet that is not UTF-8',
    withPart('xl/worksheets/sheet1.xml', Buffer.from('<worksheet>\xff\xfe</worksheet>', 'latin1')),
    { refused: 'XML_BROKEN' },
  ],
  [
    'a cell of a kind called as a part of every object',
    ownXml('<row r="2"><c r="A2" t="constructor"><v>1</v></c></row>'),
    { refused: 'XML_BROKEN' },
  ],
  [
    'a tag of a million characters and more',
    ownXml(
      `<row r="2" x="${Array.from({ length: 300_000 }, (_part, index) => ((index * 2_654_435_761) % 4_294_967_296).toString(36)).join('')}"/>`,
    ),
    { refused: 'XML_BROKEN' },
  ],
  ['rows in disorder', ownXml('<row r="3"/><row r="2"/>'), { refused: 'XML_BROKEN' }],
  [
    'a cell in another row than its own',
    ownXml('<row r="2"><c r="A9"><v>1</v></c></row>'),
    { refused: 'XML_BROKEN' },
  ],
  [
    'a shared text that is not there',
    one({ 'Ghi chú': raw('<c r="@" t="s"><v>7</v></c>') }),
    { refused: 'XML_BROKEN' },
  ],
  [
    'a sheet whose part is missing',
    one({}, { parts: { 'xl/worksheets/sheet1.xml': null } }),
    { refused: 'XML_BROKEN' },
  ],
  [
    'a value in the last row of Excel',
    ownXml('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    { refused: 'TOO_MANY_ROWS' },
  ],
  [
    'a value in the last column of Excel',
    ownXml('<row r="2"><c r="XFD2"><v>1</v></c></row>'),
    { refused: 'TOO_MANY_COLUMNS' },
  ],
  [
    'fifty sheets',
    () =>
      madeBook({ sheets: Array.from({ length: 50 }, (_sheet, index) => ({ name: `T${index}` })) }),
    { refused: 'TOO_MANY_SHEETS' },
  ],
  [
    'a shared text of 40,000 characters',
    one({}, { strings: [big(40_000, 'Đ')] }),
    { refused: 'TEXT_TOO_LONG' },
  ],
  [
    'a cell of 40,000 characters',
    one({ 'Ghi chú': big(40_000, 'Đ') }),
    { refused: 'TEXT_TOO_LONG' },
  ],
  [
    'one long text shared by two thousand cells',
    () =>
      madeBook({
        strings: [big(32_000, 'abcd ')],
        sheets: [
          {
            name: 'Danh sách',
            rows: [
              headings,
              ...Array.from({ length: 2_000 }, () => [raw('<c r="@" t="s"><v>0</v></c>')]),
            ],
          },
        ],
      }),
    { refused: 'TEXT_TOO_MUCH' },
  ],
];

const odd: readonly Case[] = [
  ['an ordinary file', one(), { finds: [], values: [fine] }],
  [
    'a claim of 1,048,576 × 16,384 cells over one row',
    table([row()], { dimension: 'A1:XFD1048576' }),
    { finds: [], values: [fine] },
  ],
  [
    'formats, but no values, down to the last row',
    ownXml('<row r="2"><c r="A2" s="3"/></row><row r="1048576"><c r="XFD1048576" s="3"/></row>'),
    { finds: [], values: [] },
  ],
  [
    'a formula with its value',
    one({ 'Số phiếu': raw('<c r="@"><f>SUM(1,11)</f><v>12</v></c>') }),
    { finds: ['FORMULA_VALUE 2 votes'], values: [fine] },
  ],
  [
    'a formula that gave text',
    one({ 'Họ và tên': raw('<c r="@" t="str"><f>A9</f><v>Lê Văn An</v></c>') }),
    { finds: ['FORMULA_VALUE 2 name'], values: [fine] },
  ],
  [
    'a formula without a value',
    one({ 'Số phiếu': raw('<c r="@"><f>SUM(1,11)</f></c>') }),
    { finds: ['FORMULA_EMPTY 2 votes'], values: [{ votes: null }] },
  ],
  [
    'an error cell',
    one({ 'Ngày sinh': raw('<c r="@" t="e"><v>#REF!</v></c>') }),
    { finds: ['CELL_ERROR 2 born'], values: [{ born: null }] },
  ],
  [
    'a formula that gave an error',
    one({ 'Số phiếu': raw('<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>') }),
    { finds: ['CELL_ERROR 2 votes'], values: [{ votes: null }] },
  ],
  ['a true that says Có', one({ 'Đã họp': true }), { finds: [], values: [fine] }],
  ['a false', one({ 'Đã họp': false }), { finds: [], values: [{ ok: false }] }],
  [
    'a true where a name should be',
    one({ 'Họ và tên': true }),
    { finds: ['NAME_UNREADABLE 2 name'], values: [{ name: null }] },
  ],
  [
    'rich text in pieces, with a reading aid',
    one(
      { 'Họ và tên': raw('<c r="@" t="s"><v>0</v></c>') },
      {
        strings: [
          '<r><t xml:space="preserve">Lê </t></r><r><rPr><b/></rPr><t>Văn An</t></r><rPh ' +
            'sb="0" eb="1"><t>zzz</t></rPh>',
        ],
      },
    ),
    { finds: [], values: [fine] },
  ],
  [
    'an escaped control character',
    one({ 'Ghi chú': 'Đã_x000D_ họp' }),
    { finds: [], values: [fine] },
  ],
  [
    'a link made of a mail address',
    () =>
      madeBook({
        sheets: [
          sheet([row()], { after: '<hyperlinks><hyperlink ref="H2" r:id="rId9"/></hyperlinks>' }),
        ],
        parts: { 'xl/worksheets/_rels/sheet1.xml.rels': rels('hyperlink') },
      }),
    { finds: [], values: [fine] },
  ],
  [
    'elements with a prefix',
    () =>
      madeBook({
        sheets: [
          {
            name: 'Danh sách',
            xml:
              '<x:worksheet ' +
              `xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${(headerRow + '<row r="2"><c r="A2" t="inlineStr"><is><t>Lê Văn ' + 'An</t></is></c><c ' + 'r="B2" ' + 't="inlineStr"><is><t>0012</t></is></c></row>').replaceAll(/<(\/?)(\w)/g, '<$1x:$2')}</x:sheetData></x:worksheet>`,
          },
        ],
      }),
    { finds: [], values: [{ name: 'Lê Văn An', card: '0012' }] },
  ],
  [
    'elements and attributes called as parts of every object, beside the cells',
    ownXml(
      '<row r="2" toString="1" __proto__="2"><__proto__/><constructor/><__defineGetter__/><c ' +
        'r="A2" t="inlineStr"><is><t>Lê Văn An</t></is></c><c r="B2" ' +
        't="inlineStr"><is><t>0012</t></is></c></row>',
    ),
    { finds: [], values: [{ name: 'Lê Văn An', card: '0012' }] },
  ],
  [
    'cells without their references',
    ownXml(
      '<row><c t="inlineStr"><is><t>Lê Văn An</t></is></c><c ' +
        't="inlineStr"><is><t>0012</t></is></c></row>',
    ),
    { finds: [], values: [{ name: 'Lê Văn An', card: '0012' }] },
  ],
];

const day = (format: number, serial: number): MadeCell =>
  raw(`<c r="@" s="${format}"><v>${serial}</v></c>`);
const born = (
  value: MadeCell,
  expected: string | null,
  finds: readonly string[] = [],
  more: Partial<MadeBook> = {},
): readonly [() => Buffer, Expected] => [
  one({ 'Ngày sinh': value }, more),
  { finds, values: [{ born: expected }] },
];
const joined = (
  value: MadeCell,
  expected: string | null,
  finds: readonly string[] = [],
  more: Partial<MadeBook> = {},
): readonly [() => Buffer, Expected] => [
  one({ 'Ngày vào Đảng': value }, more),
  { finds, values: [{ joined: expected }] },
];

const days: readonly Case[] = [
  ['a day cell of 1900', ...joined(day(1, 45_337), '2024-02-15')],
  ['a day cell with a Vietnamese format and an hour', ...joined(day(2, 45_337.75), '2024-02-15')],
  ['a serial without a format', ...joined(45_337, '2024-02-15')],
  ['a day cell of 1904', ...joined(day(1, 43_875), '2024-02-15', [], { date1904: true })],
  ['the first day of 1904', ...joined(day(1, 0), '1904-01-01', [], { date1904: true })],
  ['a day before the leap day that never was', ...joined(day(1, 59), '1900-02-28')],
  ['the leap day that never was', ...joined(day(1, 60), null, ['DATE_IMPOSSIBLE 2 joined'])],
  [
    'a day in ISO form of strict workbooks',
    ...joined(raw('<c r="@" t="d"><v>2024-02-15T00:00:00</v></c>'), '2024-02-15'),
  ],
  ['a day of the year 9999', ...joined(day(1, 2_958_465), null, ['DATE_OUT_OF_RANGE 2 joined'])],
  ['a day as text with dots', ...joined('3.2.2001', '2001-02-03')],
  ['a day as text with dashes and blanks', ...joined(' 03 - 02 - 2001 ', '2001-02-03')],
  ['a day in words', ...joined('ngày 03 tháng 02 năm 2001', '2001-02-03')],
  ['a day as ISO text', ...joined('2001-02-03', '2001-02-03')],
  ['the month before the day', ...joined('02/23/2001', null, ['DATE_MONTH_FIRST 2 joined'])],
  ['a year of two digits', ...joined('03/02/01', null, ['DATE_YEAR_SHORT 2 joined'])],
  [
    'a day that is not in the calendar',
    ...joined('30/02/2001', null, ['DATE_IMPOSSIBLE 2 joined']),
  ],
  ['a month where a day is asked', ...joined('02/2001', null, ['DATE_INCOMPLETE 2 joined'])],
  ['a month of birth', ...born('03/1980', '1980-03')],
  ['a year of birth as a number', ...born(1980, '1980')],
  ['words where a day is asked', ...joined('không nhớ', null, ['DATE_UNREADABLE 2 joined'])],
];

const texts: readonly Case[] = [
  [
    'two people in one cell, by a line break',
    one({ 'Họ và tên': 'Lê Văn An\nHà Thị Bình' }),
    { finds: ['TWO_PEOPLE 2 name'], values: [{ name: null }] },
  ],
  [
    'two people in one cell, by a comma',
    one({ 'Họ và tên': 'Lê Văn An, Hà Thị Bình' }),
    { finds: ['TWO_PEOPLE 2 name'] },
  ],
  [
    'two people in one cell, by “và”',
    one({ 'Họ và tên': 'Lê Văn An và Hà Thị Bình' }),
    { finds: ['TWO_PEOPLE 2 name'] },
  ],
  [
    'a title before a name',
    one({ 'Họ và tên': 'Đ/c Lê Văn An' }),
    { finds: ['NAME_WITH_TITLE 2 name'], values: [{ name: null }] },
  ],
  [
    'a post behind a name',
    one({ 'Họ và tên': 'Lê Văn An - Bí thư' }),
    { finds: ['NAME_WITH_TITLE 2 name'], values: [{ name: null }] },
  ],
  [
    'two names in capitals about VÀ',
    one({ 'Họ và tên': 'LÊ VĂN AN VÀ HÀ THỊ BÌNH' }),
    { finds: ['TWO_PEOPLE 2 name'], values: [{ name: 'LÊ VĂN AN VÀ HÀ THỊ BÌNH' }] },
  ],
  [
    'Và as a family name',
    one({ 'Họ và tên': 'Và Bá Xò' }),
    { finds: [], values: [{ name: 'Và Bá Xò' }] },
  ],
  [
    'an Icelandic Ð in a name',
    one({ 'Họ và tên': '\u00D0ỗ Văn \u0189ức' }),
    { finds: [], values: [{ name: 'Đỗ Văn Đức' }] },
  ],
  [
    'a name in decomposed letters',
    one({ 'Họ và tên': 'Nguyễn Thị Hường'.normalize('NFD') }),
    { finds: [], values: [{ name: 'Nguyễn Thị Hường' }] },
  ],
  [
    'headings in decomposed letters',
    headed(
      headings.map((heading) => heading.normalize('NFD')),
      row(),
    ),
    { finds: [], values: [fine] },
  ],
  [
    'a sheet name in decomposed letters and capitals',
    () => madeBook({ sheets: [{ ...sheet([row()]), name: 'DANH SÁCH'.normalize('NFD') }] }),
    { finds: [], values: [fine] },
  ],
  [
    'blanks before, after, between, and of other kinds',
    one({ 'Họ và tên': '  Lê \u00A0 Văn\u200B An ' }),
    { finds: [], values: [fine] },
  ],
  [
    'a number typed as text',
    one({ 'Số phiếu': ' 1.000 ' }),
    { finds: [], values: [{ votes: 1000 }] },
  ],
  [
    'a card number that became a number',
    one({ 'Số thẻ': 12 }),
    { finds: ['CODE_AS_NUMBER 2 card'], values: [{ card: '12' }] },
  ],
  ['a fraction of a vote', one({ 'Số phiếu': 12.5 }), { finds: ['NUMBER_UNREADABLE 2 votes'] }],
  [
    'a number beyond all numbers',
    one({ 'Số phiếu': raw('<c r="@"><v>1E999</v></c>') }),
    { finds: ['NUMBER_UNREADABLE 2 votes'] },
  ],
  [
    'a choice in another case and without marks',
    one({ 'Chức danh': 'PHO BI THU' }),
    { finds: [], values: [{ post: 'pho-bi-thu' }] },
  ],
  [
    'a choice that is not on the list',
    one({ 'Chức danh': 'Trưởng phòng' }),
    { finds: ['CHOICE_UNKNOWN 2 post'] },
  ],
  [
    'a note that became a day',
    one({ 'Ghi chú': day(1, 45_355) }),
    { finds: ['CELL_IS_DATE 2 note'] },
  ],
  [
    'a note longer than allowed',
    one({ 'Ghi chú': big(300, 'Đ') }),
    { finds: ['CELL_TOO_LONG 2 note'] },
  ],
  [
    'text that begins like a formula',
    one({ 'Ghi chú': '=cmd|A1' }),
    { finds: [], values: [{ note: '=cmd|A1' }] },
  ],
];

const shapes: readonly Case[] = [
  [
    'a required heading missing',
    headed(headings.slice(1), row().slice(1)),
    { finds: ['HEADER_MISSING name', 'CELL_REQUIRED 2 name'] },
  ],
  [
    'a heading renamed',
    headed(renamed('Ghi chú', 'Nhận xét'), row()),
    { finds: ['HEADER_CHANGED note'], values: [fine] },
  ],
  [
    'a heading by its other name',
    headed(renamed('Số thẻ *', 'SỐ THẺ ĐẢNG VIÊN'), row()),
    { finds: [], values: [fine] },
  ],
  [
    'headings in another order',
    headed([...headings].reverse(), [...row()].reverse()),
    { finds: [], values: [fine] },
  ],
  [
    'a heading twice',
    headed([...headings, 'Ghi chú'], [...row(), 'khác']),
    { finds: ['HEADER_REPEATED note'], values: [fine] },
  ],
  [
    'titles above the headings and column numbers below',
    () =>
      madeBook({
        sheets: [
          {
            name: 'Danh sách',
            rows: [
              ['DANH SÁCH'],
              [],
              ['Năm 2024'],
              headings,
              headings.map((_heading, index) => index + 1),
              row(),
            ],
          },
        ],
      }),
    { finds: [], values: [fine] },
  ],
  [
    'a merged heading',
    table([row()], { after: '<mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>' }),
    { finds: ['HEADER_MERGED 1 born'], values: [fine] },
  ],
  [
    'a heading over two rows',
    table([[], row()], { after: '<mergeCells count="1"><mergeCell ref="C1:C2"/></mergeCells>' }),
    { finds: [], values: [fine] },
  ],
  [
    'merged cells among the data',
    table([row(), row({ 'Họ và tên': null, 'Số thẻ': '0013' })], {
      after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    }),
    { finds: ['CELLS_MERGED 2 name', 'CELL_REQUIRED 3 name'] },
  ],
  [
    'hidden rows',
    table([row(), row({ 'Số thẻ': '0013' })], { rowMarks: { 3: 'hidden="1"' } }),
    { finds: ['ROWS_HIDDEN 3'], values: [fine, { card: '0013' }] },
  ],
  [
    'a hidden sheet',
    () => madeBook({ sheets: [sheet([row()], { state: 'hidden' })] }),
    { finds: ['SHEET_HIDDEN'], values: [fine] },
  ],
  [
    'blank rows between',
    table([row(), [], ['  '], row({ 'Số thẻ': '0013' })]),
    { finds: [], values: [fine, { card: '0013' }] },
  ],
  ['the same person twice', table([row(), row()]), { finds: ['ROW_REPEATED 3'] }],
  [
    'more rows than the table takes',
    table(Array.from({ length: 501 }, (_row, index) => row({ 'Số thẻ': `A${index}` }))),
    { finds: ['TABLE_TOO_LONG'] },
  ],
  [
    'two sheets of one name',
    () => madeBook({ sheets: [sheet([row()]), { ...sheet([row()]), name: 'danh sach' }] }),
    { finds: ['SHEET_REPEATED'], values: [fine] },
  ],
  [
    'the sheet under another name',
    () => madeBook({ sheets: [{ ...sheet([row()]), name: 'Sheet1' }] }),
    { finds: ['SHEET_MISSING'], values: [fine] },
  ],
  [
    'a sheet of one’s own beside it',
    () => madeBook({ sheets: [sheet([row()]), { name: 'Nháp', rows: [['a']] }] }),
    { finds: ['SHEET_UNKNOWN'], values: [fine] },
  ],
  [
    'an empty sheet',
    () => madeBook({ sheets: [{ name: 'Danh sách' }] }),
    {
      finds: [
        'HEADER_MISSING name',
        'HEADER_MISSING card',
        'HEADER_MISSING born',
        'HEADER_MISSING joined',
        'HEADER_MISSING votes',
        'HEADER_MISSING post',
        'HEADER_MISSING ok',
        'HEADER_MISSING note',
      ],
      values: [],
    },
  ],
];

/**
 * Formats: 1 struck out, 2 red, 3 grey, 4 m/d/yyyy, 5 mm/yyyy, 6 yyyy, 7 eight digits, 8
 * dd/mm/yyyy, 9 the grey of the palette.
 */
const looks =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts ' +
  'count="5"><numFmt numFmtId="164" formatCode="m/d/yyyy"/><numFmt numFmtId="165" ' +
  'formatCode="mm/yyyy"/><numFmt numFmtId="166" formatCode="yyyy"/><numFmt numFmtId="167" ' +
  'formatCode="00000000"/><numFmt numFmtId="168" formatCode="dd/mm/yyyy"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/></font><font><strike/><sz ' +
  'val="11"/></font></fonts><fills count="5"><fill><patternFill ' +
  'patternType="none"/></fill><fill><patternFill ' +
  'patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor ' +
  'rgb="FFFF0000"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor ' +
  'rgb="FFD9D9D9"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor ' +
  'theme="0" tint="-0.25"/></patternFill></fill></fills>' +
  `<cellXfs count="10">${[
    [0, 0, 0],
    [0, 1, 0],
    [0, 0, 2],
    [0, 0, 3],
    [164, 0, 0],
    [165, 0, 0],
    [166, 0, 0],
    [167, 0, 0],
    [168, 0, 0],
    [0, 0, 4],
  ]
    .map(([number, font, fill]) => `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}"/>`)
    .join('')}</cellXfs>` +
  '<dxfs count="1"><dxf><font><strike/></font><fill><patternFill ' +
  'patternType="solid"><fgColor ' +
  'rgb="FFFF0000"/></patternFill></fill></dxf></dxfs></styleSheet>';
const looking = { parts: { 'xl/styles.xml': looks } };
const styled = (style: number) => (): Buffer =>
  madeBook({
    sheets: [
      sheet([
        row().map((value) =>
          raw(`<c r="@" s="${style}" t="inlineStr"><is><t>${value}</t></is></c>`),
        ),
      ]),
    ],
    ...looking,
  });
const shownAs = (heading: string, style: number, value: number) =>
  one({ [heading]: raw(`<c r="@" s="${style}"><v>${value}</v></c>`) }, looking);
const inRuns = (runs: string) =>
  one({ 'Họ và tên': raw(`<c r="@" t="inlineStr"><is>${runs}</is></c>`) });

const seen: readonly Case[] = [
  [
    'a row struck out',
    styled(1),
    { finds: ['ROW_STRUCK 2 name'], values: [{ name: 'Lê Văn An' }] },
  ],
  ['a row on red', styled(2), { finds: ['ROW_COLOURED 2 name'] }],
  ['a row on grey', styled(3), { finds: ['ROW_COLOURED 2 name'] }],
  ['a row on the grey of the palette', styled(9), { finds: ['ROW_COLOURED 2 name'] }],
  ['a row as it is', styled(0), { finds: [] }],
  [
    'one cell struck out',
    one({ 'Ghi chú': raw('<c r="@" s="1" t="inlineStr"><is><t>Đã họp</t></is></c>') }, looking),
    { finds: ['CELL_STRUCK 2 note'], values: [fine] },
  ],
  [
    'part of a name struck out',
    inRuns('<r><rPr><strike/></rPr><t>Lê Văn</t></r><r><t xml:space="preserve"> An</t></r>'),
    { finds: ['CELL_STRUCK 2 name'], values: [fine] },
  ],
  [
    'part of a shared text struck out',
    one(
      { 'Họ và tên': raw('<c r="@" t="s"><v>0</v></c>') },
      {
        strings: [
          '<r><t xml:space="preserve">Lê </t></r><r><rPr><strike val="1"/></rPr><t>Văn An</t></r>',
        ],
      },
    ),
    { finds: ['CELL_STRUCK 2 name'], values: [fine] },
  ],
  [
    'a run that says it is not struck',
    inRuns('<r><rPr><strike val="0"/></rPr><t>Lê Văn An</t></r>'),
    { finds: [], values: [fine] },
  ],
  [
    'a month by its format',
    shownAs('Ngày sinh', 5, 31_168),
    { finds: [], values: [{ born: '1985-05' }] },
  ],
  [
    'a month by its format where a day is asked',
    shownAs('Ngày vào Đảng', 5, 31_168),
    { finds: ['DATE_INCOMPLETE 2 joined'] },
  ],
  [
    'a year by its format',
    shownAs('Ngày sinh', 6, 31_048),
    { finds: [], values: [{ born: '1985' }] },
  ],
  [
    'a day in the American order',
    shownAs('Ngày sinh', 4, 31_111),
    { finds: ['DATE_ORDER_MIXED 2 born'], values: [{ born: '1985-03-05' }] },
  ],
  [
    'a day in the American order that can only be one',
    shownAs('Ngày sinh', 4, 31_121),
    { finds: [], values: [{ born: '1985-03-15' }] },
  ],
  [
    'a year where a day is shown',
    shownAs('Ngày sinh', 8, 1985),
    { finds: ['DATE_YEAR_AS_DAY 2 born'], values: [{ born: '1985' }] },
  ],
  [
    'a month and a year as a number',
    shownAs('Ngày sinh', 0, 5.1985),
    { finds: ['DATE_AS_NUMBER 2 born'], values: [{ born: null }] },
  ],
  [
    'a month and a year as a number where a day is shown',
    shownAs('Ngày sinh', 8, 5.1985),
    { finds: ['DATE_AS_NUMBER 2 born'], values: [{ born: null }] },
  ],
  [
    'midnight of another zone',
    one({ 'Ngày sinh': '1985-05-02T17:00:00Z' }),
    { finds: ['DATE_WITH_TIME 2 born'], values: [{ born: null }] },
  ],
  [
    'midnight of another zone in a strict workbook',
    one({ 'Ngày sinh': raw('<c r="@" t="d"><v>1985-05-02T17:00:00Z</v></c>') }),
    { finds: ['DATE_WITH_TIME 2 born'], values: [{ born: null }] },
  ],
  [
    'days of one column in both orders',
    table([
      row({ 'Ngày sinh': '03/05/1985' }),
      row({ 'Số thẻ': '0013', 'Ngày sinh': '05/23/1985' }),
    ]),
    { finds: ['DATE_MONTH_FIRST 3 born', 'DATE_ORDER_MIXED 2 born'] },
  ],
  [
    'a card number with the zeros of its format',
    shownAs('Số thẻ', 7, 1_234_000),
    { finds: [], values: [{ card: '01234000' }] },
  ],
  [
    'a card number with a fraction',
    one({ 'Số thẻ': 1.234 }),
    { finds: ['CODE_UNREADABLE 2 card'], values: [{ card: null }] },
  ],
  ['an apostrophe before a card number', one({ 'Số thẻ': "'0012" }), { finds: [], values: [fine] }],
];

const errorsAsText: readonly Case[] = [
  '#REF!',
  '#N/A',
  '#DIV/0!',
  '#VALUE!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  'Err:502',
  '########',
].map((error): Case => [
  `${error} pasted as text`,
  one({ 'Ghi chú': error }),
  { finds: ['CELL_ERROR 2 note'], values: [{ note: null }] },
]);

const asTyped: readonly Case[] = [
  [
    'an error of a kind nobody knows',
    one({ 'Ghi chú': raw('<c r="@" t="e"><v>Đã họp</v></c>') }),
    { finds: ['CELL_ERROR 2 note'], values: [{ note: null }] },
  ],
  [
    'a formula that shows nothing',
    one({ 'Ghi chú': raw('<c r="@" t="str"><f>""</f><v></v></c>') }),
    { finds: [], values: [{ note: null }] },
  ],
  [
    'a dash where nothing is to be said',
    one({ 'Số phiếu': '–', 'Chức danh': '-' }),
    { finds: [], values: [{ votes: null, post: null }] },
  ],
  [
    '“không có” where a choice is asked',
    one({ 'Chức danh': 'Không có', 'Đã họp': 'không có' }),
    { finds: [], values: [{ post: null, ok: false }] },
  ],
  ['a choice in quotation marks', one({ 'Chức danh': '“Bí thư”' }), { finds: [], values: [fine] }],
  [
    'a name in TCVN3',
    one({ 'Họ và tên': 'TrÇn ThÞ Hµ' }),
    { finds: ['LEGACY_FONT 2 name'], values: [{ name: null }] },
  ],
  ['a name in VNI', one({ 'Họ và tên': 'Nguyeãn Vaên An' }), { finds: ['LEGACY_FONT 2 name'] }],
  [
    'a note in VNI',
    one({ 'Ghi chú': 'Phoù Chaùnh Vaên phoøng' }),
    { finds: ['LEGACY_FONT 2 note'] },
  ],
  [
    'three headings retyped',
    headed(
      headings.map(
        (heading, index) => ['Tên (chữ in hoa)', 'Thẻ ĐV', 'Năm sinh'][index] ?? heading,
      ),
      row(),
    ),
    {
      finds: ['HEADER_CHANGED name', 'HEADER_CHANGED card', 'HEADER_CHANGED born'],
      values: [fine],
    },
  ],
  [
    'a slip of the hand far to the right',
    ownXml(
      '<row r="2"><c r="A2" t="inlineStr"><is><t>Lê Văn An</t></is></c><c r="B2" ' +
        't="inlineStr"><is><t>0012</t></is></c><c r="CV2" ' +
        't="inlineStr"><is><t>x</t></is></c></row>',
    ),
    { finds: ['CELLS_OUTSIDE'], values: [{ name: 'Lê Văn An' }] },
  ],
  [
    'a slip further than any column',
    ownXml('<row r="300"><c r="DA300" t="inlineStr"><is><t>x</t></is></c></row>'),
    { refused: 'TOO_MANY_COLUMNS' },
  ],
  [
    'a hidden column',
    () =>
      madeBook({
        sheets: [
          {
            name: 'Danh sách',
            xml: sheetWith(headerRow).replace(
              '<sheetData>',
              '<cols><col min="8" max="8" hidden="1"/></cols><sheetData>',
            ),
          },
        ],
      }),
    { finds: ['COLUMNS_HIDDEN 1 note'], values: [] },
  ],
  [
    'a choice filled down four hundred rows',
    table([row(), ...Array.from({ length: 400 }, () => [null, null, null, null, null, 'Bí thư'])]),
    { finds: ['ROWS_WITHOUT_CONTENT 3'], values: [fine] },
  ],
];

export const cases: readonly Case[] = [
  ...wrongFiles,
  ...hostile,
  ...odd,
  ...days,
  ...texts,
  ...shapes,
  ...seen,
  ...errorsAsText,
  ...asTyped,
];
