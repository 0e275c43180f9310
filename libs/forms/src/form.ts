import { z } from 'zod';

// A report form as data: the shape of form.yaml and of typed forms. Unknown fields are refused, so
// a misspelt one is never dropped silently.

const key = z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/);
const label = z.string().trim().min(1).max(200);

/**
 * text · person (one person's name) · code (a number that is text: leading zeros count) · date
 * (whole day) · partial-date (day, month or year) · integer · number · enum (one of `choices`) ·
 * flag (Có / Không).
 */
export const columnTypes = [
  'text',
  'person',
  'code',
  'date',
  'partial-date',
  'integer',
  'number',
  'enum',
  'flag',
] as const;

const choice = z.strictObject({
  value: z.string().min(1).max(60),
  title: label,
  /** Other ways in which people write it: "HTTNV". */
  aliases: z.array(label).default([]),
});

export const columnShape = z
  .strictObject({
    key,
    title: label,
    type: z.enum(columnTypes),
    required: z.boolean().default(false),
    /** Width of a spreadsheet column in characters. */
    width: z.number().min(4).max(120).default(16),
    help: z.string().max(500).default(''),
    /** Other headings of the same column. */
    aliases: z.array(label).default([]),
    choices: z.array(choice).default([]),
    maxLength: z.int().min(1).max(5000).default(500),
    min: z.number().optional(),
    max: z.number().optional(),
    /** True when the system fills it in. It is shown, and protected in the sheet. */
    fixed: z.boolean().default(false),
    /** True when the official list prints it, behind its own columns. */
    print: z.boolean().optional(),
  })
  .refine(({ type, choices }) => (type === 'enum') === choices.length > 0, {
    error: 'Cột kiểu enum phải có choices; cột kiểu khác thì không',
    path: ['choices'],
  });

export const tableShape = z
  .strictObject({
    key,
    title: label,
    help: z.string().max(1000).default(''),
    columns: z.array(columnShape).min(1).max(60),
    /** Columns that tell one row from another. */
    rowKey: z.array(key).min(1).max(5),
    maxRows: z.int().min(1).max(100_000).default(2_000),
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

export const formShape = z.strictObject({
  schemaVersion: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  title: label,
  tables: z
    .array(tableShape)
    .min(1)
    .max(12)
    .refine((tables) => new Set(tables.map((table) => table.key)).size === tables.length, {
      error: 'Khóa bảng trùng nhau',
    }),
});

export type ColumnType = (typeof columnTypes)[number];
export type Column = z.output<typeof columnShape>;
export type Table = z.output<typeof tableShape>;
export type Form = z.output<typeof formShape>;
/** A form as written by hand, without the defaults. */
export type FormInput = z.input<typeof formShape>;

/** Throws ZodError. */
export function defineForm(form: FormInput): Form {
  return formShape.parse(form);
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

/** The title of a choice; other values as text. */
export function choiceTitle(column: Column, value: Value): string {
  return (
    column.choices.find((candidate) => candidate.value === value)?.title ??
    (value === null ? '' : String(value))
  );
}
