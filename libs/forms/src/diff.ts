import type { KeyedRow, Value, Values } from './form.js';

export interface ColumnChange {
  readonly column: string;
  readonly before: Value;
  readonly after: Value;
}

export interface RowChange {
  readonly key: string;
  readonly columns: readonly ColumnChange[];
}

/** What one round changed in the other, by row key. The order of rows means nothing. */
export interface RowsDiff {
  readonly added: readonly KeyedRow[];
  readonly removed: readonly KeyedRow[];
  readonly changed: readonly RowChange[];
}

function byKey<R extends KeyedRow>(rows: readonly R[]): Map<string, R> {
  const map = new Map(rows.map((row) => [row.key, row]));
  if (map.size !== rows.length) throw new RangeError('row keys are not unique');
  return map;
}

const plain = ({ key, values }: KeyedRow): KeyedRow => ({ key, values });

function changes(before: Values, after: Values): ColumnChange[] {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return columns
    .map((column) => ({ column, before: before[column] ?? null, after: after[column] ?? null }))
    .filter((change) => change.before !== change.after);
}

/**
 * Throws RangeError when a key occurs twice on one side (`readTable` reports those as
 * ROW_REPEATED).
 */
export function diffRows(before: readonly KeyedRow[], after: readonly KeyedRow[]): RowsDiff {
  const old = byKey(before);
  const now = byKey(after);
  return {
    added: after.filter(({ key }) => !old.has(key)).map(plain),
    removed: before.filter(({ key }) => !now.has(key)).map(plain),
    changed: after.flatMap(({ key, values }) => {
      const columns = changes(old.get(key)?.values ?? values, values);
      return columns.length > 0 ? [{ key, columns }] : [];
    }),
  };
}

export function isEmptyDiff({ added, removed, changed }: RowsDiff): boolean {
  return added.length + removed.length + changed.length === 0;
}

/** The reverse difference, which removes what was added. */
export function invertDiff({ added, removed, changed }: RowsDiff): RowsDiff {
  const back = changed.map(({ key, columns }) => ({
    key,
    columns: columns.map(({ column, before, after }) => ({ column, before: after, after: before })),
  }));
  return { added: removed, removed: added, changed: back };
}

function changedRow(row: KeyedRow, { key, columns }: RowChange): KeyedRow {
  const stale = columns.find(({ column, before }) => (row.values[column] ?? null) !== before);
  if (stale) throw new RangeError(`row ${key} is not the one the diff was made from`);
  return {
    key,
    values: {
      ...row.values,
      ...Object.fromEntries(columns.map(({ column, after }) => [column, after])),
    },
  };
}

/**
 * `applyDiff(a, diffRows(a, b))` has the rows of b. Throws RangeError when the difference was made
 * from another list than `rows`.
 */
export function applyDiff(
  rows: readonly KeyedRow[],
  { added, removed, changed }: RowsDiff,
): KeyedRow[] {
  const old = byKey(rows);
  const gone = new Set(removed.map(({ key }) => key));
  const edits = new Map(changed.map((change) => [change.key, change]));
  const missing =
    [...gone, ...edits.keys()].find((key) => !old.has(key)) ??
    added.find(({ key }) => old.has(key))?.key;
  if (missing !== undefined)
    throw new RangeError(`row ${missing} is not where the diff was made from`);
  const kept = rows
    .filter(({ key }) => !gone.has(key))
    .map((row) => {
      const edit = edits.get(row.key);
      return edit ? changedRow(row, edit) : plain(row);
    });
  return [...kept, ...added];
}
