import { type CellProblem, type Column, readCell, type Value, type Values } from '#libs/forms';

/**
 * Cells of the form's own columns, as a submission keeps them; undefined when none is filled in.
 */
export type More = Readonly<Record<string, Exclude<Value, null>>>;

/** To be spread into a part of a submission. It is empty when no own cell is filled in. */
export function moreOf(values: Values, columns: readonly Column[]): { readonly more?: More } {
  const filled = columns.flatMap(({ key }): [string, Exclude<Value, null>][] => {
    const value = values[key] ?? null;
    return value === null ? [] : [[key, value]];
  });
  return filled.length === 0 ? {} : { more: Object.fromEntries(filled) };
}

export type WrongCell = CellProblem & { readonly column: string };

/**
 * What is wrong with own cells that came neither from a workbook nor from a draft: cells of no
 * column, cells that the column does not take, and cells that are not written as they are stored.
 */
export function wrongOwnCells(more: More | undefined, columns: readonly Column[]): WrongCell[] {
  const known = new Set(columns.map(({ key }) => key));
  const strangers = Object.keys(more ?? {}).filter((key) => !known.has(key));
  return [
    ...strangers.map((column) => ({
      rule: 'COLUMN_UNKNOWN',
      column,
      message: `Biểu mẫu không có cột “${column}”`,
      fix: 'Bỏ mục này, hoặc mở lại biểu mẫu của đợt.',
    })),
    ...columns.flatMap((column) => wrongCell(more?.[column.key] ?? null, column)),
  ];
}

function wrongCell(given: Value, column: Column): WrongCell[] {
  const { value, problem } = readCell(given, column);
  if (problem && problem.severity !== 'warning') return [{ ...problem, column: column.key }];
  if (value === given) return [];
  return [
    {
      rule: 'CELL_NOT_AS_STORED',
      column: column.key,
      message: `“${column.title}” ghi là “${given}”`,
      fix: value === null ? 'Bỏ mục này.' : `Ghi là “${value}”.`,
    },
  ];
}
