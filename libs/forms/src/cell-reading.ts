import type { CellProblem } from './cell-problem.js';
import type { DateSystem } from './dates.js';
import type { Column, Value } from './form.js';

export interface CellReading {
  readonly value: Value;
  readonly problem?: CellProblem;
}

/** Reads a cell that is not empty, by its column. */
export type Reader = (
  raw: string | number | boolean | Date,
  column: Column,
  system: DateSystem,
) => CellReading;

export const refused = (rule: string, message: string, fix: string): CellReading => ({
  value: null,
  problem: { rule, message, fix },
});
export const shown = (raw: unknown): string =>
  (raw instanceof Date ? raw.toISOString().slice(0, 10) : String(raw)).slice(0, 60);
