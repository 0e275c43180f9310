import { EventStore, type Reader, ReaderLoop, type StoredEvent } from '#libs/event-store';
import { openDatabase } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { connect, noted } from './event-store.fixtures.js';

export let database: FreshDatabase;
let store: EventStore;
const loops: ReaderLoop[] = [];
export const closing: (() => Promise<void>)[] = [];

export async function open(): Promise<void> {
  database = await freshDatabase();
  store = new EventStore(database.dataSource);
  const owner = await connect(database.url);
  await owner.query(`create table app.taken (nth bigserial primary key, loop text, stream text,
    version bigint);
    create table app.tally (key text collate "C" primary key, total int not null)`);
  await owner.end();
}

export async function close(): Promise<void> {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
  for (const close of closing.splice(0)) await close();
  await database.drop();
}

/** Writes down every delivery, without a key that would hide a second one. */
export const recorder = (
  loop: string,
  shards: number,
  poison: (event: StoredEvent) => boolean = () => false,
): Reader => ({
  name: 'a',
  shards,
  async handle(events, manager) {
    if (events.some(poison)) throw new Error('cannot take this');
    await manager.query(
      `insert into app.taken (loop, stream, version) select $1, * from unnest($2::text[],
        $3::bigint[])`,
      [loop, events.map(({ stream }) => stream), events.map(({ version }) => version)],
    );
  },
});
/** A loop with a pool of its own, as another process has. */
export const loopOf = async (
  reader: Reader,
  poll = 5,
  applicationName = 'worker',
): Promise<ReaderLoop> => {
  const dataSource = await openDatabase(database.url, { applicationName, poolSize: 12 });
  closing.push(() => dataSource.destroy());
  const loop = new ReaderLoop(dataSource, [reader], { pollMs: poll });
  loops.push(loop);
  return loop;
};
export const stop = (loop: ReaderLoop) => loop.stop();
export const drain = (reader: Reader) => new ReaderLoop(database.dataSource, [reader]).drainOnce();
export const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) continue;
};
export const add = (round: number, streams = 40) =>
  store.append(
    Array.from({ length: streams }, (_, i) =>
      noted(`note-${i}`, { events: [{ type: 'Noted', data: { n: round } }] }),
    ),
  );
export const count = async () =>
  Number(
    ((await database.dataSource.query('select count(*) from app.taken')) as [{ count: string }])[0]
      .count,
  );
/**
 * What would be wrong: an event taken twice, left out, or before an earlier one of its stream.
 */
export const faults = async () =>
  database.dataSource.query(
    `select stream, array_agg(version order by nth) as versions from app.taken group by stream
   having array_agg(version::int order by nth) <> array(select generate_series(1,
     (select h.version::int from app.head h where h.stream = taken.stream)))`,
  ) as Promise<unknown[]>;
