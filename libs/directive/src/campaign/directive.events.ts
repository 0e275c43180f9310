import { z } from 'zod';

// These names are stored. Never rename; add.

const by = z.string();

/** The content of a directive, as it is drafted and printed. Civil dates are YYYY-MM-DD. */
export const directiveContent = z.object({
  committee: z.string(),
  workflow: z.string(),
  year: z.number().int(),
  /**
   * The period of a recurring report, `2026-07` or `2026-q3`; of a standing letter its first one.
   * Left out where the period is the year.
   */
  period: z.string().optional(),
  /** "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024" */
  subject: z.string(),
  /** The superior's letter that this one carries out. A committee's own directive has none. */
  superior: z
    .object({
      number: z.string(),
      on: z.string(),
      body: z.string(),
      subject: z.string(),
      /**
       * The day by which that letter asks for the committee's own report, its wording, and the
       * first moment that is too late. All three are set, or none.
       */
      dueOn: z.string().optional(),
      wording: z.string().optional(),
      cutoffAt: z.string().optional(),
    })
    .optional(),
  /** For a planning review: the notice last approved, and the terms that are planned. */
  baseNotice: z.object({ number: z.string(), on: z.string(), subject: z.string() }).optional(),
  targetTerms: z.array(z.string()).min(1).optional(),
  /** Which cells are asked; left out: all. What it comes to is pinned at the issue. */
  selection: z
    .object({
      cells: z.array(z.string()).optional(),
      members: z
        .object({ min: z.number().int().optional(), max: z.number().int().optional() })
        .optional(),
      hasCommittee: z.boolean().optional(),
      kinds: z.array(z.string()).optional(),
      workFields: z.array(z.string()).optional(),
    })
    .optional(),
  /** The letter's text. In deadlineNote, `{wording}` stands for the deadline in words. */
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
 * For a draft that the system opened from last year's directive: the rules and the layout that were
 * in force on that day.
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
  /** `workflow` is the id of the definition to which every obligation is pinned. */
  fact('DirectiveIssued', {
    workflow: z.string(),
    issuedOn: z.string(),
    symbol: z.string(),
    notice: z.string(),
    cells: z.array(z.string()),
    /** A standing letter: it makes no obligation, its periods do. */
    standing: z.literal(true).optional(),
    by,
  }),
  /**
   * Of a standing letter: a period was opened as a campaign of its own, `directive`. `missedDueOn`:
   * its own day had passed already, so that the cells got another one.
   */
  fact('PeriodOpened', {
    period: z.string(),
    directive: z.string(),
    dueOn: z.string(),
    cutoffAt: z.string(),
    wording: z.string(),
    missedDueOn: z.string().optional(),
  }),
  /** Of the period's own stream: it stands on the standing letter `of`, with its number. */
  fact('PeriodIssued', {
    of: z.string(),
    period: z.string(),
    workflow: z.string(),
    issuedOn: z.string(),
    symbol: z.string(),
    notice: z.string(),
    cells: z.array(z.string()),
    by,
  }),
  /**
   * A cell got its obligation after the issue. `movedFrom` are the cells whose obligations it takes
   * over.
   */
  fact('CellAdded', {
    cell: z.string(),
    reason: z.string(),
    document: z.string(),
    by,
    movedFrom: z.array(z.string()).optional(),
  }),
  /**
   * A further letter corrected the issued one. `notice` is that letter, with its number and day.
   * The content is all that holds from then on.
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
  /**
   * A draft was withdrawn; or, with `notice` (the further letter, its number and day), an issued
   * letter was.
   */
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
   * The notice of all results was numbered: at the closing, or later because a result has changed
   * since. It then stands for `replaces`, the notice before it.
   */
  fact('ResultsIssued', {
    notice: z.string(),
    symbol: z.string(),
    on: z.string(),
    replaces: z.string().optional(),
    by,
  }),
  /**
   * The superior's day has passed without a report of the committee. It is dated at the cutoff and
   * recorded once.
   */
  fact('UpwardReportOverdue', { dueOn: z.string(), cutoffAt: z.string() }),
  /**
   * The committee's own report to its superior. `interim` says that cells were still open and a
   * final report follows.
   */
  fact('UpwardReportIssued', {
    notice: z.string(),
    symbol: z.string(),
    on: z.string(),
    interim: z.boolean(),
    by,
  }),
  /** After the final report: what changed since, in the named cells. */
  fact('UpwardReportSupplemented', {
    notice: z.string(),
    symbol: z.string(),
    on: z.string(),
    cells: z.array(z.string()),
    by,
  }),
]);
export type DirectiveEvent = z.infer<typeof directiveEvent>;
