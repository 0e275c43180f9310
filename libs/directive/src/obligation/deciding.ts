import { type LineDecision } from '#libs/planning';
import { type ObligationEvent } from './obligation.events.js';
import { type Obligation } from './obligation.js';
import { type Ask, permitted } from './permitted.js';

/**
 * `notice` is the stream of the notice that this approval gets. It is left out where the definition
 * approves without a paper. `decisions` are the lines of a planning list that are decided singly;
 * it is `[]` when all are approved.
 */
export interface Approval {
  readonly notice?: string;
  readonly meeting: { readonly on: string; readonly present: number; readonly agreed: number };
  readonly decisions?: readonly LineDecision[];
}

export function approveReport(
  state: Obligation,
  { notice, meeting, decisions = [] }: Approval,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'approved') return [];
  const now = permitted(state, 'approve-report', ask);
  const paper = notice === undefined ? {} : { notice };
  const lines = decisions.length > 0 ? { decisions: [...decisions] } : {};
  return [
    {
      type: 'ReportApproved',
      data: { round: now.round, ...paper, meeting, ...lines, by: ask.actor.id },
    },
  ];
}

export function rejectReport(
  state: Obligation,
  reason: string,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'rejected') return [];
  const now = permitted(state, 'reject-report', ask);
  return [{ type: 'ReportRejected', data: { round: now.round, reason, by: ask.actor.id } }];
}
