import { z } from 'zod';
import {
  choiceMark,
  choiceShape,
  chosenOf,
  type Column,
  columnShape,
  keyShape as key,
  label,
  settledColumn,
} from './column.js';

export { type Column, type ColumnType, columnTypes } from './column.js';

// A report form as data: the shape of form.yaml and of typed forms. Unknown fields are refused, so
// a misspelt one is never dropped silently.

export const tableShape = z
  .strictObject({
    key,
    title: label,
    help: z.string().max(1000).default(''),
    columns: z.array(columnShape).min(1).max(60),
    /** Columns that tell one row from another. */
    rowKey: z.array(key).min(1).max(5),
    maxRows: z.int().min(1).max(100_000).default(2_000),
    minRows: z.int().min(0).max(100_000).default(0),
  })
  .superRefine(({ columns, rowKey }, context) => {
    const keys = columns.map((column) => column.key);
    keys.forEach((name, index) => {
      if (keys.indexOf(name) !== index)
        context.addIssue({
          code: 'custom',
          path: ['columns', index, 'key'],
          message: `Khóa cột “${name}” trùng`,
        });
    });
    rowKey.forEach((name, index) => {
      if (!keys.includes(name))
        context.addIssue({
          code: 'custom',
          path: ['rowKey', index],
          message: `Không có cột “${name}”`,
        });
    });
  });

const ruleShape = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,59}$/),
  table: key.optional().describe('Bảng có các dòng phải đúng quy tắc; không viết: các mục riêng.'),
  when: z.string().min(1).max(500).optional().describe('Chỉ xét khi điều kiện này đúng.'),
  must: z.string().min(1).max(500).describe('Điều kiện phải đúng, ví dụ: present <= total.'),
  message: z.string().trim().min(1).max(500).describe('Lời báo khi không đúng, có “Hãy …”.'),
  at: key.optional().describe('Cột hoặc mục để chỉ chỗ sai; không viết: tên đầu tiên của must.'),
});

export const formShape = z.strictObject({
  schemaVersion: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  title: label,
  choices: z
    .record(key, z.array(choiceShape).min(1).max(200))
    .default({})
    .describe('Danh sách lựa chọn dùng chung, theo khóa; cột dùng nó bằng choicesFrom.'),
  fields: z
    .array(columnShape)
    .max(60)
    .default([])
    .describe('Mục riêng, mỗi báo cáo một giá trị, đứng trước các bảng.')
    .refine((fields) => new Set(fields.map((field) => field.key)).size === fields.length, {
      error: 'Khóa mục trùng nhau',
    }),
  rules: z.array(ruleShape).max(60).default([]).describe('Quy tắc giữa nhiều ô.'),
  tables: z
    .array(tableShape)
    .min(1)
    .max(12)
    .refine((tables) => new Set(tables.map((table) => table.key)).size === tables.length, {
      error: 'Khóa bảng trùng nhau',
    }),
});

export type RawTable = z.output<typeof tableShape>;
export type RawForm = z.output<typeof formShape>;
export type Table = Omit<RawTable, 'columns'> & { columns: Column[] };
export type Rule = z.output<typeof ruleShape>;
export type Form = Omit<RawForm, 'fields' | 'tables'> & {
  fields: Column[];
  tables: Table[];
};
/** A form as written by hand, without the defaults. */
export type FormInput = z.input<typeof formShape>;

/** The form as it is used: shared choices in their columns, and `required` decided. */
export function settledForm<F extends Pick<RawForm, 'choices' | 'fields' | 'tables'>>(
  form: F,
): Omit<F, 'fields' | 'tables'> & Pick<Form, 'fields' | 'tables'> {
  const settle = (columns: readonly RawForm['fields'][number][]): Column[] =>
    columns.map((column) => settledColumn(column, form.choices));
  return {
    ...form,
    fields: settle(form.fields),
    tables: form.tables.map((table) => ({ ...table, columns: settle(table.columns) })),
  };
}

/** Throws ZodError. */
export function defineForm(form: FormInput): Form {
  return settledForm(formShape.parse(form));
}

/** A form that asks for nothing yet. */
export const emptyForm = ({ id, title }: Pick<Form, 'id' | 'title'>): Form => ({
  schemaVersion: 1,
  id,
  title,
  choices: {},
  fields: [],
  rules: [],
  tables: [],
});

/** Key of the single fields where they stand beside tables: a table of one row. */
export const fieldsKey = 'fields';

/** The single fields as a table of one row; undefined: the form has none. */
export function fieldsTable({ fields }: Pick<Form, 'fields'>): Table | undefined {
  if (fields.length === 0) return undefined;
  return {
    key: fieldsKey,
    title: 'Thông tin chung',
    help: '',
    columns: fields,
    rowKey: [],
    minRows: 0,
    maxRows: 1,
  };
}

/** All that is filled in: the single fields first, then the tables. */
export function partsOf(form: Pick<Form, 'fields' | 'tables'>): Table[] {
  const fields = fieldsTable(form);
  return [...(fields ? [fields] : []), ...form.tables];
}

/** The files that a report has, as the choices of its columns of type file. */
export function withFiles(
  form: Form,
  files: readonly { readonly id: string; readonly name: string }[],
): Form {
  const choices = files.map(({ id, name }) => ({ value: id, title: name, aliases: [] }));
  const asked = (columns: readonly Column[]): Column[] =>
    columns.map((column) => (column.type === 'file' ? { ...column, choices } : column));
  return {
    ...form,
    fields: asked(form.fields),
    tables: form.tables.map((table) => ({ ...table, columns: asked(table.columns) })),
  };
}

/** Throws RangeError, because a table that the form does not have is a mistake in code. */
export function tableOf(form: Form, table: string): Table {
  const found = form.tables.find(({ key: name }) => name === table);
  if (!found) throw new RangeError(`form ${form.id} has no table ${table}`);
  return found;
}

/** A cell after reading: text, ISO date, number, stored choice, or null when it is empty. */
export type Value = string | number | boolean | null;
export type Values = Readonly<Record<string, Value>>;

/** `key` tells rows apart between rounds. Values are by column key; a missing one is null. */
export interface KeyedRow {
  readonly key: string;
  readonly values: Values;
}

/**
 * `number` counts from 1 as the person sees it: the sheet's own row number, or the place in the
 * list.
 */
export interface Row extends KeyedRow {
  readonly number: number;
}

/**
 * What a spreadsheet or a web form gave, before reading. Dates may be Date (UTC), serials or text.
 */
export interface RawRow {
  readonly number: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

const titleOf = ({ choices }: Column, value: string): string =>
  choices.find((candidate) => candidate.value === value)?.title ?? value;

/** The title of a choice, or those of several; other values as text. */
export function choiceTitle(column: Column, value: Value): string {
  if (value === null) return '';
  return column.type === 'multi-choice'
    ? chosenOf(String(value))
        .map((one) => titleOf(column, one))
        .join(choiceMark)
    : titleOf(column, String(value));
}
