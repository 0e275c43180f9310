import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Clock,
  type EffectHandler,
  effectId,
  EffectRefused,
  EffectRunner,
  inTransaction,
  type JobQueue,
  type JobWorker,
  lateEffects,
  migrateQueue,
  openDatabase,
  openQueue,
  type Pools,
  type QueueBackend,
  recordEffects,
  setLogLevel,
  startPools,
  startWorker,
  tryAgain,
  within,
} from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { describeWithRedis } from '../support/needs.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { connect } from './event-store.fixtures.js';

interface Ledger {
  readonly state: string;
  readonly attempts: number;
  readonly last_error: string | null;
}

/** A gate that a handler waits at until it is opened. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

setLogLevel('error');

function effects(redis: () => TestRedis | undefined): void {
  let database: FreshDatabase;
  let backend: QueueBackend;
  let queue: JobQueue;
  let worker: JobWorker | undefined;
  let runner: EffectRunner | undefined;

  beforeEach(async () => {
    database = await freshDatabase({ poolSize: 10 });
    backend = { databaseUrl: database.url, redisUrl: redis()?.url };
    await migrateQueue(backend);
    queue = openQueue(backend);
  });
  afterEach(async () => {
    await worker?.close();
    await queue.obliterate();
    await queue.close();
    await runner?.stop();
    [worker, runner] = [undefined, undefined];
    await database.drop();
  });

  async function work(handler: EffectHandler): Promise<EffectRunner> {
    const started = (runner = new EffectRunner(database.dataSource, [handler]));
    await started.start();
    worker = startWorker(backend, (id) => started.run(id));
    return started;
  }

  const record = (ids: readonly string[]) =>
    inTransaction(database.dataSource, (manager) =>
      recordEffects(
        manager,
        ids.map((id) => ({ id, kind: 'act', subject: 's' })),
      ),
    );
  const handOver = () => runner!.reconcile((ids) => queue.enqueue(ids));
  const ledger = async (id: string): Promise<Ledger> =>
    (
      await database.dataSource.query(
        'select state, attempts, last_error from app.effect where id = $1',
        [id],
      )
    )[0];
  const open = async (): Promise<number> =>
    (
      await database.dataSource.query(
        `select count(*)::int as n from app.effect where state <> 'done'`,
      )
    )[0].n;
  /** The pauses of wall clock before a retry or a second handing over are past. */
  const timePasses = () =>
    database.dataSource.query(
      `update app.effect set retry_wall = null, enqueued_wall = null where state = 'pending'`,
    );
  const commitOnce = (done: string[], id: string) => ({ commit: async () => void done.push(id) });

  it('I16: does everything, once, when the whole queue is deleted in the middle', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => effectId('middle', i));
    const done: string[] = [];
    const { opened, open: letGo } = gate();
    await work({
      kind: 'act',
      run: async ({ id }) => {
        if (done.length >= 10) await opened;
        return commitOnce(done, id);
      },
    });
    await record(ids);
    await handOver();
    expect(await within(30_000, () => done.length >= 10)).toBe(true);
    await queue.obliterate();
    letGo();
    expect(
      await within(30_000, async () => {
        await timePasses();
        await handOver();
        return (await open()) === 0;
      }),
    ).toBe(true);
    expect([...done].sort()).toEqual([...ids].sort());
  });

  it('has one effect of a job that is there many times', async () => {
    const id = effectId('twice');
    const done: string[] = [];
    const runs: string[] = [];
    const { opened, open: letGo } = gate();
    const first = await work({
      kind: 'act',
      run: async (effect) => {
        runs.push(effect.id);
        await opened;
        return commitOnce(done, effect.id);
      },
    });
    await record([id]);
    await record([id]);
    for (let i = 0; i < 5; i += 1) await queue.enqueue([id, id]);
    expect(await within(30_000, () => runs.length > 0)).toBe(true);
    const again = await Promise.all(Array.from({ length: 8 }, () => first.run(id)));
    letGo();
    expect(await within(30_000, async () => (await ledger(id)).state === 'done')).toBe(true);
    expect([...again, await first.run(id)]).toEqual(Array.from({ length: 9 }, () => 'nothing'));
    expect({ runs, done, attempts: (await ledger(id)).attempts }).toEqual({
      runs: [id],
      done: [id],
      attempts: 1,
    });
  });

  /** Time passes until the ledger says so. */
  const until = (id: string, is: (row: Ledger) => boolean): Promise<boolean> =>
    within(30_000, async () => (await timePasses(), await handOver(), is(await ledger(id))));

  it(
    'tries for ever what is of use for ever, whatever failed, and does it when the cause is ' +
      'gone',
    async () => {
      const id = effectId('away');
      let away = true;
      const given: string[] = [];
      await work({
        kind: 'act',
        run: async () => {
          if (away)
            throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
          return {};
        },
        giveUp: async (effect) => void given.push(effect.id),
      });
      await record([id]);
      expect(await until(id, ({ attempts }) => attempts > 9)).toBe(true);
      expect(await ledger(id)).toMatchObject({
        state: expect.stringMatching(/pending|running/),
        last_error: 'Error: ENOSPC: no space left on device',
      });
      await database.dataSource.query('update app.effect set attempts = 60 where id = $1', [id]);
      expect(await until(id, ({ attempts }) => attempts > 60)).toBe(true);
      const waits = await within(30_000, async () => {
        const [row] = await database.dataSource.query(
          `select retry_at - app.now() between interval '55 minutes' and interval '1 hour' as hour
          from app.effect where id = $1 and state = 'pending'`,
          [id],
        );
        return row?.hour === true;
      });
      expect(waits).toBe(true);
      away = false;
      expect(await until(id, ({ state }) => state === 'done')).toBe(true);
      expect([given, (await ledger(id)).last_error]).toEqual([[], null]);
    },
  );

  it(
    'parks at once what refuses itself, with its reason, until somebody has it tried ' + 'again',
    async () => {
      const id = effectId('failing');
      const given: string[] = [];
      let wrong = true;
      await work({
        kind: 'act',
        run: async () => {
          if (wrong) throw new EffectRefused('no such mailbox');
          return {};
        },
        giveUp: async (effect) => void given.push(effect.id),
      });
      await record([id]);
      expect(await until(id, ({ state }) => state === 'failed')).toBe(true);
      expect(await ledger(id)).toEqual({
        state: 'failed',
        attempts: 1,
        last_error: 'EffectRefused: no such mailbox',
      });
      await timePasses();
      expect(await handOver()).toBe(0);
      expect(given).toEqual([id]);
      expect(await lateEffects(database.dataSource.manager)).toEqual([
        { kind: 'act', late: 0, failed: 1 },
      ]);
      wrong = false;
      expect(
        await inTransaction(database.dataSource, (manager) => tryAgain(manager, { kind: 'other' })),
      ).toEqual([]);
      expect(
        await inTransaction(database.dataSource, (manager) => tryAgain(manager, { id })),
      ).toEqual([{ id, kind: 'act', subject: 's', was: 'failed' }]);
      expect(await until(id, ({ state }) => state === 'done')).toBe(true);
      expect(await inTransaction(database.dataSource, (manager) => tryAgain(manager, {}))).toEqual(
        [],
      );
    },
  );

  it(
    "gives up when its use has passed, on the system's clock, and a retry is due when that " +
      'clock says so',
    async () => {
      const id = effectId('stale');
      const clock = new Clock(database.dataSource);
      await clock.set('2024-01-12T02:00:00Z');
      await work({
        kind: 'act',
        usefulHours: 24,
        run: () => Promise.reject(new Error('nobody answers')),
      });
      await record([id]);
      expect(await until(id, ({ attempts }) => attempts >= 3)).toBe(true);
      // A pause that no wall clock of a test sits out.
      await database.dataSource.query(`update app.effect set attempts = 40 where id = $1`, [id]);
      expect(await until(id, ({ attempts, state }) => attempts > 40 && state === 'pending')).toBe(
        true,
      );
      const { attempts } = await ledger(id);
      expect(await handOver()).toBe(0);
      await clock.set('2024-01-13T01:59:00Z');
      expect(
        await within(
          30_000,
          async () =>
            (await handOver(), await ledger(id)).attempts > attempts &&
            (await ledger(id)).state === 'pending',
        ),
      ).toBe(true);
      await clock.set('2024-01-13T03:30:00Z');
      expect(
        await within(30_000, async () => (await handOver(), await ledger(id)).state === 'failed'),
      ).toBe(true);
    },
  );

  /**
   * Ten mails that nobody takes, and a paper. Answers whether the paper is made while every mail
   * that could begin waits.
   */
  async function paperBeside(
    stuck: number,
    pools: (run: (id: string) => Promise<unknown>) => Pools,
  ): Promise<boolean> {
    const { opened, open: letGo } = gate();
    let begun = 0;
    const started = (runner = new EffectRunner(database.dataSource, [
      { kind: 'mail', run: async () => (begun++, await opened, {}) },
      { kind: 'paper', run: async () => ({}) },
    ]));
    await started.start();
    const own = pools((id) => started.run(id));
    try {
      const request = (kind: string, i: number) => ({ id: effectId(kind, i), kind, subject: 's' });
      await inTransaction(database.dataSource, (manager) =>
        recordEffects(
          manager,
          Array.from({ length: 10 }, (_, i) => request('mail', i)),
        ),
      );
      await started.reconcile(own.enqueue);
      expect(await within(30_000, () => begun === stuck)).toBe(true);
      await inTransaction(database.dataSource, (manager) =>
        recordEffects(manager, [request('paper', 0)]),
      );
      await started.reconcile(own.enqueue);
      return await within(3_000, async () => (await ledger(effectId('paper', 0))).state === 'done');
    } finally {
      letGo();
      await own.close();
    }
  }

  it('makes a paper while mails wait for a server that says nothing', async () =>
    expect(await paperBeside(2, (run) => startPools(backend, run, { mail: 2 }))).toBe(true));
  it('control: with one pool for all it would wait for them', async () =>
    expect(await paperBeside(4, (run) => startPools(backend, run, {}))).toBe(false));

  it(
    'has an effect that was claimed while the database went away, and whose claim nobody heard ' +
      'of',
    async () => {
      const id = effectId('unheard');
      const done: string[] = [];
      const first = await work({ kind: 'act', run: async () => commitOnce(done, 'once') });
      await record([id]);
      const [{ me }] = await database.dataSource.query(
        `select objid::bigint as me from pg_locks where locktype = 'advisory' and objsubid = 2
        and classid = ${0x0dd0} and database = (select oid from pg_database
        where datname = current_database())`,
      );
      await database.dataSource.query(
        `update app.effect set state = 'running', attempts = 1, claimed_by = $2 where id = $1`,
        [id, me],
      );
      expect(await first.run(id)).toBe('nothing');
      expect(await until(id, ({ state }) => state === 'done')).toBe(true);
      expect(done).toEqual(['once']);
    },
  );

  it(
    'shows life again when its connection was cut: a claim made afterwards is not taken for a ' +
      "dead one's",
    async () => {
      const id = effectId('cut');
      const done: string[] = [];
      const { opened, open: letGo } = gate();
      const runs: string[] = [];
      const first = await work({
        kind: 'act',
        run: async (effect) => (runs.push(effect.id), await opened, commitOnce(done, effect.id)),
      });
      const owner = await connect(database.url);
      await owner.query(
        `select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory'
        and objsubid = 2 and classid = ${0x0dd0} and database = (select oid from pg_database
        where datname = current_database())`,
      );
      await owner.end();
      await record([id]);
      const late = first.run(id);
      expect(await within(30_000, async () => (await ledger(id)).state === 'running')).toBe(true);
      // What another worker's tick does meanwhile.
      const other = new EffectRunner(database.dataSource, []);
      await other.start();
      expect(await other.reconcile(async () => undefined)).toBe(0);
      await other.stop();
      letGo();
      expect(await late).toBe('done');
      expect({ runs, done }).toEqual({ runs: [id], done: [id] });
    },
  );

  it(
    'frees the claims of a runner that is gone; what that one still says is not ' + 'written',
    async () => {
      const id = effectId('claimed');
      const done: string[] = [];
      const { opened, open: letGo } = gate();
      const elsewhere = await openDatabase(database.url, { applicationName: 'gone', poolSize: 2 });
      const gone = new EffectRunner(elsewhere, [
        { kind: 'act', run: async () => (await opened, commitOnce(done, 'gone')) },
      ]);
      await gone.start();
      await record([id]);
      const late = gone.run(id);
      expect(await within(30_000, async () => (await ledger(id)).state === 'running')).toBe(true);
      await work({ kind: 'act', run: async () => commitOnce(done, 'alive') });
      await handOver();
      expect((await ledger(id)).state).toBe('running');
      await gone.stop();
      expect(
        await within(30_000, async () => (await handOver(), (await ledger(id)).state === 'done')),
      ).toBe(true);
      letGo();
      expect([await late, done]).toEqual(['failed', ['alive']]);
      expect(await ledger(id)).toMatchObject({ state: 'done', attempts: 2 });
      await elsewhere.destroy();
    },
  );
}

describe('effects with the queue in PostgreSQL', () => {
  effects(() => undefined);
});

describeWithRedis('effects with the queue in Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => void (redis = await startRedis()));
  afterAll(() => redis.stop());
  effects(() => redis);
});
