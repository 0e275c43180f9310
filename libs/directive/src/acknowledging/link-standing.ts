import { isAmong, markMade, reportReceived, type Workflow } from '#libs/workflow';
import { type Existing, placeOf } from '../obligation/obligation.js';

/**
 * What the link in a mail still does. `open`: it acknowledges. `answered`: a report has come, so
 * nothing is left to acknowledge. `needless`: the definition no longer asks for it. `ended`: the
 * committee no longer asks for the report, or the cell is gone.
 */
export type LinkStanding = 'open' | 'acknowledged' | 'answered' | 'needless' | 'past' | Ended;
type Ended = 'cancelled' | 'dissolved';

export interface LinkFacts {
  readonly workflow: Workflow;
  readonly now: string;
  /** The cell does not exist any more. */
  readonly cellEnded: boolean;
}

function endOf({ status, cutoffAt }: Existing, { now, cellEnded }: LinkFacts) {
  if (status === 'cancelled') return 'cancelled';
  // The link ends with the time for the report, whatever the obligation has come to.
  if (now >= cutoffAt || isAmong(markMade, status)) return 'past';
  return cellEnded ? 'dissolved' : undefined;
}

export function linkStanding(state: Existing, facts: LinkFacts): LinkStanding {
  const end = endOf(state, facts);
  if (end) return end;
  if (isAmong(reportReceived, state.status)) return 'answered';
  if (state.acknowledged) return 'acknowledged';
  const place = placeOf(state);
  const asked = facts.workflow.transitions.some(
    ({ command, from }) => command === 'acknowledge' && from.some((one) => one === place),
  );
  return asked ? 'open' : 'needless';
}
