import { describe, expect, test } from '@jest/globals';
import { annotateWorkbook, readWorkbook, writeWorkbook } from '#libs/documents';
import { groupFindings, sheetLayouts } from '#libs/forms';
import {
  bookParts,
  check,
  escaped,
  madeBook,
  type MadeCell,
  people,
  row,
  sheet,
  zipped,
} from './workbook.fixtures.js';

// What is said beside the cells or by the colour of letters is told at its place; what we wrote
// ourselves is not.

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const found = async (bytes: Buffer): Promise<string[]> =>
  (await check(bytes)).findings.map(({ rule, row: at, column }) =>
    [rule, at?.number, column].filter((part) => part !== undefined && part !== null).join(' '),
  );
const messages = async (bytes: Buffer): Promise<string[]> =>
  (await check(bytes)).findings.map(({ message }) => message);

/** Parts that hang on the first sheet, by the type of their relation. */
function hung(
  parts: readonly (readonly [type: string, name: string, xml: string])[],
  rows: readonly (readonly MadeCell[])[] = [row()],
): Buffer {
  const relations = parts.map(
    ([type, name], index) =>
      `<Relationship Id="r${index}" Type="${type.startsWith('http') ? type : `${office}/${type}`}" ` +
      `Target="/${name}"/>`,
  );
  const list =
    '<Relationships ' +
    `xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`;
  return madeBook({
    sheets: [sheet(rows)],
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels': list,
      ...Object.fromEntries(parts.map(([, name, xml]) => [name, xml])),
    },
  });
}

const note = (ref: string, text: string, author = 0): string =>
  `<comment ref="${ref}" authorId="${author}"><text><r><rPr><b/></rPr><t>Bà ` +
  `Hoa:</t></r><r><t xml:space="preserve">\n${escaped(text)}</t></r></text></comment>`;
const notes = (inner: string): readonly [string, string, string] => [
  'comments',
  'xl/comments1.xml',
  `<comments xmlns="${main}"><authors><author>Bà Hoa</author><author>Đôn ` +
    `Đốc</author></authors><commentList>${inner}</commentList></comments>`,
];
const threads = (inner: string): readonly [string, string, string] => [
  'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
  'xl/threadedComments/threadedComment1.xml',
  '<ThreadedComments ' +
    `xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">${inner}</ThreadedComments>`,
];
const drawing = (inner: string): readonly [string, string, string] => [
  'drawing',
  'xl/drawings/drawing1.xml',
  '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" ' +
    `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${inner}</xdr:wsDr>`,
];
const box = (...paragraphs: readonly string[]): string =>
  `<xdr:sp><xdr:txBody><a:bodyPr/>${paragraphs.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join('')}</xdr:txBody></xdr:sp>`;

describe('notes and boxes', () => {
  test('a note of a cell is quoted at the cell', async () => {
    const bytes = hung([notes(note('A2', 'đã chuyển về   Chi bộ 3'))]);
    expect(await found(bytes)).toEqual(['CELL_NOTE 2 name']);
    const [told] = (await check(bytes)).findings;
    expect(told).toMatchObject({
      severity: 'warning',
      message: 'Ô có ghi chú “Bà Hoa: đã chuyển về Chi bộ 3”',
      fix: expect.stringContaining('ghi bằng chữ vào đúng cột'),
    });
  });

  test('a long note is shortened, and its id stays short enough to be accepted by', async () => {
    const [told] = (await check(hung([notes(note('A2', 'rất dài '.repeat(5_000)))]))).findings;
    expect(told!.message.length).toBeLessThan(160);
    expect(told!.message).toMatch(/…”$/);
    expect(told!.id.length).toBeLessThan(500);
  });

  test('a note of an empty cell, of a heading, and beside the form', async () => {
    const bytes = hung(
      [
        notes(
          note('E2', 'chưa kiểm phiếu') +
            note('B1', 'xem lại cột này') +
            note('K7', 'gửi trước 15/02'),
        ),
      ],
      [row({ 'Số phiếu': null })],
    );
    expect(await found(bytes)).toEqual(['CELL_NOTE card', 'CELL_NOTE 2 votes', 'CELL_NOTE']);
    expect(await messages(bytes)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Ô K7 có ghi chú “Bà Hoa: gửi trước 15/02”'),
      ]),
    );
  });

  test(
    'a thread is told with its replies, and not again by the note that Excel writes ' + 'beside it',
    async () => {
      const thread =
        '<threadedComment ref="A2" id="{1}"><text>Đồng chí này đã nghỉ ' +
        'hưu?</text></threadedComment><threadedComment ref="A2" parentId="{1}"><text>Đúng, từ ' +
        'tháng 3</text></threadedComment>';
      const bytes = hung([
        notes(note('A2', '[Threaded comment] Your version of Excel allows you to read this')),
        threads(thread),
      ]);
      expect(await messages(bytes)).toEqual([
        'Ô có ghi chú “Đồng chí này đã nghỉ hưu? / Đúng, từ tháng 3”',
      ]);
    },
  );

  test('boxes over a sheet are one remark, which names the sheet', async () => {
    const bytes = hung([
      drawing(box('Đồng chí An', 'xin rút') + box('  ') + box('Hạn 15/02') + box('Hạn 15/02')),
    ]);
    expect(await found(bytes)).toEqual(['SHEET_TEXT_BOX']);
    expect((await messages(bytes))[0]).toBe(
      'Trang “Danh sách” có khung chữ “Đồng chí An xin rút” và 1 khung khác nằm đè lên bảng ' +
        'và không được đọc',
    );
  });

  test('a picture without words tells nothing', async () => {
    expect(await found(hung([drawing('<xdr:pic/>')]))).toEqual([]);
  });

  test('one note pasted down a column is one remark after ten', async () => {
    const rows = Array.from({ length: 40 }, (_row, index) => row({ 'Số thẻ': `A${index}` }));
    const { findings } = await check(
      hung(
        [notes(rows.map((_row, index) => note(`H${index + 2}`, 'như năm trước')).join(''))],
        rows,
      ),
    );
    expect(findings).toHaveLength(40);
    expect(groupFindings(findings as never)).toHaveLength(1);
  });
});

