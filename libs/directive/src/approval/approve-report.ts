import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { cite, kindNamed } from '#libs/document-kinds';
import { EventStore, type Operation } from '#libs/event-store';
import { getCell } from '#libs/org';
import { type LineDecision, lineDecisionShape } from '#libs/planning';
import { readDirective } from '../campaign/read-directive.js';
import { civilDateField } from '../definition/deadline.js';
import { issuer } from '../letters/issuer.js';
import { type ApprovedLists } from '../letters/printed-lists.js';
import { amendments, approvedDeltas } from '../planning/approve-lists.js';
import { planningFacts } from '../planning/planning-facts.js';
import { recordApproved } from '../planning/record-approved.js';
import { reportOf } from '../receipt/read-receipt.js';
import { type Report } from '../obligation/report.js';
import { cellPaper, type Workflow } from '#libs/workflow';
import { Workflows } from '../definition/workflows.js';
import { requirePossible } from './approval-meeting.js';
import { numberCellNotice } from './number-cell-notice.js';
import {
  type Decided,
  type TransactionContext,
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { approveReport } from '../obligation/deciding.js';
import { type Existing } from '../obligation/obligation.js';
import { directiveWithdrawn } from '../definition/refusals.js';
import { isRunning } from '../campaign/directive.js';

/**
 * The meeting of the committee that decided, and the lines that it struck, each with its reason.
 */
export const approvalBody = z.strictObject({
  meeting: z
    .strictObject({
      on: civilDateField,
      present: z.number().int().min(1).max(500),
      agreed: z.number().int().min(0).max(500),
    })
    .refine(({ present, agreed }) => agreed <= present, {
      path: ['agreed'],
      message: 'Số đồng ý không thể lớn hơn số có mặt',
    })
    .refine(({ present, agreed }) => agreed * 2 > present, {
      path: ['agreed'],
      message: 'Chưa quá nửa số có mặt đồng ý nên chưa quyết định được',
    }),
  /** Decisions on single lines of a planning list. A line without a decision is approved. */
  decisions: z.array(lineDecisionShape).max(2000).default([]),
});

export interface ApproveAnswer extends ObligationAnswer {
  /** Null where the definition approves without a paper. */
  readonly notice: string | null;
  readonly symbol: string | null;
}

export class ApproveReport extends Command<ApproveAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: z.infer<typeof approvalBody> }) {
    super();
  }
}

interface Paper {
  readonly notice: string | null;
  readonly symbol: string | null;
}

interface Approved {
  readonly notice: string | null;
  readonly body: z.infer<typeof approvalBody>;
}

/**
 * Each approval has a notice of its own, with a stream, a number and a file. The first notice bears
 * the obligation's name. No id of a directive or cell contains an underscore, so a later notice
 * never shares the stream of another one.
 */
function noticeOf(obligation: string, state: Existing, workflow: Workflow): string | null {
  if (state.status === 'approved') return state.notice;
  if (!cellPaper(workflow)) return null;
  const name = `notice-${obligation.slice('obligation-'.length)}`;
  if (state.approvals.length === 0) return name;
  return `${name}_${state.approvals.length + 1}`;
}

type Effect = Omit<Decided<Paper>, 'events'>;

/**
 * Writes the approval, the lists, the number and the notice in one short transaction; the PDF
 * follows. One approval gets one number, however often somebody clicks.
 */
@CommandHandler(ApproveReport)
export class ApproveReportHandler implements ICommandHandler<ApproveReport> {
  constructor(
    @Inject(Obligations) private readonly obligations: Obligations,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  execute({ input }: ApproveReport): Promise<ApproveAnswer> {
    return this.obligations.decideInTransaction<Paper>(input, {
      name: 'approve-report',
      action: 'obligation.approve',
      request: input.body,
      decide: async (state, context) => {
        const notice = noticeOf(input.obligation, state, context.workflow);
        const { meeting, decisions } = input.body;
        const asked = { notice: notice ?? undefined, meeting, decisions };
        const events = approveReport(state, asked, context);
        if (events.length === 0) return { events, result: { notice, symbol: null } };
        const effect = await this.effect(state, context, { notice, body: input.body });
        return { ...effect, events };
      },
    });
  }

  private async effect(
    state: Existing,
    context: TransactionContext,
    { notice, body: { meeting, decisions } }: Approved,
  ): Promise<Effect> {
    const { manager, now, actor, workflow } = context;
    if (!state.report) throw new Error('an approval needs a report');
    const { state: directive } = await readDirective(this.store, state.directive, manager);
    if (!isRunning(directive)) throw directiveWithdrawn();
    const issuedOn = civilDate(now);
    const from = await issuer(manager, directive.content.committee, issuedOn);
    requirePossible(meeting, {
      issuedOn: directive.issuedOn,
      today: issuedOn,
      members: from.seats,
    });
    const cell = (await getCell(manager, state.cell))!;
    const { report } = await reportOf(manager, from.committee.id, state.report.receipt);
    const lists = await this.lists(state, context, {
      committee: cell.committee,
      report,
      decisions,
    });
    const paper = cellPaper(workflow);
    if (notice === null || !paper) return { result: { notice: null, symbol: null } };
    const { symbol, operations } = await numberCellNotice(this.store, state, context, {
      notice,
      paper,
      from,
      directive,
      report,
      lists,
      meetingOn: meeting.on,
      issuedOn,
      replaces: state.revoked.at(-1),
    });
    const since = cite(kindNamed(paper.kind), { symbol, on: issuedOn });
    const amended = await takeEffect(manager, lists, {
      notice,
      since,
      directive: state.directive,
      by: actor.id,
    });
    return { also: [...operations, ...amended], result: { notice, symbol } };
  }

  /** Undefined when the report has no lists. */
  private async lists(
    { directive, cell }: Existing,
    { manager, now }: TransactionContext,
    {
      committee,
      report,
      decisions,
    }: { committee: string; report: Report; decisions: readonly LineDecision[] },
  ): Promise<ApprovedLists | undefined> {
    if (report.outcome === 'reported') {
      if (decisions.length > 0)
        throw new Refused('NO_SUCH_LINE', 'Báo cáo này không có danh sách để duyệt từng dòng.');
      return undefined;
    }
    const { submission } = report;
    const cards = submission.people.map(({ cardNumber }) => cardNumber);
    // Only one approval of lists runs at a time, so the posts that other cells plan for a person do
    // not change between the count and the commit.
    await manager.query(
      `select pg_advisory_xact_lock(hashtext('planning-approval'), hashtext($1))`,
      [committee],
    );
    const facts = await planningFacts(
      { store: this.store, workflows: this.workflows, manager },
      { directive, cell, on: civilDate(now), cards, reader: 'committee' },
    );
    return { submission, facts, decisions, deltas: approvedDeltas(submission, facts, decisions) };
  }
}

/**
 * Makes the approved lists the next base, and puts the people on them on record. Does nothing for a
 * report without lists.
 */
async function takeEffect(
  manager: EntityManager,
  lists: ApprovedLists | undefined,
  cause: Parameters<typeof amendments>[2],
): Promise<Operation[]> {
  if (!lists) return [];
  await recordApproved(manager, lists.submission, { deltas: lists.deltas, source: cause.since });
  return amendments(lists.facts, lists.deltas, cause);
}
