import { cutoffPolicies, isCivilDate } from '#libs/calendar';
import { z } from 'zod';
import { approvalTypes, commands, documentKinds, issueTypes, roles, statuses } from './vocabulary.js';

/** A string with its own Vietnamese message and fix (zod's own issues are put into words in explain.ts). */
function text(accepts: (value: string) => boolean, error: string, fix: string) {
  return z.string().refine(accepts, { error, params: { fix } });
}

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const slug = text((value) => kebab.test(value) && value.length <= 60, 'Tên chỉ gồm chữ thường không dấu, số và gạch nối.', "Viết như 'quy-hoach-cap-uy'.");
const title = text(
  (value) => value.trim() === value && value.length > 0 && value.length <= 120 && !/\p{Cc}/u.test(value),
  'Tên hiển thị trống, quá 120 ký tự hoặc thừa dấu cách ở hai đầu.',
  'Viết một dòng tiếng Việt ngắn.',
);

// 2023 is not a leap year: a deadline on 29 February would not exist three years out of four.
const due = text((value) => isCivilDate(`2023-${value}`), 'Ngày hạn không có trong lịch mọi năm.', "Viết tháng-ngày, như '02-15'.");
const wording = text(
  (value) => value.replace('{dueOn}', '').search(/[{}]/) < 0 && value.includes('{dueOn}'),
  'Câu ghi hạn phải có đúng một chỗ điền {dueOn}.',
  "Viết như 'trước ngày {dueOn}'.",
);
const timeOfDay = text((value) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value), 'Giờ không hợp lệ.', "Viết như '08:00'.");

const deadline = z.strictObject({ wording, due, policy: z.enum(cutoffPolicies), graceMinutes: z.int().min(0).max(1440) });

const reminderStep = z
  .strictObject({
    step: slug,
    title,
    /** Counted back from the due date. */
    workingDaysBefore: z.int().max(60).optional(),
    /** The morning of the last working day before the cutoff. */
    lastWorkingDay: z.literal(true).optional(),
    at: timeOfDay.default('08:00'),
  })
  .refine((step) => (step.workingDaysBefore === undefined) !== (step.lastWorkingDay === undefined), {
    error: 'Bước nhắc phải có đúng một trong hai: workingDaysBefore hoặc lastWorkingDay.',
    params: { fix: "Viết 'workingDaysBefore: 10' hoặc 'lastWorkingDay: true'." },
  });

const documents = z.strictObject({
  issue: z.strictObject({ kind: z.enum(documentKinds), type: z.enum(issueTypes) }),
  approve: z.strictObject({ kind: z.enum(documentKinds), type: z.enum(approvalTypes) }),
});

const state = z.strictObject({ title, initial: z.boolean().default(false), terminal: z.boolean().default(false) });
const transition = z.strictObject({
  command: z.enum(commands),
  from: z.array(z.enum(statuses)).min(1),
  to: z.enum(statuses),
  roles: z.array(z.enum(roles)).min(1),
  /** The actor must not be the person who took the step before. */
  secondPerson: z.boolean().default(false),
});

const graph = {
  states: z.partialRecord(z.enum(statuses), state),
  commands: z.partialRecord(z.enum(commands), z.strictObject({ title })),
  transitions: z.array(transition).min(1),
};
const timing = { deadline, reminders: z.array(reminderStep) };

export const workflowSchema = z.strictObject({ name: slug, version: z.int().min(1), title, ...timing, documents, ...graph });

/** The two parts the lints read, alone: a typo in one does not silence the lint of the other. */
export const graphSchema = z.object(graph);
export const timingSchema = z.object(timing);

export type Graph = z.infer<typeof graphSchema>;
export type Timing = z.infer<typeof timingSchema>;
export type ReminderStep = z.infer<typeof reminderStep>;
export type WorkflowDefinition = z.infer<typeof workflowSchema>;
