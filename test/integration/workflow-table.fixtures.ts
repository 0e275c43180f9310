import { Refused } from '#libs/decider';
import { commands, engineStates, roles, statuses, type Workflow } from '#libs/workflow';

export function verdict(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/**
 * The cell of the table, read straight from the file's transitions: nothing of permits() is used.
 */
export function cell(
  { transitions }: Workflow,
  { command, status, role }: { command: string; status: string; role: string },
): string | undefined {
  return transitions.find(
    (step) =>
      step.command === command && step.from.includes(status) && step.roles.includes(role as never),
  )?.to;
}

const cross = (names: readonly string[], places: readonly string[]) =>
  names.flatMap((command) =>
    places.flatMap((status) => roles.map((role) => ({ command, status, role }))),
  );

/** Commands and states of the engine, and those of the definition's own. */
export const everyOf = (workflow: Workflow) =>
  cross(
    [...new Set([...commands, ...Object.keys(workflow.commands)])],
    [...new Set([...statuses, ...Object.keys(workflow.states)])],
  );

const isEngine = (place: string): boolean => engineStates.some((known) => known === place);

/** What a place counts as, told from the file alone: a state of its own, or an end. */
export function countsAs({ states }: Workflow, place: string): string {
  const { terminal = false } = states[place] ?? {};
  if (!isEngine(place)) return terminal ? 'concluded' : 'in-step';
  return terminal && ['submitted', 'returned', 'reviewed'].includes(place) ? 'concluded' : place;
}

/**
 * Changes of status that the file allows. Work that is older than the status of an end stands by
 * the state's own name.
 */
export function pairsOf(workflow: Workflow): Set<string> {
  const all = (place: string): string[] => [
    ...new Set([countsAs(workflow, place), ...(isEngine(place) ? [place] : [])]),
  ];
  return new Set(
    workflow.transitions.flatMap(({ from, to }) =>
      from.flatMap((place) =>
        all(place).flatMap((before) => all(to).map((after) => `${before} ${after}`)),
      ),
    ),
  );
}
