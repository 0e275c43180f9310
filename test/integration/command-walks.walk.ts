import fc from 'fast-check';
import { STANDS } from '#libs/directive';
import { isEngineCommand, stepsOf, type Workflow } from '#libs/workflow';
import { asked, askFor, besides } from './command-walks.asks.js';
import { type Duty, offices, personOf, stage, token } from './command-walks.fixtures.js';
import { faultOf, type Tried } from './command-walks.oracle.js';

/** One draw: what is asked is chosen from the definition, where the obligation stands by then. */
export interface Attempt {
  /** Whether something is asked that the definition allows from there, to somebody who may. */
  readonly legal: boolean;
  readonly pick: number;
  readonly role: number;
  readonly who: number;
  readonly seed: number;
  readonly days: number;
}
export const attempt: fc.Arbitrary<Attempt> = fc.record({
  legal: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.boolean()),
  pick: fc.nat(1_000),
  role: fc.nat(1_000),
  who: fc.integer({ min: 0, max: 2 }),
  seed: fc.integer({ min: 1, max: 40 }),
  days: fc.integer({ min: -2, max: 9 }),
});

export interface Asked {
  readonly command: string;
  readonly role: string;
}
const NO_STEP = 'khong-co-buoc-nay';
const at = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
const onward = ['submit-report', 'review-report', 'approve-report'];

/** What the definition allows from there; what leads on is drawn three times as often. */
function legalFrom({ transitions }: Workflow, place: string, { pick, role }: Attempt) {
  const ways = transitions.filter(
    ({ command, from }) =>
      from.includes(place) &&
      command !== 'expire' &&
      // What is cancelled leaves the walk.
      (command !== 'cancel-obligation' || pick % 7 === 0),
  );
  const on = ways.filter(({ command }) => leadsOn(command));
  const drawn = [...ways, ...on, ...on, ...on];
  if (drawn.length === 0) return undefined;
  const { command, roles } = at(drawn, pick);
  return { command, role: at(roles, role) };
}

function choose({ definition }: Duty, place: string, draw: Attempt): Asked {
  const { workflow } = definition;
  const legal = draw.legal ? legalFrom(workflow, place, draw) : undefined;
  return (
    legal ?? {
      command: at([...asked, ...stepsOf(workflow), NO_STEP], draw.pick),
      role: at([...offices, 'cell'], draw.role),
    }
  );
}

async function standing({ stream }: Duty): Promise<{ place: string; version: number }> {
  const rows: { place: string; version: number }[] = await stage.dataSource.query(
    `select ${STANDS} as place, h.version::int as version from app.head h where h.stream = $1`,
    [stream],
  );
  return rows[0]!;
}

/** Who took steps of the round that is under way, by obligation. */
const takers = new Map<string, Tried['taken']>();

function takersAfter({ taken, command, person, to, facts }: Tried): Tried['taken'] {
  return facts.reduce((known, type): Tried['taken'] => {
    if (type === 'ReportSubmitted') return [];
    if (type === 'ApprovalRevoked')
      return to === 'reviewed' ? known.filter((one) => one.command === 'review-report') : [];
    return ['ReportReviewed', 'StepTaken', 'StepAgreed'].includes(type)
      ? [...known, { command, person }]
      : known;
  }, taken);
}

export const log: Tried[] = [];
/** Each with everything that it needs. */
export const faults: string[] = [];

const textOf = (value: unknown): string | undefined =>
  value === undefined ? undefined : String(value);

/** Asks it, and tells what was answered and written. */
async function tryOne(
  duty: Duty,
  { command, role }: Asked,
  draw: Attempt,
  now: number,
): Promise<Tried & { readonly text: string }> {
  const { definition, stream, cell } = duty;
  const [by, person] =
    role === 'cell' ? [token(cell), cell] : [token(role, draw.who), personOf(role, draw.who)];
  const before = await standing(duty);
  const { status, body, text } = await askFor(duty, command, { ...draw, by }, now);
  const after = await standing(duty);
  const written: { type: string }[] = await stage.dataSource.query(
    'select type from app.event where stream = $1 and version > $2 order by version',
    [stream, before.version],
  );
  return {
    ...{ workflow: definition.workflow, command, role, person, status, text },
    ...{ from: before.place, to: after.place, facts: written.map(({ type }) => type) },
    code: textOf(body['code']),
    standsAt: textOf(body['standsAt'] ?? body['status']),
    taken: takers.get(stream) ?? [],
  };
}

/** Asks it, and compares with what the definition says. */
export async function ask(duty: Duty, asking: Asked, draw: Attempt, now: number): Promise<void> {
  const tried = await tryOne(duty, asking, draw, now);
  log.push(tried);
  takers.set(duty.stream, takersAfter(tried));
  const bad = tried.status === 400 && tried.command !== 'submit-report' ? 'bad body' : undefined;
  const fault = faultOf(tried) ?? bad;
  if (fault === undefined) return;
  const { workflow: _, ...rest } = tried;
  faults.push(`${duty.stream}: ${fault}: ${JSON.stringify({ ...rest, draw })}`);
}

const leadsOn = (command: string): boolean => onward.includes(command) || !isEngineCommand(command);
const plain = { legal: true, pick: 1, role: 0, seed: 1, days: 1 };

/** From the start to a state, or to the end, by one office after the other. */
export async function straight(duty: Duty, now: number, until?: string): Promise<void> {
  const { transitions } = duty.definition.workflow;
  for (const _ of transitions) {
    const { place } = await standing(duty);
    const way = transitions.find(({ command, from }) => leadsOn(command) && from.includes(place));
    if (place === until || !way) return;
    const { command, roles, people = 1 } = way;
    for (let who = 0; who < people; who += 1)
      await ask(duty, { command, role: roles[0]! }, { ...plain, who }, now);
  }
}

/** The next step of a walk. */
export async function step(duty: Duty, draw: Attempt, now: number): Promise<void> {
  const { place } = await standing(duty);
  await ask(duty, choose(duty, place, draw), draw, now);
  if (draw.pick % 10 > 2) return;
  const { status, text } = await at(Object.values(besides), draw.pick)(duty);
  if (status >= 500) throw new Error(`${duty.path}: ${status} ${text}`);
}
