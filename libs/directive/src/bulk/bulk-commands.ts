import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { Refused } from '#libs/decider';
import { type BulkTransition, type EventStore } from '#libs/event-store';
import { type Action, type Actor } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { type Command, type Workflow } from '#libs/workflow';
import { samePerson } from '../definition/refusals.js';
import { cutoffOf, deadlineOf, newDeadlineBody } from '../definition/deadline.js';
import { approvalBody, ApproveReport, ApproveReportHandler } from '../approval/approve-report.js';
import { Obligations, type ObligationCommand } from '../obligation/decide-obligation.js';
import { reviewReportBody } from '../review/review-report.js';
import { clockDoubt } from '../deadline/clock-doubt.js';
import { recordHolds } from '../deadline/holds.js';
import { type Workflows } from '../definition/workflows.js';
import { type Guard, markColumns, type OwnColumns } from '../deadline/guards.js';

export interface BulkSettings {
  /** Minutes after a cutoff before the mark. */
  readonly graceMinutes: number;
}

interface Given<Body> {
  readonly body: Body;
  /** Account in whose name the facts are written. */
  readonly by: string;
  readonly settings: BulkSettings;
}

/** The single form of a command, for one obligation of a run. */
export type SingleCommand = (
  asked: ObligationCommand & { readonly body: object },
) => Promise<unknown>;

/**
 * A command that can run over a selection. `already`, `own`, `columns`, `event` and `head` speak of
 * the head row h and share `params` as $1…; legality and guards are those of the pinned definition,
 * as in the single form. Either `event`: the same facts as the single form, set-based, with data
 * computed per row in SQL; or `single`: the single form itself, one obligation after the other,
 * where each needs facts, numbers or papers of its own.
 */
export interface BulkCommand<Body> {
  readonly command: Command;
  /** Who may ask. */
  readonly action: Action;
  readonly body: z.ZodType<Body>;
  /** The role that the definition must allow: the asker's, or the system's. */
  readonly inTheNameOf: 'asker' | 'system';
  /** What the single form asks of the pinned definition before anything else; throws `Refused`. */
  readonly bar?: (workflow: Workflow, body: Body) => void;
  /** Where the single form writes nothing because it is so already. */
  readonly already?: string;
  /** What code refuses beside the definition's guards, asked after them. */
  readonly own?: readonly Guard[];
  /** SQL of the fields that only this command's guards may ask about. */
  readonly columns?: OwnColumns;
  readonly params: (given: Given<Body>) => unknown[];
  readonly event?: BulkTransition['event'];
  readonly single?: (sources: {
    readonly store: EventStore;
    readonly workflows: Workflows;
  }) => SingleCommand;
  readonly head?: BulkTransition['head'];
  /** Before each stretch of work. Throws `Refused` when now is not the time. */
  readonly prepare?: (dataSource: DataSource, settings: BulkSettings) => Promise<void>;
}

/** A field of the newest event that has it, of some types, of the row's own stream. */
const newest = (field: string, ...types: string[]): string =>
  `(select x.data->>'${field}' from app.event x where x.stream = h.stream
    and x.type in (${types.map((type) => `'${type}'`).join(', ')})
    and x.data->>'${field}' is not null order by x.version desc limit 1)`;

/** Facts that may set a day. */
const dated = [
  'ObligationIssued',
  'ReportReturned',
  'RejectionUndone',
  'DeadlineExtended',
  'ObligationReopened',
];

const extendDeadline: BulkCommand<z.infer<typeof newDeadlineBody>> = {
  command: 'extend-deadline',
  action: 'obligation.extend',
  body: newDeadlineBody,
  inTheNameOf: 'asker',
  bar: (workflow, { dueOn, policy }) => void cutoffOf(workflow, dueOn, policy),
  already: 'h.cutoff_at = ($2::text)::timestamptz and ' + `${newest('dueOn', ...dated)} = $1::text`,
  columns: { 'asked.cutoffAt': '($2::text)::timestamptz' },
  params: ({ body, by }) => {
    const { dueOn, cutoffAt, wording, reason, document } = deadlineOf(body);
    return [dueOn, cutoffAt, wording, reason, document, by];
  },
  event: {
    type: 'DeadlineExtended',
    data:
      `jsonb_build_object('dueOn', $1::text, 'cutoffAt', $2::text, 'wording', $3::text, ` +
      `'reason', $4::text, 'document', $5::text, 'by', $6::text)`,
  },
  head: { cutoffAt: `($2::text)::timestamptz` },
};

const bulkReviewBody = reviewReportBody.pick({ opinion: true });

