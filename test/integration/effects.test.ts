import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  effectId,
  inTransaction,
  type Pools,
  recordEffects,
  setLogLevel,
  startPools,
  within,
} from '#libs/platform';
import { describeWithRedis } from '../support/needs.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { claims } from './effects.claims.js';
import {
  backend,
  commitOnce,
  database,
  gate,
  handOver,
  ledger,
  open,
  queue,
  record,
  scene,
  startRunner,
  timePasses,
  work,
} from './effects.fixtures.js';
import { tries } from './effects.tries.js';

setLogLevel('error');

/**
 * Ten mails that nobody takes, and a paper. Answers whether the paper is made while every mail
 * that could begin waits.
 */
async function paperBeside(
  stuck: number,
  pools: (run: (id: string) => Promise<unknown>) => Promise<Pools>,
): Promise<boolean> {
  const { opened, open: letGo } = gate();
  let begun = 0;
  const started = await startRunner([
    { kind: 'mail', run: async () => (begun++, await opened, {}) },
    { kind: 'paper', run: async () => ({}) },
  ]);
  const own = await pools((id) => started.run(id));
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

function effects(redis: () => TestRedis | undefined): void {
  scene(redis);

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

  tries();

  it('makes a paper while mails wait for a server that says nothing', async () =>
    expect(await paperBeside(2, (run) => startPools(backend, run, { mail: 2 }))).toBe(true));
  it('control: with one pool for all it would wait for them', async () =>
    expect(await paperBeside(4, (run) => startPools(backend, run, {}))).toBe(false));

  claims();
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
