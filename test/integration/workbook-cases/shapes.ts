import { madeBook } from '../workbook.made.js';
import { headings, row, sheet } from '../workbook.people.js';
import { type Case, fine, headed, renamed, table } from './case.js';

export const shapes: readonly Case[] = [
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
