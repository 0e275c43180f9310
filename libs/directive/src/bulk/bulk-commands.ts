import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { Refused } from '#libs/decider';
import { type BulkTransition, type EventStore } from '#libs/event-store';
import { type Action, type Actor } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { type Command, type Workflow } from '#libs/workflow';
import { OTHER_STEP, samePerson } from '../definition/refusals.js';
import { newDeadlineBody, toDeadline } from '../definition/deadline.js';
import { approvalBody, ApproveReport, ApproveReportHandler } from '../approval/approve-report.js';
import { TakeStep, TakeStepHandler, takeStepBody } from '../approval/take-step.js';
import { Obligations, type ObligationCommand } from '../obligation/decide-obligation.js';
import { reviewReportBody } from '../review/review-report.js';
import { clockDoubt } from '../deadline/clock-doubt.js';
import { recordHolds } from '../deadline/holds.js';
import { type Workflows } from '../definition/workflows.js';
import { type Guard, markColumns, type OwnColumns } from '../deadline/guards.js';

export interface BulkSettings {
  /** Minutes between a cutoff and the mark. */
  readonly graceMinutes: number;
}

interface Given<Body> {
  readonly body: Body;
  /** Account in whose name the facts are written. */
  readonly by: string;
  readonly settings: BulkSettings;
}

/** The single form of a command: it acts on one obligation of a run. */
export type SingleCommand = (
  asked: ObligationCommand & { readonly body: object },
) => Promise<unknown>;

/**
 * A command that can run over a selection. `already`, `own`, `columns`, `event` and `head` are SQL
 * over the head row h and share `params` as $1…. As in the single form, the pinned definition
 * decides what is legal and which guards are asked. A command has either `event`, which writes the
 * same facts as the single form for many rows at once, with data computed per row in SQL; or
 * `single`, which runs the single form for one obligation after the other, because each needs
 * facts, numbers or papers of its own.
 */
export interface BulkCommand<Body> {
  /** Of the definition; a step is named by the body. */
  readonly command: Command | ((body: Body) => string);
  /** The right that the asker needs. */
  readonly action: Action;
  readonly body: z.ZodType<Body>;
  /** The role that the definition must allow: that of the asker, or the system's. */
  readonly inTheNameOf: 'asker' | 'system';
  /** What the single form asks of the pinned definition first of all. Throws `Refused`. */
  readonly bar?: (workflow: Workflow, body: Body) => void;
  /**
   * A condition under which the single form writes nothing, because the obligation is so already.
   */
  readonly already?: string;
  /** What code refuses beside the definition's guards. It is asked after them. */
  readonly own?: readonly Guard[];
  /** SQL of the fields that only the guards of this command may ask for. */
  readonly columns?: OwnColumns;
  readonly params: (given: Given<Body>) => unknown[];
  readonly event?: BulkTransition['event'];
  readonly single?: (sources: {
    readonly store: EventStore;
    readonly workflows: Workflows;
  }) => SingleCommand;
  readonly head?: BulkTransition['head'];
  /** Called before each stretch of work. Throws `Refused` when the time is not right. */
  readonly prepare?: (dataSource: DataSource, settings: BulkSettings) => Promise<void>;
}

/** A field of the newest event of some types that has it, from the row's own stream. */
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
  bar: (workflow, body) => void toDeadline(body, workflow),
  already: 'h.cutoff_at = ($2::text)::timestamptz and ' + `${newest('dueOn', ...dated)} = $1::text`,
  columns: { 'asked.cutoffAt': '($2::text)::timestamptz' },
  params: ({ body, by }) => {
    const { dueOn, cutoffAt, wording, reason, document } = toDeadline(body);
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

/**
 * Whoever took any step of this round. SQL of `taken` and `agreed` as the folded facts have them:
 * what came after an approval that was revoked is taken anew.
 */
const tookStep = (
  which: string,
): string => `exists (select from app.event x where x.stream = h.stream
  and x.data->>'by' = any (app.offices_of_person($1::text)) and ${which}
  and (x.type = 'ReportReviewed'
    or x.type in ('StepTaken', 'StepAgreed') and not exists (select from app.event r
      where r.stream = h.stream and r.type = 'ApprovalRevoked' and r.version > x.version))
  and not exists (select from app.event s where s.stream = h.stream and s.type = 'ReportSubmitted'
    and s.version > x.version))`;

/** One meeting decided about all of them. Single lines are decided one report at a time. */
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
      refuses: tookStep('true'),
    },
  ],
  params: ({ by }) => [by],
  single: ({ store, workflows }) => {
    const handler = new ApproveReportHandler(new Obligations(store, workflows), store, workflows);
    return ({ body, ...asked }) =>
      handler.execute(new ApproveReport({ ...asked, body: approvalBody.parse(body) }));
  },
};

