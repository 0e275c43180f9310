import { addDays, type CivilDate, civilDate, cutoffAt, isCivilDate } from '#libs/calendar';
import { calendar } from '#libs/directive';
import { isStanding, reminderWaves, type Workflow } from '#libs/workflow';
import {
  each,
  FIRST,
  has,
  instant,
  noTrialDates,
  type TrialAct,
  type TrialCommand,
  type TrialMoment,
  type TrialPlan,
} from './trial-moments.js';
import { standingPlan } from './trial-standing.js';

const dueYears = [2024, 2025];

/** The first year in which the definition can be issued after the sample begins. */
function datesOf(workflow: Workflow): { dueOn: CivilDate; issueOn: CivilDate; cutoff: string } {
  const { deadline, title } = workflow;
  for (const year of dueYears) {
    const dueOn = `${year}-${deadline.due}`;
    if (!isCivilDate(dueOn)) break;
    const cutoff = cutoffAt(dueOn, deadline.policy, calendar);
    const waves = reminderWaves(workflow, { dueOn, cutoffAt: cutoff }, calendar);
    const issueOn = calendar.addWorkingDays(waves[0]?.on ?? dueOn, -6);
    if (issueOn >= FIRST) return { dueOn, issueOn, cutoff };
  }
  throw noTrialDates(title, `hạn '${deadline.due}' không đặt được vào năm dữ liệu mẫu`);
}

/**
 * The play of a trial: of the cells, two report early (one of them is given back and reports
 * again), one reports and is refused, one reports in the last minute, one a moment too late; the
 * others never do. Between lie the days of the reminders and of the mark.
 */
export function trialPlan(workflow: Workflow): TrialPlan {
  if (isStanding(workflow)) return standingPlan(workflow);
  const { dueOn, issueOn, cutoff } = datesOf(workflow);
  const cutoffOn = civilDate(cutoff);
  const after = (on: CivilDate, days: number, time = '09:00:00') =>
    instant(calendar.addWorkingDays(on, days), time);
  const only = (command: TrialCommand, acts: TrialAct[]): TrialAct[] =>
    has(workflow, command) ? acts : [];
  const back = only('return-report', each('return-report', [2]));
  const waves = reminderWaves(workflow, { dueOn, cutoffAt: cutoff }, calendar);
  const moments: TrialMoment[] = [
    { at: instant(issueOn, '09:00:00'), acts: [{ do: 'issue' }] },
    {
      at: after(issueOn, 1),
      acts: only('acknowledge', each('acknowledge', [1, 2, 3, 4])),
    },
    { at: after(issueOn, 2), acts: each('submit-report', [1, 2, 3]) },
    { at: after(issueOn, 3), acts: back },
    { at: after(issueOn, 4), acts: back.length > 0 ? each('submit-report', [2]) : [] },
    ...waves.map(({ at }) => ({ at, acts: [] })),
    { at: instant(addDays(cutoffOn, -1), '23:59:00'), acts: each('submit-report', [4]) },
    { at: instant(cutoffOn, '00:00:00'), acts: [{ do: 'submit-report', cell: 5, late: true }] },
    {
      at: new Date(Date.parse(cutoff) + workflow.deadline.graceMinutes * 60_000).toISOString(),
      acts: [],
    },
    {
      at: after(cutoffOn, 1),
      acts: only('accept-late-report', each('accept-late-report', [5])),
    },
    ...[2, 3, 4, 5, 6].map((days) => ({
      at: after(cutoffOn, days),
      acts: [{ do: 'advance', rejecting: 3 } as const],
    })),
    { at: after(cutoffOn, 6, '17:00:00'), acts: [{ do: 'close' }] },
  ];
  return {
    year: Number(dueOn.slice(0, 4)) + (workflow.recur?.yearOffset ?? 0),
    dueOn,
    issueOn,
    moments: moments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}
