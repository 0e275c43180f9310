import { z } from 'zod';

// A column of a table, or a single field of a form, as data.

export const keyShape = z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/);
export const label = z.string().trim().min(1).max(200);

/**
 * text · person (one person's name) · code (a number that is text: leading zeros count) · date
 * (whole day) · partial-date (day, month or year) · integer · number · enum (one of `choices`) ·
 * flag (Có / Không) · multi-choice (any of `choices`) · file (one of the report's attachments).
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
  'multi-choice',
  'file',
] as const;
export type ColumnType = (typeof columnTypes)[number];

export const choiceShape = z.strictObject({
  value: z.string().min(1).max(60),
  title: label,
  /** Other ways people write it: "HTTNV". */
  aliases: z.array(label).default([]),
});
export type Choice = z.output<typeof choiceShape>;

/** A condition or a sum, in the language of libs/conditions. */
const condition = z.string().min(1).max(500);

export const columnShape = z
  .strictObject({
    key: keyShape,
    title: label,
    type: z.enum(columnTypes),
    required: z
      .boolean()
      .optional()
      .describe('Bắt buộc ghi. Không viết: false; có "when": true, khi điều kiện ấy đúng.'),
    /** Width in characters of a spreadsheet column. */
    width: z.number().min(4).max(120).default(16),
    help: z.string().max(500).default(''),
    /** Other headings the column is known by. */
    aliases: z.array(label).default([]),
    choices: z.array(choiceShape).default([]),
    choicesFrom: keyShape
      .optional()
      .describe('Khóa của một danh sách trong "choices" ở đầu tệp, dùng chung cho nhiều cột.'),
    maxLength: z.int().min(1).max(5000).default(500),
    min: z.number().optional(),
    max: z.number().optional(),
    /** Filled in by the system: shown, protected in the sheet. */
    fixed: z.boolean().default(false),
    /** Printed in the official list, behind its own columns. */
    print: z.boolean().optional(),
    default: z
      .union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string().max(60)).max(200)])
      .optional()
      .describe('Giá trị của ô để trống.'),
    when: condition.optional().describe("Chỉ hỏi khi điều kiện này đúng, ví dụ: choice = 'khac'."),
    calc: condition
      .optional()
      .describe('Phần mềm tự tính, không điền, ví dụ: a + b, sum(bang.cot), count(bang).'),
  })
  .refine(
    ({ type, choices, choicesFrom }) =>
      (type === 'enum' || type === 'multi-choice') ===
      (choices.length > 0 || choicesFrom !== undefined),
    {
      error:
        'Cột kiểu enum hoặc multi-choice phải có choices hoặc choicesFrom; cột kiểu khác thì không',
      path: ['choices'],
      params: { fix: 'Thêm hoặc bỏ choices, hoặc sửa type.' },
    },
  );

export type RawColumn = z.output<typeof columnShape>;
/** With its own choices, wherever they were written, and with `required` decided. */
export type Column = Omit<RawColumn, 'required'> & { required: boolean };

/** The column as it is used: shared choices in place, and `required` decided. */
export function settledColumn(
  { required, ...column }: RawColumn,
  shared: Readonly<Record<string, readonly Choice[]>>,
): Column {
  const { choicesFrom, choices, when } = column;
  const listed = choicesFrom === undefined ? undefined : shared[choicesFrom];
  return {
    ...column,
    choices: choices.length > 0 || !listed ? choices : [...listed],
    required: required ?? when !== undefined,
  };
}

/** Several choices of one cell, as they are kept and typed: `hoc; khac`. */
export const choiceMark = '; ';

/** The chosen values of a multi-choice cell. */
export const chosenOf = (value: string): string[] => value.split(choiceMark);
