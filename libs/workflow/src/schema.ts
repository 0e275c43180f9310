import { cutoffPolicies, isCivilDate } from '#libs/calendar';
import { z } from 'zod';
import { documents } from './paper-schema.js';
import { slug, text, title } from './text-schema.js';
import { reportKinds, roles } from './vocabulary.js';
import { everies, LAST_WORKING_DAY } from './period-names.js';
import { commands, engineStates } from './status.js';

// 2023 is not a leap year. A deadline on 29 February would not exist in three years out of four.
const isMonthDay = (value: string): boolean => isCivilDate(`2023-${value}`);
/** A day that every month has. */
const isDayOfMonth = (value: string): boolean => /^(?:0[1-9]|1\d|2[0-8])$/.test(value);
const due = text(
  (value) => isMonthDay(value) || isDayOfMonth(value) || value === LAST_WORKING_DAY,
  'Ngày hạn không có trong lịch mọi năm.',
  "Viết tháng-ngày, như '02-15'.",
);
const wording = text(
  (value) => value.replace('{dueOn}', '').search(/[{}]/) < 0 && value.includes('{dueOn}'),
  'Câu ghi hạn phải có đúng một chỗ điền {dueOn}.',
  "Viết như 'trước ngày {dueOn}'.",
);
const timeOfDay = text(
  (value) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value),
  'Giờ không hợp lệ.',
  "Viết như '08:00'.",
);

const deadline = z.strictObject({
  wording,
  /**
   * `MM-DD`: of the year, or of the period, whose months are counted from its beginning. `DD`: a
   * day of the month after the period. `last-working-day`: of the period.
   */
  due,
  policy: z.enum(cutoffPolicies),
  /** The hour at which the last day ends; left out: the whole day counts. */
  at: timeOfDay.optional(),
  graceMinutes: z.int().min(0).max(1440),
  /**
   * Working days for the next round of a report that is returned after its deadline, when the
   * return names no day. When it is left out, RETURN_WORKING_DAYS of waves.ts applies.
   */
  returnWorkingDays: z.int().min(1).max(60).optional(),
});

/**
 * What becomes of a report that comes at or after the cutoff. Left out: it is kept, and a named
 * person decides.
 */
const late = z.strictObject({
  /** It counts, also after the mark where `accept-late-report` leads out of `expired`. */
  accept: z.boolean(),
  /** The cell says why it is late, or the report is only kept. */
  reason: z.enum(['required', 'none']).default('required'),
  /** Of what is not accepted: kept for a decision, or refused. */
  keep: z.boolean().default(true),
});

const reminderStep = z
  .strictObject({
    step: slug,
    title,
    /** Working days, counted back from the due date. */
    workingDaysBefore: z.int().max(60).optional(),
    /** Sends it on the morning of the last working day before the cutoff. */
    lastWorkingDay: z.literal(true).optional(),
    at: timeOfDay.default('08:00'),
  })
  .refine(
    (step) => (step.workingDaysBefore === undefined) !== (step.lastWorkingDay === undefined),
    {
      error: 'Bước nhắc phải có đúng một trong hai: workingDaysBefore hoặc lastWorkingDay.',
      params: { fix: "Viết 'workingDaysBefore: 10' hoặc 'lastWorkingDay: true'." },
    },
  );

const guard = z.strictObject({
  code: text(
    (value) => /^[A-Z][A-Z0-9_]{2,39}$/.test(value),
    'Mã gồm chữ hoa không dấu và gạch dưới.',
    "Viết như 'NOT_DUE'.",
  ),
  /** The Vietnamese text for the person who is refused. */
  message: title,
  /** An expression over the fields of guard/fields.ts. The command is refused unless it is true. */
  when: z.string().min(1).max(500),
});

const openOn = text(
  (value) => isMonthDay(value) || isDayOfMonth(value),
  'Ngày không có trong lịch mọi năm.',
  "Viết tháng-ngày, như '01-05'.",
);
/**
 * The next year's draft. It opens in `openOn` and is due as `deadline.due` says. Nothing is issued
 * by itself.
 */
