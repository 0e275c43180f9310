import { Refused } from '#libs/decider';
import type { GuardFacts } from './guard/fields.js';
import { guardHolds } from './guard/predicate.js';
import { standardGuards } from './guard/standard-guards.js';
import type { Workflow } from './parse.js';
import type { Guard } from './schema.js';
import { type Command, isEngineCommand } from './status.js';
import { type Role, roleTitles } from './vocabulary.js';

type Transition = Workflow['transitions'][number];

/** The Vietnamese title of a state, or the name itself when the definition does not have it. */
export function statusTitle(workflow: Workflow, status: string): string {
  return titleIn(workflow.states, status);
}

/** The Vietnamese title of a command, or the name itself when the definition does not have it. */
export function commandTitle(workflow: Workflow, command: string): string {
  return titleIn(workflow.commands, command);
}

function titleIn(
  map: Readonly<Record<string, { title: string } | undefined>>,
  name: string,
): string {
  return (Object.hasOwn(map, name) && map[name]?.title) || name;
}

function includes(list: readonly string[], value: string): boolean {
  return list.includes(value);
}

function transitionsOf(workflow: Workflow, command: string): Transition[] {
  const found = workflow.transitions.filter((transition) => transition.command === command);
  if (found.length === 0)
    throw new Refused(
      'NO_SUCH_COMMAND',
      `Quy trình "${workflow.title}" không có lệnh '${command}'.`,
    );
  return found;
}

function transitionFrom(workflow: Workflow, command: string, status: string): Transition {
  const found = transitionsOf(workflow, command);
  const match = found.find(({ from }) => includes(from, status));
  if (match) return match;
  const states = found.flatMap(({ from }) =>
    from.map((name) => `"${statusTitle(workflow, name)}"`),
  );
  throw new Refused(
    'NOT_IN_THIS_STATE',
    `Không thể thực hiện "${commandTitle(workflow, command)}" khi việc đang ở trạng ` +
      `thái "${statusTitle(workflow, status)}"; ` +
      `lệnh này chỉ dùng khi: ${states.join(', ')}.${waysFrom(workflow, status)}`,
  );
}

/**
 * The commands that may be given instead, and by whom, so that a refusal shows the way on. The
 * system's own steps are left out.
 */
function waysFrom(workflow: Workflow, status: string): string {
  const ways = workflow.transitions.filter(
    ({ command, from, roles }) =>
      command !== 'acknowledge' &&
      includes(from, status) &&
      roles.some((role) => role !== 'system'),
  );
  const nameOf = ({ command, roles }: Transition): string =>
    `"${commandTitle(workflow, command)}" ` +
    `(${roles.map((role) => roleTitles[role]).join(', ')})`;
  const named = [...new Set(ways.map(nameOf))];
  return named.length > 0 ? ` Từ trạng thái này có thể: ${named.join(', ')}.` : '';
}

function refuseRole(workflow: Workflow, command: string, allowed: readonly Transition[]): Refused {
  const titles = [...new Set(allowed.flatMap(({ roles }) => roles))].map(
    (role) => roleTitles[role],
  );
  return new Refused(
    'NOT_YOUR_ROLE',
    `Vai trò của đồng chí không được thực hiện "${commandTitle(workflow, command)}"; ` +
      `lệnh này dành cho: ${titles.join(', ')}.`,
  );
}

/**
 * Returns when the definition allows it. Otherwise throws Refused NO_SUCH_COMMAND, NOT_YOUR_ROLE or
 * NOT_IN_THIS_STATE (somebody without the role does not learn the state).
 */
export function permits(
  workflow: Workflow,
  { command, status, role }: { command: string; status: string; role: string },
): void {
  const any = transitionsOf(workflow, command);
  if (!any.some(({ roles }) => includes(roles, role))) throw refuseRole(workflow, command, any);
  const transition = transitionFrom(workflow, command, status);
  if (!includes(transition.roles, role)) throw refuseRole(workflow, command, [transition]);
}

/**
 * The state after the command. Throws Refused NO_SUCH_COMMAND or NOT_IN_THIS_STATE. It does not
 * check the role, which permits() does.
 */
export function nextStatus(workflow: Workflow, command: string, status: string): string {
  return transitionFrom(workflow, command, status).to;
}

/**
 * Whether the command may lead from one state to the other. A step that undoes another one leads
 * back to one of several states.
 */
export function leadsTo(
  { transitions }: Workflow,
  command: string,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  return transitions.some(
    (step) => step.command === command && step.to === to && includes(step.from, from),
  );
}

/**
 * What must hold beside state and role, in the order in which it is asked. Throws Refused as
 * nextStatus() does.
 */
export function guardsOf(workflow: Workflow, command: string, status: string): readonly Guard[] {
  return (
    transitionFrom(workflow, command, status).guards ?? standardGuards[command as Command] ?? []
  );
}

/**
 * Returns when every guard of that step holds. Otherwise throws Refused with the code and the words
 * of the first guard that does not.
 */
export function requireGuards(
  workflow: Workflow,
  { command, status }: { command: string; status: string },
  facts: GuardFacts,
): void {
  const broken = guardsOf(workflow, command, status).find(({ when }) => !guardHolds(when, facts));
  if (broken) throw new Refused(broken.code, broken.message);
}

/**
 * Whether the step needs another person than the step before. Throws Refused as nextStatus() does.
 */
export function needsSecondPerson(workflow: Workflow, command: string, status: string): boolean {
  return transitionFrom(workflow, command, status).secondPerson;
}

/** How many different persons must agree before it leads on. Refused as in nextStatus(). */
export function peopleAsked(workflow: Workflow, command: string, status: string): number {
  return transitionFrom(workflow, command, status).people ?? 1;
}

/** The commands that lead a report on which waits for an office. */
const onward = new Set(['review-report', 'approve-report']);

/** Commands that lead a report on from where it waits, and roles that must give them. */
export interface Onward {
  readonly commands: readonly string[];
  readonly roles: readonly Role[];
}

/** What must be done where a report waits. What gives it back or ends it must not. */
export function onwardFrom({ transitions }: Workflow, status: string): Onward {
  const ways = transitions.filter(
    ({ command, from }) =>
      from.includes(status) && (onward.has(command) || !isEngineCommand(command)),
  );
  return {
    commands: [...new Set(ways.map(({ command }) => command))],
    roles: [...new Set(ways.flatMap(({ roles }) => roles))],
  };
}

/** Roles that must act where a report waits. */
export function whoActs(workflow: Workflow, status: string): readonly Role[] {
  return onwardFrom(workflow, status).roles;
}

/** Whether some step to that state asks for another person than those before. */
export function asksSecondPerson({ transitions }: Workflow, to: string): boolean {
  return transitions.some((step) => step.to === to && step.secondPerson);
}

/**
 * The commands that a screen may offer to that role in that state, in the order of the definition.
 */
export function offeredCommands(workflow: Workflow, status: string, role: string): string[] {
  return [
    ...new Set(
      workflow.transitions
        .filter(({ from, roles }) => includes(from, status) && includes(roles, role))
        .map(({ command }) => command),
    ),
  ];
}

/** The state of a new obligation. */
export function initialStatus(workflow: Workflow): string {
  const found = Object.entries(workflow.states).find(([, state]) => state?.initial);
  if (!found) throw new Error('a checked workflow has an initial state');
  return found[0];
}
