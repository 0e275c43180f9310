import { expectEqual, until } from '../../clients.js';
import { prepareEmpty, withStore } from '../../ours.js';
import { EffectRunner, openQueue, startWorker } from '../../product.js';
import { prepareBullmq } from './bullmq.js';

export const template = ({ n }) => `effects-${n}`;

export async function prepare(arena, { n }) {
  await prepareEmpty(arena);
  await prepareBullmq(arena);
  await withStore(arena, ({ dataSource }) =>
    dataSource.query(
      `insert into app.effect (id, kind, subject) select md5(i::text), 'tell', 'task-' || i ` +
        'from generate_series(1, $1::int) i',
      [n],
    ),
  );
}

const CONCURRENCY = 32;

export function run({ url, redisUrl }, { n, backend }) {
  return withStore({ url, poolSize: 20 }, async ({ dataSource }) => {
    let told = 0;
    const runner = new EffectRunner(dataSource, [
      { kind: 'tell', run: async () => ((told += 1), {}) },
    ]);
    await runner.start();
    const where = { databaseUrl: url, ...(backend === 'redis' ? { redisUrl } : {}) };
    const queue = openQueue(where);
    await queue.obliterate();
    const start = performance.now();
    const worker = startWorker(where, (id) => runner.run(id), { concurrency: CONCURRENCY });
    const handed = await runner.reconcile((ids) => queue.enqueue(ids));
    await until(() => told >= n);
    const done = async () =>
      Number(
        (await dataSource.query(`select count(*) as count from app.effect where state = 'done'`))[0]
          .count,
      );
    await until(async () => (await done()) >= n, { everyMs: 50 });
    const seconds = (performance.now() - start) / 1000;
    await worker.close();
    await queue.close();
    await runner.stop();
    expectEqual(handed, n, 'effects handed over');
    expectEqual(told, n, 'effects run');
    return { count: n, seconds };
  });
}
