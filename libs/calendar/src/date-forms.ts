import {
  addDays,
  type CivilDate,
  type Instant,
  isCivilDate,
  wallClock,
  weekday,
} from './instant.js';

const weekdays = [
  'Chủ nhật',
  'thứ Hai',
  'thứ Ba',
  'thứ Tư',
  'thứ Năm',
  'thứ Sáu',
  'thứ Bảy',
] as const;

function parts(date: CivilDate): [year: string, month: string, day: string] {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date (YYYY-MM-DD): ${date}`);
  return [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
}

/**
 * The date line of a paper: `ngày 05 tháng 01 năm 2024`. The day below 10 is padded; the month is
 * padded only for January and February (HD 36-HD/VPTW, HD 05-HD/VPTW): `ngày 05 tháng 3 năm 2024`.
 */
export function letterDate(date: CivilDate): string {
  const [year, month, day] = parts(date);
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
}

/** `15/02/2024`. */
export function shortDate(date: CivilDate): string {
  const [year, month, day] = parts(date);
  return `${day}/${month}/${year}`;
}

/**
 * `23 giờ 59 phút, thứ Năm, ngày 15 tháng 02 năm 2024`, on the wall clock of Vietnam. Seconds are
 * cut, never rounded up.
 */
export function longDateTime(at: Instant): string {
  const local = wallClock(at);
  const date = local.slice(0, 10);
  return (
    `${local.slice(11, 13)} giờ ${local.slice(14, 16)} phút, ${weekdays[weekday(date)]}, ` +
    `${letterDate(date)}`
  );
}

/** `23:59:59 15/02/2024`, on the wall clock of Vietnam, as tables print it. */
export function shortDateTime(at: Instant): string {
  const local = wallClock(at);
  return `${local.slice(11, 19)} ${shortDate(local.slice(0, 10))}`;
}

/**
 * A cutoff as people say it. One at midnight is `hết thứ Năm, ngày 15 tháng 02 năm 2024`, by the
 * day before, and not “00 giờ” of the next.
 */
export function cutoffText(at: Instant): string {
  const local = wallClock(at);
  if (!local.slice(11).startsWith('00:00:00')) return longDateTime(at);
  const last = addDays(local.slice(0, 10), -1);
  return `hết ${weekdays[weekday(last)]}, ${letterDate(last)}`;
}

/** A cutoff in a list: `hết thứ Năm 15/02/2024`, `đến 17:00 thứ Năm 15/02/2024`. */
export function cutoffDayText(at: Instant): string {
  const local = wallClock(at);
  const day = local.slice(0, 10);
  const named = (on: CivilDate): string => `${weekdays[weekday(on)]} ${shortDate(on)}`;
  return local.slice(11).startsWith('00:00:00')
    ? `hết ${named(addDays(day, -1))}`
    : `đến ${local.slice(11, 16)} ${named(day)}`;
}
