import { Refused } from '#libs/decider';
import { isSamePerson } from '#libs/org';
import {
  commandTitle,
  isAmong,
  needsSecondPerson,
  permits,
  requireGuards,
  waitingForCommittee,
  type Workflow,
} from '#libs/workflow';
import { OTHER_STEP, samePerson } from '../definition/refusals.js';
import { type Existing, type Obligation, placeOf, type Taken } from './obligation.js';

/** The person who decides, and the definition. */
export interface Ask {
  readonly workflow: Workflow;
  readonly actor: {
    readonly id: string;
    readonly role: string;
    readonly offices?: readonly string[];
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

/** True for a person who took one of these, under whichever account. */
export function isAmongTakers(taken: readonly Taken[], actor: Ask['actor']): boolean {
  return taken.some(({ by }) => isSamePerson(actor, by));
}

/**
 * Four eyes belong to two persons: whoever reviewed, or took another step of this round, does not
 * take this one, under whichever account. This holds for every approval, and elsewhere where the
 * definition asks for a second person.
 */
function requireSecondPerson(state: Existing, command: string, { workflow, actor }: Ask): void {
  if (!isAmong(waitingForCommittee, state.status)) return;
  const others = [...state.taken, ...state.agreed].filter(({ step }) => step !== command);
  if (!isAmongTakers(others, actor)) return;
  if (command !== 'approve-report' && !needsSecondPerson(workflow, command, placeOf(state))) return;
  const reviewed = others.every(({ step }) => step === 'review-report');
  const who = reviewed ? undefined : OTHER_STEP;
  throw samePerson(`thực hiện “${commandTitle(workflow, command)}”`, who);
}

/**
 * Asks the definition about state, role and guards. `cutoffAt` is the new cutoff that the command
 * would give.
 */
export function permitted(
  asked: Obligation,
  command: string,
  { workflow, actor, now, cutoffAt: wanted }: Ask & { readonly cutoffAt?: string },
): Existing {
  const state = requireExisting(asked);
  const { cell, directive, cutoffAt } = state;
  const status = placeOf(state);
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
