import { type Aggregate, Refused } from '#libs/decider';
import { isSamePerson } from '#libs/org';
import { type Acceptance, type LineDecision } from '#libs/planning';
import {
  commandTitle,
  needsSecondPerson,
  permits,
  requireGuards,
  type Workflow,
} from '#libs/workflow';
import { type NewDeadline } from '../definition/deadline.js';
import { type ObligationEvent, obligationEvent } from './obligation.events.js';
import { type Said, withWords } from './said.js';
import { deadlineInThePast, samePerson } from '../definition/refusals.js';

/** `notice` corrects the text of the approval's notice `corrects`; it has the number `symbol`. */
export interface Correction {
  readonly corrects: string;
  readonly notice: string;
  readonly symbol: string;
  readonly points: readonly string[];
}

/** What every obligation that exists carries. */
interface Issued {
  readonly directive: string;
  readonly cell: string;
  readonly workflow: string;
  /** The deadline as it is written: "trước ngày 15/02/2024". */
  readonly wording: string;
  readonly dueOn: string;
  readonly cutoffAt: string;
  readonly acknowledged: boolean;
  /** Number of the last round submitted; 0 before the first. */
  readonly round: number;
  /** Receipt and hash of the last report taken in. */
  readonly report: { readonly receipt: string; readonly sha256: string } | null;
  /** Receipts kept without effect, oldest first. */
  readonly setAside: readonly {
    readonly receipt: string;
    readonly sha256: string;
    readonly completedAt: string;
    readonly reason: 'late' | 'straddled';
  }[];
  /**
   * Notices of its approvals, oldest first: each approval has one of its own, also after a
   * revocation.
   */
  readonly approvals: readonly string[];
  /** Those of them that were revoked. */
  readonly revoked: readonly string[];
  /** Notices that correct the text of one of the approvals, oldest first. */
  readonly corrections: readonly Correction[];
  /** Round in which a rejection was undone last; 0: none was. */
  readonly undoneIn: number;
  readonly said: readonly Said[];
}

/** Where a report may stand before it is rejected, and stands again when that is undone. */
export type BeforeRejection = 'submitted' | 'reviewed' | 'returned';

export type Obligation =
  | { readonly status: 'none' }
  | (Issued & { readonly status: 'issued' | 'submitted' | 'returned' | 'expired' | 'cancelled' })
  | (Issued & { readonly status: 'rejected'; readonly before: BeforeRejection })
  | (Issued & { readonly status: 'reviewed'; readonly reviewedBy: string })
  | (Issued & {
      readonly status: 'approved';
      readonly notice: string;
      readonly reviewedBy: string;
    });

export type Existing = Exclude<Obligation, { status: 'none' }>;

function move(state: Obligation, change: Partial<Existing>): Obligation {
  return { ...state, ...change } as Obligation;
}

function deadlineOf({ dueOn, cutoffAt, wording }: Pick<Issued, 'dueOn' | 'cutoffAt' | 'wording'>) {
  return { dueOn, cutoffAt, wording };
}

/** Of a fact that may set one. */
function newDeadline({
  dueOn,
  cutoffAt,
  wording,
}: Partial<Pick<Issued, 'dueOn' | 'cutoffAt' | 'wording'>>) {
  return dueOn && cutoffAt && wording ? { dueOn, cutoffAt, wording } : {};
}

