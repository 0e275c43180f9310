import { type DateSystem, dayOfSerial } from '../serial-day.js';
import type { CellLook } from './read-styles.js';

const two = (part: number): string => String(part).padStart(2, '0');

/** A cell that shows a month or a year is one; it has no day. */
function shownDay(day: Date, look: CellLook['day']): string | Date {
  const year = String(day.getUTCFullYear()).padStart(4, '0');
  if (look === 'year') return year;
  return look === 'month' ? `${two(day.getUTCMonth() + 1)}/${year}` : day;
}

/** 1985 typed into a cell that shows days appears as a day of 1905. The year was typed. */
const isTypedYear = (value: number, look: CellLook['day']): boolean =>
  (look === 'day' || look === 'month-first') &&
  Number.isInteger(value) &&
  value >= 1900 &&
  value <= 2100;

const isPadded = (value: number, padded: number): boolean =>
  padded > 0 && Number.isSafeInteger(value) && value >= 0;
/** 5.1985 means a month and a year, never an hour of the fifth day of 1900. */
const isTypedMonth = (value: number): boolean => !Number.isInteger(value) && value < 1000;

function dayOf(
  value: number,
  look: NonNullable<CellLook['day']>,
  system: DateSystem,
): number | string | Date {
  if (isTypedYear(value, look) || isTypedMonth(value)) return value;
  const day = dayOfSerial(value, system);
  return day ? shownDay(day, look) : value;
}

/**
 * A number in the form in which it is shown: a day, a month, a year, or a code with the zeros of
 * its format.
 */
export function numberOf(
  text: string,
  { day, padded = 0 }: CellLook,
  system: DateSystem,
): number | string | Date | undefined {
  if (text.trim() === '') return undefined;
  const value = Number(text);
  // No spreadsheet writes a number like this. It is passed on unchanged, and the reader of the
  // column reports it.
  if (!Number.isFinite(value)) return text;
  if (isPadded(value, padded)) return String(value).padStart(padded, '0');
  return day ? dayOf(value, day, system) : value;
}
