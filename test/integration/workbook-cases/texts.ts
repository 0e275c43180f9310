import { madeBook } from '../workbook.made.js';
import { headings, row, sheet } from '../workbook.people.js';
import { big, type Case, day, fine, headed, one, raw } from './case.js';

export const texts: readonly Case[] = [
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