function evolve(state: Obligation, event: ObligationEvent): Obligation {
  switch (event.type) {
    case 'ObligationIssued': {
      const { directive, cell, workflow, wording, dueOn, cutoffAt } = event.data;
      return {
        status: 'issued',
        directive,
        cell,
        workflow,
        wording,
        dueOn,
        cutoffAt,
        acknowledged: false,
        round: 0,
        report: null,
        setAside: [],
        approvals: [],
        revoked: [],
        corrections: [],
        undoneIn: 0,
        said: [],
      };
    }
    case 'ObligationAcknowledged':
      return move(state, { acknowledged: true });
    case 'ReportSubmitted':
      return move(state, {
        status: 'submitted',
        round: event.data.round,
        report: { receipt: event.data.receipt, sha256: event.data.sha256 },
      });
    case 'ReportSetAside': {
      const { receipt, sha256, completedAt, reason } = event.data;
      return state.status === 'none'
        ? state
        : move(state, { setAside: [...state.setAside, { receipt, sha256, completedAt, reason }] });
    }
    case 'ReportWithdrawn':
      return move(state, { status: 'returned' });
    case 'ReportReturned':
      return move(state, { status: 'returned', ...newDeadline(event.data) });
    case 'ReportReviewed':
      return move(state, { status: 'reviewed', reviewedBy: event.data.by });
    case 'ReportApproved':
      return move(state, {
        status: 'approved',
        notice: event.data.notice,
        approvals: [...(state as Existing).approvals, event.data.notice],
      });
    case 'ReportRejected':
      return move(state, { status: 'rejected', before: state.status as BeforeRejection });
    case 'ApprovalRevoked':
      return move(state, {
        status: 'reviewed',
        revoked: [...(state as Existing).revoked, event.data.notice],
        said: withWords((state as Existing).said, event),
      });
    case 'ApprovalCorrected': {
      const { corrects, notice, symbol, points } = event.data;
      return move(state, {
        corrections: [...(state as Existing).corrections, { corrects, notice, symbol, points }],
        said: withWords((state as Existing).said, event),
      });
    }
    case 'RejectionUndone':
      return move(state, {
        status: event.data.to,
        undoneIn: event.data.round,
        said: withWords((state as Existing).said, event),
        ...newDeadline(event.data),
      });
    case 'DeadlineExtended':
      return move(state, deadlineOf(event.data));
    case 'ObligationExpired':
      return move(state, { status: 'expired' });
    case 'ObligationCancelled':
      return move(state, { status: 'cancelled', said: withWords((state as Existing).said, event) });
    case 'ObligationReopened':
      return move(state, { status: 'issued', ...deadlineOf(event.data) });
  }
}

export const obligation: Aggregate<Obligation, ObligationEvent> = {
  name: 'obligation',
  initial: { status: 'none' },
  evolve,
  parse: (fact) => obligationEvent.parse(fact),
  facts: {
    ObligationIssued: {},
    ObligationAcknowledged: {},
    ReportSubmitted: {},
    ReportSetAside: {},
    ReportWithdrawn: {},
    ReportReturned: {},
    ReportReviewed: {},
    ReportApproved: {},
    ReportRejected: {},
    ApprovalRevoked: {},
    ApprovalCorrected: {},
    RejectionUndone: {},
    DeadlineExtended: {},
    ObligationExpired: {},
    ObligationCancelled: {},
    ObligationReopened: {},
  },
  head: (state) =>
    state.status === 'none'
      ? {}
      : {
          status: state.status,
          parent: state.directive,
          owner: state.cell,
          cutoffAt: state.cutoffAt,
        },
};

/** Who decides, under which definition. */
export interface Ask {
  readonly workflow: Workflow;
  readonly actor: {
    readonly id: string;
    readonly role: string;
    readonly accounts?: readonly string[];
  };
  /** Read after the row was locked; a guard that asks for it refuses when it is not given. */
  readonly now?: string;
}

export function noSuchObligation(): Refused {
  return new Refused(
    'NO_SUCH_OBLIGATION',
    'Không có nghĩa vụ báo cáo này. Hãy mở lại từ danh sách của đợt.',
  );
}

/**
 * Four eyes are two persons: whoever reviewed does not decide, under whichever account, at the
 * approval always, elsewhere where the definition asks for a second person.
 */
function requireSecondPerson(state: Existing, command: string, { workflow, actor }: Ask): void {
  if (state.status !== 'reviewed' || !isSamePerson(actor, state.reviewedBy)) return;
  if (command !== 'approve-report' && !needsSecondPerson(workflow, command, state.status)) return;
  throw samePerson(`thực hiện “${commandTitle(workflow, command)}”`);
}

/**
 * In the definition's words: state, role and guards. `asked`: the new cutoff that the command would
 * give.
 */
export function existing(
  state: Obligation,
  command: string,
  { workflow, actor, now, asked }: Ask & { readonly asked?: string },
): Existing {
  if (state.status === 'none') throw noSuchObligation();
  const { status, cell, directive, cutoffAt } = state;
  permits(workflow, { command, status, role: actor.role });
  requireSecondPerson(state, command, { workflow, actor });
  requireGuards(
    workflow,
    { command, status },
    {
      now,
      'obligation.status': status,
      'obligation.cell': cell,
      'obligation.directive': directive,
      'obligation.cutoffAt': cutoffAt,
      'asked.cutoffAt': asked,
    },
  );
  return state;
}

