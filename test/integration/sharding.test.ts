import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EventStore,
  foldView,
  parked,
  type Reader,
  ReaderLoop,
  readers,
  retryParked,
  type StoredEvent,
  viewReader,
} from '#libs/event-store';
import { openDatabase } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { type Tally, tally } from '../support/tally.js';
import { nodeFlags, nodeScript } from '../support/node-script.js';
import { connect, noted, rewrite } from './event-store.fixtures.js';

describe('sharded readers', () => {
  let database: FreshDatabase;
  let store: EventStore;
  const loops: ReaderLoop[] = [];
  const closing: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
    const owner = await connect(database.url);
    await owner.query(`create table app.taken (nth bigserial primary key, loop text, stream text,
      version bigint);
      create table app.tally (key text collate "C" primary key, total int not null)`);
    await owner.end();
  });
  afterEach(async () => {
    await Promise.all(loops.splice(0).map((loop) => loop.stop()));
    for (const close of closing.splice(0)) await close();
    await database.drop();
  });

  /** Writes down every delivery, without a key that would hide a second one. */
  const recorder = (
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
  const process = async (
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
  const stop = (loop: ReaderLoop) => loop.stop();
  const drain = (reader: Reader) => new ReaderLoop(database.dataSource, [reader]).drainOnce();
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) continue;
  };
  const add = (round: number, streams = 40) =>
    store.append(
      Array.from({ length: streams }, (_, i) =>
        noted(`note-${i}`, { events: [{ type: 'Noted', data: { n: round } }] }),
      ),
    );
  const count = async () =>
    Number(
      (
        (await database.dataSource.query('select count(*) from app.taken')) as [{ count: string }]
      )[0].count,
    );
  /**
   * What would be wrong: an event taken twice, left out, or before an earlier one of its stream.
   */
  const faults = async () =>
    database.dataSource.query(
      `select stream, array_agg(version order by nth) as versions from app.taken group by stream
     having array_agg(version::int order by nth) <> array(select generate_series(1,
       (select h.version::int from app.head h where h.stream = taken.stream)))`,
    ) as Promise<unknown[]>;

  it('gives every event of every stream to exactly one shard, in order', async () => {
    for (const round of [1, 2, 3]) await add(round);
    expect(await drain(recorder('one', 4))).toBe(120);
    expect(await faults()).toEqual([]);
    const rows = await readers(database.dataSource);
    expect(rows).toMatchObject(
      [0, 1, 2, 3].map((shard) => ({
        reader: 'a',
        shard,
        shards: 4,
        behind: 0,
        holder: null,
        parked: 0,
      })),
    );
    expect(rows.every(({ beat }) => beat < 60)).toBe(true);
  });

  it(
    'two workers at once never take an event twice, also when one is cut off and when one ' +
      'stops',
    async () => {
      const [one, two] = [await process(recorder('one', 4)), await process(recorder('two', 4))];
      one.start();
      two.start();
      const owner = await connect(database.url);
      for (let round = 1; round <= 12; round++) {
        await add(round);
        if (round % 4 === 0) {
          await owner.query(
            `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
            and objsubid = 2 and classid = x'D0D'::int::oid and database = (select oid
            from pg_database where datname = current_database())`,
          );
        }
        if (round === 9) await stop(one);
      }
      await until(async () => (await count()) === 480);
      await owner.end();
      expect(await faults()).toEqual([]);
      expect((await readers(database.dataSource)).map(({ holder }) => holder)).toEqual([
        'worker',
        'worker',
        'worker',
        'worker',
      ]);
    },
  );

  it(
    'must-fail control: without the check of the cursor under its lock two workers do take ' +
      'events twice',
    async () => {
      await add(1);
      const owner = await connect(database.url);
      // Leases that everybody gets, and cursors that never move, are what a missing safeguard comes
      // to.
      await owner.query(
        `create or replace function app.move_reader(p_name text, p_position bigint) returns void
        language sql as $$ select $$`,
      );
      await owner.end();
      const [one, two] = [await process(recorder('one', 4)), await process(recorder('two', 4))];
      one.start();
      two.start();
      await until(async () => (await count()) > 40);
      expect(await faults()).not.toEqual([]);
    },
  );

  it(
    'changes the number of shards only where all stand at one position: it levels them first, ' +
      'and takes parked streams along',
    async () => {
      const sick = (event: StoredEvent) => event.stream === 'note-7' && event.version === 2;
      for (const round of [1, 2, 3]) await add(round);
      await drain(recorder('three', 3, sick));
      // One shard behind the others, as after a stop in the middle.
      await add(4);
      const far = recorder('three', 3, sick);
      const [{ lagging }] = (await database.dataSource.query(
        `select app.shard_of('note-7', 3) as lagging`,
      )) as [{ lagging: number }];
      await database.dataSource.query(`delete from app.taken where version = 4`);
      const before = (await readers(database.dataSource)).map(({ position }) => position);
      await drain(far);
      await database.dataSource.query(
        `update app.reader set position = $1 where reader = 'a' and shard = $2`,
        [before[0], (lagging + 1) % 3],
      );
      await database.dataSource.query(
        `delete from app.taken where version = 4 and app.shard_of(stream, 3) = $1`,
        [(lagging + 1) % 3],
      );
      await expect(database.dataSource.query(`select app.reshard_reader('a', 5)`)).rejects.toThrow(
        'do not stand at one position',
      );

      for (const shards of [5, 1, 2]) {
        await drain(recorder(`cut ${shards}`, shards, sick));
        expect((await readers(database.dataSource)).map((row) => row.shards)).toEqual(
          Array.from({ length: shards }, () => shards),
        );
        expect(await parked(database.dataSource)).toMatchObject([
          { reader: 'a', stream: 'note-7', waiting: shards === 5 ? 3 : shards === 1 ? 4 : 5 },
        ]);
        await add(5);
        await drain(recorder(`cut ${shards}`, shards, sick));
      }
      expect(await retryParked(database.dataSource, recorder('cured', 2), 'note-7')).toBe(true);
      expect(await parked(database.dataSource)).toEqual([]);
      expect(await faults()).toEqual([]);
    },
  );

  it('a worker of another cut waits while the old one lives, then takes over', async () => {
    const [old, fresh] = [await process(recorder('old', 2)), await process(recorder('fresh', 3))];
    old.start();
    await add(1);
    await until(async () => (await count()) === 40);
    fresh.start();
    await add(2);
    await until(async () => (await count()) === 80);
    expect((await readers(database.dataSource)).map(({ shards }) => shards)).toEqual([2, 2]);
    await stop(old);
    await until(async () => (await readers(database.dataSource)).length === 3);
    await add(3);
    await until(async () => (await count()) === 120);
    expect(await faults()).toEqual([]);
  });

  /** Shards by the name of the worker that runs them; '' for those nobody runs. */
  const held = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const { holder } of await readers(database.dataSource))
      counts[holder ?? ''] = (counts[holder ?? ''] ?? 0) + 1;
    return counts;
  };
  const untilHeld = (wanted: Record<string, number>) =>
    until(async () => {
      const counts = await held();
      return (
        Object.keys(counts).length === Object.keys(wanted).length &&
        Object.entries(wanted).every(([name, count]) => counts[name] === count)
      );
    });

  it(
    'workers share the shards out: a new one gets its part while the others go on, and gives ' +
      'it back when it stops',
    async () => {
      const reader = recorder('any', 8);
      const first = await process(reader, 5, 'first');
      first.start();
      await untilHeld({ first: 8 });
      const [second, third] = [
        await process(reader, 5, 'second'),
        await process(reader, 5, 'third'),
      ];
      second.start();
      await untilHeld({ first: 4, second: 4 });
      await add(1);
      third.start();
      await untilHeld({ first: 3, second: 3, third: 2 });
      await add(2);
      await stop(first);
      await untilHeld({ second: 4, third: 4 });
      await until(async () => (await count()) === 80);
      expect(await faults()).toEqual([]);
    },
  );

  it('control: where nobody counts the others, the first keeps everything', async () => {
    await rewrite(
      database.url,
      'reader_share',
      'p_shards / a.workers::int + (a.place <= p_shards % a.workers)::int',
      'p_shards',
    );
    const [first, second] = [
      await process(recorder('any', 8), 5, 'first'),
      await process(recorder('any', 8), 5, 'second'),
    ];
    first.start();
    await untilHeld({ first: 8 });
    second.start();
    await until(
      async () =>
        ((await database.dataSource.query('select from app.reader_seat')) as unknown[]).length ===
        2,
    );
    for (let round = 1; round <= 5; round++) await add(round);
    await until(async () => (await count()) === 200);
    expect(await held()).toEqual({ first: 8 });
  });

  it('a worker that lives but cannot run its part is stood in for', async () => {
    const broken: Reader = {
      ...recorder('broken', 2),
      handle: () => Promise.reject(Object.assign(new Error('disk full'), { code: '53100' })),
    };
    const sick = await process(broken, 5, 'sick');
    sick.start();
    await untilHeld({ sick: 2 });
    (await process(recorder('well', 2), 5, 'well')).start();
    await add(1);
    await until(async () => (await count()) === 40);
    expect(await faults()).toEqual([]);
  });

  it('processes that are killed and join while events come in fold each event once', async () => {
    const children = new Map<string, ReturnType<typeof spawn>>();
    const begin = (name: string) =>
      children.set(
        name,
        spawn(
          globalThis.process.execPath,
          [...nodeFlags(), nodeScript('test/support/reader-process'), database.url, name, '6'],
          { stdio: ['ignore', 'ignore', 'inherit'] },
        ),
      );
    const kill = async (name: string) => {
      const child = children.get(name)!;
      children.delete(name);
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
    closing.push(async () => void (await Promise.all([...children.keys()].map(kill))));
    begin('one');
    begin('two');
    await untilHeld({ one: 3, two: 3 });
    let [round, pumping] = [0, true];
    const pump = (async () => {
      while (pumping) {
        await add(++round);
        // As fast as the readers, no faster.
        await until(async () => !pumping || (await count()) > 40 * (round - 5));
      }
    })();
    await until(async () => (await count()) > 400);
    await kill('two');
    begin('three');
    await untilHeld({ one: 3, three: 3 });
    const before = await count();
    await until(async () => (await count()) > before + 400);
    await kill('one');
    await untilHeld({ three: 6 });
    pumping = false;
    await pump;
    await until(async () => (await count()) === 40 * round);
    expect(await faults()).toEqual([]);
    const takers: { loop: string }[] = await database.dataSource.query(
      'select distinct loop from app.taken order by loop',
    );
    expect(takers.map(({ loop }) => loop)).toEqual(['one', 'three', 'two']);
    const rows: Tally[] = await database.dataSource.query(
      'select key, total from app.tally order by key',
    );
    expect(rows).toEqual(
      [...(await foldView(database.dataSource, tally)).values()].toSorted((a, b) =>
        a.key < b.key ? -1 : 1,
      ),
    );
  }, 120_000);

  it(
    'folds a sharded view to what an unsharded one comes to, and refuses to shard a view of ' +
      'shared rows',
    async () => {
      const view = { ...tally, shards: 4 };
      for (const round of [1, 2, 3]) await add(round, 25);
      await drain(viewReader(view));
      const rows: Tally[] = await database.dataSource.query(
        'select key, total from app.tally order by key',
      );
      expect(rows).toEqual(
        [...(await foldView(database.dataSource, tally)).values()].toSorted((a, b) =>
          a.key < b.key ? -1 : 1,
        ),
      );
      expect(() => viewReader({ ...tally, category: undefined, shards: 2 })).toThrow(
        'one row per stream',
      );
    },
  );
});
