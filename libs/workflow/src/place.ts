import type { WorkflowDefinition } from './schema.js';
import {
  engineStates,
  firstStatus,
  isAmong,
  isEngineCommand,
  type Status,
  statusFacts,
} from './status.js';

// Where an obligation stands is a state of its definition, by name. What that state counts as, for
// heads, lists and figures, is a status (status.ts). The two differ for a state of the definition's
// own, and for one of the engine's in which this definition ends.

type Graph = Pick<WorkflowDefinition, 'states' | 'transitions'>;

const isTerminal = ({ states }: Pick<Graph, 'states'>, place: string): boolean =>
  Object.hasOwn(states, place) && states[place]?.terminal === true;

export function isEngineState(place: string): place is (typeof engineStates)[number] {
  return isAmong(engineStates, place);
}

/** A report that gets there is done, though nobody approves it. */
export function concludes(workflow: Pick<Graph, 'states'>, place: string): boolean {
  if (!isTerminal(workflow, place)) return false;
  if (!isEngineState(place)) return true;
  const { received, countedAs } = statusFacts[place];
  return received && countedAs === 'open';
}

/** What it counts as when an obligation comes to stand there. */
export function statusOf(workflow: Pick<Graph, 'states'>, place: string): Status {
  if (concludes(workflow, place)) return 'concluded';
  return isEngineState(place) ? place : 'in-step';
}

/**
 * What it may count as: work from before `concluded` was known stands by the engine's own name in
 * a state in which its definition ends.
 */
function statusesOf(workflow: Graph, place: string): Status[] {
  const status = statusOf(workflow, place);
  return status === 'concluded' && isEngineState(place) ? [status, place] : [status];
}

/** States of the definition that count as this. */
export function placesOf(workflow: Graph, status: string): string[] {
  return Object.keys(workflow.states).filter((place) =>
    statusesOf(workflow, place).some((one) => one === status),
  );
}

/** Every change of status that the definition allows; null: the start. Each pair once. */
export function legalPairs(workflow: Graph): [from: Status | null, to: Status][] {
  const pairs = workflow.transitions.flatMap(({ from, to }) =>
    from.flatMap((place) =>
      statusesOf(workflow, place).flatMap((before) =>
        statusesOf(workflow, to).map((after) => [before, after] as [Status, Status]),
      ),
    ),
  );
  const [start] = Object.entries(workflow.states).find(([, state]) => state?.initial) ?? [
    firstStatus,
  ];
  const all: [Status | null, Status][] = [[null, statusOf(workflow, start)], ...pairs];
  const seen = new Set<string>();
  return all.filter((pair) => {
    const key = pair.join(' ');
    return !seen.has(key) && seen.add(key);
  });
}

/** States of the definition's own: a report is there. */
export function ownPlaces({ states }: Pick<Graph, 'states'>): string[] {
  return Object.keys(states).filter((place) => !isEngineState(place));
}

/** Commands of the definition's own. */
export function stepsOf({ commands }: Pick<WorkflowDefinition, 'commands'>): string[] {
  return Object.keys(commands).filter((name) => !isEngineCommand(name));
}
