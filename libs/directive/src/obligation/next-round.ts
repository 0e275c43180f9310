import { civilDate } from '#libs/calendar';
import { type Workflow } from '#libs/workflow';
import { askedDeadline, calendar, knownYear, type NewDeadline } from '../definition/deadline.js';

/** Working days for the next round where the definition names none: one working week. */
const WORKING_DAYS = 5;

/**
 * The day of the next round when a return names none. The present day stays while it lies ahead
 * (`undefined`); after that it is a number of working days from today, today included. A cell is
 * never asked for something by a day that has passed. Errors: `Refused` NO_CALENDAR_YEAR.
 */
export function nextRoundDeadline(
  workflow: Workflow,
  { now, cutoffAt }: { now: string; cutoffAt: string },
): Pick<NewDeadline, 'dueOn' | 'cutoffAt' | 'wording'> | undefined {
  if (now < cutoffAt) return undefined;
  const dueOn = knownYear(() =>
    calendar.addWorkingDays(civilDate(now), workflow.deadline.returnWorkingDays ?? WORKING_DAYS),
  );
  return askedDeadline({ dueOn }, workflow);
}
