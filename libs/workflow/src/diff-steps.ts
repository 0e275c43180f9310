import { valueChanges } from './diff-values.js';
import { standardGuards } from './guard/standard-guards.js';
import type { Workflow } from './parse.js';
import { commandTitle, statusTitle } from './permits.js';
import type { Command } from './status.js';
import { type Role, roles as allRoles, roleTitles } from './vocabulary.js';
import { waysOut } from './ways-out.js';

/** One step from one state: what stands in the table by command, from and to. */
interface Step extends Omit<Workflow['transitions'][number], 'from'> {
  readonly from: string;
}

type Versions = readonly [before: Workflow, after: Workflow];

const stepsOf = ({ transitions }: Workflow): Step[] =>
  transitions.flatMap((step) => step.from.map((from) => ({ ...step, from })));

const rolesText = (roles: readonly Role[]): string =>
  allRoles
    .filter((role) => roles.includes(role))
    .map((role) => roleTitles[role])
    .join(', ');

/** The engine gives these steps to every state, so they come and go with the state. */
function isWayOut({ command, to, roles, secondPerson, people, guards }: Step): boolean {
  const plain = !secondPerson && people === undefined && guards === undefined;
  return (
    plain &&
    waysOut.some(
      (way) =>
        way.command === command &&
        (way.to === to || way.toOwn === true) &&
        String(way.roles) === String(roles),
    )
  );
}

function comesWithItsState(step: Step, { states }: Workflow): boolean {
  return isWayOut(step) && !(Object.hasOwn(states, step.from) && Object.hasOwn(states, step.to));
}

/** What is said of a step, apart from the state from which it leads. */
interface Said {
  readonly command: string;
  readonly from: string;
  readonly text: (title: string, states: string) => string;
  /** Steps that say the same are told together. */
  readonly same: string;
}

function detail(workflow: Workflow, { to, roles, secondPerson, people = 1, guards }: Step): string {
  const more =
    (secondPerson ? ', người thứ hai' : '') + (people > 1 ? `, ${people} người đồng ý` : '');
  const codes = guards?.map(({ code }) => code).join(', ');
  return (
    `→ “${statusTitle(workflow, to)}”, dành cho: ${rolesText(roles)}${more}` +
    `${codes ? `, điều kiện ${codes}` : ''}.`
  );
}

function whole(verb: 'Thêm' | 'Bỏ', workflow: Workflow, step: Step): Said {
  const { command, from } = step;
  const rest = detail(workflow, step);
  return {
    command: commandTitle(workflow, command),
    from: statusTitle(workflow, from),
    text: (title, states) => `${verb} bước “${title}” khi ${states} ${rest}`,
    same: `${verb} ${rest}`,
  };
}

const guardsIn = ({ guards, command }: Step) => guards ?? standardGuards[command as Command] ?? [];
const yes = (asked: boolean): string => (asked ? 'có' : 'không');

function changed([before, after]: Versions, was: Step, is: Step): Said[] {
  const note = (what: string, a: string, b: string): string[] =>
    a === b ? [] : [`: ${what} đổi từ ${a} thành ${b}.`];
  const lines = [
    ...note(
      'trạng thái sau đó',
      `“${statusTitle(before, was.to)}”`,
      `“${statusTitle(after, is.to)}”`,
    ).filter(() => was.to !== is.to),
    ...note('người được làm', rolesText(was.roles), rolesText(is.roles)),
    ...note('yêu cầu người thứ hai', yes(was.secondPerson), yes(is.secondPerson)),
    ...note('số người phải đồng ý', String(was.people ?? 1), String(is.people ?? 1)),
    ...valueChanges(guardsIn(was), guardsIn(is), { path: ['điều kiện'], key: 'guards' }).map(
      (line) => ` › ${line}`,
    ),
  ];
  return lines.map((line) => ({
    command: commandTitle(after, is.command),
    from: statusTitle(after, is.from),
    text: (title, states) => `“${title}” khi ${states}${line}`,
    same: line,
  }));
}

const keyOf = ({ command, from, to }: Step): string => `${command} ${from} ${to}`;

/** A step that leads elsewhere now; none where several lead from that state by that command. */
function turned(gone: readonly Step[], come: readonly Step[], step: Step): Step | undefined {
  const like = ({ command, from }: Step) => command === step.command && from === step.from;
  const [was, is] = [gone.filter(like), come.filter(like)];
  return was.length === 1 && is.length === 1 ? is[0] : undefined;
}

function saidOf(versions: Versions): Said[] {
  const [before, after] = versions;
  const [was, is] = [stepsOf(before), stepsOf(after)];
  const [old, now] = [was, is].map((list) => new Map(list.map((step) => [keyOf(step), step])));
  const gone = was.filter((step) => !now!.has(keyOf(step)) && !comesWithItsState(step, after));
  const come = is.filter((step) => !old!.has(keyOf(step)) && !comesWithItsState(step, before));
  const turns = new Map(gone.map((step) => [step, turned(gone, come, step)]));
  const taken = new Set(turns.values());
  return [
    ...was.flatMap((step) => {
      const next = now!.get(keyOf(step)) ?? turns.get(step);
      if (next) return changed(versions, step, next);
      return gone.includes(step) ? [whole('Bỏ', before, step)] : [];
    }),
    ...come.filter((step) => !taken.has(step)).map((step) => whole('Thêm', after, step)),
  ];
}

/** The differences between the steps, each by command, from and to; their order says nothing. */
export function stepChanges(versions: Versions): string[] {
  const groups = new Map<string, Said[]>();
  for (const said of saidOf(versions)) {
    const key = `${said.command} ${said.same}`;
    groups.set(key, [...(groups.get(key) ?? []), said]);
  }
  return [...groups.values()].map((group) => {
    const states = group.map(({ from }) => `“${from}”`).join(', ');
    return group[0]!.text(group[0]!.command, states);
  });
}
