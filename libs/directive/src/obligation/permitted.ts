import { Refused } from '#libs/decider';
import { isSamePerson } from '#libs/org';
import {
  type Command,
  commandTitle,
  needsSecondPerson,
  permits,
  requireGuards,
  type Workflow,
} from '#libs/workflow';
import { samePerson } from '../definition/refusals.js';
import { type Existing, type Obligation } from './obligation.js';

/** The person who decides, and the definition. */
export interface Ask {
  readonly workflow: Workflow;
  readonly actor: {
    readonly id: string;
    readonly role: string;
    readonly accounts?: readonly string[];
  };
  /** Read after the row was locked. A guard that needs it refuses when it is missing. */
  readonly now?: string;
}

export function noSuchObligation(): Refused {
  return new Refused(
    'NO_SUCH_OBLIGATION',
    'Không có nghĩa vụ báo cáo này. Hãy mở lại từ danh sách của đợt.',
  );
}

/** Errors: `Refused` NO_SUCH_OBLIGATION. */
export function requireExisting(state: Obligation): Existing {
  if (state.status === 'none') throw noSuchObligation();
  return state;
}

/** True for the person who reviewed last, under whichever account. */
export function isReviewer({ reviewedBy }: Existing, actor: Ask['actor']): boolean {
  return reviewedBy !== null && isSamePerson(actor, reviewedBy);
}

/**
 * Four eyes belong to two persons: whoever reviewed does not decide, under whichever account. This
 * holds for every approval, and elsewhere where the definition asks for a second person.
 */
function requireSecondPerson(state: Existing, command: Command, { workflow, actor }: Ask): void {
  if (state.status !== 'reviewed' || !isReviewer(state, actor)) return;
  if (command !== 'approve-report' && !needsSecondPerson(workflow, command, state.status)) return;
  throw samePerson(`thực hiện “${commandTitle(workflow, command)}”`);
}

/**
 * Asks the definition about state, role and guards. `cutoffAt` is the new cutoff that the command
 * would give.
 */
export function permitted(
  asked: Obligation,
  command: Command,
  { workflow, actor, now, cutoffAt: wanted }: Ask & { readonly cutoffAt?: string },
): Existing {
  const state = requireExisting(asked);
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
      'asked.cutoffAt': wanted,
    },
  );
  return state;
}