/**
 * Fonts 1 red, 2 white, 3 automatic, 4 a black of the theme, 5 blue by index, 6 struck and red, 7 a
 * link; formats after them: 8 white on dark blue, 9 shows nothing.
 */
const fonts = [
  '',
  '<color rgb="FFFF0000"/>',
  '<color theme="0"/>',
  '<color auto="1"/>',
  '<color theme="1"/>',
  '<color indexed="12"/>',
  '<strike/><color rgb="FFC00000"/>',
  '<color theme="10"/>',
];
const styles =
  `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" ` +
  `formatCode=";;;"/></numFmts><fonts count="${fonts.length}">${fonts.map((colour) => `<font>${colour}</font>`).join('')}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill ' +
  'patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor ' +
  'rgb="FF1F3864"/></patternFill></fill></fills>' +
  `<cellXfs count="10">${fonts.map((_font, index) => `<xf numFmtId="0" fontId="${index}" fillId="0"/>`).join('')}<xf ` +
  'numFmtId="0" fontId="2" fillId="2"/><xf numFmtId="164" fontId="0" fillId="0"/></cellXfs>' +
  '<dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs></styleSheet>';

const titles = [
  'Họ và tên',
  'Số thẻ',
  'Ngày sinh',
  'Ngày vào Đảng',
  'Số phiếu',
  'Chức danh',
  'Đã họp',
  'Ghi chú',
];
const inked = (style: number, value: MadeCell): MadeCell => ({
  raw: `<c r="@" s="${style}" t="inlineStr"><is><t>${String(value)}</t></is></c>`,
});
/** So many rows; `style` gives the format of a cell, 0 the plain one. */
function painted(rows: number, style: (row: number, title: string) => number): Buffer {
  const made = Array.from({ length: rows }, (_row, index) =>
    row({ 'Số thẻ': `A${index}` }).map((value, position) =>
      inked(style(index + 2, titles[position]!), value),
    ),
  );
  return zipped(bookParts({ sheets: [sheet(made)], parts: { 'xl/styles.xml': styles } }));
}

describe('letters in colours', () => {
  test.each<[string, (row: number, title: string) => number, string[]]>([
    ['automatic, black by the theme, a link', (at) => [3, 4, 7][at % 3]!, []],
    ['one red row of four', (at) => Number(at === 3), ['ROW_INK 3 name']],
    ['one red cell', (at, title) => Number(at === 3 && title === 'Chức danh'), ['CELL_INK 3 post']],
    [
      'a blue cell by its index',
      (at, title) => (at === 3 && title === 'Ghi chú' ? 5 : 0),
      ['CELL_INK 3 note'],
    ],
    [
      'a whole red column is one remark',
      (_at, title) => Number(title === 'Ghi chú'),
      ['COLUMN_INK note'],
    ],
    [
      'two whole red columns are one remark',
      (_at, title) => Number(title === 'Ghi chú' || title === 'Số thẻ'),
      ['COLUMN_INK card'],
    ],
    [
      'a red row in a sheet with a red column',
      (at, title) => Number(at === 3 || title === 'Ghi chú'),
      ['COLUMN_INK note', 'ROW_INK 3 name'],
    ],
    ['all letters of the table in one colour tell nothing', () => 5, []],
    [
      'all but one row',
      (at) => Number(at !== 3),
      ['ROW_INK 2 name', 'ROW_INK 4 name', 'ROW_INK 5 name'],
    ],
    [
      'a struck row that is red as well is told once',
      (at) => (at === 3 ? 6 : 0),
      ['ROW_STRUCK 3 name'],
    ],
    [
      'a white cell',
      (at, title) => (at === 3 && title === 'Ghi chú' ? 2 : 0),
      ['CELL_UNSEEN 3 note'],
    ],
    ['a white row', (at) => (at === 3 ? 2 : 0), ['ROW_UNSEEN 3 name']],
    ['all of it white', () => 2, ['COLUMN_UNSEEN name']],
    ['white on dark blue can be read', (at) => (at === 3 ? 8 : 0), []],
    [
      'a format that shows nothing',
      (at, title) => (at === 3 && title === 'Số phiếu' ? 9 : 0),
      ['CELL_UNSEEN 3 votes'],
    ],
  ])('%s', async (_name, style, rules) => expect(await found(painted(4, style))).toEqual(rules));

  test('a part of a text in red', async () => {
    const runs = (colour: string): Buffer =>
      madeBook({
        sheets: [
          sheet([
            row({
              'Họ và tên': {
                raw:
                  `<c r="@" t="inlineStr"><is><r><rPr><color rgb="FF${colour}"/></rPr><t>Lê ` +
                  'Văn</t></r><r><t xml:space="preserve"> An</t></r></is></c>',
              },
            }),
          ]),
        ],
      });
    expect(await messages(runs('FF0000'))).toEqual(['Một phần chữ của ô này màu đỏ: có ý gì?']);
    expect(await messages(runs('FFFFFF'))).toEqual([
      'Một phần chữ của ô này không nhìn thấy (chữ trắng hoặc định dạng ẩn) nhưng vẫn được đọc',
    ]);
    expect(await messages(runs('000000'))).toEqual([]);
  });

  test('many red rows are one remark', async () => {
    const { findings } = await check(painted(60, (at) => Number(at % 2 === 0)));
    expect(groupFindings(findings as never).map(({ rule, rows }) => [rule, rows?.length])).toEqual([
      ['ROW_INK', 30],
    ]);
  });
});

describe('our own workbook', () => {
  const stamp = { directive: 'cv-241', cell: 'cb-1', round: 1, form: 'thu@1' };
  const cells = [
    ['Lê Văn An', '0012', '15/03/1980', '2001-02-03', 12, 'Bí thư', 'Có', null],
    ['Lê Văn Ba', '0013', '30/02/1980', null, 12, 'Bí thư', 'Có', null],
  ];
  const ours = (): Buffer =>
    writeWorkbook(sheetLayouts(people), { people: cells }, { stamp, subject: 'Chi bộ Mẫu' });
  const looks = async (bytes: Buffer): Promise<string[]> =>
    (await found(bytes)).filter((one) => /NOTE|BOX|INK|UNSEEN|COLOURED/.test(one));

  test(
    'has notes and colours of ours, of which nothing is told, neither before nor after it was ' +
      'given back',
    async () => {
      const bytes = ours();
      expect((await readWorkbook(bytes)).sheets[0]!.notes).toEqual([
        expect.objectContaining({ text: 'Mỗi dòng ghi một người.', ours: true }),
      ]);
      const { findings, tables } = await check(bytes);
      const back = await annotateWorkbook(bytes, findings, { tables });
      expect([await looks(bytes), await looks(back)]).toEqual([[], []]);
    },
  );

  test(
    'a program that drops the authors of notes makes them nobody’s: known by their ' + 'words',
    async () => {
      const renamed = (author: string, text: string): Buffer =>
        hung([
          [
            'comments',
            'xl/comments1.xml',
            `<comments xmlns="${main}"><authors><author>${author}</author></authors><commentList><comment ` +
              `ref="A1" authorId="0"><text><t>${text}</t></text></comment></commentList></comments>`,
          ],
        ]);
      expect(await looks(renamed('', 'Mỗi dòng ghi một người.'))).toEqual([]);
      expect(await looks(renamed('Đôn Đốc', 'Chữ của bản mẫu cũ'))).toEqual([]);
      expect(await looks(renamed('', 'Cột này chưa xong'))).toEqual(['CELL_NOTE name']);
    },
  );

  test('a remark of ours stays ours whoever saved it; somebody’s own beside it is told', async () => {
    const saved = hung([
      [
        'comments',
        'xl/comments1.xml',
        `<comments xmlns="${main}"><authors><author/></authors><commentList>${['A2', 'B2'].map((ref, index) => `<comment ref="${ref}" authorId="0"><text><t>${index === 0 ? 'Đôn Đốc: Thiếu “Họ và tên”. Ghi họ và tên.' : 'hỏi lại'}</t></text></comment>`).join('')}</commentList></comments>`,
      ],
    ]);
    expect(await looks(saved)).toEqual(['CELL_NOTE 2 card']);
  });
});