const bulkStepBody = takeStepBody.extend({ step: z.string().min(1).max(40) });

/** A step of the definition's own: each takes it, or is one more person who agrees. */
const takeStep: BulkCommand<z.infer<typeof bulkStepBody>> = {
  command: ({ step }) => step,
  action: 'obligation.step',
  body: bulkStepBody,
  inTheNameOf: 'asker',
  own: [
    {
      code: 'ALREADY_AGREED',
      message: 'Đồng chí đã đồng ý với bước này; còn chờ đồng chí khác đồng ý.',
      refuses:
        `(select x.data->>'by' = any (app.offices_of_person($1::text)) and x.data->>'step' = ` +
        `$2::text from app.event x where x.stream = h.stream and x.type = 'StepAgreed' and ` +
        'x.version = h.version)',
    },
    {
      code: 'SAME_PERSON',
      message: samePerson('làm bước này', OTHER_STEP).message,
      refuses: tookStep(`coalesce(x.data->>'step', '') <> $2::text`),
      only: 'secondPerson',
    },
  ],
  params: ({ body, by }) => [by, body.step],
  single: ({ store, workflows }) => {
    const handler = new TakeStepHandler(new Obligations(store, workflows), store, workflows);
    return ({ body, ...asked }) => {
      const { step, ...said } = bulkStepBody.parse(body);
      return handler.execute(new TakeStep({ ...asked, step, body: said }));
    };
  },
};

const nothing = z.strictObject({});

/** Does now what the sweep does at its next tick, with the same guards and the same facts. */
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
 * All commands that run over a selection. The other commands of the workflow need facts of one
 * report each (a receipt, a reason of its own).
 */
export const bulkCommands = {
  'extend-deadline': extendDeadline,
  'review-report': reviewReport,
  'approve-report': approveReport,
  'take-step': takeStep,
  expire,
} as const;
export type BulkName = keyof typeof bulkCommands;

/**
 * Gives commands of every body one type. A run has already parsed the body with the command's own
 * schema.
 */
export const bulkCommand = (name: BulkName): BulkCommand<object> =>
  bulkCommands[name] as unknown as BulkCommand<object>;

/** The command of the definition that it asks for. */
export const commandOf = (
  { command }: Pick<BulkCommand<object>, 'command'>,
  body: object,
): string => (typeof command === 'string' ? command : command(body));

const cells = z
  .array(z.string().min(1).max(100))
  .min(1)
  .max(20_000)
  .transform((ids) => [...new Set(ids)].sort())
  .optional();
/**
 * With `preview` nothing is written; the answer says how many would be done, and why the others
 * would not.
 */
const selection = {
  directive: z.string().min(1).max(60),
  cells,
  preview: z.literal(true).optional(),
};

export const bulkRequest = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('extend-deadline'), ...selection, body: newDeadlineBody }),
  z.strictObject({ command: z.literal('review-report'), ...selection, body: bulkReviewBody }),
  z.strictObject({ command: z.literal('approve-report'), ...selection, body: bulkApprovalBody }),
  z.strictObject({ command: z.literal('take-step'), ...selection, body: bulkStepBody }),
  z.strictObject({ command: z.literal('expire'), ...selection, body: nothing.default({}) }),
]);
export type BulkRequest = z.infer<typeof bulkRequest>;

export function nameOf(
  spec: BulkCommand<object>,
  actor: Pick<Actor, 'id' | 'role'>,
): { id: string; role: string } {
  return spec.inTheNameOf === 'system' ? { id: 'system', role: 'system' } : actor;
}