export function issueObligation(
  state: Obligation,
  data: Extract<ObligationEvent, { type: 'ObligationIssued' }>['data'],
): readonly ObligationEvent[] {
  return state.status === 'none' ? [{ type: 'ObligationIssued', data }] : [];
}

export function acknowledge(state: Obligation, ask: Ask): readonly ObligationEvent[] {
  return existing(state, 'acknowledge', ask).acknowledged
    ? []
    : [{ type: 'ObligationAcknowledged', data: { by: ask.actor.id } }];
}

/**
 * What arrived: when its first byte and its last were here (instants of the one clock), and under
 * which receipt it is kept.
 */
export interface Arrival {
  readonly receipt: string;
  readonly sha256: string;
  readonly begunAt: string;
  readonly completedAt: string;
}

/**
 * Design §6: complete before the cutoff is on time; begun before and complete after is held for a
 * person; begun after is late.
 */
export function timeliness(
  cutoffAt: string,
  arrival: Pick<Arrival, 'begunAt' | 'completedAt'>,
): 'onTime' | 'straddled' | 'late' {
  if (arrival.completedAt < cutoffAt) return 'onTime';
  return arrival.begunAt < cutoffAt ? 'straddled' : 'late';
}

/**
 * A returned obligation was answered in time once: its next round is taken whenever it comes
 * (design I2). The same bytes again are `[]`. After the mark nothing changes state; what comes is
 * kept and flagged (I3).
 */
export function submitReport(
  state: Obligation,
  arrival: Arrival,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'submitted' && state.report?.sha256 === arrival.sha256) return [];
  if (
    state.status === 'expired' ||
    (state.status === 'issued' && timeliness(state.cutoffAt, arrival) !== 'onTime')
  )
    return setAside(state, arrival, ask);
  const now = existing(state, 'submit-report', ask);
  const { receipt, sha256, completedAt } = arrival;
  return [
    {
      type: 'ReportSubmitted',
      data: { round: now.round + 1, receipt, sha256, completedAt, by: ask.actor.id },
    },
  ];
}

/** Kept with its receipt and without effect; the same bytes are kept once. */
function setAside(state: Existing, arrival: Arrival, ask: Ask): readonly ObligationEvent[] {
  permits(ask.workflow, { command: 'submit-report', status: 'issued', role: ask.actor.role });
  const { receipt, sha256, completedAt } = arrival;
  if (state.setAside.some((kept) => kept.sha256 === sha256)) return [];
  const reason = timeliness(state.cutoffAt, arrival) === 'straddled' ? 'straddled' : 'late';
  return [
    { type: 'ReportSetAside', data: { receipt, sha256, completedAt, reason, by: ask.actor.id } },
  ];
}

/** A named person lets in a report that was late or held. */
export function acceptLateReport(
  state: Obligation,
  decision: { receipt: string; reason: string },
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'submitted' && state.report?.receipt === decision.receipt) return [];
  const now = existing(state, 'accept-late-report', ask);
  const kept = now.setAside.find((report) => report.receipt === decision.receipt);
  if (!kept)
    throw new Refused(
      'NO_SUCH_RECEIPT',
      'Không có báo cáo nộp muộn với số tiếp nhận này. Hãy xem lại danh sách báo cáo được lưu.',
    );
  const { receipt, sha256, completedAt } = kept;
  return [
    {
      type: 'ReportSubmitted',
      data: {
        round: now.round + 1,
        receipt,
        sha256,
        completedAt,
        by: ask.actor.id,
        acceptance: { reason: decision.reason },
      },
    },
  ];
}

/**
 * The cell takes back what nobody has reviewed yet, before the cutoff. The obligation is then
 * returned, not issued: a report was here in time, so the mark is forbidden for ever (I2), and the
 * next round is taken whenever it comes.
 */
export function withdrawReport(
  state: Obligation,
  reason: string,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'returned') return [];
  const now = existing(state, 'withdraw-report', ask);
  return [{ type: 'ReportWithdrawn', data: { round: now.round, reason, by: ask.actor.id } }];
}

/** Why a report goes back, by when the next one is asked for, and which comments go with it. */
export interface Return {
  readonly reason: string;
  readonly deadline?: Pick<NewDeadline, 'dueOn' | 'cutoffAt' | 'wording'>;
  readonly comments?: readonly string[];
}

