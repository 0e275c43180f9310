import { type Column, defineForm, type FormInput, tableOf } from './form.js';

/** A form of one table with a column of each type. */
export const input: FormInput = {
  schemaVersion: 1,
  id: 'mau',
  title: 'Mẫu',
  tables: [
    {
      key: 'people',
      title: 'Danh sách: A/B',
      rowKey: ['card'],
      columns: [
        { key: 'card', title: 'Số thẻ', type: 'code', required: true, maxLength: 12 },
        { key: 'name', title: 'Họ và tên', type: 'person', required: true, aliases: ['Tên'] },
        { key: 'born', title: 'Ngày sinh', type: 'partial-date' },
        { key: 'joined', title: 'Ngày vào Đảng', type: 'date' },
        { key: 'votes', title: 'Số phiếu', type: 'integer', min: 0, max: 100 },
        { key: 'share', title: 'Tỷ lệ', type: 'number' },
        {
          key: 'post',
          title: 'Chức danh',
          type: 'enum',
          choices: [
            { value: 'chi-uy-vien', title: 'Chi ủy viên', aliases: ['CUV'] },
            { value: 'bi-thu', title: 'Bí thư' },
          ],
        },
        { key: 'ok', title: 'Đồng ý', type: 'flag' },
        { key: 'note', title: 'Ghi chú', type: 'text', maxLength: 20 },
      ],
    },
  ],
};
export const form = defineForm(input);
export const table = tableOf(form, 'people');

export const column = (key: string): Column => {
  const found = table.columns.find((candidate) => candidate.key === key);
  if (!found) throw new Error(key);
  return found;
};
