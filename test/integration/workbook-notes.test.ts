import { describe, expect, test } from '@jest/globals';
import { annotateWorkbook, readWorkbook, writeWorkbook } from '#libs/documents';
import { groupFindings, sheetLayouts } from '#libs/forms';
import { check, rulesOf } from './workbook.check.js';
import { escaped, madeBook, type MadeCell } from './workbook.made.js';
import { people, row, sheet } from './workbook.people.js';

// What is said beside the cells is told at its place; what we wrote ourselves is not.

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const found = async (bytes: Buffer): Promise<string[]> => rulesOf(await check(bytes));
const messages = async (bytes: Buffer): Promise<string[]> =>
  (await check(bytes)).findings.map(({ message }) => message);

/** Parts that hang on the first sheet, by the type of their relation. */
function hung(
  parts: readonly (readonly [type: string, name: string, xml: string])[],
  rows: readonly (readonly MadeCell[])[] = [row()],
): Buffer {
  const relations = parts.map(
    ([type, name], index) =>
      `<Relationship Id="r${index}" ` +
      `Type="${type.startsWith('http') ? type : `${office}/${type}`}" Target="/${name}"/>`,
  );
  const list =
    '<Relationships ' +
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    `${relations.join('')}</Relationships>`;
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
    'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">' +
    `${inner}</ThreadedComments>`,
];
const drawing = (inner: string): readonly [string, string, string] => [
  'drawing',
  'xl/drawings/drawing1.xml',
  '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" ' +
    `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${inner}</xdr:wsDr>`,
];
const box = (...paragraphs: readonly string[]): string =>
  '<xdr:sp><xdr:txBody><a:bodyPr/>' +
  paragraphs.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join('') +
  '</xdr:txBody></xdr:sp>';

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
            `<comments xmlns="${main}"><authors><author>${author}</author></authors>` +
              `<commentList><comment ref="A1" authorId="0"><text><t>${text}</t></text></comment>` +
              '</commentList></comments>',
          ],
        ]);
      expect(await looks(renamed('', 'Mỗi dòng ghi một người.'))).toEqual([]);
      expect(await looks(renamed('Đôn Đốc', 'Chữ của bản mẫu cũ'))).toEqual([]);
      expect(await looks(renamed('', 'Cột này chưa xong'))).toEqual(['CELL_NOTE name']);
    },
  );

  test(
    'a remark of ours stays ours whoever saved it; somebody’s own ' + 'beside it is told',
    async () => {
      const saved = hung([
        [
          'comments',
          'xl/comments1.xml',
          `<comments xmlns="${main}"><authors><author/></authors><commentList>` +
            '<comment ref="A2" authorId="0"><text>' +
            '<t>Đôn Đốc: Thiếu “Họ và tên”. Ghi họ và tên.</t></text></comment>' +
            '<comment ref="B2" authorId="0"><text><t>hỏi lại</t></text></comment>' +
            '</commentList></comments>',
        ],
      ]);
      expect(await looks(saved)).toEqual(['CELL_NOTE 2 card']);
    },
  );
});
