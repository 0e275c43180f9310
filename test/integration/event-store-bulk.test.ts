import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { declareTransitions, EventStore, verifyChains } from '#libs/event-store';
import { stalls } from '#libs/event-store/testing';
import { Clock, inTransaction } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import {
  all,
  connect,
  cutoffAt,
  issue,
  noted,
  seeded,
  submit,
  task,
  type TaskEvent,
} from './event-store.fixtures.js';

const bulk = {
  category: 'task',
  fromStatus: 'issued',
  toStatus: 'expired',
  where: 'h.cutoff_at <= (select app.now())',
  actor: 'system',
  causation: 'sweep',
  event: { type: 'TaskExpired', data: `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at))` },
};

describe('bulkTransition', () => {
  let database: FreshDatabase;
  let store: EventStore;
  const points = stalls();
  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource, { probe: points.probe });
    await declareTransitions(database.dataSource.manager, 'task', [
      [null, 'issued'],
      ['issued', 'submitted'],
      ['issued', 'expired'],
    ]);
    await new Clock(database.dataSource).set('2024-02-15T10:00:00.000000Z');
  });
  afterEach(async () => {
    expect(await all(verifyChains(database.dataSource))).toEqual([]);
    await database.drop();
  });

  const issueMany = (prefix: string, count: number) =>
    store.append(
      Array.from({ length: count }, (_, i) =>
        noted(`task-${prefix}${String(i).padStart(4, '0')}`, {
          events: [{ type: 'TaskIssued', data: { cutoffAt } }],
          head: { status: 'issued', cutoffAt, parent: 'plan-1', owner: `cell-${i}` },
        }),
      ),
    );
  const stored = async (stream: string) =>
    (await store.read(stream)).map(
      ({ type, version, schemaVersion, data, actor, causation, at }) => ({
        type,
        version,
        schemaVersion,
        data,
        actor,
        causation,
        at,
      }),
    );

  it('equals the per-stream path event for event, over random states', async () => {
    const random = seeded(7);
    await issueMany('a', 120);
    await issueMany('b', 120);
    const numbers = Array.from({ length: 120 }, (_, i) => String(i).padStart(4, '0'));
    for (const number of numbers.filter(() => random() < 0.3)) {
      for (const half of ['a', 'b'])
        await store.transact({
          aggregate: task,
          stream: `task-${half}${number}`,
          command: { name: 'submit', actor: 'cell' },
          decide: submit,
        });
    }
    await new Clock(database.dataSource).set(cutoffAt);
    const done = await store.bulkTransition({
      ...bulk,
      where: `${bulk.where} and h.stream like $1`,
      params: ['task-a%'],
      chunk: 17,
    });
    for (const number of numbers) {
      await store.transact({
        aggregate: task,
        stream: `task-b${number}`,
        command: { name: 'expire', actor: 'system', id: 'sweep' + number },
        decide: (state) => ({
          result: null,
          events:
            state.status === 'issued'
              ? [{ type: 'TaskExpired' as const, data: { cutoffAt: state.cutoffAt } }]
              : [],
        }),
      });
    }
    const same = (fact: { causation: string | null }) => ({
      ...fact,
      causation: fact.causation && 'any',
    });
    for (const number of numbers) {
      expect((await stored(`task-a${number}`)).map(same)).toEqual(
        (await stored(`task-b${number}`)).map(same),
      );
      const [a, b] = [
        (await store.head(`task-a${number}`))!,
        (await store.head(`task-b${number}`))!,
      ];
      expect({ ...a, stream: '', hash: '' }).toEqual({ ...b, stream: '', hash: '' });
      expect(fold(task, (await store.read(a.stream)) as unknown as TaskEvent[]).status).toBe(
        a.status,
      );
    }
    const expired: { stream: string }[] = await database.dataSource.query(
      `select stream from app.event where type = 'TaskExpired' and stream like 'task-a%'
        order by position`,
    );
    expect(expired.map((row) => row.stream).toSorted()).toEqual(done.streams.toSorted());
    expect(done.count).toBe(done.streams.length);
    expect(await store.bulkTransition(bulk)).toEqual({ count: 0, streams: [] });
  });

  it('wakes readers for each chunk, not only at its end', async () => {
    await issueMany('a', 30);
    await new Clock(database.dataSource).set(cutoffAt);
    const reader = await connect(database.url);
    await reader.query('listen dondoc_event');
    const woken = new Promise((resolve) => reader.on('notification', resolve));
    const stall = points.stallAt('bulk:done');
    const sweep = store.bulkTransition({ ...bulk, chunk: 10 });
    await stall.reached;
    await woken;
    stall.release();
    expect(await sweep).toMatchObject({ count: 30 });
    await reader.end();
  });

  it(
    'marks nothing before the cutoff and everything at it, once, also when two sweeps run at ' +
      'once',
    async () => {
      await issueMany('c', 200);
      await new Clock(database.dataSource).set('2024-02-15T16:59:59.999999Z');
      expect(await store.bulkTransition(bulk)).toMatchObject({ count: 0 });
      await new Clock(database.dataSource).set(cutoffAt);
      const both = await Promise.all([
        store.bulkTransition({ ...bulk, chunk: 30 }),
        store.bulkTransition({ ...bulk, chunk: 50 }),
      ]);
      expect(both[0].count + both[1].count).toBe(200);
    },
  );

  it('leaves alone what was committed against it while it waited for the lock', async () => {
    await issueMany('d', 3);
    const owner = await connect(database.url);
    await owner.query(
      'create table app.receipt_here (stream text); grant all on app.receipt_here to dondoc_app',
    );
    const cell = await connect(database.url, 'dondoc_app');
    await cell.query(
      `begin; select * from app.open_stream('task-d0001'); insert into app.receipt_here ` +
        `values ('task-d0001')`,
    );
    await new Clock(database.dataSource).set(cutoffAt);
    const sweep = store.bulkTransition({
      ...bulk,
      unless:
        'exists (select from app.receipt_here r where r.stream = h.stream and r.stream <> $1)',
      params: ['x'],
    });
    for (let waiting = 0; waiting === 0;)
      [{ waiting }] = (
        await owner.query('select count(*)::int as waiting from pg_locks where not granted')
      ).rows as [{ waiting: number }];
    await cell.query('commit');
    expect((await sweep).streams).toEqual(['task-d0000', 'task-d0002']);
    await Promise.all([owner.end(), cell.end()]);
  });

  it(
    'keeps the chunks it finished when it breaks, and finishes the rest when asked ' + 'again',
    async () => {
      await issueMany('e', 30);
      await new Clock(database.dataSource).set(cutoffAt);
      let chunks = 0;
      const breaking = new EventStore(database.dataSource, {
        probe: (point) => {
          if (point === 'bulk:commit' && ++chunks === 3) throw new Error('power cut');
        },
      });
      await expect(breaking.bulkTransition({ ...bulk, chunk: 10 })).rejects.toThrow('power cut');
      expect(await store.bulkTransition({ ...bulk, chunk: 10 })).toMatchObject({ count: 10 });
    },
  );

  it('begins no further chunk after one that broke', async () => {
    await issueMany('g', 60);
    await new Clock(database.dataSource).set(cutoffAt);
    const breaking = new EventStore(database.dataSource, {
      probe: (point) => {
        if (point === 'bulk:locked') throw new Error('power cut');
      },
    });
    await expect(breaking.bulkTransition({ ...bulk, chunk: 10 })).rejects.toThrow('power cut');
    let begun = 0;
    const once = new EventStore(database.dataSource, {
      probe: (point) => {
        if (point === 'bulk:locked' && ++begun === 1) throw new Error('power cut');
      },
    });
    await expect(once.bulkTransition({ ...bulk, chunk: 10 })).rejects.toThrow('power cut');
    // The other session finishes what it had in hand.
    expect(begun).toBeLessThanOrEqual(3);
    const left = await store.bulkTransition({ ...bulk, chunk: 10 });
    expect(left.count).toBeGreaterThanOrEqual(40);
  });

  it(
    'rewrites no index of a head whose status changes: the new version stays on ' + 'its page',
    async () => {
      await issueMany('h', 200);
      // Pages as full as the table asks for, whatever else the server was doing while they were
      // written.
      const owner = await connect(database.url);
      await owner.query('vacuum full app.head');
      await owner.end();
      await new Clock(database.dataSource).set(cutoffAt);
      const change = (set: string) =>
        inTransaction(database.dataSource, async (manager) => {
          const hot = async (): Promise<number> =>
            (
              (await manager.query(
                `select pg_stat_get_xact_tuples_hot_updated('app.head'::regclass)::int as hot`,
              )) as [{ hot: number }]
            )[0].hot;
          const before = await hot();
          await manager.query(`update app.head set ${set} where stream like 'task-h%'`);
          return (await hot()) - before;
        });
      expect(await change(`version = version, status = 'expired'`)).toBeGreaterThan(100);
      expect(await change(`cutoff_at = cutoff_at + interval '1 day'`)).toBe(0);
    },
  );

  it('is refused as a whole when the transition is not legal', async () => {
    await issueMany('f', 5);
    await expect(
      store.bulkTransition({ ...bulk, where: 'true', toStatus: 'approved' }),
    ).rejects.toThrow(/illegal transition/);
    expect(
      await store.transact({
        aggregate: task,
        stream: 'task-f0000',
        command: { name: 'issue', actor: 'x' },
        decide: issue,
      }),
    ).toMatchObject({ version: 1 });
  });
});
