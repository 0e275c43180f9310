import { z } from 'zod';
import {
  type CutoffPolicy,
  cutoffAt,
  cutoffPolicies,
  isCivilDate,
  MissingYear,
  shortDate,
  vietnamDaysOff,
  type WorkingCalendar,
  workingCalendar,
} from '#libs/calendar';
import { Refused } from '#libs/decider';
import { humanText } from '#libs/platform';
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
 * A new deadline as a person gives it: the paper that grants it, and whether the day itself still
 * counts.
 */
export const newDeadlineBody = z.strictObject({
  dueOn: civilDateField,
  policy: z.enum(cutoffPolicies).default('inclusive'),
  reason: humanText(3, 2000),
  document: humanText(3, 100),
});

/**
 * The cutoff of a due date whose reminders can be planned too. Errors: `Refused` NO_CALENDAR_YEAR,
 * because no legal date may rest on a guess.
 */
export function cutoffOf(workflow: Workflow, dueOn: string, policy: CutoffPolicy): string {
  return knownYear(() => {
    const at = cutoffAt(dueOn, policy, calendar);
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
 * Is the same for every definition. `cutoffOf` asks whether a definition can plan its reminders.
 */
export function deadlineOf({
  dueOn,
  policy,
  reason,
  document,
}: z.infer<typeof newDeadlineBody>): NewDeadline {
  return {
    dueOn,
    cutoffAt: knownYear(() => cutoffAt(dueOn, policy, calendar)),
    wording: wordingOf(dueOn, policy),
    reason,
    document,
  };
}

export function toDeadline(body: z.infer<typeof newDeadlineBody>, workflow: Workflow): NewDeadline {
  return { ...deadlineOf(body), cutoffAt: cutoffOf(workflow, body.dueOn, body.policy) };
}

/** A due date in words, where no definition has words of its own. */
export function wordingOf(dueOn: string, policy: CutoffPolicy): string {
  return policy === 'inclusive'
    ? `đến hết ngày ${shortDate(dueOn)}`
    : `trước ngày ${shortDate(dueOn)}`;
}
