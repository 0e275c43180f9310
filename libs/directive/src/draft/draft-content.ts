import { z } from 'zod';
import { type Form, type GivenForm, givenForm } from '#libs/forms';
import { type FieldError, InvalidInput } from '#libs/platform';

/** The limit of a cell of a spreadsheet. */
const cell = z.union([
  z.string().max(32_767),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(200),
  z.null(),
]);
export type DraftCell = z.infer<typeof cell>;
export type DraftFields = Readonly<Record<string, DraftCell>>;
export type DraftRows = Readonly<Record<string, readonly Readonly<Record<string, DraftCell>>[]>>;

/** Largest draft that is typed over the web, in bytes. A longer list comes as a workbook. */
export const DRAFT_BYTES = 4 * 1024 * 1024;

/**
 * A report while it is typed: raw cells by table and column key, and the text around the tables.
 * Any part may be missing or wrong. The answer says what is wrong, and only the size is limited.
 */
export const draftBody = z.strictObject({
  outcome: z.enum(['unchanged', 'changed', 'reported']).optional(),
  number: z.string().max(200).optional(),
  reportedOn: z.string().max(40).optional(),
  note: z.string().max(20_000).optional(),
  attachments: z.array(z.string().max(64)).max(100).optional(),
  fields: z.record(z.string().max(40), cell).optional(),
  tables: z
    .record(z.string().max(40), z.array(z.record(z.string().max(40), cell)).max(100_000))
    .default({}),
});
export type DraftContent = z.infer<typeof draftBody>;

/** What is filled in of a form: single fields and rows. */
export interface DraftCells {
  readonly fields?: DraftFields | undefined;
  readonly tables: DraftRows;
}

function strangeFields({ fields: known }: Form, { fields = {} }: DraftCells): FieldError[] {
  return Object.keys(fields)
    .filter((name) => !known.some(({ key }) => key === name))
    .map((name) => ({ path: `fields.${name}`, message: `Biểu mẫu không có mục “${name}”` }));
}

function strangers(form: Form, { tables }: DraftCells): FieldError[] {
  return Object.entries(tables).flatMap(([key, rows]): FieldError[] => {
    const table = form.tables.find((known) => known.key === key);
    if (!table) return [{ path: `tables.${key}`, message: `Biểu mẫu không có bảng “${key}”` }];
    if (rows.length > table.maxRows)
      return [
        {
          path: `tables.${key}`,
          message:
            `Bảng “${table.title}” có ${rows.length} dòng, nhiều hơn ${table.maxRows}. Hãy ` +
            'chia nhỏ, hoặc xóa các dòng thừa',
        },
      ];
    const known = new Set(table.columns.map((column) => column.key));
    const unknown = new Set(
      rows.flatMap((row) => Object.keys(row).filter((column) => !known.has(column))),
    );
    return [...unknown].map((column) => ({
      path: `tables.${key}.${column}`,
      message: `Bảng “${table.title}” không có cột “${column}”`,
    }));
  });
}

/**
 * A draft may hold wrong cells, but not cells of another form, nor more rows than the form takes.
 * Errors: `InvalidInput` fields.…, tables.…
 */
export function requireForm(form: Form, cells: DraftCells): void {
  const wrong = [...strangeFields(form, cells), ...strangers(form, cells)];
  if (wrong.length > 0) throw new InvalidInput(wrong);
}

/** Rows in the shape that the readers of the form take, numbered from 1. */
export const rawRows = (tables: DraftRows): GivenForm['tables'] => givenForm({ tables }).tables;
