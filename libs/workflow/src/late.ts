import type { Workflow } from './parse.js';
import { leadsTo } from './permits.js';
import { firstStatus } from './status.js';

/** Of a report that comes at or after the cutoff: counts at once, is kept apart, or is refused. */
export type LateOutcome = 'taken' | 'kept' | 'refused';

/**
 * What the definition says of a report that came at or after the cutoff, in a state; `reason`: why
 * it is late, as the cell says. After the mark it counts only where `accept-late-report` leads out
 * of that state. Without `late` it is kept, and a named person decides.
 */
export function lateOutcome(
  workflow: Workflow,
  { status, reason }: { readonly status: string; readonly reason?: string | undefined },
): LateOutcome {
  const { late } = workflow;
  if (!late) return 'kept';
  if (!late.accept) return late.keep ? 'kept' : 'refused';
  const open =
    status === firstStatus ||
    leadsTo(workflow, 'accept-late-report', { from: status, to: 'submitted' });
  return open && (late.reason === 'none' || reason !== undefined) ? 'taken' : 'kept';
}

/** It would count, if only the cell said why it is late. */
export function lacksLateReason(workflow: Workflow, status: string): boolean {
  return (
    lateOutcome(workflow, { status }) === 'kept' &&
    lateOutcome(workflow, { status, reason: 'any' }) === 'taken'
  );
}
