import { addDays, type CivilDate, type Instant, startOfDay } from './instant.js';
import type { WorkingCalendar } from './working-days.js';

export const cutoffPolicies = ['exclusive', 'inclusive', 'roll'] as const;
/**
 * How "trước ngày 15/02/2024" becomes a moment. The letter does not say; the issuer chooses, and
 * sees the moment before issue.
 * - `exclusive` takes the letter at its word: the last moment is before 00:00 of the due date.
 * - `inclusive` lets the due date itself still count.
 * - `roll` is exclusive, but a last day that is not a working day moves to the next working day (by
 *   analogy with Civil Code 2015, Art. 148, by which a period that ends on a day off ends with the
 *   next working day).
 */
export type CutoffPolicy = (typeof cutoffPolicies)[number];

/**
 * The first moment that is too late: a receipt at or after it is late. Only `roll` reads the
 * calendar, and may throw MissingYear.
 */
export function cutoffAt(
  dueOn: CivilDate,
  policy: CutoffPolicy,
  calendar: WorkingCalendar,
): Instant {
  switch (policy) {
    case 'exclusive':
      return startOfDay(dueOn);
    case 'inclusive':
      return startOfDay(addDays(dueOn, 1));
    case 'roll':
      return startOfDay(addDays(calendar.nextWorkingDay(addDays(dueOn, -1)), 1));
  }
}
