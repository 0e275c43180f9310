import { madeBook } from '../workbook.made.js';
import { headings } from '../workbook.people.js';
import { big, type Case, one, ownXml, raw, rels, withPart } from './case.js';

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

const manyParts = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_part, index) => [`xl/media/p${index}.txt`, '']),
  );

/** More than a million characters that no packing makes small. */
const unpackable = Array.from({ length: 300_000 }, (_part, index) =>
  ((index * 2_654_435_761) % 4_294_967_296).toString(36),
);

export const hostile: readonly Case[] = [
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
    ownXml(`<row r="2" x="${unpackable.join('')}"/>`),
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
