import { type Aggregate } from '#libs/decider';
import { firstStatus, isAmong, reportUndecided, type Status, type Undecided } from '#libs/workflow';
import { type ObligationEvent, obligationEvent } from './obligation.events.js';
import { type Said, withWords } from './said.js';

/** `notice` corrects the text of `corrects`, the notice of an approval. `symbol` is its number. */
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
  /** The person who reviewed last, in any round; null before the first review. */
  readonly reviewedBy: string | null;
  /**
   * Notices of its approvals, oldest first. Each approval has a notice of its own, also after a
   * revocation.
   */
  readonly approvals: readonly string[];
  /** Those of the approvals that were revoked. */
  readonly revoked: readonly string[];
  /** Notices that correct the text of one of the approvals, oldest first. */
  readonly corrections: readonly Correction[];
  /** Round in which a rejection was undone last; 0 when none was. */
  readonly undoneIn: number;
  readonly said: readonly Said[];
}

/** Where a report may stand before a rejection, and stands again when the rejection is undone. */
export type BeforeRejection = Undecided;

/** What each status carries beside that. */
interface Carried {
  issued: unknown;
  submitted: unknown;
  returned: unknown;
  reviewed: unknown;
  /** `notice` is the one that stands. */
  approved: { readonly notice: string };
  rejected: { readonly before: BeforeRejection };
  expired: unknown;
  cancelled: unknown;
}

type In<S extends Status> = Issued & Carried[S] & { readonly status: S };

export type Existing = { [S in Status]: In<S> }[Status];
export type Obligation = { readonly status: 'none' } | Existing;

type Data = Extract<ObligationEvent, { type: 'ObligationIssued' }>['data'];

function issued({ directive, cell, workflow, wording, dueOn, cutoffAt }: Data): Existing {
  return {
    status: firstStatus,
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
    reviewedBy: null,
    approvals: [],
    revoked: [],
    corrections: [],
    undoneIn: 0,
    said: [],
  };
}

type Deadline = Pick<Existing, 'dueOn' | 'cutoffAt' | 'wording'>;

function deadlineOf({ dueOn, cutoffAt, wording }: Deadline): Deadline {
  return { dueOn, cutoffAt, wording };
}

/** The deadline of a fact that may set one. */
function newDeadline({ dueOn, cutoffAt, wording }: Partial<Deadline>): Partial<Deadline> {
  return dueOn && cutoffAt && wording ? { dueOn, cutoffAt, wording } : {};
}

function evolve(state: Obligation, event: ObligationEvent): Obligation {
  if (state.status !== 'none') return evolveExisting(state, event);
  return event.type === 'ObligationIssued' ? issued(event.data) : state;
}

/** An obligation that exists goes on existing. */
export function evolveExisting(state: Existing, event: ObligationEvent): Existing {
  switch (event.type) {
    case 'ObligationIssued':
      return issued(event.data);
    case 'ObligationAcknowledged':
      return { ...state, acknowledged: true };
    case 'ReportSubmitted': {
      const { round, receipt, sha256 } = event.data;
      return { ...state, status: 'submitted', round, report: { receipt, sha256 } };
    }
    case 'ReportSetAside': {
      const { receipt, sha256, completedAt, reason } = event.data;
      return { ...state, setAside: [...state.setAside, { receipt, sha256, completedAt, reason }] };
    }
    case 'ReportWithdrawn':
      return { ...state, status: 'returned' };
    case 'ReportReturned':
      return { ...state, status: 'returned', ...newDeadline(event.data) };
    case 'ReportReviewed':
      return { ...state, status: 'reviewed', reviewedBy: event.data.by };
    case 'ReportApproved': {
      const { notice } = event.data;
      return { ...state, status: 'approved', notice, approvals: [...state.approvals, notice] };
    }
    case 'ReportRejected':
      return {
        ...state,
        status: 'rejected',
        before: isAmong(reportUndecided, state.status) ? state.status : 'submitted',
      };
    case 'ApprovalRevoked':
      return {
        ...state,
        status: 'reviewed',
        revoked: [...state.revoked, event.data.notice],
        said: withWords(state.said, event),
      };
    case 'ApprovalCorrected': {
      const { corrects, notice, symbol, points } = event.data;
      return {
        ...state,
        corrections: [...state.corrections, { corrects, notice, symbol, points }],
        said: withWords(state.said, event),
      };
    }
    case 'RejectionUndone':
      return {
        ...state,
        status: event.data.to,
        undoneIn: event.data.round,
        said: withWords(state.said, event),
        ...newDeadline(event.data),
      };
    case 'DeadlineExtended':
      return { ...state, ...deadlineOf(event.data) };
    case 'ObligationExpired':
      return { ...state, status: 'expired' };
    case 'ObligationCancelled':
      return { ...state, status: 'cancelled', said: withWords(state.said, event) };
    case 'ObligationReopened':
      return { ...state, status: 'issued', ...deadlineOf(event.data) };
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
