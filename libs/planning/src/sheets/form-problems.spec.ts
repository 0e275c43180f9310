import { describe, expect, test } from '@jest/globals';
import type { Column, Form, Table } from '#libs/forms';
import { formProblems, isPlanningForm } from './form-problems.js';
import { shippedForm } from './shipped-form.examples.js';

const tableWith = (key: string, change: (table: Table) => Table): Form => ({
  ...shippedForm,
  tables: shippedForm.tables.map((table) => (table.key === key ? change(table) : table)),
});
const columnWith = (key: string, change: Partial<Column>): Form =>
  tableWith('review', (table) => ({
    ...table,
    columns: table.columns.map((column) =>
      column.key === key ? { ...column, ...change } : column,
    ),
  }));
const withColumns = (...added: readonly Partial<Column>[]): Form =>
  tableWith('review', ({ columns, ...table }) => ({
    ...table,
    columns: [...columns, ...added.map((each) => ({ ...columns.at(-1)!, ...each }))],
  }));
const told = (form: Form): string[] =>
  formProblems(form).map(({ path, message }) => `${path.join('.')}: ${message}`);

test('the shipped form may be used, and so may one with a column of its own', () => {
  expect(formProblems(shippedForm)).toEqual([]);
  expect(formProblems(withColumns({ key: 'phone', title: 'Số điện thoại', print: true }))).toEqual(
    [],
  );
});

describe('what the rules could not follow is told before a form is used', () => {
  const review = shippedForm.tables.findIndex(({ key }) => key === 'review');
  const at = (column: string): string =>
    `tables.${review}.columns.${shippedForm.tables[review]!.columns.findIndex(
      ({ key }) => key === column,
    )}`;

  test.each<[string, Form, string]>([
    [
      'a table is gone',
      { ...shippedForm, tables: shippedForm.tables.filter(({ key }) => key !== 'votes') },
      "tables: Thiếu bảng 'votes' mà quy tắc quy hoạch đọc.",
    ],
    [
      'a table that no submission holds',
      {
        ...shippedForm,
        tables: [...shippedForm.tables, { ...shippedForm.tables[0]!, key: 'guests' }],
      },
      "tables.5.key: Báo cáo quy hoạch không có bảng 'guests'.",
    ],
    [
      'a column that is needed is gone',
      tableWith('review', (table) => ({
        ...table,
        columns: table.columns.filter(({ key }) => key !== 'born'),
      })),
      `tables.${review}.columns: Bảng 'review' thiếu cột 'born' mà quy tắc quy hoạch đọc.`,
    ],
    [
      'another type',
      columnWith('born', { type: 'date' }),
      `${at('born')}.type: Cột 'born' được quy tắc quy hoạch đọc theo kiểu partial-date.`,
    ],
    [
      'a needed column that may be empty',
      columnWith('born', { required: false }),
      `${at('born')}.key: Cột 'born' không được để trống.`,
    ],
    [
      'a choice nobody knows',
      columnWith('sex', { choices: [{ value: 'x', title: 'X', aliases: [] }] }),
      `${at('sex')}.choices: Quy tắc quy hoạch không biết lựa chọn 'x' của cột 'sex'.`,
    ],
    [
      'a text longer than what is stored',
      columnWith('ethnicity', { maxLength: 41 }),
      `${at('ethnicity')}.key: Cột 'ethnicity' cho ghi nhiều hơn phần lưu được (40).`,
    ],
    [
      'a column printed twice',
      columnWith('position', { print: true }),
      `${at('position')}.print: Cột 'position' đã có cách in theo mẫu chính thức.`,
    ],
    [
      'an own column that nobody fills in',
      withColumns({ key: 'phone', fixed: true }),
      `tables.${review}.columns.${shippedForm.tables[review]!.columns.length}.fixed: ` +
        "Cột 'phone' không có ai điền: phần mềm không biết cột này.",
    ],
    [
      'rows told apart otherwise',
      tableWith('review', (table) => ({ ...table, rowKey: ['cardNumber'] })),
      `tables.${review}.rowKey: Các dòng của bảng 'review' được phân biệt theo cột khác.`,
    ],
    [
      'more rows than are stored',
      tableWith('review', (table) => ({ ...table, maxRows: 10_001 })),
      `tables.${review}.maxRows: Bảng 'review' cho ghi nhiều dòng hơn phần lưu được (10000).`,
    ],
    [
      'more printed columns than a page holds',
      withColumns(...['a', 'b', 'c', 'd'].map((key) => ({ key, print: true }))),
      `tables.${review}.columns: Danh sách in chỉ thêm được 3 cột.`,
    ],
  ])('%s', (_name, form, problem) => expect(told(form)).toEqual([problem]));

  test('a number larger than what is stored', () =>
    expect(
      told(
        tableWith('votes', (table) => ({
          ...table,
          columns: table.columns.map(({ max: _max, ...column }) =>
            column.key === 'agreed' ? column : { ...column, max: _max },
          ),
        })),
      ),
    ).toEqual([expect.stringContaining("Cột 'agreed' cho ghi nhiều hơn phần lưu được (100000)")]));
});

test('an older form without the columns that are read is no form of planning', () => {
  expect(isPlanningForm(shippedForm)).toBe(true);
  expect(isPlanningForm({ ...shippedForm, tables: shippedForm.tables.slice(1) })).toBe(false);
  expect(isPlanningForm(columnWith('sex', { key: 'gender' }))).toBe(false);
});
