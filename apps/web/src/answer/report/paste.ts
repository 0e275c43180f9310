import { type Column, isGiven, settledCell } from './cell-values.js';
import { type Content, newRow, type Row, withRows } from './content.js';
import { tsv } from './tsv.js';

/** Cells as Excel and LibreOffice put them: text with tabs, or a table of HTML. */
export type Block = readonly (readonly string[])[];

function htmlTable(html: string): string[][] | undefined {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return undefined;
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => [
      (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
      ...Array.from({ length: cell.colSpan - 1 }, () => ''),
    ]),
  );
}

/** The cells in a clipboard; undefined when it holds a single text, which is pasted as ever. */
export function blockIn(data: DataTransfer): Block | undefined {
  const text = data.getData('text/plain');
  const rows = htmlTable(data.getData('text/html')) ?? tsv(text);
  const block = rows.filter((row, i) => i < rows.length - 1 || row.some((cell) => cell !== ''));
  const single = block.length <= 1 && (block[0]?.length ?? 0) <= 1;
  return single ? undefined : block;
}

export interface Pasting {
  readonly table: string;
  readonly columns: readonly Column[];
  /** Index of the row and of the column at which it begins. */
  readonly row: number;
  readonly column: number;
  readonly block: Block;
}

/** The columns that the block falls into. Those that the software fills are passed over. */
export const pastedColumns = ({ columns, column, block }: Pasting): readonly Column[] =>
  columns.slice(column, column + Math.max(...block.map((row) => row.length)));

export const addedRows = (there: number, { row, block }: Pasting): number =>
  Math.max(0, row + block.length - there);

/** The content after the paste: one step, and one step back. */
export function pasted(content: Content, pasting: Pasting): Content {
  const { table, row, block } = pasting;
  const columns = pastedColumns(pasting);
  const rows = [...(content.tables[table] ?? [])];
  block.forEach((cells, i) => {
    const old: Row = rows[row + i] ?? newRow();
    const values = columns.flatMap((column, j) =>
      isGiven(column) || cells[j] === undefined
        ? []
        : [[column.key, settledCell(column, cells[j])]],
    );
    rows[row + i] = { ...old, cells: { ...old.cells, ...Object.fromEntries(values) } };
  });
  return withRows(content, table, rows);
}
