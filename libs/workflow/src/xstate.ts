import type { Workflow } from './parse.js';
import { guardsOf, initialStatus, statusTitle } from './permits.js';

/**
 * What XState's createMachine takes, as plain JSON. Guards have a name and parameters, and the host
 * supplies `permitted`.
 */
export interface StateMachineJson {
  readonly id: string;
  readonly version: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, StateJson>>;
}

interface StateJson {
  readonly type?: 'final';
  readonly description: string;
  readonly tags?: readonly string[];
  readonly on?: Readonly<Record<string, readonly TransitionJson[]>>;
}

interface TransitionJson {
  readonly target: string;
  /** An event `{ type: <command>, role }` passes when its role is one of these. */
  readonly guard: {
    readonly type: 'permitted';
    readonly params: { readonly roles: readonly string[] };
  };
  readonly meta: {
    readonly secondPerson: boolean;
    /** Of a step that several different persons must agree to. */
    readonly people?: number;
    readonly guards: readonly { readonly code: string; readonly when: string }[];
  };
}

function transitionsFrom(workflow: Workflow, status: string): Record<string, TransitionJson[]> {
  const on: Record<string, TransitionJson[]> = {};
  for (const { command, from, to, roles, secondPerson, people } of workflow.transitions) {
    if (!from.some((name) => name === status)) continue;
    const guards = guardsOf(workflow, command, status).map(({ code, when }) => ({ code, when }));
    (on[command] ??= []).push({
      target: to,
      guard: { type: 'permitted', params: { roles } },
      meta: { secondPerson, ...(people === undefined ? {} : { people }), guards },
    });
  }
  return on;
}

/**
 * A terminal state that a named person can still lead out of is not final to XState, because a
 * final state stops its machine.
 */
function stateJson(workflow: Workflow, status: string, terminal: boolean): StateJson {
  const on = transitionsFrom(workflow, status);
  const leaves = Object.keys(on).length > 0;
  return {
    description: statusTitle(workflow, status),
    ...(terminal ? { tags: ['terminal'] } : {}),
    ...(terminal && !leaves ? { type: 'final' as const } : {}),
    ...(leaves ? { on } : {}),
  };
}

/** The definition as a machine of XState v5. */
export function toXState(workflow: Workflow): StateMachineJson {
  const states = Object.entries(workflow.states).map(
    ([name, state]) => [name, stateJson(workflow, name, state?.terminal ?? false)] as const,
  );
  return {
    id: workflow.name,
    version: workflow.id,
    initial: initialStatus(workflow),
    states: Object.fromEntries(states),
  };
}
