import { z } from 'zod';

// These names are stored. Never rename; add.

const by = z.string();

/** What a directive says, as it is drafted and printed. Civil dates are YYYY-MM-DD. */
export const directiveContent = z.object({
  committee: z.string(),
  workflow: z.string(),
  year: z.number().int(),
  /** "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024" */
  subject: z.string(),
  /** The superior's letter that this one carries out; a committee's own directive has none. */
  superior: z
    .object({
      number: z.string(),
      on: z.string(),
      body: z.string(),
      subject: z.string(),
      /**
       * The day that letter asks for the committee's own report, as it words it, and the first
       * moment that is too late. Together, or none.
       */
      dueOn: z.string().optional(),
      wording: z.string().optional(),
      cutoffAt: z.string().optional(),
    })
    .optional(),
  /** Of a planning review: the notice last approved, and the terms that are planned. */
  baseNotice: z.object({ number: z.string(), on: z.string(), subject: z.string() }).optional(),
  targetTerms: z.array(z.string()).min(1).optional(),
  /** The letter's text; `{wording}` in deadlineNote stands for the deadline as worded. */
  letter: z.object({
    addressee: z.string(),
    opening: z.string(),
    points: z.array(z.string()),
    deadlineNote: z.string(),
    closing: z.string(),
    recipients: z.array(z.string()),
  }),
  dueOn: z.string(),
  wording: z.string(),
  cutoffAt: z.string(),
});
export type DirectiveContent = z.infer<typeof directiveContent>;

/**
 * Of a draft that the system opened from last year's directive: the rules and the layout in force
 * on that day.
 */
const opened = z.object({
  from: z.string(),
  on: z.string(),
  ruleSet: z.string().nullable(),
  profile: z.string(),
});

const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), data: z.object(shape) });

export const directiveEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('DirectiveDrafted'),
    data: directiveContent.extend({ by, opened: opened.optional() }),
  }),
  z.object({ type: z.literal('DirectiveAmended'), data: directiveContent.extend({ by }) }),
  /** `workflow` is the definition's id: every obligation is pinned to it. */
  fact('DirectiveIssued', {
    workflow: z.string(),
    issuedOn: z.string(),
    symbol: z.string(),
    notice: z.string(),
    cells: z.array(z.string()),
    by,
  }),
  /**
   * A cell that got its obligation after the issue. `movedFrom`: the cells whose obligations it
   * takes over.
   */
  fact('CellAdded', {
    cell: z.string(),
    reason: z.string(),
    document: z.string(),
    by,
    movedFrom: z.array(z.string()).optional(),
  }),
  /**
   * After the issue, by a further letter: `notice`, its number and day. The content is the whole of
   * what holds from then on.
   */
  z.object({
    type: z.literal('DirectiveCorrected'),
    data: directiveContent.extend({
      reason: z.string(),
      notice: z.string(),
      symbol: z.string(),
      on: z.string(),
      by,
    }),
  }),
  /** Of a draft; after the issue by a further letter: `notice`, its number and day. */
  fact('DirectiveWithdrawn', {
    reason: z.string(),
    by,
    notice: z.string().optional(),
    symbol: z.string().optional(),
    on: z.string().optional(),
  }),
  fact('DirectiveClosed', {
    approved: z.number().int(),
    rejected: z.number().int(),
    expired: z.number().int(),
    cancelled: z.number().int().optional(),
    by,
  }),
  /**
   * The superior's day has passed without a report of the committee. Dated at the cutoff, recorded
   * once.
   */
  fact('UpwardReportOverdue', { dueOn: z.string(), cutoffAt: z.string() }),
  /**
   * The committee's own report to its superior; `interim`: while cells were still open, the final
   * one follows.
   */
  fact('UpwardReportIssued', {
    notice: z.string(),
    symbol: z.string(),
    on: z.string(),
    interim: z.boolean(),
    by,
  }),
  /** After the final report: what changed since, in the cells named. */
  fact('UpwardReportSupplemented', {
    notice: z.string(),
    symbol: z.string(),
    on: z.string(),
    cells: z.array(z.string()),
    by,
  }),
]);
export type DirectiveEvent = z.infer<typeof directiveEvent>;
