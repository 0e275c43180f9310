import { cutoffDayText } from './date-forms.js';
import { addDays, type CivilDate, civilDate, type Instant, wallClock } from './instant.js';
import { MissingYear, type WorkingCalendar } from './working-days.js';

/** The last civil day that counts before a cutoff: one at midnight ends the day before. */
export function lastDayOf(cutoffAt: Instant): CivilDate {
  const local = wallClock(cutoffAt);
  const day = local.slice(0, 10);
  return local.slice(11).startsWith('00:00:00') ? addDays(day, -1) : day;
}

/** Days beyond which nobody counts: the date says enough. */
const COUNTED = 400;

/** Working days after one day, through another; undefined where the days off are not known. */
function workingDaysBetween(
  after: CivilDate,
  through: CivilDate,
  calendar: WorkingCalendar,
): number | undefined {
  let count = 0;
  let day = after;
  try {
    for (let left = COUNTED; day < through; left -= 1) {
      if (left === 0) return undefined;
      day = addDays(day, 1);
      if (calendar.isWorkingDay(day)) count += 1;
    }
    return count;
  } catch (error) {
    if (error instanceof MissingYear) return undefined;
    throw error;
  }
}

function overdueText(late: number | undefined): string {
  return late === undefined || late === 0 ? 'đã quá hạn' : `quá hạn ${late} ngày làm việc`;
}

function leftText(today: CivilDate, last: CivilDate, calendar: WorkingCalendar): string {
  if (today === last) return 'hạn là hôm nay';
  const left = workingDaysBetween(today, last, calendar);
  if (left === undefined) return 'còn hạn';
  return left === 0 ? 'chỉ còn ngày nghỉ' : `còn ${left} ngày làm việc`;
}

/**
 * How long there is until a cutoff, as people say it: "còn 6 ngày làm việc, hết thứ Năm
 * 15/02/2024", "quá hạn 2 ngày làm việc, hết thứ Năm 15/02/2024". Today is not counted. Where the
 * days off are not known no number is said.
 */
export function remainingText(cutoffAt: Instant, now: Instant, calendar: WorkingCalendar): string {
  const [today, last] = [civilDate(now), lastDayOf(cutoffAt)];
  const when = cutoffDayText(cutoffAt);
  return isOverdue(cutoffAt, now)
    ? `${overdueText(workingDaysBetween(last, today, calendar))}, hạn ${when}`
    : `${leftText(today, last, calendar)}, ${when}`;
}

/** Whether a cutoff has passed: it is itself too late. */
export const isOverdue = (cutoffAt: Instant, now: Instant): boolean =>
  Date.parse(now) >= Date.parse(cutoffAt);
