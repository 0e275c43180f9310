import { madeBook } from '../workbook.made.js';
import { row, sheet } from '../workbook.people.js';
import { type Case, fine, one, raw, table } from './case.js';

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

export const seen: readonly Case[] = [
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
