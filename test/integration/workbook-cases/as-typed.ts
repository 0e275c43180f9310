import { madeBook } from '../workbook.made.js';
import { headings, row } from '../workbook.people.js';
import { type Case, fine, headed, headerRow, one, ownXml, raw, sheetWith, table } from './case.js';

export const errorsAsText: readonly Case[] = [
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

export const asTyped: readonly Case[] = [
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
