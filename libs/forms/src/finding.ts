import { z } from 'zod';

/**
 * How certain the source of a rule is: A official text, B secondary, C common knowledge, S the
 * directive's own letter, L decided by the committee itself for this campaign, ? looked for and not
 * found.
 */
export const certainties = ['A', 'B', 'C', 'S', 'L', '?'] as const;
export type Certainty = (typeof certainties)[number];

export const sourceShape = z.strictObject({
  /** The source as cited: "Quy định số 377-QĐ/TW, ngày 08/10/2025". */
  reference: z.string().min(1).max(500),
  certainty: z.enum(certainties),
});
export type Source = z.infer<typeof sourceShape>;

export type Severity = 'error' | 'warning';

/** One fault or doubt in a report: where it stands, and what to do. */
export interface Finding {
  /**
   * The same report gives the same id. Another measured value gives another id, so an acceptance
   * never covers what the reviewer did not see.
   */
  readonly id: string;
  readonly severity: Severity;
  /**
   * Table key of the form. A finding about the whole report names the table that has to be changed.
   */
  readonly table: string;
  /**
   * `number` counts from 1 in the table as read; `key` survives sorting. Null for the table as a
   * whole.
   */
  readonly row: { readonly key: string; readonly number: number } | null;
  /** All rows when one cause affects many; `row` is the first of them. */
  readonly rows?: readonly number[];
  /** Column key; null for the row as a whole. */
  readonly column: string | null;
  /** Rule code in capitals: `CELL_REQUIRED`. */
  readonly rule: string;
  /**
   * What is wrong, in Vietnamese, without a full stop, so that a full stop and the fix can follow.
   */
  readonly message: string;
  /** What to do, in whole Vietnamese sentences. */
  readonly fix: string;
  /** Null for a matter of form, which has no legal source. */
  readonly source: Source | null;
}

export interface FindingDraft extends Omit<Finding, 'id' | 'source' | 'row' | 'column'> {
  readonly row?: Finding['row'];
  readonly column?: string | null;
  readonly source?: Source | null;
  /** What was measured, when a changed value must not keep its acceptance: "1,67". */
  readonly measured?: string;
}

/** Adds the id and the defaults of what is left out. */
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

/** Sorts errors first, then by table, row and column in their order. */
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
