export type DateSystem = '1900' | '1904';

const dayMs = 86_400_000;
const lastSerial = 2_958_465;

/**
 * The day of a spreadsheet serial as a Date at UTC midnight plus its time of day. Serial 60 of the 1900 system is 29/02/1900, a day that never was, and
 * what lies before the first day is a time alone: both stay undefined, and the number is handed on as it is.
 */
export function dayOfSerial(serial: number, system: DateSystem): Date | undefined {
  if (!(serial >= 1 && serial <= lastSerial)) return undefined;
  if (system === '1904') return new Date(Date.UTC(1904, 0, 1) + Math.round(serial * dayMs));
  if (Math.floor(serial) === 60) return undefined;
  return new Date(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + Math.round(serial * dayMs));
}

/** Serial of the 1900 system for an ISO day; undefined before 01/01/1900, which a workbook can hold as text only. */
export function serialOfDay(isoDay: string): number | undefined {
  const ms = Date.parse(`${isoDay}T00:00:00Z`);
  if (Number.isNaN(ms) || isoDay < '1900-01-01') return undefined;
  return (ms - Date.UTC(1899, 11, isoDay < '1900-03-01' ? 31 : 30)) / dayMs;
}

const builtIn = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a number format shows a day or a time. Quoted text, escaped marks, colours and locales say nothing. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id);
  const plain = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  return !plain.includes('general') && /[dmyhs]/.test(plain);
}
