import type { WorkflowDefinition } from './schema.js';
import { ownPlaces } from './place.js';
import type { Command, Status } from './status.js';
import type { Role } from './vocabulary.js';

/**
 * A step that a named person may take under every definition, even under those that were stored
 * before the step existed.
 */
interface WayOut {
  readonly command: Command;
  /** Title of the command where the definition has none of its own. */
  readonly title: string;
  /** The same for reports that are not of planning, where the title speaks of planning's papers. */
  readonly neutral?: string;
  readonly from: readonly Status[];
  /** It also leads from every state of the definition's own. */
  readonly fromOwn?: true;
  /** It also leads to each of these. */
  readonly toOwn?: true;
  /** It is there only where the definition has no such state. */
  readonly unless?: Status;
  readonly to: Status;
  readonly roles: readonly Role[];
  /** The actor must not be the person who took the step before. */
  readonly secondPerson?: true;
}

/**
 * The engine's own steps, one entry each. A definition cannot remove them, because no state may be
 * without an exit. It may say who takes a step, and under which guards, by naming the command from
 * that state. Guards that the law requires stand in guard/standard-guards.ts. Add; never take out.
 */
export const waysOut: readonly WayOut[] = [
  {
    command: 'cancel-obligation',
    title: 'Thôi giao',
    from: ['issued', 'submitted', 'returned', 'reviewed', 'expired'],
    fromOwn: true,
    to: 'cancelled',
    roles: ['approver'],
  },
  // An obligation with a report is never marked (I2). A person ends it with a reason, or sets
  // another day.
  {
    command: 'reject-report',
    title: 'Không chấp nhận',
    from: ['submitted', 'returned', 'reviewed'],
    fromOwn: true,
    to: 'rejected',
    roles: ['approver'],
  },
  {
    command: 'extend-deadline',
    title: 'Gia hạn',
    from: ['returned'],
    to: 'returned',
    roles: ['approver'],
  },
  // The way back from a cancellation by mistake. If no report had come, it is the step that leads
  // out of the mark. If one had come, the obligation is never marked (I2), so it goes back to the
  // cell.
  { command: 'reopen', title: 'Mở lại', from: ['cancelled'], to: 'issued', roles: ['approver'] },
  {
    command: 'return-report',
    title: 'Trả lại để bổ sung',
    from: ['cancelled'],
    to: 'returned',
    roles: ['approver'],
  },
  {
    command: 'revoke-approval',
    title: 'Thu hồi thông báo phê duyệt',
    neutral: 'Thu hồi thông báo kết quả',
    from: ['approved'],
    to: 'reviewed',
    roles: ['approver'],
  },
  // Where nobody reviews, the steps of the definition start again.
  {
    command: 'revoke-approval',
    title: 'Thu hồi quyết định phê duyệt',
    from: ['approved'],
    unless: 'reviewed',
    to: 'submitted',
    roles: ['approver'],
  },
  // Leads back to where the report stood before it was rejected; the fact says which state that is.
  {
    command: 'undo-rejection',
    title: 'Hủy quyết định không phê duyệt',
    neutral: 'Hủy quyết định không chấp nhận',
    from: ['rejected'],
    to: 'submitted',
    roles: ['approver'],
  },
  {
    command: 'undo-rejection',
    title: 'Hủy quyết định không phê duyệt',
    neutral: 'Hủy quyết định không chấp nhận',
    from: ['rejected'],
    to: 'reviewed',
    roles: ['approver'],
  },
  {
    command: 'undo-rejection',
    title: 'Hủy quyết định không phê duyệt',
    neutral: 'Hủy quyết định không chấp nhận',
    from: ['rejected'],
    to: 'returned',
    toOwn: true,
    roles: ['approver'],
  },
];

/** States to which only a way out leads, for definitions that do not declare them. */
const ownStates: Readonly<Partial<Record<Status, WorkflowDefinition['states'][Status]>>> = {
  rejected: { title: 'Không chấp nhận', initial: false, terminal: true },
  cancelled: { title: 'Đã thôi giao', initial: false, terminal: true },
};

/**
 * The step from the states that the definition has and says nothing about; none when no state is
 * left.
 */
function stepOf(
  { transitions }: WorkflowDefinition,
  states: WorkflowDefinition['states'],
  way: WayOut,
): WorkflowDefinition['transitions'] {
  const { command, to, roles, fromOwn, toOwn, unless, secondPerson = false } = way;
  if (unless && states[unless]) return [];
  const own = ownPlaces({ states });
  const from = [...way.from, ...(fromOwn ? own : [])].filter(
    (status) =>
      states[status] &&
      !transitions.some((one) => one.command === command && one.from.includes(status)),
  );
  const ends = [to, ...(toOwn ? own : [])].filter((status) => states[status]);
  return from.length === 0
    ? []
    : ends.map((end) => ({ command, from, to: end, roles: [...roles], secondPerson }));
}

const titleOf = ({ report }: WorkflowDefinition, { title, neutral = title }: WayOut): string =>
  report === 'planning' ? title : neutral;

/**
 * The definition with every way out that it does not write itself. Its own words win. Its id stays,
 * because the id is the hash of what is written.
 */
export function withWaysOut<T extends WorkflowDefinition>(workflow: T): T {
  const states = { ...workflow.states, ...ownStates, ...workflow.states };
  const ways = waysOut
    .map((way) => ({ title: titleOf(workflow, way), steps: stepOf(workflow, states, way) }))
    .filter(({ steps }) => steps.length > 0);
  const titles = Object.fromEntries(
    ways.flatMap(({ title, steps }) => steps.map(({ command }) => [command, { title }])),
  );
  return {
    ...workflow,
    states,
    commands: { ...workflow.commands, ...titles, ...workflow.commands },
    transitions: [...workflow.transitions, ...ways.flatMap(({ steps }) => steps)],
  };
}
