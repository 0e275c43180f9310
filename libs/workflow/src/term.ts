import {
  atTime,
  civilDate,
  type CivilDate,
  type Instant,
  type WorkingCalendar,
} from '#libs/calendar';
import type { Workflow } from './parse.js';
import type { Role } from './vocabulary.js';

/** In the morning, when people come to work. */
const MORNING = '08:00';

/** Until when an office must act, and when who is told of it. */
export interface Term {
  readonly dueOn: CivilDate;
  /** Mornings on which the office is reminded, earliest first, each by its working days before. */
  readonly reminders: readonly { readonly before: number; readonly at: Instant }[];
  /** The first working morning after the day. */
  readonly overdueAt: Instant;
  readonly overdue: Role;
}

/**
 * The term of the state in which a report stands since an instant; undefined where the definition
 * gives none. It counts working days from the day on which the report came there, which is not
 * counted. Throws MissingYear when the days off are not known.
 */
export function termOf(
  { states }: Workflow,
  { place, since }: { readonly place: string; readonly since: Instant },
  calendar: WorkingCalendar,
): Term | undefined {
  const term = Object.hasOwn(states, place) ? states[place]?.term : undefined;
  if (!term) return undefined;
  const dueOn = calendar.addWorkingDays(civilDate(since), term.workingDays);
  const reminders = [...term.remind]
    .sort((a, b) => b - a)
    .map((before) => ({ before, on: calendar.addWorkingDays(dueOn, -before) }))
    .map(({ before, on }) => ({ before, at: atTime(on, MORNING) }));
  const overdueAt = atTime(calendar.addWorkingDays(dueOn, 1), MORNING);
  return { dueOn, reminders, overdueAt, overdue: term.overdue };
}

/** Whether some state of the definition has a term. */
export function hasTerms({ states }: Pick<Workflow, 'states'>): boolean {
  return Object.values(states).some((state) => state?.term !== undefined);
}
