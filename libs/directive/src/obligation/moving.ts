import { isAmong, reportUndecided } from '#libs/workflow';
import { type BeforeRejection, type Existing, placeOf, type Taken } from './obligation-state.js';
import { type ObligationEvent } from './obligation.events.js';
import { withWords } from './said.js';
import { standingAfter } from './standing.js';

// What a fact makes of an obligation that exists, where that is more than its status.

/** To where the fact leads. What a status carries beside is given by the caller. */
export function moved(state: Existing, event: ObligationEvent): Existing {
  const to = standingAfter(event);
  if (to === null) return state;
  const { status, at } = to;
  switch (status) {
    case 'in-step':
    case 'concluded':
      return { ...state, status, at: at ?? 'submitted' };
    case 'approved':
      return { ...state, status, notice: null, byStep: true };
    case 'rejected':
      return { ...state, status, ...before(state) };
    default:
      return { ...state, status };
  }
}

/** Whoever had agreed before has taken the step too. */
export function took(
  { taken, agreed, reviewedBy }: Existing,
  step: string,
  by: string,
): Pick<Existing, 'taken' | 'agreed' | 'reviewedBy'> {
  return {
    taken: [...taken, ...agreed, { step, by }],
    agreed: [],
    reviewedBy: step === 'review-report' ? by : reviewedBy,
  };
}

/** A paper of the last step is the notice of the approval; any other is kept beside it. */
export function stepTaken(
  state: Existing,
  event: Extract<ObligationEvent, { type: 'StepTaken' }>,
): Existing {
  const { step, by, notice } = event.data;
  const after = moved({ ...state, ...took(state, step, by) }, event);
  if (notice === undefined) return after;
  return 'byStep' in after
    ? { ...after, ...withNotice(state, notice) }
    : { ...after, stepPapers: [...state.stepPapers, { step, notice }] };
}

export function withAgreement(state: Existing, { step, by }: Taken): Existing {
  return { ...state, agreed: [...state.agreed, { step, by }] };
}

export function before(state: Existing): { before: BeforeRejection; beforeAt: string } {
  const { status } = state;
  return isAmong(reportUndecided, status) || status === 'concluded'
    ? { before: status, beforeAt: placeOf(state) }
    : { before: 'submitted', beforeAt: 'submitted' };
}

export function withNotice(
  { approvals }: Existing,
  notice: string | undefined,
): { notice: string | null; approvals: readonly string[] } {
  return notice === undefined
    ? { notice: null, approvals }
    : { notice, approvals: [...approvals, notice] };
}

/** Steps after the review are taken anew. */
export function revoked(
  state: Existing,
  event: Extract<ObligationEvent, { type: 'ApprovalRevoked' }>,
): Existing {
  const { notice, to } = event.data;
  return moved(
    {
      ...state,
      taken: to === undefined ? state.taken.filter(({ step }) => step === 'review-report') : [],
      agreed: [],
      revoked: notice === undefined ? state.revoked : [...state.revoked, notice],
      said: withWords(state.said, event),
    },
    event,
  );
}

type Deadline = Pick<Existing, 'dueOn' | 'cutoffAt' | 'wording'>;

export function deadlineOf({ dueOn, cutoffAt, wording }: Deadline): Deadline {
  return { dueOn, cutoffAt, wording };
}

/** The deadline of a fact that may set one. */
export function newDeadline({ dueOn, cutoffAt, wording }: Partial<Deadline>): Partial<Deadline> {
  return dueOn && cutoffAt && wording ? { dueOn, cutoffAt, wording } : {};
}