/** Without the time of the decision nothing lies ahead. */
export function requireAhead(cutoffAt: string, now = cutoffAt): void {
  if (now >= cutoffAt) throw deadlineInThePast();
}

export function returnReport(
  state: Obligation,
  { reason, deadline, comments = [] }: Return,
  ask: Ask,
): readonly ObligationEvent[] {
  // Returned with another date is another wish: it must not be lost without a word.
  if (state.status === 'returned' && (!deadline || deadline.cutoffAt === state.cutoffAt)) return [];
  const now = existing(state, 'return-report', ask);
  requireCameBack(state, 'return-report');
  if (deadline) requireAhead(deadline.cutoffAt, ask.now);
  return [
    {
      type: 'ReportReturned',
      data: {
        round: now.round,
        reason,
        by: ask.actor.id,
        ...deadline,
        ...(comments.length > 0 ? { comments: [...comments] } : {}),
      },
    },
  ];
}

/** A reviewer's opinion, and the warnings that are let stand with a reason. */
export interface Review {
  readonly opinion: string;
  readonly acceptances?: readonly Acceptance[];
}

export function reviewReport(
  state: Obligation,
  { opinion, acceptances = [] }: Review,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'reviewed' && state.reviewedBy === ask.actor.id) return [];
  const now = existing(state, 'review-report', ask);
  const accepted =
    acceptances.length > 0
      ? { acceptances: acceptances.map(({ finding, reason }) => ({ finding, reason })) }
      : {};
  return [
    { type: 'ReportReviewed', data: { round: now.round, opinion, by: ask.actor.id, ...accepted } },
  ];
}

/**
 * `notice`: the stream of the notice that this approval gets. `decisions`: lines of a planning list
 * decided one by one, `[]` when all are approved.
 */
export interface Approval {
  readonly notice: string;
  readonly meeting: { readonly on: string; readonly present: number; readonly agreed: number };
  readonly decisions?: readonly LineDecision[];
}

export function approveReport(
  state: Obligation,
  { notice, meeting, decisions = [] }: Approval,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'approved') return [];
  const now = existing(state, 'approve-report', ask);
  const lines = decisions.length > 0 ? { decisions: [...decisions] } : {};
  return [
    {
      type: 'ReportApproved',
      data: { round: now.round, notice, meeting, ...lines, by: ask.actor.id },
    },
  ];
}

export function rejectReport(
  state: Obligation,
  reason: string,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'rejected') return [];
  const now = existing(state, 'reject-report', ask);
  return [{ type: 'ReportRejected', data: { round: now.round, reason, by: ask.actor.id } }];
}

export function extendDeadline(
  state: Obligation,
  deadline: NewDeadline,
  ask: Ask & { now: string },
): readonly ObligationEvent[] {
  if (
    state.status !== 'none' &&
    state.cutoffAt === deadline.cutoffAt &&
    state.dueOn === deadline.dueOn
  )
    return [];
  existing(state, 'extend-deadline', { ...ask, asked: deadline.cutoffAt });
  return [{ type: 'DeadlineExtended', data: { ...deadline, by: ask.actor.id } }];
}

/**
 * Out of a cancellation: what had come goes back to the cell, for issued again it could be marked
 * (I2); what had not come is reopened.
 */
function requireCameBack(state: Obligation, command: 'reopen' | 'return-report'): void {
  if (state.status !== 'cancelled' || state.round > 0 === (command === 'return-report')) return;
  if (state.round > 0)
    throw new Refused(
      'REPORT_WAS_RECEIVED',
      'Chi bộ đã gửi báo cáo trước khi thôi giao. Hãy dùng “Trả lại để bổ sung”, kèm hạn ' +
        'mới, để chi bộ gửi lại.',
    );
  throw new Refused(
    'NO_REPORT',
    'Chi bộ chưa gửi báo cáo nào trước khi thôi giao nên không có gì để trả lại. Hãy dùng ' +
      '“Mở lại”, kèm hạn mới.',
  );
}

export function reopen(
  state: Obligation,
  deadline: NewDeadline,
  ask: Ask & { now: string },
): readonly ObligationEvent[] {
  if (state.status === 'issued' && state.cutoffAt === deadline.cutoffAt) return [];
  requireCameBack(state, 'reopen');
  existing(state, 'reopen', { ...ask, asked: deadline.cutoffAt });
  return [{ type: 'ObligationReopened', data: { ...deadline, by: ask.actor.id } }];
}
