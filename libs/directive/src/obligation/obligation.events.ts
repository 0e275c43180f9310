import { z } from 'zod';
import { lineDecisionShape } from '#libs/planning';
import { type Command } from '#libs/workflow';
import { cells } from './report.js';

// These names are stored. Never rename; add.

const instant = z.string();
const civilDate = z.string();
/**
 * The terms that the cell reviews, pinned on the day they were asked for. A congress in the middle
 * of a campaign changes no running review.
 */
const pinnedTerms = z.object({
  on: civilDate,
  list: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      startsOn: civilDate,
      endsOn: civilDate.nullable(),
    }),
  ),
});
export type PinnedTerms = z.infer<typeof pinnedTerms>;
/** Account id, never a person's name. */
const by = z.string();
/** The reason, and the number and day of the paper. */
const paper = { reason: z.string(), document: z.string(), documentOn: civilDate };
const deadline = { dueOn: civilDate, cutoffAt: instant };
/** There when the state that it leads to ends the course of its definition. */
const concludes = z.literal(true).optional();

const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), data: z.object(shape) });

export const obligationEvent = z.discriminatedUnion('type', [
  /**
   * `added` is set when the obligation was given after the directive was issued. `movedFrom` are
   * the obligations whose place it takes.
   */
  fact('ObligationIssued', {
    directive: z.string(),
    cell: z.string(),
    workflow: z.string(),
    wording: z.string(),
    ...deadline,
    terms: pinnedTerms.optional(),
    added: z
      .object({
        reason: z.string(),
        document: z.string(),
        by,
        movedFrom: z.array(z.string()).optional(),
      })
      .optional(),
  }),
  fact('ObligationAcknowledged', { by }),
  /** `acceptance` is set when a person let in a report that was late or held. */
  fact('ReportSubmitted', {
    round: z.number().int(),
    receipt: z.string(),
    sha256: z.string(),
    completedAt: instant,
    by,
    acceptance: z.object({ reason: z.string() }).optional(),
    concludes,
    /**
     * It came at or after the cutoff and counts because the definition takes late reports in;
     * `reason`: the cell's own. `afterMark`: it led out of the mark.
     */
    late: z
      .object({ reason: z.string().optional(), afterMark: z.literal(true).optional() })
      .optional(),
  }),
  /**
   * A report that is kept but does not count. `late`: it began at or after the cutoff. `straddled`:
   * it began before and was complete after.
   */
  fact('ReportSetAside', {
    receipt: z.string(),
    sha256: z.string(),
    completedAt: instant,
    reason: z.enum(['late', 'straddled']),
    by,
  }),
  /**
   * The cell took its report back before a review and before the cutoff. What it sends next is the
   * next round.
   */
  fact('ReportWithdrawn', { round: z.number().int(), reason: z.string(), by }),
  /**
   * It has a deadline when a new one was set for the next round. `comments` are the ids of the open
   * comments, which the cell now has to answer.
   */
  fact('ReportReturned', {
    round: z.number().int(),
    reason: z.string(),
    by,
    dueOn: civilDate.optional(),
    cutoffAt: instant.optional(),
    wording: z.string().optional(),
    comments: z.array(z.string()).optional(),
  }),
  /**
   * `acceptances` are the warnings that the reviewer let stand, each by the id of its finding. They
   * hold ids and figures, and no names.
   */
  fact('ReportReviewed', {
    round: z.number().int(),
    opinion: z.string(),
    by,
    acceptances: z.array(z.object({ finding: z.string(), reason: z.string() })).optional(),
    concludes,
  }),
  /**
   * A step of the definition's own was taken: `step` is its command, `to` the state where the
   * report stands now, one of the definition's own or `approved`.
   */
  fact('StepTaken', {
    round: z.number().int(),
    step: z.string(),
    to: z.string(),
    opinion: z.string().optional(),
    /** What the office filled in, by the keys of the step's fields in form.yaml. */
    fields: cells.optional(),
    /** Where the definition has a paper for this step. */
    notice: z.string().optional(),
    by,
    concludes,
  }),
  /** One of several persons whom the step asks for has agreed; the last one takes it. */
  fact('StepAgreed', {
    round: z.number().int(),
    step: z.string(),
    opinion: z.string().optional(),
    fields: cells.optional(),
    by,
  }),
  /**
   * `decisions` are the lines of a planning list that were decided singly. A line without a
   * decision is approved. `notice` is left out where the definition approves without a paper.
   */
  fact('ReportApproved', {
    round: z.number().int(),
    notice: z.string().optional(),
    by,
    meeting: z.object({ on: civilDate, present: z.number().int(), agreed: z.number().int() }),
    decisions: z.array(lineDecisionShape).optional(),
  }),
  fact('ReportRejected', { round: z.number().int(), reason: z.string(), by }),
  /**
   * The committee took an approval back by a paper. Its notice keeps number and file, and the
   * report stands where it was reviewed, or, where nobody reviews, where it was submitted (`to`).
   * `notice` and `symbol` are left out where it had no paper.
   */
  fact('ApprovalRevoked', {
    round: z.number().int(),
    notice: z.string().optional(),
    symbol: z.string().optional(),
    to: z.literal('submitted').optional(),
    ...paper,
    by,
  }),
  /**
   * The approval stands because a later list rests on it, and a further notice corrects its text.
   * `corrects` is the notice of the approval; `symbol` is the number of the new one.
   */
  fact('ApprovalCorrected', {
    corrects: z.string(),
    notice: z.string(),
    symbol: z.string(),
    points: z.array(z.string()).min(1),
    ...paper,
    by,
  }),
  /**
   * A rejection is undone. `to` is where the report stood before, or returned with a new date. `at`
   * is the state of the definition, where that is one of its own.
   */
  fact('RejectionUndone', {
    round: z.number().int(),
    to: z.enum(['submitted', 'reviewed', 'returned', 'in-step', 'concluded']),
    at: z.string().optional(),
    ...paper,
    by,
    dueOn: civilDate.optional(),
    cutoffAt: instant.optional(),
    wording: z.string().optional(),
  }),
  fact('DeadlineExtended', {
    ...deadline,
    wording: z.string(),
    reason: z.string(),
    document: z.string(),
    by,
  }),
  /** Dated at the cutoff, whenever it was recorded. */
  fact('ObligationExpired', { cutoffAt: instant, effectiveAt: instant }),
  /**
   * The cell no longer owes the report because it was dissolved, split or merged, or because the
   * obligation was a mistake. `movedTo` are the obligations that take its place.
   */
  fact('ObligationCancelled', {
    reason: z.string(),
    document: z.string(),
    by,
    movedTo: z.array(z.string()).optional(),
  }),
  fact('ObligationReopened', {
    ...deadline,
    wording: z.string(),
    reason: z.string(),
    document: z.string(),
    by,
  }),
  /**
   * Before anything was handed in, a person put the obligation under another version of its
   * definition: from here on `workflow` is pinned instead of `from`. `dryRun` is the code of the
   * dry run that the person had seen.
   */
  fact('WorkflowMigrated', {
    workflow: z.string(),
    from: z.string(),
    reason: z.string(),
    document: z.string(),
    dryRun: z.string(),
    by,
  }),
]);

