import type { Term } from '#libs/conditions';
import type { Column } from './column.js';
import { fieldsKey, type Value } from './form.js';
import type { OpenRow, OpenTable } from './open-table.js';
import type { Scope } from './reckon.js';

/** A scope that also knows which cells could not be read. */
export interface WideScope extends Scope {
  isWrong(term: Term): boolean;
}

interface Part {
  readonly columns: ReadonlyMap<string, Column>;
  readonly rows: readonly OpenRow[];
}

const isWrong = (row: OpenRow | undefined, key: string): boolean => {
  const problem = row?.problems.get(key);
  return row?.unsure.has(key) === true || (problem !== undefined && problem.severity !== 'warning');
};

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The numbers of a column, added; each column once, because it is asked for in every row. */
function totalsOf(parts: ReadonlyMap<string, Part>): Scope['total'] {
  const known = new Map<string, number>();
  const sum = (name: string): number => {
    const [table = '', column = ''] = name.split('.');
    const numbers = (parts.get(table)?.rows ?? []).map(({ values }) => values[column]);
    return rounded(numbers.reduce((all: number, one) => all + (Number(one) || 0), 0));
  };
  return (of, name) => {
    if (of === 'count') return parts.get(name)?.rows.length ?? 0;
    const total = known.get(name) ?? sum(name);
    known.set(name, total);
    return total;
  };
}

function wrongTotal(parts: ReadonlyMap<string, Part>, name: string): boolean {
  const [table = '', column = ''] = name.split('.');
  return (parts.get(table)?.rows ?? []).some((row) => isWrong(row, column));
}

/** What conditions may ask about, from a row of a table; undefined row: from the single fields. */
export function scopeIn(
  open: readonly OpenTable[],
): (table: string, row: OpenRow | undefined) => WideScope {
  const parts = new Map(
    open.map(({ table: { key, columns }, rows }): [string, Part] => [
      key,
      { columns: new Map(columns.map((column) => [column.key, column])), rows },
    ]),
  );
  const fields = parts.get(fieldsKey);
  const total = totalsOf(parts);
  return (table, row) => {
    const own = row && parts.get(table);
    const at = (name: string): { columns?: Part['columns']; row?: OpenRow | undefined } =>
      own?.columns.has(name)
        ? { columns: own.columns, row }
        : { columns: fields?.columns, row: fields?.rows[0] };
    return {
      column: (name) => at(name).columns?.get(name),
      value: (name): Value => at(name).row?.values[name] ?? null,
      total,
      isWrong: (term) =>
        (term.kind === 'field' && isWrong(at(term.name).row, term.name)) ||
        (term.kind === 'total' && term.of === 'sum' && wrongTotal(parts, term.name)),
    };
  };
}
