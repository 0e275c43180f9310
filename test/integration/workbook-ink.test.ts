import { describe, expect, test } from '@jest/globals';
import { groupFindings } from '#libs/forms';
import { check, rulesOf } from './workbook.check.js';
import { bookParts, madeBook, type MadeCell, zipped } from './workbook.made.js';
import { row, sheet } from './workbook.people.js';

// What is said by the colour of letters is told at its place.

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const found = async (bytes: Buffer): Promise<string[]> => rulesOf(await check(bytes));
const messages = async (bytes: Buffer): Promise<string[]> =>
  (await check(bytes)).findings.map(({ message }) => message);

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
  `formatCode=";;;"/></numFmts><fonts count="${fonts.length}">` +
  `${fonts.map((colour) => `<font>${colour}</font>`).join('')}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill ' +
  'patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor ' +
  'rgb="FF1F3864"/></patternFill></fill></fills>' +
  '<cellXfs count="10">' +
  fonts.map((_font, index) => `<xf numFmtId="0" fontId="${index}" fillId="0"/>`).join('') +
  '<xf numFmtId="0" fontId="2" fillId="2"/><xf numFmtId="164" fontId="0" fillId="0"/></cellXfs>' +
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