const reviewReport: BulkCommand<z.infer<typeof bulkReviewBody>> = {
  command: 'review-report',
  action: 'obligation.review',
  body: bulkReviewBody,
  inTheNameOf: 'asker',
  already: `h.status = 'reviewed' and ${newest('by', 'ReportReviewed')} = $2::text`,
  own: [
    {
      code: 'WARNINGS_OPEN',
      message: 'Báo cáo có cảnh báo: phải xem từng hồ sơ và ghi lý do chấp nhận.',
      refuses:
        'exists (select from app.receipt r where r.obligation = h.stream and r.number = ' +
        `${newest('receipt', 'ReportSubmitted')} and r.warnings > 0)`,
    },
  ],
  params: ({ body, by }) => [body.opinion, by],
  event: {
    type: 'ReportReviewed',
    data:
      `jsonb_build_object('round', ${newest('round', 'ReportSubmitted')}::int, 'opinion', ` +
      `$1::text, 'by', $2::text)`,
  },
};

/** One meeting decided about all of them; lines are decided one report at a time. */
const bulkApprovalBody = approvalBody.pick({ meeting: true });

const approveReport: BulkCommand<z.infer<typeof bulkApprovalBody>> = {
  command: 'approve-report',
  action: 'obligation.approve',
  body: bulkApprovalBody,
  inTheNameOf: 'asker',
  already: `h.status = 'approved'`,
  own: [
    {
      code: 'SAME_PERSON',
      message: samePerson('phê duyệt').message,
      refuses: `${newest('by', 'ReportReviewed')} = any (app.accounts_of_person($1::text))`,
    },
  ],
  params: ({ by }) => [by],
  single: ({ store, workflows }) => {
    const handler = new ApproveReportHandler(new Obligations(store, workflows), store, workflows);
    return ({ body, ...asked }) =>
      handler.execute(new ApproveReport({ ...asked, body: approvalBody.parse(body) }));
  },
};

const nothing = z.strictObject({});

/** What the sweep does at its next tick, now: the same guards, the same facts. */
const expire: BulkCommand<z.infer<typeof nothing>> = {
  command: 'expire',
  action: 'bulk.expire',
  body: nothing,
  inTheNameOf: 'system',
  columns: markColumns,
  params: ({ settings }) => [settings.graceMinutes],
  event: {
    type: 'ObligationExpired',
    data:
      `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at), 'effectiveAt', ` +
      'app.iso(h.cutoff_at))',
  },
  async prepare(dataSource, { graceMinutes }) {
    const doubt = await inTransaction(dataSource, (manager) => clockDoubt(manager));
    if (doubt)
      throw new Refused(
        'CLOCK_IN_DOUBT',
        'Đồng hồ của hệ thống đang không đáng tin nên chưa đánh dấu hồ sơ nào. Báo người quản trị.',
      );
    await recordHolds(dataSource, graceMinutes);
  },
};

/**
 * All of them. The workflow's other commands need facts of one report each (a receipt, a reason of
 * its own).
 */
export const bulkCommands = {
  'extend-deadline': extendDeadline,
  'review-report': reviewReport,
  'approve-report': approveReport,
  expire,
} as const;
export type BulkName = keyof typeof bulkCommands;

/**
 * Commands of one shape, whatever their body: a run has parsed it with the command's own schema.
 */
export const bulkCommand = (name: BulkName): BulkCommand<object> =>
  bulkCommands[name] as unknown as BulkCommand<object>;

const cells = z
  .array(z.string().min(1).max(100))
  .min(1)
  .max(20_000)
  .transform((ids) => [...new Set(ids)].sort())
  .optional();
/** `preview` writes nothing: how many would be done, and why the others would not. */
const selection = {
  directive: z.string().min(1).max(60),
  cells,
  preview: z.literal(true).optional(),
};

export const bulkRequest = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('extend-deadline'), ...selection, body: newDeadlineBody }),
  z.strictObject({ command: z.literal('review-report'), ...selection, body: bulkReviewBody }),
  z.strictObject({ command: z.literal('approve-report'), ...selection, body: bulkApprovalBody }),
  z.strictObject({ command: z.literal('expire'), ...selection, body: nothing.default({}) }),
]);
export type BulkRequest = z.infer<typeof bulkRequest>;

export function nameOf(
  spec: BulkCommand<object>,
  actor: Pick<Actor, 'id' | 'role'>,
): { id: string; role: string } {
  return spec.inTheNameOf === 'system' ? { id: 'system', role: 'system' } : actor;
}
