import { shortDate } from '#libs/calendar';
import { type FieldError, InvalidInput } from '#libs/platform';
import {
  datePeriod,
  type DatedPeriod,
  type Every,
  periodAfter,
  periodMonths,
  periodName,
  periodNamed,
  periodText,
  standingWording,
  type Workflow,
} from '#libs/workflow';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { calendar, knownYear } from '../definition/deadline.js';

/** The first period of a standing letter as a body asks for it. */
export interface AskedPeriod {
  readonly year: number;
  readonly dueOn: string;
  readonly period?: string | undefined;
}

/** An id that leaves room for the name of a period. */
export const STANDING_ID_MAX = 50;

const refuse = (path: string, message: string): FieldError => ({ path, message });

/** Every period of the year before, of the year and of the next one, with its dates. */
function periodsAround(workflow: Workflow, every: Every, year: number): DatedPeriod[] {
  const count = (3 * 12) / periodMonths[every];
  let period = { every, year: year - 1, n: 1 };
  return Array.from({ length: count }, () => {
    const dated = known(workflow, period);
    period = periodAfter(period);
    return dated;
  }).filter((one) => one !== undefined);
}

/** Undefined in a year of which no days off are known. */
function known(workflow: Workflow, period: DatedPeriod['period']): DatedPeriod | undefined {
  try {
    return datePeriod(workflow, period, calendar);
  } catch {
    return undefined;
  }
}

function firstPeriod(workflow: Workflow, every: Every, asked: AskedPeriod): DatedPeriod {
  const { year, dueOn, period: name } = asked;
  if (name === undefined) {
    const found = periodsAround(workflow, every, year).find((one) => one.dueOn === dueOn);
    if (found) return found;
    throw new InvalidInput([
      refuse(
        'period',
        `Không có kỳ nào có hạn ${shortDate(dueOn)}. Hãy ghi kỳ đầu, và hạn của kỳ ấy`,
      ),
    ]);
  }
  const period = periodNamed(every, name);
  if (!period)
    throw new InvalidInput([
      refuse('period', `Không có kỳ “${name}”. Hãy ghi như ${periodName({ every, year, n: 1 })}`),
    ]);
  return knownYear(() => datePeriod(workflow, period, calendar));
}

function mismatches({ period, dueOn }: DatedPeriod, asked: AskedPeriod): FieldError[] {
  return [
    ...(asked.dueOn === dueOn
      ? []
      : [
          refuse(
            'dueOn',
            `Kỳ ${periodText(period)} có hạn ${shortDate(dueOn)} theo quy trình. Hãy ghi ngày ấy`,
          ),
        ]),
    ...(asked.year === period.year
      ? []
      : [refuse('year', `Kỳ đầu là ${periodText(period)}. Hãy ghi năm ${period.year}`)]),
  ];
}

/**
 * Period, words and moment of a standing letter: the words are those of every period, the day is
 * that of the first one. Errors: `InvalidInput` where day, year or period do not fit the
 * definition.
 */
export function standingDeadline(
  workflow: Workflow,
  every: Every,
  asked: AskedPeriod,
): Pick<DirectiveContent, 'period' | 'dueOn' | 'wording' | 'cutoffAt'> {
  const first = firstPeriod(workflow, every, asked);
  const wrong = mismatches(first, asked);
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return {
    period: periodName(first.period),
    dueOn: first.dueOn,
    wording: standingWording(workflow),
    cutoffAt: first.cutoffAt,
  };
}
