import { type Choice, chosenOf, type Column, type Value } from '#libs/forms';
import { type ReportTable } from '../review/reports.js';

/** What is added up of one column: numbers as a sum, choices and Có/Không as counts. */
export interface ColumnSum {
  readonly key: string;
  readonly title: string;
  readonly type: Column['type'];
  /** Number of cells in which something stands. */
  readonly filled: number;
  /** Left out where the column holds no numbers. */
  readonly sum?: number;
  /** Left out where the column has no choices. A row with several choices counts for each. */
  readonly counts?: readonly {
    readonly value: string;
    readonly title: string;
    readonly count: number;
  }[];
}

/** One row of a cell's report. */
export interface CellRow {
  readonly cell: string;
  readonly cellName: string;
  readonly values: ReportTable['rows'][number]['values'];
}

/** One table of all reports. The single fields are the first, with a row for each cell. */
export interface SummedTable {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly ColumnSum[];
  readonly rows: readonly CellRow[];
}

const isFilled = (value: Value | undefined): boolean => value !== null && value !== undefined;

/** Decimals are added as people add them. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

const answers: readonly Choice[] = [
  { value: 'true', title: 'Có', aliases: [] },
  { value: 'false', title: 'Không', aliases: [] },
];

function countsOf(
  choices: readonly Choice[],
  values: readonly Value[],
): NonNullable<ColumnSum['counts']> {
  const chosen = values.flatMap((value) => chosenOf(String(value)));
  return choices.map(({ value, title }) => ({
    value,
    title,
    count: chosen.filter((one) => one === value).length,
  }));
}

function columnSum(column: Column, rows: readonly CellRow[]): ColumnSum {
  const { key, title, type } = column;
  const values = rows.flatMap((row): Value[] => {
    const value = row.values[key];
    return isFilled(value) ? [value!] : [];
  });
  const known = { key, title, type, filled: values.length };
  if (type === 'integer' || type === 'number')
    return { ...known, sum: rounded(values.reduce((sum: number, one) => sum + Number(one), 0)) };
  if (type === 'enum' || type === 'multi-choice')
    return { ...known, counts: countsOf(column.choices, values) };
  return type === 'flag' ? { ...known, counts: countsOf(answers, values) } : known;
}

/** The rows of all cells, each behind its cell, and what they come to. */
export function summedTable(
  { key, title, columns }: Pick<ReportTable, 'key' | 'title' | 'columns'>,
  rows: readonly CellRow[],
): SummedTable {
  return { key, title, columns: columns.map((column) => columnSum(column, rows)), rows };
}
