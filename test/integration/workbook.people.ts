import { defineForm, type Form } from '#libs/forms';
import { type MadeCell, type MadeSheet } from './workbook.made.js';

/** A small form with a column of every kind. */
export const people: Form = defineForm({
  schemaVersion: 1,
  id: 'thu',
  title: 'Thử',
  tables: [
    {
      key: 'people',
      title: 'Danh sách',
      rowKey: ['card'],
      maxRows: 500,
      columns: [
        {
          key: 'name',
          title: 'Họ và tên',
          type: 'person',
          required: true,
          maxLength: 80,
          help: 'Mỗi dòng ghi một người.',
        },
        {
          key: 'card',
          title: 'Số thẻ',
          type: 'code',
          required: true,
          maxLength: 20,
          aliases: ['Số thẻ đảng viên'],
        },
        { key: 'born', title: 'Ngày sinh', type: 'partial-date' },
        { key: 'joined', title: 'Ngày vào Đảng', type: 'date' },
        { key: 'votes', title: 'Số phiếu', type: 'integer', min: 0, max: 1000 },
        {
          key: 'post',
          title: 'Chức danh',
          type: 'enum',
          choices: [
            { value: 'bi-thu', title: 'Bí thư' },
            { value: 'pho-bi-thu', title: 'Phó Bí thư', aliases: ['PBT'] },
          ],
        },
        { key: 'ok', title: 'Đã họp', type: 'flag' },
        { key: 'note', title: 'Ghi chú', type: 'text', maxLength: 200 },
      ],
    },
  ],
});

export const headings = [
  'Họ và tên *',
  'Số thẻ *',
  'Ngày sinh',
  'Ngày vào Đảng',
  'Số phiếu',
  'Chức danh',
  'Đã họp',
  'Ghi chú',
];
export const person: readonly MadeCell[] = [
  'Lê Văn An',
  '0012',
  '15/03/1980',
  '03/02/2001',
  12,
  'Bí thư',
  'Có',
  'Đã họp',
];

/** The row with some of its cells changed, by heading. */
export function row(changes: Readonly<Record<string, MadeCell>> = {}): MadeCell[] {
  return headings.map((heading, index) => {
    const key = heading.replace(' *', '');
    return key in changes ? (changes[key] ?? null) : (person[index] ?? null);
  });
}

export const sheet = (
  rows: readonly (readonly MadeCell[])[],
  more: Partial<MadeSheet> = {},
): MadeSheet => ({ name: 'Danh sách', rows: [headings, ...rows], ...more });
