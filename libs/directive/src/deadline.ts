import { z } from 'zod';
import { type CutoffPolicy, cutoffAt, cutoffPolicies, isCivilDate, shortDate, vietnamDaysOff, type WorkingCalendar, workingCalendar } from '#libs/calendar';
import { type NewDeadline } from './obligation/obligation.js';

/** Official days off as seeded; an editable table per year comes with the administration screens. */
export const calendar: WorkingCalendar = workingCalendar(vietnamDaysOff);

export const civilDateField = z.string().refine(isCivilDate, 'Cần ngày theo dạng NĂM-THÁNG-NGÀY, ví dụ 2024-02-15');

/** A new deadline as a person gives it: the paper that grants it, and whether the day itself still counts. */
export const newDeadlineBody = z.strictObject({
  dueOn: civilDateField,
  policy: z.enum(cutoffPolicies).default('inclusive'),
  reason: z.string().trim().min(3).max(2000),
  document: z.string().trim().min(3).max(100),
});

export function toDeadline({ dueOn, policy, reason, document }: z.infer<typeof newDeadlineBody>): NewDeadline {
  return { dueOn, cutoffAt: cutoffAt(dueOn, policy, calendar), wording: wordingOf(dueOn, policy), reason, document };
}

function wordingOf(dueOn: string, policy: CutoffPolicy): string {
  return policy === 'inclusive' ? `đến hết ngày ${shortDate(dueOn)}` : `trước ngày ${shortDate(dueOn)}`;
}
