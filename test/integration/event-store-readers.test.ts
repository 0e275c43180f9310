import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EventStore,
  parked,
  type Reader,
  ReaderLoop,
  retryParked,
  type StoredEvent,
} from '#libs/event-store';
import { heldBack, nextEvents, shardsOf, stalls } from '#libs/event-store/testing';
import { inTransaction, openDatabase } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { connect, noted } from './event-store.fixtures.js';

describe('readers', () => {
  let database: FreshDatabase;
  let store: EventStore;
  const points = stalls();
  const loops: ReaderLoop[] = [];

  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
    const owner = await connect(database.url);
    await owner.query(
      'create table app.taken (nth bigserial primary key, reader text, stream text, ' +
        'version bigint)',
    );
    await owner.end();
  });
  afterEach(async () => {
    await Promise.all(loops.splice(0).map((loop) => loop.stop()));
    await database.drop();
  });

  /** Writes down what it was given; `poison` says which events it cannot take. */
  const recorder = (
    name: string,
    poison: (event: StoredEvent) => unknown = () => undefined,
  ): Reader => ({
    name,
    async handle(events, manager) {
      for (const event of events) {
        await manager.query('insert into app.taken (reader, stream, version) values ($1, $2, $3)', [
          name,
          event.stream,
          event.version,
        ]);
        const error = poison(event);
        if (error) throw error;
      }
    },
  });
  const loopOf = (
    readers: Reader[],
    options: ConstructorParameters<typeof ReaderLoop>[2] = {},
  ): ReaderLoop => {
    const loop = new ReaderLoop(database.dataSource, readers, { pollMs: 60_000, ...options });
    loops.push(loop);
    return loop;
  };
  const taken = async (reader: string): Promise<string[]> => {
    const rows: { line: string }[] = await database.dataSource.query(
      `select stream || ' ' || version as line from app.taken where reader = $1 order by nth`,
      [reader],
    );
    return rows.map((row) => row.line);
  };
  /** Asks again and again, as fast as the database answers; Jest's own limit ends it. */
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) continue;
  };
  const fill = (count: number, prefix = 'note') =>
    store.append(
      Array.from({ length: count }, (_, i) => noted(`${prefix}-${String(i).padStart(4, '0')}`)),
    );

  it(
    'drains everything in order, over several batches, and what readers append ' + 'themselves',
    async () => {
      await fill(1200);
      const echo: Reader = {
        name: 'echo',
        handle: async (events, manager) => {
          const ops = events
            .filter((event) => event.stream === 'note-0007')
            .map((event) => noted(`echo-${event.version}`));
          if (ops.length > 0) await store.append(ops, { manager });
        },
      };
      const loop = loopOf([recorder('a'), echo]);
      expect(await loop.drainOnce()).toBe(2402);
      expect((await taken('a')).slice(-2)).toEqual(['note-1199 1', 'echo-1 1']);
      expect(await loop.drainOnce()).toBe(0);
      const [reader] = (await database.dataSource.query(
        `select position::int, heartbeat is not null as beats from app.reader where name = 'a'`,
      )) as unknown[];
      expect(reader).toEqual({ position: 1201, beats: true });
    },
  );

  it('drains more readers than its pool has connections', async () => {
    await fill(3);
    const small = await openDatabase(database.url, { applicationName: 'test', poolSize: 1 });
    try {
      const readers = ['a', 'b', 'c'].map((name) => recorder(name));
      expect(await new ReaderLoop(small, readers, { pollMs: 60_000 }).drainOnce()).toBe(9);
    } finally {
      await small.destroy();
    }
  });

  it(
    "keeps cursor and writes together: an error that is not an event's own takes back both, " +
      'and the loop tries again',
    async () => {
      await fill(3);
      let faults = 2;
      const errors: unknown[] = [];
      const reader = recorder('a', (event) =>
        event.stream === 'note-0002' && faults-- > 0
          ? Object.assign(new Error('serialization'), { code: '40001' })
          : undefined,
      );
      await expect(loopOf([reader]).drainOnce()).rejects.toThrow('serialization');
      expect(await taken('a')).toEqual([]);
      const loop = loopOf([reader], { onError: (error) => errors.push(error) });
      loop.start();
      await until(async () => (await taken('a')).length === 3);
      expect(errors).toHaveLength(1);
      expect(await parked(database.dataSource)).toEqual([]);
    },
  );

  it(
    'parks the stream of a poison event visibly, lets the others go on, and replays it in ' +
      'order on retry',
    async () => {
      await fill(10);
      let sick = true;
      const reader = recorder('a', (event) =>
        sick && event.stream === 'note-0003' && event.version === 1
          ? new Error('cannot take this')
          : undefined,
      );
      const loop = loopOf([reader, recorder('b')]);
      await loop.drainOnce();
      await store.append([noted('note-0003'), noted('note-0004')]);
      await store.append([noted('note-0003')]);
      await loop.drainOnce();
      expect((await taken('a')).toSorted()).toEqual(
        [...[0, 1, 2, 4, 5, 6, 7, 8, 9].map((i) => `note-000${i} 1`), 'note-0004 2'].toSorted(),
      );
      expect(await taken('b')).toHaveLength(13);
      expect(await parked(database.dataSource)).toMatchObject([
        {
          reader: 'a',
          stream: 'note-0003',
          position: 4,
          error: 'Error: cannot take this',
          attempts: 1,
          waiting: 3,
        },
      ]);

      expect(await retryParked(database.dataSource, reader, 'note-0003')).toBe(false);
      expect(await parked(database.dataSource)).toMatchObject([{ attempts: 2, waiting: 3 }]);
      sick = false;
      expect(await retryParked(database.dataSource, reader, 'note-0003')).toBe(true);
      expect((await taken('a')).slice(-3)).toEqual(['note-0003 1', 'note-0003 2', 'note-0003 3']);
      expect(await parked(database.dataSource)).toEqual([]);
      await store.append([noted('note-0003')]);
      await loop.drainOnce();
      expect((await taken('a')).at(-1)).toBe('note-0003 4');
    },
  );

  it('takes a swallowed SQL error for what it is', async () => {
    await fill(4);
    const reader: Reader = {
      name: 'a',
      handle: async (events, manager) => {
        for (const event of events) {
          await manager.query(
            'insert into app.taken (reader, stream, version) values ($1, $2, $3)',
            ['a', event.stream, event.version],
          );
          if (event.stream === 'note-0002')
            await manager.query('select 1/0').catch(() => undefined);
        }
      },
    };
    await loopOf([reader]).drainOnce();
    expect(await taken('a')).toEqual(['note-0000 1', 'note-0001 1', 'note-0003 1']);
    expect(await parked(database.dataSource)).toMatchObject([{ stream: 'note-0002', position: 3 }]);
  });

  it('does not park a stream for a missing table', async () => {
    await fill(2);
    const reader: Reader = {
      name: 'a',
      handle: (_events, manager) => manager.query('insert into no_such_table values (1)'),
    };
    await expect(loopOf([reader]).drainOnce()).rejects.toThrow(/no_such_table/);
    expect(await parked(database.dataSource)).toEqual([]);
  });

  it(
    "runs in one process at a time; when the holder's connection dies the other takes over, " +
      'and nothing is taken twice',
    async () => {
      const other = new EventStore(database.dataSource);
      const [one, two] = [
        loopOf([recorder('a')], { probe: points.probe }),
        loopOf([recorder('a')], { pollMs: 20 }),
      ];
      const stall = points.stallAt('reader:commit');
      await fill(5);
      one.start();
      await stall.reached;
      two.start();
      await other.append([noted('note-9999')]);
      const owner = await connect(database.url);
      expect(await taken('a')).toEqual([]);
      await owner.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 2
        and classid = x'D0D'::int::oid and database = (select oid from pg_database
        where datname = current_database())`,
      );
      await until(async () => (await taken('a')).length === 6);
      stall.release();
      await one.stop();
      await two.stop();
      await owner.end();
      expect(await taken('a')).toEqual(
        [0, 1, 2, 3, 4].map((i) => `note-000${i} 1`).concat('note-9999 1'),
      );
    },
  );

  it('is woken by a commit, and again after its LISTEN connection was cut', async () => {
    const loop = loopOf([recorder('a')]);
    loop.start();
    await store.append([noted('note-1')]);
    await until(async () => (await taken('a')).length === 1);
    const owner = await connect(database.url);
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'dondoc-listen-dondoc_event' and datname = current_database()`,
    );
    await store.append([noted('note-2')]);
    await until(async () => (await taken('a')).length === 2);
    await owner.end();
  });

  it(
    'looks again soon when an appender that held it back rolls back, though no ' + 'bell rings',
    async () => {
      const loop = loopOf([recorder('a')]);
      const slow = inTransaction(database.dataSource, async (manager) => {
        await store.append([noted('slow-1')], { manager });
        await store.append([noted('quick-1')]);
        loop.start();
        expect(await taken('a')).toEqual([]);
        throw new Error('never mind');
      });
      await expect(slow).rejects.toThrow('never mind');
      await until(async () => (await taken('a')).length === 1);
      expect(await taken('a')).toEqual(['quick-1 1']);
    },
  );

  it('looks again soon when the appender rolls back between two looks of one turn', async () => {
    const loop = loopOf([recorder('a')]);
    await loop.drainOnce();
    const [shard] = shardsOf({ name: 'a' });
    const { manager } = database.dataSource;
    const look = () => nextEvents(manager, shard!, 10);
    const slow = inTransaction(database.dataSource, async (own) => {
      await store.append([noted('slow-1')], { manager: own });
      await store.append([noted('quick-1')]);
      expect((await look())!.events).toEqual([]);
      expect(await heldBack(manager, shard!)).toBe(true);
      throw new Error('never mind');
    });
    await expect(slow).rejects.toThrow('never mind');
    // Nobody holds anything back now, and no bell rings: only what lies ahead tells it.
    expect(await heldBack(manager, shard!)).toBe(true);
    await loop.drainOnce();
    expect([await taken('a'), await heldBack(manager, shard!)]).toEqual([['quick-1 1'], false]);
  });
});
