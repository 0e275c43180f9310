import { madeBook } from '../workbook.made.js';
import { row, sheet } from '../workbook.people.js';
import { type Case, fine, headerRow, one, ownXml, raw, rels, table } from './case.js';

const oneRow =
  '<row r="2"><c r="A2" t="inlineStr"><is><t>Lê Văn An</t></is></c>' +
  '<c r="B2" t="inlineStr"><is><t>0012</t></is></c></row>';
const prefixed = (headerRow + oneRow).replaceAll(/<(\/?)(\w)/g, '<$1x:$2');

export const odd: readonly Case[] = [
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
              'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
              `<x:sheetData>${prefixed}</x:sheetData></x:worksheet>`,
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
