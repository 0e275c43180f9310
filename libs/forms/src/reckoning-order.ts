import { operandsOf, readSum, readSumExpression, type Term, termsOf } from '#libs/conditions';
import type { Column } from './column.js';
import { fieldsKey, type Form, partsOf, type Table } from './form.js';

/** A column that depends on others: it is asked under a condition, or reckoned. */
export interface Reckoned {
  readonly table: Table;
  readonly column: Column;
}

type Parts = readonly Table[];

/** Each column is read once: its terms are asked for in every row. */
const known = new WeakMap<object, readonly Term[]>();

/** The names that a column's condition and sum ask about. Throws ConditionError. */
export function termsOfColumn(column: Pick<Column, 'when' | 'calc'>): readonly Term[] {
  const { when, calc } = column;
  const terms = known.get(column) ?? [
    ...(when === undefined ? [] : operandsOf(readSumExpression(when)).flatMap(termsOf)),
    ...(calc === undefined ? [] : termsOf(readSum(calc))),
  ];
  known.set(column, terms);
  return terms;
}

const columnIn = (table: Table | undefined, key: string): Column | undefined =>
  table?.columns.find((column) => column.key === key);

function namedBy(term: Term, { table, parts }: { table: Table; parts: Parts }): Reckoned[] {
  const found = (where: Table | undefined, key: string): Reckoned[] => {
    const column = columnIn(where, key);
    return where && column ? [{ table: where, column }] : [];
  };
  const part = (key: string): Table | undefined => parts.find((one) => one.key === key);
  if (term.kind === 'field') {
    const own = found(table, term.name);
    return own.length > 0 ? own : found(part(fieldsKey), term.name);
  }
  if (term.kind === 'literal' || term.of === 'count') return [];
  const [name = '', column = ''] = term.name.split('.');
  return found(part(name), column);
}

/** The columns that a column waits for. */
export function waitsFor({ table, column }: Reckoned, parts: Parts): Reckoned[] {
  return termsOfColumn(column).flatMap((term) => namedBy(term, { table, parts }));
}

/** Whether the cell needs more than its own content to be read. */
export const isReckoned = (column: Column): boolean =>
  column.when !== undefined || column.calc !== undefined || column.default !== undefined;

export const placeOf = ({ table, column }: Reckoned): string => `${table.key}.${column.key}`;

/**
 * Those of a form in an order in which each comes after what it waits for. A circle, which the
 * check of a definition refuses, is cut where it was entered.
 */
export function reckoningOrder(form: Pick<Form, 'fields' | 'tables'>): Reckoned[] {
  const parts = partsOf(form);
  const seen = new Set<string>();
  const ordered: Reckoned[] = [];
  const visit = (one: Reckoned): void => {
    if (seen.has(placeOf(one)) || !isReckoned(one.column)) return;
    seen.add(placeOf(one));
    waitsFor(one, parts).forEach(visit);
    ordered.push(one);
  };
  for (const table of parts) for (const column of table.columns) visit({ table, column });
  return ordered;
}
