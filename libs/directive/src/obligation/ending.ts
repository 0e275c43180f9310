import { type Ask, permitted } from './permitted.js';
import { type Obligation } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';
import { requireSameWords } from './said.js';

/**
 * Why a cell no longer owes its report, by which paper, and which obligations take its place when
 * it was moved.
 */
export interface Cancellation {
  readonly reason: string;
  readonly document: string;
  readonly movedTo?: readonly string[];
}

/**
 * After this, the obligation is neither open nor judged: it gets no reminder, no mark and no
 * approval. What was handed in stays readable.
 */
export function cancelObligation(
  state: Obligation,
  { reason, document, movedTo = [] }: Cancellation,
  ask: Ask,
): readonly ObligationEvent[] {
  if (state.status === 'cancelled') {
    requireSameWords(state.said, { of: 'cancelled', reason, document, movedTo });
    return [];
  }
  permitted(state, 'cancel-obligation', ask);
  return [
    {
      type: 'ObligationCancelled',
      data: {
        reason,
        document,
        by: ask.actor.id,
        ...(movedTo.length > 0 ? { movedTo: [...movedTo] } : {}),
      },
    },
  ];
}
