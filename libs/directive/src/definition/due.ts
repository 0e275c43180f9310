import { type Instant, isOverdue, remainingText } from '#libs/calendar';
import { calendar } from './deadline.js';

export interface Due {
  readonly dueAt: Instant | null;
  readonly dueText: string;
  readonly overdue: boolean;
}

export const noDue: Due = { dueAt: null, dueText: '', overdue: false };

/** A deadline in words, by the clock of the database. */
export function dueBy(cutoffAt: Instant | null, now: Instant): Due {
  if (cutoffAt === null) return noDue;
  return {
    dueAt: cutoffAt,
    dueText: remainingText(cutoffAt, now, calendar),
    overdue: isOverdue(cutoffAt, now),
  };
}
