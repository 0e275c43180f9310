import { z } from 'zod';
import { civilDate, text } from '#libs/document-kinds';
import { templateOf } from './engine.js';
import { profileFor } from './profile.js';

const table = z.strictObject({
  title: text,
  /** Headings behind “TT”. */
  headings: z.array(text),
  rows: z.array(z.strictObject({ cells: z.array(z.string()) })),
  totals: z.array(z.string()),
  /** A line for each column of choices: “Nội dung: Học tập 12; Khác 2”. */
  counts: z.array(text),
});

/** The rows of all cells under a directive, as a table to print. */
export const formTableSchema = z.strictObject({
  issuedOn: civilDate,
  issuer: z.strictObject({ superior: text, name: text }),
  subject: text,
  note: text,
  tables: z.array(table),
  /** Those whose rows are not in it, with the reason. */
  without: z.array(text),
});

export type FormTablePage = z.input<typeof formTableSchema>;
type Parsed = z.output<typeof formTableSchema>;

/** Keys are read one by one, so that the check of unused fields sees them. */
export function composeParsedFormTable(data: Parsed): string {
  const { issuedOn, issuer, subject, note, tables, without } = data;
  const { superior, name } = issuer;
  return templateOf(['form-table', 'form-table.hbs'], { spelling: profileFor(issuedOn).spelling })({
    issuedOn,
    issuer: { superior, name },
    subject,
    note,
    tables: tables.map(({ title, headings, rows, totals, counts }) => ({
      title,
      headings,
      rows: rows.map(({ cells }) => ({ cells })),
      totals,
      counts,
    })),
    without,
  });
}

/** HTML of the table, ready for the renderer. ZodError when the data does not fit. */
export function composeFormTable(data: FormTablePage): string {
  return composeParsedFormTable(formTableSchema.parse(data));
}
