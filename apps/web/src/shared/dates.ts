// Instants are shown in Vietnam time always, whatever the clock of the machine says.

const ZONE = 'Asia/Ho_Chi_Minh';
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

function partsOf(instant: string | Date): Record<string, string> {
  return Object.fromEntries(
    parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
}

/** 15/02/2024, of an instant or of a civil date (2024-02-15). */
export function dayText(of: string): string {
  const civil = /^(\d{4})-(\d{2})-(\d{2})$/.exec(of);
  if (civil) return `${civil[3]}/${civil[2]}/${civil[1]}`;
  const { day, month, year } = partsOf(of);
  return `${day}/${month}/${year}`;
}

/** 14:32 */
export function timeText(instant: string | Date): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/** 14:32 ngày 15/02/2024 */
export const momentText = (instant: string): string =>
  `${timeText(instant)} ngày ${dayText(instant)}`;

/** 14:32:05 ngày 15/02/2024: receipts are told to the second. */
export function exactText(instant: string): string {
  const { hour, minute, second } = partsOf(instant);
  return `${hour}:${minute}:${second} ngày ${dayText(instant)}`;
}

/** thứ Năm, of a civil date. */
export const weekdayOf = (civil: string): string =>
  WEEKDAYS[new Date(`${civil}T00:00:00Z`).getUTCDay()]!;

/** 2024-02-15 from what a person types: 15/2/2024, 15.02.24, 15-2-2024, 15022024. */
export function civilFrom(typed: string): string | undefined {
  const found =
    /^\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})\s*$/.exec(typed) ??
    /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(typed);
  if (!found) return undefined;
  const [, day, month, typedYear] = found as unknown as [string, string, string, string];
  const year = typedYear.length === 2 ? `20${typedYear}` : typedYear;
  const civil = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const real = new Date(`${civil}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(civil) ? civil : undefined;
}

/** 2.500 and 12,5 */
export const numberText = (value: number): string => new Intl.NumberFormat('vi-VN').format(value);
