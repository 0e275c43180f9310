import { Refused } from '#libs/decider';
import { definitionNames, shippedDefinition } from '#libs/directive';
import { commands, roles, type Status, statuses, type Workflow } from '#libs/workflow';

export const definitions = definitionNames().map(
  (name) => shippedDefinition(name).definition.workflow,
);

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
      step.command === command &&
      step.from.includes(status as Status) &&
      step.roles.includes(role as never),
  )?.to;
}

const cross = (names: readonly string[], places: readonly string[]) =>
  names.flatMap((command) =>
    places.flatMap((status) => roles.map((role) => ({ command, status, role }))),
  );

export const every = commands.flatMap((command) =>
  statuses.flatMap((status) => roles.map((role) => ({ command, status, role }))),
);

/** With the commands and states of the definition's own. */
export const everyOf = (workflow: Workflow) =>
  cross(
    [...new Set([...commands, ...Object.keys(workflow.commands)])],
    [...new Set([...statuses, ...Object.keys(workflow.states)])],
  );
