import { addDays, type CivilDate, isCivilDate } from '#libs/calendar';
import { cleanText } from '#libs/text';

/** The day from which a workbook counts its days: 1900 (Windows) or 1904 (old Macintosh). */
export type DateSystem = '1900' | '1904';

/** A day, a month or a year: `1980-03-15`, `1980-03`, `1980`. Old records often have only these. */
export type PartialDate = string;

export type DateProblem =
  | 'not-a-date'
  | 'has-time'
  | 'month-number'
  | 'impossible'
  | 'two-digit-year'
  | 'incomplete'
  | 'month-first'
  | 'out-of-range';
export type DateReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: DateProblem };

const failed = (problem: DateProblem): DateReading => ({ ok: false, problem });
const read = (value: string): DateReading =>
  value >= '1900' && value < '2101' ? { ok: true, value } : failed('out-of-range');
const two = (part: string | number): string => String(part).padStart(2, '0');

/**
 * The day of a spreadsheet serial, without its time of day. In the 1900 system, serial 60 is
 * 29/02/1900, a day that never was, and later serials are one too high.
 */
export function serialDate(serial: number, system: DateSystem): DateReading {
  const day = Math.floor(serial + 1e-7);
  if (!Number.isFinite(serial) || day < (system === '1900' ? 1 : 0) || day > 73_050)
    return failed('out-of-range');
  if (system === '1904') return read(addDays('1904-01-01', day));
  if (day === 60) return failed('impossible');
  return read(addDays('1899-12-31', day > 60 ? day - 1 : day));
}

const within = (value: number, last: number): boolean => value >= 1 && value <= last;

function fromMonth(year: string, month: string): DateReading {
  return within(Number(month), 12) ? read(`${year}-${two(Number(month))}`) : failed('impossible');
}

function fromDay(year: string, month: string, day: string): DateReading {
  const value = `${year}-${two(Number(month))}-${two(Number(day))}`;
  if (isCivilDate(value)) return read(value);
  return failed(
    !within(Number(month), 12) && within(Number(month), 31) && within(Number(day), 12)
      ? 'month-first'
      : 'impossible',
  );
}

const separator = String.raw`\s*[/.\-–]\s*`;
const forms: readonly {
  readonly pattern: RegExp;
  readonly reading: (parts: string[]) => DateReading;
}[] = [
  {
    pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/,
    reading: ([, y = '', m = '', d = '']) => fromDay(y, m, d),
  },
  // Midnight in another zone is another day here: 1985-05-02T17:00:00Z was typed as 03/05/1985.
  { pattern: /^\d{4}-\d{1,2}-\d{1,2}[T ]\d{1,2}:.*$/, reading: () => failed('has-time') },
  {
    pattern: new RegExp(`^\\d{1,2}${separator}\\d{1,2}${separator}\\d{4} +\\d{1,2}:.*$`),
    reading: () => failed('has-time'),
  },
  {
    pattern: new RegExp(`^(?:ngày )?(\\d{1,2})${separator}(\\d{1,2})${separator}(\\d{4})$`, 'i'),
    reading: ([, d = '', m = '', y = '']) => fromDay(y, m, d),
  },
  {
    pattern: /^ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/i,
    reading: ([, d = '', m = '', y = '']) => fromDay(y, m, d),
  },
  {
    pattern: new RegExp(`^\\d{1,2}${separator}\\d{1,2}${separator}\\d{2}$`),
    reading: () => failed('two-digit-year'),
  },
  { pattern: /^(\d{4})-(\d{1,2})$/, reading: ([, y = '', m = '']) => fromMonth(y, m) },
  {
    pattern: new RegExp(`^(?:tháng )?(\\d{1,2})${separator}(\\d{4})$`, 'i'),
    reading: ([, m = '', y = '']) => fromMonth(y, m),
  },
  { pattern: /^tháng (\d{1,2}) năm (\d{4})$/i, reading: ([, m = '', y = '']) => fromMonth(y, m) },
  { pattern: /^(?:năm )?(\d{4})$/i, reading: ([, y = '']) => read(y) },
];

function fromText(text: string): DateReading {
  const clean = cleanText(text);
  for (const { pattern, reading } of forms) {
    const parts = pattern.exec(clean);
    if (parts) return reading(parts);
  }
  return failed('not-a-date');
}

/**
 * Spreadsheet libraries give days as UTC midnights, and a rounding error sometimes puts them just
 * before.
 */
function fromDate(date: Date): DateReading {
  const ms = Math.round(date.getTime() / 1000) * 1000;
  return Number.isNaN(ms)
    ? failed('not-a-date')
    : fromText(new Date(ms).toISOString().slice(0, 10));
}

/**
 * 5.1985 is what a spreadsheet makes of a month and a year. It is neither the fifth day of 1900 nor
 * five days.
 */
const looksLikeMonth = (raw: number): boolean => !Number.isInteger(raw) && Math.abs(raw) < 1000;
const isYear = (raw: number): boolean => Number.isInteger(raw) && raw >= 1900 && raw <= 2100;

function fromNumber(raw: number, system: DateSystem): DateReading {
  if (isYear(raw)) return read(String(raw));
  return looksLikeMonth(raw) ? failed('month-number') : serialDate(raw, system);
}

/**
 * Reads a day, a month or a year as people write it, as a spreadsheet stores it, or in ISO form. A
 * bare number from 1900 to 2100 is a year; any other is a serial.
 */
export function readPartialDate(raw: unknown, system: DateSystem = '1900'): DateReading {
  if (raw instanceof Date) return fromDate(raw);
  if (typeof raw === 'number') return fromNumber(raw, system);
  return typeof raw === 'string' ? fromText(raw) : failed('not-a-date');
}

/**
 * Reads a whole day: `dd/mm/yyyy`, ISO, or a spreadsheet's serial or Date. A month or a year alone
 * is `incomplete` and is never rounded to its first day.
 */
export function readDate(raw: unknown, system: DateSystem = '1900'): DateReading {
  const reading = readPartialDate(raw, system);
  return reading.ok && reading.value.length < 10 ? failed('incomplete') : reading;
}

/** `15/03/1980`, `03/1980` or `1980`. */
export function partialDateText(value: PartialDate): string {
  return value.split('-').reverse().join('/');
}

/** True for an existing day, a month or a year in ISO form. */
export function isPartialDate(value: string): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value) || isCivilDate(value);
}

/** The first and the last day that a partial date may mean. */
export function dateRange(value: PartialDate): {
  readonly first: CivilDate;
  readonly last: CivilDate;
} {
  if (value.length === 10) return { first: value, last: value };
  const [year = '', month] = value.split('-');
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const next =
    month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${two(Number(month) + 1)}-01`;
  return { first: `${year}-${month}-01`, last: addDays(next, -1) };
}
