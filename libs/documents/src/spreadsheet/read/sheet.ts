import type { CellRange } from '../cell-text.js';
import type { CellInk, CellSign } from './cell-signs.js';
import type { CellValue } from './cell-value.js';
import type { SheetNotes } from './sheet-notes.js';

export interface SheetRow {
  /** As the person sees it, from 1. */
  readonly number: number;
  /** By position from 0; undefined (or beyond the end) is a blank cell. */
  readonly cells: readonly (CellValue | undefined)[];
  readonly hidden: boolean;
}

export interface FormulaCell {
  readonly row: number;
  readonly column: number;
  /** The value last computed is in the file and was read; the formula itself is never computed. */
  readonly hasValue: boolean;
  /** Instead of a value it shows an error: told as such. */
  readonly isError: boolean;
}

export interface Sheet extends SheetNotes {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows with a value. */
  readonly rows: readonly SheetRow[];
  readonly formulas: readonly FormulaCell[];
  readonly merges: readonly CellRange[];
  readonly signs: readonly CellSign[];
  /** In the order of the cells, the first of very many. */
  readonly inks: readonly CellInk[];
  /** Positions of hidden columns. */
  readonly hiddenColumns: readonly number[];
}
