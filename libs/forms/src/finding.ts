import { z } from 'zod';

/**
 * How sure we are of a rule's source: A official text, B secondary, C common knowledge, S the
 * directive's own letter, L decided by the committee itself for this campaign, ? looked for and not
 * found.
 */
export const certainties = ['A', 'B', 'C', 'S', 'L', '?'] as const;
export type Certainty = (typeof certainties)[number];

export const sourceShape = z.strictObject({
  /** As cited: "Quy định số 377-QĐ/TW, ngày 08/10/2025". */
  reference: z.string().min(1).max(500),
  certainty: z.enum(certainties),
});
export type Source = z.infer<typeof sourceShape>;

export type Severity = 'error' | 'warning';

/** One thing wrong in a report, where it stands, and what to do. */
export interface Finding {
  /**
   * Same report, same id; another measured value, another id: an acceptance never covers what it
   * did not see.
   */
  readonly id: string;
  readonly severity: Severity;
  /** Table key of the form; a whole-report finding names the table that is to be changed. */
  readonly table: string;
  /**
   * `number` counts from 1 in the table as read; `key` survives sorting. Null: the table as a
   * whole.
   */
  readonly row: { readonly key: string; readonly number: number } | null;
  /** One cause in many rows: all of them; `row` is the first. */
  readonly rows?: readonly number[];
  /** Column key; null: the row as a whole. */
  readonly column: string | null;
  /** Rule code in capitals: `CELL_REQUIRED`. */
  readonly rule: string;
  /** Vietnamese: what is wrong; no full stop, so that it can be followed by one and the fix. */
  readonly message: string;
  /** Vietnamese: what to do; whole sentences. */
  readonly fix: string;
  /** Null: a matter of form, no legal source. */
  readonly source: Source | null;
}

export interface FindingDraft extends Omit<Finding, 'id' | 'source' | 'row' | 'column'> {
  readonly row?: Finding['row'];
  readonly column?: string | null;
  readonly source?: Source | null;
  /** What was measured, where a changed value must not keep its acceptance: "1,67". */
  readonly measured?: string;
}

/** Fills what is left out and gives the id. */
export function finding({
  measured,
  row = null,
  column = null,
  source = null,
  ...rest
}: FindingDraft): Finding {
  const id = [rest.rule, rest.table, row?.key ?? '', column ?? '', measured ?? '']
    .join('|')
    .replace(/\|+$/, '');
  return { id, ...rest, row, column, source };
}

/** Errors first, then by table, row and column as they stand. */
export function sortFindings(
  findings: readonly Finding[],
  tables: readonly string[] = [],
): Finding[] {
  const places = new Map(tables.map((table, index) => [table, index]));
  const ranked = findings.map((found) => ({
    found,
    severity: found.severity === 'error' ? 0 : 1,
    table: places.get(found.table) ?? -1,
    row: found.row?.number ?? 0,
  }));
  ranked.sort((a, b) => a.severity - b.severity || a.table - b.table || a.row - b.row);
  return ranked.map(({ found }) => found);
}
