import { type Cells } from './cell-values.js';
import { type Body } from './content.js';

/** One place in which two versions differ. */
export interface Difference {
  readonly table: string | undefined;
  /** From 1; undefined for what stands outside the tables. */
  readonly row: number | undefined;
  readonly column: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const keysOf = (...many: (object | undefined)[]): string[] => [
  ...new Set(many.flatMap((one) => Object.keys(one ?? {}))),
];

const papers = ['number', 'reportedOn', 'note', 'attachments'] as const;

/** Where two versions differ, place by place. */
export function differences(mine: Body, theirs: Body): Difference[] {
  const paper = papers
    .filter((key) => !same(mine[key], theirs[key]))
    .map((column) => ({
      table: undefined,
      row: undefined,
      column,
      mine: mine[column],
      theirs: theirs[column],
    }));
  const fields = keysOf(mine.fields, theirs.fields)
    .filter((key) => !same(mine.fields?.[key], theirs.fields?.[key]))
    .map((column) => ({
      table: 'fields',
      row: undefined,
      column,
      mine: mine.fields?.[column],
      theirs: theirs.fields?.[column],
    }));
  const rows = keysOf(mine.tables, theirs.tables).flatMap((table) =>
    rowDifferences(table, mine.tables[table] ?? [], theirs.tables[table] ?? []),
  );
  return [...paper, ...fields, ...rows];
}

function rowDifferences(
  table: string,
  mine: readonly Cells[],
  theirs: readonly Cells[],
): Difference[] {
  const longest = Math.max(mine.length, theirs.length);
  return Array.from({ length: longest }, (_, i) => i).flatMap((i) =>
    keysOf(mine[i], theirs[i])
      .filter((key) => !same(mine[i]?.[key], theirs[i]?.[key]))
      .map((column) => ({
        table,
        row: i + 1,
        column,
        mine: mine[i]?.[column],
        theirs: theirs[i]?.[column],
      })),
  );
}

/** What I changed since `base` is mine, the rest is theirs. */
function mergedCells(base: Cells = {}, mine: Cells = {}, theirs: Cells = {}): Cells {
  return Object.fromEntries(
    keysOf(mine, theirs).map((key) => [
      key,
      (same(mine[key], base[key]) ? theirs[key] : mine[key]) ?? null,
    ]),
  );
}

type Rows = readonly Cells[];

/**
 * Rows are told apart by their place. Where both sides added or took away rows, the added rows of
 * mine come last, so that nothing of either is lost.
 */
function mergedRows(base: Rows, mine: Rows, theirs: Rows): Rows {
  if (same(mine, base)) return theirs;
  if (same(theirs, base)) return mine;
  const kept = Math.min(base.length, mine.length, theirs.length);
  const both = Array.from({ length: kept }, (_, i) => mergedCells(base[i], mine[i], theirs[i]));
  return [...both, ...theirs.slice(kept), ...mine.slice(kept).filter((row) => !among(row, theirs))];
}

const among = (row: Cells, rows: Rows): boolean => rows.some((one) => same(one, row));

/** Both versions in one. Where both changed the same place, mine stands. */
export function merged(base: Body, mine: Body, theirs: Body): Body {
  const paper = Object.fromEntries(
    papers.map((key) => [key, same(mine[key], base[key]) ? theirs[key] : mine[key]]),
  );
  const tables = Object.fromEntries(
    keysOf(mine.tables, theirs.tables).map((key) => [
      key,
      mergedRows(base.tables[key] ?? [], mine.tables[key] ?? [], theirs.tables[key] ?? []),
    ]),
  );
  const fields =
    mine.fields || theirs.fields ? mergedCells(base.fields, mine.fields, theirs.fields) : undefined;
  return JSON.parse(JSON.stringify({ ...paper, fields, tables })) as Body;
}
