import { type Acceptance } from '#libs/planning';
import { concludes } from '#libs/workflow';
import { type NewDeadline } from '../definition/deadline.js';
import { requireAhead, requireCameBack } from './extending.js';
import { type ObligationEvent } from './obligation.events.js';
import { type Obligation, placeOf } from './obligation.js';
import { type Ask, permitted } from './permitted.js';

/** Why a report goes back, by when the next one is due, and which comments go with it. */
export interface Return {
  readonly reason: string;
  readonly deadline?: Pick<NewDeadline, 'dueOn' | 'cutoffAt' | 'wording'>;
  readonly comments?: readonly string[];
}

export function returnReport(
  state: Obligation,
  { reason, deadline, comments = [] }: Return,
  ask: Ask,
): readonly ObligationEvent[] {
  // A return with another date is another wish, which must not be dropped silently.
  if (state.status === 'returned' && (!deadline || deadline.cutoffAt === state.cutoffAt)) return [];
  const now = permitted(state, 'return-report', ask);
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

/** A reviewer's opinion, and the warnings that stay for a stated reason. */
export interface Review {
  readonly opinion: string;
  readonly acceptances?: readonly Acceptance[];
}

function isReviewedBy(state: Obligation, account: string): boolean {
  return state.status !== 'none' && placeOf(state) === 'reviewed' && state.reviewedBy === account;
}

export function reviewReport(
  state: Obligation,
  { opinion, acceptances = [] }: Review,
  ask: Ask,
): readonly ObligationEvent[] {
  if (isReviewedBy(state, ask.actor.id)) return [];
  const now = permitted(state, 'review-report', ask);
  const accepted =
    acceptances.length > 0
      ? { acceptances: acceptances.map(({ finding, reason }) => ({ finding, reason })) }
      : {};
  return [
    {
      type: 'ReportReviewed',
      data: {
        round: now.round,
        opinion,
        by: ask.actor.id,
        ...accepted,
        ...(concludes(ask.workflow, 'reviewed') ? { concludes: true as const } : {}),
      },
    },
  ];
}
