import { z } from 'zod';
import { type KeptReport } from '../obligation/report.js';
import { type ReportTable } from './reports.js';

// Stored with each comment. Never rename; add.

const key = z.string().min(1).max(60);
/**
 * The place of a comment: a table, a row of it, a cell of the row, or a page of a file. Null is the
 * report as a whole.
 */
export const anchorShape = z
  .union([
    z.strictObject({
      table: key,
      row: z.string().min(1).max(300).nullable().default(null),
      column: key.nullable().default(null),
    }),
    z.strictObject({ file: z.uuid(), page: z.int().min(1).max(5000).nullable().default(null) }),
  ])
  .nullable();
export type Anchor = z.infer<typeof anchorShape>;

/** The places where a comment may stand. */
export interface Places {
  readonly tables: readonly ReportTable[];
  readonly files: KeptReport['files'];
}

const hasRow = ({ rows }: ReportTable, row: string | null): boolean =>
  row === null || rows.some((one) => one.key === row);
const hasColumn = ({ columns }: ReportTable, column: string | null): boolean =>
  column === null || columns.some((one) => one.key === column);

/** True when the report has such a place. */
export function isPlace(anchor: Anchor, { tables, files }: Places): boolean {
  if (anchor === null) return true;
  if ('file' in anchor) return files.some(({ id }) => id === anchor.file);
  const table = tables.find((one) => one.key === anchor.table);
  return table !== undefined && hasRow(table, anchor.row) && hasColumn(table, anchor.column);
}

/**
 * Where a comment of an earlier round stands in this one. A line keeps its key in all rounds, even
 * when its person moved from one table to the other. Undefined when the place is gone.
 */
export function placeIn(anchor: Anchor, places: Places): Anchor | undefined {
  if (isPlace(anchor, places)) return anchor;
  if (anchor === null || 'file' in anchor || anchor.row === null) return undefined;
  const { row, column } = anchor;
  const table = places.tables.find((one) => one.rows.some((other) => other.key === row));
  return table && { table: table.key, row, column: hasColumn(table, column) ? column : null };
}
