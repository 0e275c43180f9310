import { z } from 'zod';
import {
  type CutoffPolicy,
  type CutoffRule,
  cutoffAt,
  cutoffPolicies,
  isCivilDate,
  MissingYear,
  shortDate,
  vietnamDaysOff,
  wordingOf,
  wordingProblem,
  wordsOfRule,
  type WorkingCalendar,
  workingCalendar,
} from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type FieldError, humanText } from '#libs/platform';
import { reminderWaves, type Workflow } from '#libs/workflow';

/**
 * Official days off as they were seeded. An editable table per year will come with the
 * administration screens.
 */
export const calendar: WorkingCalendar = workingCalendar(vietnamDaysOff);

export const civilDateField = z
  .string()
  .refine(isCivilDate, {
    error: 'Cần ngày theo dạng NĂM-THÁNG-NGÀY, ví dụ 2024-02-15',
    abort: true,
  })
  // The day after the last day of 9999 has no name, and no paper needs a day near it.
  .refine((on) => on >= '1900' && on < '3000', 'Năm của ngày cần từ 1900 đến 2999');

/**
 * How a due date is meant: policy and hour, and the words in which a letter says it. Left out, the
 * words are made from the policy; given, they must say the same moment.
 */
export const deadlineRule = {
  policy: z.enum(cutoffPolicies).optional(),
  at: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Cần giờ dạng GIỜ:PHÚT, ví dụ 17:00')
    .optional(),
  wording: humanText(3, 200).optional(),
};

/** A due date with its rule, as a body brings them. */
export interface AskedDeadline {
  readonly dueOn: string;
  readonly policy?: CutoffPolicy | undefined;
  readonly at?: string | undefined;
  readonly wording?: string | undefined;
}

export const DAY_NEEDED = 'Cần ngày hạn khi có giờ hạn hay câu ghi hạn';

/** What is wrong with words that contradict their moment; none when they say the same. */
export function wordingErrors(
  { dueOn, wording }: AskedDeadline,
  rule: CutoffRule,
  path = 'wording',
): FieldError[] {
  const problem = wording === undefined ? undefined : wordingProblem(wording, rule, dueOn);
  if (problem === undefined) return [];
  const message =
    `Câu ghi hạn “${wording}” ${problem} (${rule.policy}). Hãy ghi “` +
    `${wordsOfRule(rule, shortDate(dueOn))}”, hoặc chọn cách tính hạn (policy, at) đúng với câu`;
  return [{ path, message }];
}

/** Where a body names no policy, the day itself still counts. */
const ruleOf = ({ policy = 'inclusive', at }: Omit<AskedDeadline, 'dueOn'>): CutoffRule => ({
  policy,
  at,
});

interface Issues {
  addIssue(issue: { code: 'custom'; path: string[]; message: string }): void;
}

/** Of a body whose deadline is not the definition's own: its words say the moment of its policy. */
export function saysItsMoment(asked: Partial<AskedDeadline>, context: Issues): void {
  const { dueOn, at, wording } = asked;
  if (dueOn === undefined) {
    if (at !== undefined || wording !== undefined)
      context.addIssue({ code: 'custom', path: ['dueOn'], message: DAY_NEEDED });
    return;
  }
  for (const { path, message } of wordingErrors({ dueOn, wording }, ruleOf(asked)))
    context.addIssue({ code: 'custom', path: [path], message });
}

/**
 * Moment and words of a due date that is not the definition's own. With a definition it is also
 * asked whether its reminders can be planned. Errors: `Refused` NO_CALENDAR_YEAR.
 */
export function askedDeadline(
  asked: AskedDeadline,
  workflow?: Workflow,
): Pick<NewDeadline, 'dueOn' | 'cutoffAt' | 'wording'> {
  const { dueOn, wording } = asked;
  const rule = ruleOf(asked);
  return {
    dueOn,
    cutoffAt: workflow
      ? cutoffOf(workflow, dueOn, rule)
      : knownYear(() => cutoffAt(dueOn, rule, calendar)),
    wording: wording ?? wordingOf(dueOn, rule),
  };
}

/**
 * A new deadline as a person gives it: the paper that grants it, and whether the day itself still
 * counts.
 */
export const newDeadlineBody = z
  .strictObject({
    dueOn: civilDateField,
    ...deadlineRule,
    policy: z.enum(cutoffPolicies).default('inclusive'),
    reason: humanText(3, 2000),
    document: humanText(3, 100),
  })
  .superRefine(saysItsMoment);

/**
 * The cutoff of a due date whose reminders can be planned too. Errors: `Refused` NO_CALENDAR_YEAR,
 * because no legal date may rest on a guess.
 */
export function cutoffOf(workflow: Workflow, dueOn: string, rule: CutoffRule): string {
  return knownYear(() => {
    const at = cutoffAt(dueOn, rule, calendar);
    reminderWaves(workflow, { dueOn, cutoffAt: at }, calendar);
    return at;
  });
}

/** Errors: `Refused` NO_CALENDAR_YEAR. */
export function knownYear<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof MissingYear) throw new Refused('NO_CALENDAR_YEAR', error.message);
    throw error;
  }
}

/**
 * A new deadline that was given in writing. `document` is the number of the paper that grants it.
 */
export interface NewDeadline {
  readonly dueOn: string;
  readonly cutoffAt: string;
  readonly wording: string;
  readonly reason: string;
  readonly document: string;
}

/**
 * Errors: as `askedDeadline`; with a definition it is also asked whether reminders can be planned.
 */
export function toDeadline(
  { reason, document, ...asked }: z.infer<typeof newDeadlineBody>,
  workflow?: Workflow,
): NewDeadline {
  return { ...askedDeadline(asked, workflow), reason, document };
}
