import { trialLetter } from '../../apps/cli/src/trial/trial-report.js';
import { calendar, type FullDefinition } from '#libs/directive';
import { type OfficeRole } from '#libs/org';
import { datePeriod, isStanding, type Period, periodAfter, type Workflow } from '#libs/workflow';
import { call, type Reply } from '../support/call.js';
import { everyDefinition } from '../support/every-definition.js';
import { drain, freshKey, tokenOf } from '../support/issued.js';
import { offer } from '../support/own-workflow.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

export const HOUR = 3_600_000;
export const START = Date.parse('2024-12-02T02:00:00Z');
/** So many cells walk under each definition; the others never answer. */
const WALKING = 9;

export const instant = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

export interface Duty {
  readonly directive: string;
  readonly cell: string;
  readonly path: string;
  readonly stream: string;
  readonly definition: FullDefinition;
}

export let stage: Stage;
export let worker: PlainWorker;
/** All there are, and those that walk. */
export let everyDuty: readonly Duty[];
export let duties: readonly Duty[];
const tokens = new Map<string, readonly string[]>();

/** Whoever may act, as the definitions name them; the cells have accounts of their own. */
export const offices = [
  'clerk',
  'reviewer',
  'approver',
  'department',
  'standing-committee',
  'signer',
] as const satisfies readonly OfficeRole[];
const EVERYWHERE = 'Người thử chung';
const names = (role: string) => [`Người thử ${role} một`, `Người thử ${role} hai`, EVERYWHERE];
/** The person behind `who`: one of them holds an account of each role. */
export const personOf = (role: string, who: number): string => names(role)[who % 3]!;
export const token = (role: string, who = 0): string =>
  tokens.get(role)![who % tokens.get(role)!.length]!;

/** Last words of the paths that were asked. */
export const walked = new Set<string>();
export function post(path: string, by: string, body: object = {}): Promise<Reply> {
  walked.add(path.split('/').at(-1)!);
  return call(stage.url, path, { token: by, key: freshKey(), body });
}

/** The first period that is due after the walk begins; it must have opened by then. */
function firstPeriod(workflow: Workflow): { year: number; dueOn: string } {
  let period: Period = { every: workflow.recur!.every, year: 2024, n: 1 };
  while (datePeriod(workflow, period, calendar).dueOn <= '2024-12-03') period = periodAfter(period);
  return { year: period.year, dueOn: datePeriod(workflow, period, calendar).dueOn };
}

/** Due days that the walk passes one after the other. */
const dueDays = ['2024-12-06', '2024-12-09', '2024-12-10', '2024-12-11', '2024-12-12'];

async function issue({ definition: { workflow } }: (typeof everyDefinition)[number], n: number) {
  const directive = `di-${workflow.name}`;
  const when = isStanding(workflow)
    ? firstPeriod(workflow)
    : { year: 2024, dueOn: dueDays[n % dueDays.length]! };
  for (const [path, body] of [
    ['/api/directives', { ...trialLetter(workflow, when), directive }],
    [`/api/directives/${directive}/issue`, {}],
  ] as const) {
    const by = { token: token('clerk'), key: freshKey() };
    const asked = path.endsWith('issue') ? { method: 'POST' } : { body };
    const reply = await call(stage.url, path, { ...by, ...asked });
    if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`);
  }
}

async function dutiesOf(): Promise<Duty[]> {
  const heads: { stream: string; parent: string; owner: string; workflow: string }[] =
    await stage.dataSource.query(
      `select h.stream, h.parent, h.owner, e.data->>'workflow' as workflow from app.head h
        join app.event e on e.stream = h.stream and e.version = 1
        where h.category = 'obligation' order by h.stream`,
    );
  return heads.map(({ stream, parent, owner, workflow }) => ({
    ...{ stream, directive: parent, cell: owner, path: `/api/obligations/${stream}` },
    definition: everyDefinition.find(({ definition }) => definition.workflow.id === workflow)!
      .definition,
  }));
}

export async function open(): Promise<void> {
  stage = await openStage({ worker: false });
  await stage.moveTo(instant(START - 240 * HOUR));
  for (const own of everyDefinition) offer(stage, own);
  for (const role of offices)
    tokens.set(role, await Promise.all(names(role).map((name) => tokenOf(stage, { name, role }))));
  for (const [n, own] of everyDefinition.entries()) await issue(own, n);
  await drain(stage);
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  await worker.drain();
  // What is given by the period has opened by now.
  await stage.moveTo(instant(START));
  await worker.drain();
  everyDuty = await dutiesOf();
  const cells = [...new Set(everyDuty.map(({ cell }) => cell))].toSorted();
  duties = everyDuty.filter(({ cell }) => cells.indexOf(cell) < WALKING);
  for (const cell of cells)
    tokens.set(cell, [await tokenOf(stage, { name: `Bí thư ${cell}`, role: 'cell', cell })]);
}

export async function close(): Promise<void> {
  await worker.stop();
  await stage.close();
}