const recur = z.strictObject({
  every: z.enum(everies),
  /** `MM-DD` as of `deadline.due`; `DD`: a day of the period's last month. */
  openOn,
  /**
   * One letter, whose periods open by themselves until it is withdrawn or closed. Periods that are
   * shorter than a year are always so.
   */
  standing: z.boolean().optional(),
  /**
   * Year of the work minus year of its due date. The rating of 2026, due in December 2026, has 0.
   */
  yearOffset: z.int().min(-1).max(1).default(0),
  /** Whether the draft needs the superior's letter before it can be issued. */
  askSuperior: z.boolean().default(true),
});

const phrase = text(
  (value) =>
    value.trim() === value &&
    value.length > 0 &&
    value.length <= 300 &&
    !/[\p{Cc}{}<>]/u.test(value),
  'Câu chữ trống, quá 300 ký tự, thừa dấu cách hoặc có dấu ngoặc nhọn.',
  'Viết một dòng tiếng Việt, không có chỗ điền.',
);
/**
 * Words of this definition's own for its messages. words.ts says where each stands, and what is
 * used without it.
 */
const words = z.strictObject({
  report: phrase.optional(),
  reminder: phrase.optional(),
  lapse: phrase.optional(),
  standing: phrase.optional(),
  approved: phrase.optional(),
  rejected: phrase.optional(),
  approver: phrase.optional(),
  reviewer: phrase.optional(),
});

const state = z.strictObject({
  title,
  initial: z.boolean().default(false),
  terminal: z.boolean().default(false),
  /** Where an office must act, counted from the day on which the report came there. */
  term: z
    .strictObject({
      workingDays: z.int().min(1).max(60),
      /** The office is reminded so many working days before. */
      remind: z.array(z.int().min(0).max(59)).max(5).default([]),
      /** Who is told when the term is over. */
      overdue: z.enum(roles),
    })
    .optional(),
});
/** A name of the engine, or one of the definition's own, which name-lint.ts checks. */
const commandName = z.string().meta({ examples: [...commands] });
const stateName = z.string().meta({ examples: [...engineStates] });
const transition = z.strictObject({
  command: commandName,
  from: z.array(stateName).min(1),
  to: stateName,
  roles: z.array(z.enum(roles)).min(1),
  /** Nobody who took another step of this round may take this one. */
  secondPerson: z.boolean().default(false),
  /** So many different persons must agree to a step. */
  people: z.int().min(1).max(9).optional(),
  /** When they are left out, the guards of the law of the deadline apply (standard-guards.ts). */
  guards: z.array(guard).max(10).optional(),
});

const graph = {
  states: z.record(z.string(), state),
  commands: z.record(z.string(), z.strictObject({ title })),
  transitions: z.array(transition).min(1),
};
const timing = { deadline, reminders: z.array(reminderStep), late: late.optional() };

export const workflowSchema = z.strictObject({
  name: slug,
  /** The database counts to here. */
  version: z.int().min(1).max(2_147_483_647),
  title,
  /**
   * The lists of cadre planning when it is left out, as in definitions that are older than other
   * reports.
   */
  report: z.enum(reportKinds).default('planning'),
  ...timing,
  words: words.optional(),
  recur: recur.optional(),
  documents,
  ...graph,
});

/**
 * Each part that a lint reads has a schema of its own, so that a typo in one does not silence the
 * lint of another.
 */
export const graphSchema = z.object(graph);
export const paperSchema = z.object({ documents, report: z.enum(reportKinds).default('planning') });
export const timingSchema = z.object({ ...timing, recur: recur.optional() });

export type Guard = z.infer<typeof guard>;
export type Papers = z.infer<typeof paperSchema>;
export type Graph = z.infer<typeof graphSchema>;
export type Timing = z.infer<typeof timingSchema>;
export type ReminderStep = z.infer<typeof reminderStep>;
export type WorkflowDefinition = z.infer<typeof workflowSchema>;
