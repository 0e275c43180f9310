import { type BlockedYear, openNextYear, Workflows } from '#libs/directive';
import { EventStore, ReaderLoop } from '#libs/event-store';
import { productReaders, tellBlockedYear } from '#libs/messages';
import { type TickTask } from '#libs/platform';
import { call, well } from '../support/call.js';
import { type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { approve, review } from './consolidation.fixtures.js';
import { sweep } from './cutoff-race.fixtures.js';

/** The tick of one worker, with a store and a memory of its own. */
export function worker(
  { dataSource, app, config }: Stage,
  onBlocked?: (blocked: BlockedYear) => Promise<void>,
): TickTask {
  const workflows = app.get(Workflows, { strict: false });
  return openNextYear(dataSource, {
    store: new EventStore(dataSource),
    workflows,
    onBlocked: onBlocked ?? tellBlockedYear(dataSource, config.publicUrl),
  });
}

export const drafts = async ({ dataSource }: Stage): Promise<string[]> =>
  (
    (await dataSource.query(
      `select substr(stream, 11) as id from app.event where type = 'DirectiveDrafted'
        and actor = 'system' order by position`,
    )) as { id: string }[]
  ).map(({ id }) => id);

export async function tickAt(stage: Stage, moment: string): Promise<string[]> {
  await stage.moveTo(moment);
  const task = worker(stage);
  await task.run();
  await task.run();
  return drafts(stage);
}

/** What a worker's readers make of the facts. */
const read = async ({ dataSource }: Stage): Promise<void> => {
  const loop = new ReaderLoop(
    dataSource,
    productReaders({ store: new EventStore(dataSource), publicUrl: 'http://localhost' }),
  );
  while ((await loop.drainOnce()) > 0);
};

export async function roleMessages(
  stage: Stage,
): Promise<{ step: string; role: string; directive: string; subject: string; body: string }[]> {
  await read(stage);
  return stage.dataSource.query(
    `select step, role, directive, subject, body from app.message where role is not null
      and step like $1 order by at, directive`,
    ['next-year%'],
  );
}

/** Of the years after 2024: one cell's report approved, the others marked. */
export let stage: Stage;
export let issued: Issued;

export async function openYears(): Promise<void> {
  ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
  await well(issued.cells[0]!.submit());
  await stage.moveTo('2024-02-16T00:10:00+07:00');
  await sweep(stage);
  await stage.moveTo('2024-02-20T09:00:00+07:00');
  await review(stage, issued, issued.cells[0]!);
  await approve(stage, issued, issued.cells[0]!);
}

export const closeYears = (): Promise<void> => stage.close();

export const get = async (id: string) =>
  (await well(call(stage.url, `/api/directives/${id}`, { token: issued.clerk }))).body;
