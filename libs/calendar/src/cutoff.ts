import { addDays, atTime, type CivilDate, type Instant, startOfDay } from './instant.js';
import type { WorkingCalendar } from './working-days.js';

// These names are stored in definitions. Never rename; add.
export const cutoffPolicies = ['exclusive', 'inclusive', 'roll', 'inclusive-roll'] as const;
/**
 * How "trước ngày 15/02/2024" becomes a moment. The letter does not say; the issuer chooses, and
 * sees the moment before issue.
 * - `exclusive` takes the letter at its word: the last moment is before 00:00 of the due date.
 * - `inclusive` lets the due date itself still count.
 * - `roll` is exclusive, but a last day that is not a working day moves to the next working day (by
 *   analogy with Civil Code 2015, Art. 148, by which a period that ends on a day off ends with the
 *   next working day).
 * - `inclusive-roll` is inclusive, and a due date that is not a working day moves to the next one.
 */
export type CutoffPolicy = (typeof cutoffPolicies)[number];

/**
 * A policy with the hour at which its last day ends, `17:00`; left out: the whole day counts. A
 * deadline with an hour names the day on which that hour falls, so `exclusive` and `inclusive` then
 * mean the same moment.
 */
export interface CutoffRule {
  readonly policy: CutoffPolicy;
  readonly at?: string | undefined;
}

/** The due date itself still counts, as a whole or until the hour. */
export function countsDueDay({ policy, at }: CutoffRule): boolean {
  return at !== undefined || policy === 'inclusive' || policy === 'inclusive-roll';
}

/** A last day that is not a working day moves to the next working day. */
export function rolls({ policy }: CutoffRule): boolean {
  return policy === 'roll' || policy === 'inclusive-roll';
}

/**
 * The first moment that is too late: a receipt at or after it is late. Only a policy that rolls
 * reads the calendar, and may throw MissingYear.
 */
export function cutoffAt(
  dueOn: CivilDate,
  how: CutoffPolicy | CutoffRule,
  calendar: WorkingCalendar,
): Instant {
  const rule = typeof how === 'string' ? { policy: how } : how;
  const named = countsDueDay(rule) ? dueOn : addDays(dueOn, -1);
  const last = rolls(rule) ? calendar.nextWorkingDay(named) : named;
  return rule.at === undefined ? startOfDay(addDays(last, 1)) : atTime(last, rule.at);
}
