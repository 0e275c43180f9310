import { type CivilDate, cutoffAt, type Instant, type WorkingCalendar } from '#libs/calendar';
import type { Workflow } from './parse.js';
import { dueDayOf, isStanding } from './periods.js';
import { reminderWaves, type Wave } from './waves.js';
import { renderWording } from './wording.js';

/** The directive of a year that is over: the year of its work, and its due date. */
export interface LastDirective {
  readonly year: number;
  readonly dueOn: CivilDate;
}

/**
 * The dates of next year's draft. The person who issues it sees them first; nothing is issued by
 * itself.
 */
export interface NextYear {
  readonly year: number;
  /** The first working day on which the draft may be opened. */
  readonly openOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly cutoffAt: Instant;
  readonly wording: string;
  readonly waves: readonly Wave[];
  /** True when the superior's own letter is needed before the issue. */
  readonly askSuperior: boolean;
}

/**
 * The day from which a year's draft is to be opened, without regard to days off; `undefined` when
 * the definition does not recur.
 */
export function openingDay({ recur, deadline }: Workflow, year: number): CivilDate | undefined {
  return recur && !isStanding({ recur })
    ? openingBefore(dueInYear({ recur, deadline }, year), recur.openOn)
    : undefined;
}

/**
 * Next year's draft under the present definition: the year after the last one, due on the
 * definition's day. `undefined` when the definition does not recur. Throws MissingYear when the
 * days off are not known, because no legal date may rest on a guess.
 */
export function nextYear(
  workflow: Workflow,
  last: LastDirective,
  calendar: WorkingCalendar,
): NextYear | undefined {
  const { recur, deadline } = workflow;
  if (!recur || isStanding(workflow)) return undefined;
  const year = last.year + 1;
  const dueOn = dueDayOf(workflow, { every: 'year', year, n: 1 }, calendar);
  const at = cutoffAt(dueOn, deadline, calendar);
  return {
    year,
    openOn: calendar.nextWorkingDay(openingBefore(dueOn, recur.openOn)),
    dueOn,
    cutoffAt: at,
    wording: renderWording(workflow, dueOn),
    waves: reminderWaves(workflow, { dueOn, cutoffAt: at }, calendar),
    askSuperior: recur.askSuperior,
  };
}

/**
 * The last such day before the due date. A report that is due in January may be opened in November
 * of the year before.
 */
function openingBefore(dueOn: CivilDate, monthDay: string): CivilDate {
  const same = `${dueOn.slice(0, 4)}-${monthDay}`;
  return same < dueOn ? same : `${Number(dueOn.slice(0, 4)) - 1}-${monthDay}`;
}

/** In a year of which no days off are known, the last working day is at most its last day. */
function dueInYear(definition: Pick<Workflow, 'recur' | 'deadline'>, year: number): CivilDate {
  return dueDayOf(definition, { every: 'year', year, n: 1 }, { previousWorkingDay: (day) => day });
}
