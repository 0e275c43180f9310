import type { CellValue } from './cell-value.js';
import type { CellLook } from './read-styles.js';
import type { RunLook, Struck } from './rich-text.js';
import type { Ink } from './ink.js';

/** What a person sees at a cell with a value and the value does not say. */
export interface CellSign {
  readonly row: number;
  readonly column: number;
  readonly struck?: Struck;
  readonly fill?: NonNullable<CellLook['fill']>;
  /** A day that is shown in another country's order, or a year that is shown as a day of 1905. */
  readonly odd?: 'month-first' | 'year-as-day';
}

/** 3/5/1985 may be two days of one year; 15/5 and 5/5 are one. */
const isAmbiguous = (day: Date): boolean =>
  day.getUTCDate() <= 12 && day.getUTCDate() !== day.getUTCMonth() + 1;
const isYear = (value: number): boolean => value >= 1900 && value <= 2100;

function oddDay(value: CellValue, day: CellLook['day']): CellSign['odd'] {
  if (typeof value === 'number') return isYear(value) ? 'year-as-day' : undefined;
  return day === 'month-first' && value instanceof Date && isAmbiguous(value)
    ? 'month-first'
    : undefined;
}

const showsDay = ({ day }: CellLook): boolean => day === 'day' || day === 'month-first';

/** Letters that are not black: their colour, or that nobody can see them. */
export interface CellInk {
  readonly row: number;
  readonly column: number;
  readonly ink: Exclude<Ink, 'white'> | 'unseen';
  readonly part: boolean;
}

/** White letters on a colour are somebody's heading; on white they cannot be seen. */
export function inkAt(
  { row, column, ...runs }: { readonly row: number; readonly column: number } & RunLook,
  look: CellLook,
): CellInk | undefined {
  const ink = look.unseen ? 'white' : (runs.ink ?? look.ink);
  if (ink === undefined || (ink === 'white' && look.painted === true && !look.unseen))
    return undefined;
  return { row, column, ink: ink === 'white' ? 'unseen' : ink, part: runs.inkPart === true };
}

/** Undefined for an ordinary cell, as almost all cells are. */
export function signOf(
  cell: {
    readonly row: number;
    readonly column: number;
    readonly type: string;
    readonly struck?: Struck;
  },
  value: CellValue,
  look: CellLook,
): CellSign | undefined {
  const { row, column, type } = cell;
  const struck = look.struck ? 'all' : cell.struck;
  const odd = type === 'n' && showsDay(look) ? oddDay(value, look.day) : undefined;
  const seen = Object.entries({ struck, fill: look.fill, odd }).filter(
    ([, kind]) => kind !== undefined,
  );
  return seen.length > 0 ? { row, column, ...Object.fromEntries(seen) } : undefined;
}
