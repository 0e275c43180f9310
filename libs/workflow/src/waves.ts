import {
  addDays,
  atTime,
  type CivilDate,
  civilDate,
  type Instant,
  type WorkingCalendar,
} from '#libs/calendar';
import type { Workflow } from './parse.js';
import type { ReminderStep } from './schema.js';

/** One reminder to everyone who has not submitted by then. */
export interface Wave {
  readonly step: string;
  readonly on: CivilDate;
  readonly at: Instant;
}

interface Deadline {
  readonly dueOn: CivilDate;
  readonly cutoffAt: Instant;
}

function lastWorkingDay(at: string, cutoffAt: Instant, calendar: WorkingCalendar): CivilDate {
  const day = civilDate(cutoffAt);
  return calendar.previousWorkingDay(atTime(day, at) < cutoffAt ? day : addDays(day, -1));
}

function dayOf(
  step: ReminderStep,
  { dueOn, cutoffAt }: Deadline,
  calendar: WorkingCalendar,
): CivilDate {
  if (step.workingDaysBefore === undefined) return lastWorkingDay(step.at, cutoffAt, calendar);
  return step.workingDaysBefore === 0
    ? calendar.previousWorkingDay(dueOn)
    : calendar.addWorkingDays(dueOn, -step.workingDaysBefore);
}

/**
 * When two steps fall on one day, one reminder is sent: that of the step nearest to the deadline.
 */
function urgency({ workingDaysBefore }: ReminderStep): number {
  return workingDaysBefore ?? -1;
}

/**
 * The reminders of a directive, earliest first. They fall on working days only (so never in Tết),
 * at most one a day, and all before the cutoff. They are known before the issue, so the person who
 * issues sees every reminder that will be sent. Throws MissingYear when the days off are not known.
 */
export function reminderWaves(
  workflow: Workflow,
  deadline: Deadline,
  calendar: WorkingCalendar,
): Wave[] {
  const byDay = new Map<CivilDate, Wave>();
  for (const step of [...workflow.reminders].sort((a, b) => urgency(b) - urgency(a))) {
    const on = dayOf(step, deadline, calendar);
    const at = atTime(on, step.at);
    if (at < deadline.cutoffAt) byDay.set(on, { step: step.step, on, at });
  }
  return [...byDay.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}
