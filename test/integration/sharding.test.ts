import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  foldView,
  parked,
  readers,
  retryParked,
  type StoredEvent,
  viewReader,
} from '#libs/event-store';
import { type Tally, tally } from '../support/tally.js';
import { connect } from './event-store.fixtures.js';
import {
  add,
  close,
  count,
  database,
  drain,
  faults,
  loopOf,
  open,
  recorder,
  stop,
  until,
} from './sharding.fixtures.js';

describe('sharded readers', () => {
  beforeEach(open);
  afterEach(close);

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
      const [one, two] = [await loopOf(recorder('one', 4)), await loopOf(recorder('two', 4))];
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
      const [one, two] = [await loopOf(recorder('one', 4)), await loopOf(recorder('two', 4))];
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
    const [old, fresh] = [await loopOf(recorder('old', 2)), await loopOf(recorder('fresh', 3))];
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
