import {
  type CivilDate,
  civilDate,
  cutoffAt,
  type WorkingCalendar,
  wordingOf,
} from '#libs/calendar';
import { Refused } from '#libs/decider';
import {
  datePeriod,
  type DatedPeriod,
  type Period,
  periodAfter,
  periodName,
  periodNamed,
  periodText,
  type Workflow,
} from '#libs/workflow';
import { type Directive, isRunning, type Running } from './directive.js';
import { type DirectiveContent, type DirectiveEvent } from './directive.events.js';

// A standing letter (giao thường xuyên): one number, whose periods open by themselves, each as a
// campaign of its own, until it is withdrawn or closed.

/** Working days that a period has which opens when its own day has passed. */
const CATCH_UP_DAYS = 5;

export type Standing = Extract<Running, { status: 'issued' }> & {
  readonly standing: NonNullable<Running['standing']>;
};

/** Its periods go on opening. */
export function isStandingOpen(state: Directive): state is Standing {
  return isRunning(state) && state.status === 'issued' && state.standing !== undefined;
}

/** The first one, or the one after the last that was opened; undefined: its name cannot be read. */
function nextPeriod({ content, standing }: Standing, { recur }: Workflow): Period | undefined {
  const last = standing.at(-1)?.period;
  const found = recur && periodNamed(recur.every, last ?? content.period ?? '');
  return found && last !== undefined ? periodAfter(found) : found;
}

/** A period to be opened; `missedDueOn`: the day it should have had. */
export interface DuePeriod extends DatedPeriod {
  readonly missedDueOn?: CivilDate;
}

/**
 * The next period whose day of opening has come; undefined: none yet. One whose own moment has
 * passed, for nothing ran, is opened with a term from today: nobody is marked for a day that was
 * never asked for. May throw MissingYear.
 */
export function duePeriod(
  state: Standing,
  workflow: Workflow,
  { now, calendar }: { readonly now: string; readonly calendar: WorkingCalendar },
): DuePeriod | undefined {
  const period = nextPeriod(state, workflow);
  if (!period) return undefined;
  const dated = datePeriod(workflow, period, calendar);
  const today = civilDate(now);
  if (dated.openOn > today) return undefined;
  if (dated.cutoffAt > now) return dated;
  const days = workflow.deadline.returnWorkingDays ?? CATCH_UP_DAYS;
  const dueOn = calendar.addWorkingDays(today, days);
  return {
    ...dated,
    dueOn,
    cutoffAt: cutoffAt(dueOn, 'inclusive', calendar),
    wording: wordingOf(dueOn, { policy: 'inclusive' }),
    missedDueOn: dated.dueOn,
  };
}

/** The id of a period's own directive. */
export const periodDirective = (of: string, period: Period): string =>
  `${of}-${periodName(period)}`;

export function openPeriod(
  of: string,
  { period, dueOn, cutoffAt: at, wording, missedDueOn }: DuePeriod,
): DirectiveEvent {
  return {
    type: 'PeriodOpened',
    data: {
      period: periodName(period),
      directive: periodDirective(of, period),
      dueOn,
      cutoffAt: at,
      wording,
      ...(missedDueOn === undefined ? {} : { missedDueOn }),
    },
  };
}

/** What the period's own campaign says: the letter's text, and its own day. */
function periodContent(
  { content: { superior, ...content } }: Standing,
  { period, dueOn, cutoffAt: at, wording }: DuePeriod,
): DirectiveContent {
  // The superior's day is the letter's, not that of every period.
  const { number, on, body, subject } = superior ?? {};
  return {
    ...content,
    year: period.year,
    period: periodName(period),
    subject: `${content.subject}, ${periodText(period)}`,
    ...(number && on && body && subject ? { superior: { number, on, body, subject } } : {}),
    dueOn,
    wording,
    cutoffAt: at,
  };
}

/** The first facts of the period's own stream, which must not exist yet. */
export function startPeriod(
  state: Standing,
  {
    of,
    due,
    cells,
  }: { readonly of: string; readonly due: DuePeriod; readonly cells: readonly string[] },
): readonly DirectiveEvent[] {
  const { workflow, issuedOn, symbol, notice } = state;
  return [
    { type: 'DirectiveDrafted', data: { ...periodContent(state, due), by: 'system' } },
    {
      type: 'PeriodIssued',
      data: {
        of,
        period: periodName(due.period),
        workflow,
        issuedOn,
        symbol,
        notice,
        cells: [...cells],
        by: 'system',
      },
    },
  ];
}

/** Of a command that has no meaning for one of them. Errors: `Refused`. */
export function refuseStanding({ standing }: Running): void {
  if (standing)
    throw new Refused(
      'STANDING_HAS_PERIODS',
      'Đây là công văn giao thường xuyên; việc của chi bộ nằm trong từng kỳ. Hãy mở kỳ cần xử lý ' +
        'rồi thực hiện; kỳ sau tự giao cho các chi bộ đang hoạt động.',
    );
}

/** Errors: `Refused` PERIOD_OF_STANDING. */
export function refusePeriod({ periodOf, symbol }: Running): void {
  if (periodOf !== undefined)
    throw new Refused(
      'PERIOD_OF_STANDING',
      `Kỳ này mở theo công văn giao thường xuyên số ${symbol}, không có công văn riêng để ` +
        'thu hồi. ' +
        'Hãy thu hồi công văn đó (mọi kỳ), hoặc thôi giao cho từng chi bộ trong kỳ này.',
      { standing: periodOf },
    );
}
