export type DateSystem = '1900' | '1904';

const dayMs = 86_400_000;
const lastSerial = 2_958_465;

/**
 * The day of a spreadsheet serial, as a Date at UTC midnight plus its time of day. Serial 60 of the
 * 1900 system is 29/02/1900, a day that never was, and a serial before the first day is only a
 * time. Both are undefined, and the number is passed on as it is.
 */
export function dayOfSerial(serial: number, system: DateSystem): Date | undefined {
  if (!(serial >= 1 && serial <= lastSerial)) return undefined;
  if (system === '1904') return new Date(Date.UTC(1904, 0, 1) + Math.round(serial * dayMs));
  if (Math.floor(serial) === 60) return undefined;
  return new Date(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + Math.round(serial * dayMs));
}

/**
 * Serial of the 1900 system for an ISO day; undefined before 01/01/1900, which a workbook can only
 * store as text.
 */
export function serialOfDay(isoDay: string): number | undefined {
  const ms = Date.parse(`${isoDay}T00:00:00Z`);
  if (Number.isNaN(ms) || isoDay < '1900-01-01') return undefined;
  return (ms - Date.UTC(1899, 11, isoDay < '1900-03-01' ? 31 : 30)) / dayMs;
}

const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

/**
 * Whether a number format shows a day or a time. Quoted text, escaped signs, colours and locales do
 * not count.
 */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id);
  const plain = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  return !plain.includes('general') && /[dmyhs]/.test(plain);
}

/** How much of a day a format shows, and in which order. */
export type DayLook = 'day' | 'month-first' | 'month' | 'year';

const bare = (code: string): string =>
  code
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .toLowerCase()
    .split(';')[0] ?? '';

const isMonthFirst = (day: number, month: number, year: number): boolean =>
  month >= 0 && month < day && (year < 0 || year > month);

function lookOf(plain: string): DayLook | undefined {
  const [day = -1, month = -1, year = -1] = ['d', 'm', 'y'].map((letter) => plain.indexOf(letter));
  if (day >= 0) return isMonthFirst(day, month, year) ? 'month-first' : 'day';
  if (year < 0) return undefined;
  return month >= 0 ? 'month' : 'year';
}

/**
 * Undefined when it shows no day, or only a time. Built-in 17 is mmm-yy; 14 is shown in the order
 * of the reader's own country.
 */
export function dayLook(id: number, code: string | undefined): DayLook | undefined {
  if (!isDateFormat(id, code)) return undefined;
  if (code !== undefined) return lookOf(bare(code));
  return id === 17 ? 'month' : 'day';
}

/**
 * Number of digits of a format such as 00000000, which shows the zeros that a number has lost; 0
 * for any other.
 */
export function paddedTo(code: string | undefined): number {
  const zeros = /^0{2,20}$/.exec(code ?? '');
  return zeros ? zeros[0].length : 0;
}