export type ObligationEvent = z.infer<typeof obligationEvent>;

/**
 * Facts that stand beside the course of a definition: they record no command of it and change no
 * status.
 */
type Aside = 'ReportSetAside' | 'ApprovalCorrected' | 'StepAgreed' | 'WorkflowMigrated';

/** Every fact that records a command of the definition. */
export type Moving = Exclude<ObligationEvent, { type: 'ObligationIssued' | Aside }>;

const aside: readonly string[] = [
  'ReportSetAside',
  'ApprovalCorrected',
  'StepAgreed',
  'WorkflowMigrated',
] satisfies Aside[];

/** Facts that leave an obligation where it stands. */
export const factsAside: readonly string[] = [...aside, 'DeadlineExtended'];

export function isMoving(event: ObligationEvent): event is Moving {
  return event.type !== 'ObligationIssued' && !aside.includes(event.type);
}

type Named = Exclude<Moving['type'], 'ReportSubmitted' | 'StepTaken'>;

const commandOf = {
  ObligationAcknowledged: 'acknowledge',
  ReportWithdrawn: 'withdraw-report',
  ReportReturned: 'return-report',
  ReportReviewed: 'review-report',
  ReportApproved: 'approve-report',
  ReportRejected: 'reject-report',
  ApprovalRevoked: 'revoke-approval',
  RejectionUndone: 'undo-rejection',
  DeadlineExtended: 'extend-deadline',
  ObligationExpired: 'expire',
  ObligationCancelled: 'cancel-obligation',
  ObligationReopened: 'reopen',
} as const satisfies Readonly<Record<Named, Command>>;

/** The command that a fact records: one of the engine's, or a step of the definition. */
export function commandFor(event: Moving): string {
  if (event.type === 'StepTaken') return event.data.step;
  if (event.type === 'ReportSubmitted') {
    const { acceptance, late } = event.data;
    return acceptance || late?.afterMark ? 'accept-late-report' : 'submit-report';
  }
  return commandOf[event.type];
}
