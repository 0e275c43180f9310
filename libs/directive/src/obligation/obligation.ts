import { type Aggregate } from '#libs/decider';
import { firstStatus } from '#libs/workflow';
import {
  before,
  deadlineOf,
  moved,
  stepTaken,
  newDeadline,
  revoked,
  took,
  withAgreement,
  withNotice,
} from './moving.js';
import { type Existing, type Obligation } from './obligation-state.js';
import { type ObligationEvent, obligationEvent } from './obligation.events.js';
import { withWords } from './said.js';

export {
  type BeforeRejection,
  type Correction,
  type Existing,
  type Obligation,
  placeOf,
  type Taken,
} from './obligation-state.js';

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
    taken: [],
    agreed: [],
    approvals: [],
    stepPapers: [],
    revoked: [],
    corrections: [],
    undoneIn: 0,
    said: [],
  };
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
      const sent = { round, report: { receipt, sha256 }, taken: [], agreed: [] };
      return moved({ ...state, ...sent }, event);
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
      return moved({ ...state, ...took(state, 'review-report', event.data.by) }, event);
    case 'StepTaken':
      return stepTaken(state, event);
    case 'StepAgreed':
      return withAgreement(state, event.data);
    case 'ReportApproved':
      return {
        ...state,
        status: 'approved',
        byStep: false,
        ...withNotice(state, event.data.notice),
      };
    case 'ReportRejected':
      return { ...state, status: 'rejected', ...before(state) };
    case 'ApprovalRevoked':
      return revoked(state, event);
    case 'ApprovalCorrected': {
      const { corrects, notice, symbol, points } = event.data;
      return {
        ...state,
        corrections: [...state.corrections, { corrects, notice, symbol, points }],
        said: withWords(state.said, event),
      };
    }
    case 'RejectionUndone':
      return moved(
        {
          ...state,
          undoneIn: event.data.round,
          said: withWords(state.said, event),
          ...newDeadline(event.data),
        },
        event,
      );
    case 'DeadlineExtended':
      return { ...state, ...deadlineOf(event.data) };
    case 'ObligationExpired':
      return { ...state, status: 'expired' };
    case 'ObligationCancelled':
      return { ...state, status: 'cancelled', said: withWords(state.said, event) };
    case 'ObligationReopened':
      return { ...state, status: 'issued', ...deadlineOf(event.data) };
    case 'WorkflowMigrated':
      return { ...state, workflow: event.data.workflow };
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
    StepTaken: {},
    StepAgreed: {},
    ReportApproved: {},
    ReportRejected: {},
    ApprovalRevoked: {},
    ApprovalCorrected: {},
    RejectionUndone: {},
    DeadlineExtended: {},
    ObligationExpired: {},
    ObligationCancelled: {},
    ObligationReopened: {},
    WorkflowMigrated: {},
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
