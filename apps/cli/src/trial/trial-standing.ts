import { addDays, type CivilDate, civilDate, MissingYear } from '#libs/calendar';
import { calendar } from '#libs/directive';
import {
  datePeriod,
  type DatedPeriod,
  periodAfter,
  reminderWaves,
  type Workflow,
} from '#libs/workflow';
import {
  each,
  FIRST,
  has,
  instant,
  noTrialDates,
  type TrialMoment,
  type TrialPlan,
} from './trial-moments.js';

/** So many show how one period follows another. */
const PERIODS = 3;

const after = (on: CivilDate, days: number, time = '09:00:00'): string =>
  instant(calendar.addWorkingDays(on, days), time);
/** The letter goes out on the working day before its first period opens. */
const issueDay = ({ openOn }: DatedPeriod): CivilDate => calendar.addWorkingDays(openOn, -1);

/** The first periods of which the letter can be issued after the sample begins. */
function periodsOf(workflow: Workflow): DatedPeriod[] {
  const every = workflow.recur!.every;
  const periods: DatedPeriod[] = [];
  let period = { every, year: 2024, n: 1 };
  while (periods.length < PERIODS) {
    const dated = datePeriod(workflow, period, calendar);
    if (periods.length > 0 || issueDay(dated) >= FIRST) periods.push(dated);
    period = periodAfter(period);
  }
  return periods;
}

/**
 * Of the cells, two report early (one is given back where that is possible), one in the last
 * minute, one with a reason when the time is over, one so after the mark; the others miss it.
 */
function momentsOf(workflow: Workflow, { period, openOn, dueOn, cutoffAt }: DatedPeriod) {
  const cutoffOn = civilDate(cutoffAt);
  const back = has(workflow, 'return-report') ? each('return-report', [2]) : [];
  const greeted = has(workflow, 'acknowledge') ? each('acknowledge', [1, 2, 3]) : [];
  const late = (cells: readonly number[]) =>
    each('submit-report', cells).map((act) => ({ ...act, late: true as const }));
  const accepting = has(workflow, 'accept-late-report') && !workflow.late?.accept;
  const marked = Date.parse(cutoffAt) + workflow.deadline.graceMinutes * 60_000;
  const before = [
    { at: instant(openOn, '08:00:00'), acts: [] },
    { at: after(openOn, 1), acts: greeted },
    { at: after(openOn, 2), acts: each('submit-report', [1, 2]) },
    { at: after(openOn, 3), acts: back },
    { at: after(openOn, 4), acts: back.length > 0 ? each('submit-report', [2]) : [] },
    ...reminderWaves(workflow, { dueOn, cutoffAt }, calendar).map(({ at }) => ({ at, acts: [] })),
    { at: instant(addDays(cutoffOn, -1), '23:59:00'), acts: each('submit-report', [3]) },
  ].filter(({ at }) => Date.parse(at) < Date.parse(cutoffAt));
  const moments = [
    ...before,
    { at: cutoffAt, acts: late([4]) },
    { at: new Date(marked).toISOString(), acts: [] },
    { at: after(cutoffOn, 1), acts: late([5]) },
    { at: after(cutoffOn, 1, '14:00:00'), acts: accepting ? each('accept-late-report', [4]) : [] },
    ...[2, 3, 4, 5].map((days) => ({
      at: after(cutoffOn, days),
      acts: [{ do: 'advance' } as const],
    })),
  ];
  return moments.map((moment): TrialMoment => ({ ...moment, period }));
}

function planOf(workflow: Workflow): TrialPlan {
  const periods = periodsOf(workflow);
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const issueOn = issueDay(first);
  const end = after(civilDate(last.cutoffAt), 6, '17:00:00');
  const close = [{ do: 'close' } as const];
  return {
    year: first.period.year,
    dueOn: first.dueOn,
    issueOn,
    periods: periods.map(({ period }) => period),
    moments: [
      { at: instant(issueOn, '09:00:00'), acts: [{ do: 'issue' } as const] },
      ...periods.flatMap((period) => momentsOf(workflow, period)),
      ...periods.map(({ period }) => ({ at: end, acts: close, period })),
      { at: end, acts: close },
    ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}

/**
 * The play of a standing letter: it is issued once, and three periods open by themselves, one after
 * another. Errors: `Refused` NO_TRIAL_DATES.
 */
export function standingPlan(workflow: Workflow): TrialPlan {
  try {
    return planOf(workflow);
  } catch (error) {
    if (error instanceof MissingYear) throw noTrialDates(workflow.title, error.message);
    throw error;
  }
}
