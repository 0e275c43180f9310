import {
  addDays,
  type CivilDate,
  cutoffAt,
  DUE_ON,
  type Instant,
  type WorkingCalendar,
} from '#libs/calendar';
import { everies, type Every, LAST_WORKING_DAY, periodMonths } from './period-names.js';
import type { WorkflowDefinition } from './schema.js';
import { renderWording } from './wording.js';

// Periods of a recurring report: a year, half a year, a quarter or a month. Days of a period are
// written as `MM-DD`, months counted from its beginning, or as `DD`, which is a day of the month
// after it for the deadline and of its last month for the opening.

/** `n` from 1: the quarter, the month or the half of its year. */
export interface Period {
  readonly every: Every;
  readonly year: number;
  readonly n: number;
}

const marks = { year: '', 'half-year': 'h', quarter: 'q', month: '' } as const;
const names = /^(\d{4})(?:-(h|q)?(\d{1,2}))?$/;
const two = (n: number): string => String(n).padStart(2, '0');

/**
 * `2026`, `2026-h1`, `2026-q3`, `2026-07`: stored, and part of the id of the period's directive.
 */
export function periodName({ every, year, n }: Period): string {
  if (every === 'year') return String(year);
  return `${year}-${marks[every]}${every === 'month' ? two(n) : n}`;
}

/** Undefined where no such period has that name. */
export function periodNamed(every: Every, name: string): Period | undefined {
  const [, year, , n] = names.exec(name) ?? [];
  const period = { every, year: Number(year), n: Number(n ?? 1) };
  const fits = year !== undefined && period.n >= 1 && period.n <= 12 / periodMonths[every];
  return fits && periodName(period) === name ? period : undefined;
}

/** “tháng 07/2026”, “quý III/2026”, “6 tháng đầu năm 2026”, “năm 2026” */
export function periodText({ every, year, n }: Period): string {
  switch (every) {
    case 'year':
      return `năm ${year}`;
    case 'half-year':
      return `6 tháng ${n === 1 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'quarter':
      return `quý ${['I', 'II', 'III', 'IV'][n - 1]}/${year}`;
    case 'month':
      return `tháng ${two(n)}/${year}`;
  }
}

/** The text of a period by its name; undefined where the name is none. */
export function textOfPeriod(name: string): string | undefined {
  const period = everies.map((every) => periodNamed(every, name)).find((one) => one !== undefined);
  return period && periodText(period);
}

export function periodAfter({ every, year, n }: Period): Period {
  return n < 12 / periodMonths[every] ? { every, year, n: n + 1 } : { every, year: year + 1, n: 1 };
}

/** The month of a period, counted from 1; months beyond its last one are those that follow. */
function monthOf({ every, year, n }: Period, month: number): string {
  const index = (n - 1) * periodMonths[every] + month - 1;
  return `${year + Math.floor(index / 12)}-${two((((index % 12) + 12) % 12) + 1)}`;
}

/** `MM-DD` counts months from the beginning of the period; `DD` is a day of the month given. */
function dayOf(period: Period, day: string, ofMonth: number): CivilDate {
  const [month, date] = day.includes('-') ? day.split('-') : [String(ofMonth), day];
  return `${monthOf(period, Number(month))}-${date}`;
}

type Recurring = Pick<WorkflowDefinition, 'recur' | 'deadline'>;

/** The last day of the period by which the year of a due date is counted. */
const shifted = (period: Period, { recur }: Recurring): Period =>
  period.every === 'year' ? { ...period, year: period.year - (recur?.yearOffset ?? 0) } : period;

/** The last day of a period, whatever day of the week. */
export function lastDayOf(period: Period): CivilDate {
  return addDays(`${monthOf(period, periodMonths[period.every] + 1)}-01`, -1);
}

/** May throw MissingYear. */
export function dueDayOf(
  definition: Recurring,
  asked: Period,
  calendar: Pick<WorkingCalendar, 'previousWorkingDay'>,
): CivilDate {
  const period = shifted(asked, definition);
  const { due } = definition.deadline;
  if (due === LAST_WORKING_DAY) return calendar.previousWorkingDay(lastDayOf(period));
  return dayOf(period, due, periodMonths[period.every] + 1);
}

/** The day that `openOn` names, whatever day of the week. */
export function namedOpening(definition: Recurring, asked: Period): CivilDate {
  const period = shifted(asked, definition);
  return dayOf(period, definition.recur?.openOn ?? '01', periodMonths[period.every]);
}

/** A period with its dates. */
export interface DatedPeriod {
  readonly period: Period;
  readonly openOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly cutoffAt: Instant;
  readonly wording: string;
}

/**
 * The dates of a period. It opens on the day that the definition names, after Tết where that day
 * lies in it, and in any case before it is due. May throw MissingYear: no legal date comes from a
 * guess.
 */
export function datePeriod(
  definition: Recurring,
  period: Period,
  calendar: WorkingCalendar,
): DatedPeriod {
  const dueOn = dueDayOf(definition, period, calendar);
  const named = namedOpening(definition, period);
  const outside = calendar.inTet(named) ? calendar.nextWorkingDay(named) : named;
  return {
    period,
    openOn: outside < dueOn ? outside : calendar.addWorkingDays(dueOn, -1),
    dueOn,
    cutoffAt: cutoffAt(dueOn, definition.deadline, calendar),
    wording: renderWording(definition, dueOn),
  };
}

/** One letter, whose periods open by themselves. Periods shorter than a year are always so. */
export function isStanding({ recur }: Pick<WorkflowDefinition, 'recur'>): boolean {
  return recur !== undefined && (recur.every !== 'year' || recur.standing === true);
}

const nth = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu'];
const spans = { year: 'năm', 'half-year': 'kỳ 6 tháng', quarter: 'quý', month: 'tháng' } as const;

/** The day of each period in the words of a standing letter: “05 của tháng sau”. */
function dueWords(due: string, every: Every): string {
  if (due === LAST_WORKING_DAY) return `làm việc cuối cùng của ${spans[every]}`;
  const [month, day] = due.includes('-') ? due.split('-') : [String(periodMonths[every] + 1), due];
  const place = Number(month);
  if (place > periodMonths[every]) {
    const after = nth[place - periodMonths[every] - 1];
    return every === 'month'
      ? `${day} của tháng sau`
      : `${day} của tháng thứ ${after} sau ${spans[every]}`;
  }
  if (every === 'month') return `${day} của tháng`;
  return every === 'year'
    ? `${day}/${month}`
    : `${day} của tháng thứ ${nth[place - 1]} trong ${spans[every]}`;
}

/**
 * The deadline of every period as the standing letter says it: “chậm nhất ngày 05 của tháng sau”.
 */
export function standingWording({ deadline, recur }: Recurring): string {
  return deadline.wording.replace(DUE_ON, dueWords(deadline.due, recur?.every ?? 'year'));
}
