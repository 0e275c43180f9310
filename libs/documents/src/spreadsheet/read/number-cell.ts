import { type DateSystem, dayOfSerial } from '../serial-day.js';
import type { CellLook } from './read-styles.js';

const two = (part: number): string => String(part).padStart(2, '0');

/** A month or a year that is shown as one, is one: there is no day to it. */
function shownDay(day: Date, look: CellLook['day']): string | Date {
  const year = String(day.getUTCFullYear()).padStart(4, '0');
  if (look === 'year') return year;
  return look === 'month' ? `${two(day.getUTCMonth() + 1)}/${year}` : day;
}

/** 1985 typed where a day is shown appears as a day of 1905: it is the year that was typed. */
const isTypedYear = (value: number, look: CellLook['day']): boolean =>
  (look === 'day' || look === 'month-first') &&
  Number.isInteger(value) &&
  value >= 1900 &&
  value <= 2100;

const isPadded = (value: number, padded: number): boolean =>
  padded > 0 && Number.isSafeInteger(value) && value >= 0;
/** 5.1985 was meant as a month and a year: never an hour of the fifth day of 1900. */
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

/** A number as it is shown: a day, a month, a year, or a code with the zeros of its format. */
export function numberOf(
  text: string,
  { day, padded = 0 }: CellLook,
  system: DateSystem,
): number | string | Date | undefined {
  if (text.trim() === '') return undefined;
  const value = Number(text);
  // Not a number a spreadsheet writes: handed on as it stands, for the reader of the column to say
  // so.
  if (!Number.isFinite(value)) return text;
  if (isPadded(value, padded)) return String(value).padStart(padded, '0');
  return day ? dayOf(value, day, system) : value;
}
