import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Decision, EventStore, type TransactRequest, verifyChains } from '#libs/event-store';
import { stalls } from '#libs/event-store/testing';
import { Clock } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import {
  all,
  connect,
  cutoffAt,
  issue,
  noted,
  submit,
  task,
  type TaskEvent,
  type TaskState,
} from './event-store.fixtures.js';

describe('transact', () => {
  let database: FreshDatabase;
  let store: EventStore;
  const points = stalls();
  const ask = (
    decide: TransactRequest<TaskState, TaskEvent, string>['decide'],
    over: { stream?: string; id?: string; name?: string; request?: unknown; actor?: string } = {},
  ): Parameters<typeof store.transact<TaskState, TaskEvent, string>>[0] => {
    const { stream = 'task-1', name = 'act', actor = 'clerk', id, request } = over;
    return { aggregate: task, stream, command: { name, actor, id, request }, decide };
  };
  const events = async (stream = 'task-1') => (await store.read(stream)).map((event) => event.type);

  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource, { probe: points.probe });
    await new Clock(database.dataSource).set('2024-02-15T10:00:00.000000Z');
  });
  afterEach(async () => {
    expect(await all(verifyChains(database.dataSource))).toEqual([]);
    await database.drop();
  });

  it('loads, decides, writes events, head and inline rows at one instant', async () => {
    expect(await store.transact(ask(issue))).toEqual({
      result: 'issued',
      version: 1,
      position: 1,
      replayed: false,
    });
    const inline: unknown[] = [];
    const done = await store.transact(
      ask((state, context) => ({
        ...submit(state, context),
        also: [noted('note-1', { expect: 'none' })],
        inline: async (manager, written) => {
          inline.push(written, await store.head('task-1', { manager }));
        },
      })),
    );
    expect(done).toEqual({
      result: 'submitted 2024-02-15T10:00:00.000000Z',
      version: 2,
      position: 2,
      replayed: false,
    });
    expect(inline).toMatchObject([
      { at: '2024-02-15T10:00:00.000000Z', versions: { 'task-1': 2, 'note-1': 1 } },
      { status: 'submitted', cutoffAt },
    ]);
    expect(
      (await store.read('task-1')).map((event) => [event.type, event.at, event.actor]),
    ).toEqual([
      ['TaskIssued', '2024-02-15T10:00:00.000000Z', 'clerk'],
      ['TaskSubmitted', '2024-02-15T10:00:00.000000Z', 'clerk'],
    ]);
  });

  it('a refusal or an error anywhere writes nothing and leaves the command id free', async () => {
    await expect(store.transact(ask(submit, { id: 'k' }))).rejects.toMatchObject({
      name: 'Refused',
      code: 'PAST_CUTOFF',
    });
    const failing = ask(
      (state) => ({
        ...issue(state),
        inline: () => Promise.reject(new Error('inline row failed')),
      }),
      { id: 'k' },
    );
    await expect(store.transact(failing)).rejects.toThrow('inline row failed');
    expect(await events()).toEqual([]);
    expect(await store.transact(ask(issue, { id: 'k' }))).toMatchObject({
      replayed: false,
      version: 1,
    });
  });

  it('does not report success when the decision swallowed an SQL error', async () => {
    const swallowing = ask(async (state, { manager }) => {
      await manager.query('select 1/0').catch(() => undefined);
      return issue(state);
    });
    await expect(store.transact(swallowing)).rejects.toThrow(/aborted/);
    expect(await events()).toEqual([]);
  });

  it('gives a known command id its first answer, also when nothing was written', async () => {
    const first = await store.transact(ask(issue, { id: 'k1', request: { b: 1, a: [2] } }));
    const again = await store.transact(
      ask(
        () => {
          throw new Error('not asked again');
        },
        { id: 'k1', request: { a: [2], b: 1 } },
      ),
    );
    expect(again).toEqual({ ...first, replayed: true });
    expect(await store.transact(ask(issue, { id: 'k2' }))).toMatchObject({
      version: 1,
      replayed: false,
    });
    expect(await store.transact(ask(issue, { id: 'k2' }))).toMatchObject({
      result: 'issued',
      version: 1,
      replayed: true,
    });
    expect(await store.transact(ask(issue, { id: 'k1', actor: 'another' }))).toMatchObject({
      replayed: false,
    });
    expect(await events()).toEqual(['TaskIssued']);
  });

  it.each([
    ['another request', { request: { a: 2 } }],
    ['another command', { name: 'other', request: { a: 1 } }],
    ['another stream', { stream: 'task-2', request: { a: 1 } }],
  ])('refuses a command id used for %s', async (_what, over) => {
    await store.transact(ask(issue));
    await store.transact(ask(issue, { stream: 'task-2' }));
    await store.transact(ask(submit, { id: 'k', request: { a: 1 } }));
    await expect(store.transact(ask(submit, { id: 'k', ...over }))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await events('task-2')).toEqual(['TaskIssued']);
  });

  it('recognises a repeated creation whose stream got a new random name', async () => {
    await store.transact(ask(issue, { stream: 'task-random-1', id: 'k', request: { title: 'x' } }));
    expect(
      await store.transact(
        ask(issue, { stream: 'task-random-2', id: 'k', request: { title: 'x' } }),
      ),
    ).toMatchObject({ version: 1, replayed: true });
    expect(await events('task-random-2')).toEqual([]);
  });

  it('gives two simultaneous calls with one id one effect and one answer', async () => {
    const stall = points.stallAt('transact:append');
    const calls = Array.from({ length: 8 }, () =>
      store.transact(ask(issue, { id: 'same', request: 1 })),
    );
    await stall.reached;
    stall.release();
    const answers = await Promise.all(calls);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(
      new Set(
        answers.map(({ result, version, position }) => JSON.stringify([result, version, position])),
      ).size,
    ).toBe(1);
    expect(await events()).toEqual(['TaskIssued']);
  });

  it(
    'lets one of 50 simultaneous commands through, on a new and on an existing ' + 'stream',
    async () => {
      const created = await Promise.all(
        Array.from({ length: 50 }, () => store.transact(ask(issue))),
      );
      expect(created.filter((answer) => answer.position !== undefined)).toHaveLength(1);
      const stall = points.stallAt('transact:read');
      const calls = Array.from({ length: 50 }, () => store.transact(ask(submit)));
      await stall.reached;
      stall.release();
      const answers = await Promise.all(calls);
      expect(answers.filter((answer) => answer.result.startsWith('submitted'))).toHaveLength(1);
      expect(await events()).toEqual(['TaskIssued', 'TaskSubmitted']);
    },
  );

  it(
    'decides again when another stream of the same append was faster, and gives up after a few ' +
      'times',
    async () => {
      await store.append([noted('note-1')]);
      let seen = 0;
      const decide = async (state: TaskState): Promise<Decision<TaskEvent, string>> => {
        const { version } = (await store.head('note-1'))!;
        if (seen++ === 0) await store.append([noted('note-1')]);
        return { ...issue(state), also: [noted('note-1', { expect: version })] };
      };
      expect(await store.transact(ask(decide))).toMatchObject({ version: 1 });
      expect(seen).toBe(2);
      const hopeless = ask((state) => ({
        ...submit(state, { now: '2024' }),
        also: [noted('note-1', { expect: 'none' })],
      }));
      await expect(store.transact(hopeless)).rejects.toMatchObject({
        name: 'Conflict',
        verdicts: [{ stream: 'note-1', ok: false, version: 3 }],
      });
      expect(await events()).toEqual(['TaskIssued']);
    },
  );

  it('starts again when its connection dies half-way', async () => {
    const owner = await connect(database.url);
    const stall = points.stallAt('transact:append');
    const done = store.transact(ask(issue));
    await stall.reached;
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction'
        and datname = current_database()`,
    );
    for (let open = 1; open > 0;)
      [{ open }] = (
        await owner.query(
          `select count(*)::int as open from pg_stat_activity where state like 'idle in%'
            and datname = current_database()`,
        )
      ).rows as [{ open: number }];
    stall.release();
    expect(await done).toMatchObject({ version: 1, replayed: false });
    await owner.end();
  });

  it('reads the clock after the lock: who waited past the cutoff is late', async () => {
    await store.transact(ask(issue));
    const holder = await connect(database.url, 'dondoc_app');
    await holder.query(`begin; select * from app.open_stream('task-1')`);
    const late = store.transact(ask(submit));
    late.catch(() => undefined);
    for (let waiting = 0; waiting === 0;)
      [{ waiting }] = (
        await holder.query('select count(*)::int as waiting from pg_locks where not granted')
      ).rows as [{ waiting: number }];
    await new Clock(database.dataSource).set(cutoffAt);
    await holder.query('commit');
    await holder.end();
    await expect(late).rejects.toMatchObject({ code: 'PAST_CUTOFF' });
  });

  it('never both submits and expires, whoever comes first', async () => {
    const clock = new Clock(database.dataSource);
    const expire = () =>
      store.bulkTransition({
        category: 'task',
        fromStatus: 'issued',
        toStatus: 'expired',
        where: 'h.cutoff_at <= (select app.now())',
        actor: 'system',
        event: {
          type: 'TaskExpired',
          data: `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at))`,
        },
      });
    const outcome = async (stream: string, first: 'submit' | 'expire') => {
      await clock.set('2024-02-15T16:59:59.999000Z');
      await store.transact(ask(issue, { stream }));
      const stall = points.stallAt(first === 'submit' ? 'transact:append' : 'bulk:locked');
      if (first === 'expire') await clock.set(cutoffAt);
      const one = first === 'submit' ? store.transact(ask(submit, { stream })) : expire();
      await stall.reached;
      await clock.set(cutoffAt);
      const two = first === 'submit' ? expire() : store.transact(ask(submit, { stream }));
      stall.release();
      await Promise.allSettled([one, two]);
      return events(stream);
    };
    expect(await outcome('task-7', 'submit')).toEqual(['TaskIssued', 'TaskSubmitted']);
    expect(await outcome('task-8', 'expire')).toEqual(['TaskIssued', 'TaskExpired']);
  });
});
