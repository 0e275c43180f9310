import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { until } from '../../clients.js';

export const template = () => 'bullmq';
export const prepare = prepareBullmq;

export async function prepareBullmq({ url }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await runMigrations(client);
  await client.end();
}

const CONCURRENCY = { redis: 32, postgres: 32 };

function open({ url, redisUrl }, backend) {
  if (backend === 'redis')
    return {
      options: { connection: new Redis(redisUrl, { maxRetriesPerRequest: null }) },
      factory: [],
    };
  return {
    options: { connection: { connectionString: url, max: 16 } },
    factory: [createPostgresBackend],
  };
}

/**
 * When jobs are `added` before the clock starts, only draining is measured. When they are added
 * within, adding them (1,000 a call, as ours does) is measured together with draining.
 */
export async function run(arena, { n, backend, added }) {
  const { options, factory } = open(arena, backend);
  const queue = new Queue('bench', options, ...factory);
  queue.on('error', () => undefined);
  await queue.obliterate({ force: true });
  const addAll = async () => {
    for (let i = 0; i < n; i += 1000) {
      await queue.addBulk(
        Array.from({ length: Math.min(1000, n - i) }, (_, k) => ({
          name: 'tell',
          data: { effectId: i + k },
          opts: { jobId: `e-${i + k}`, removeOnComplete: true, removeOnFail: true, attempts: 1 },
        })),
      );
    }
  };
  if (added === 'before') await addAll();
  let done = 0;
  const start = performance.now();
  const worker = new Worker(
    'bench',
    async () => undefined,
    { ...options, concurrency: CONCURRENCY[backend] },
    ...factory,
  );
  worker.on('error', () => undefined);
  worker.on('completed', () => (done += 1));
  if (added !== 'before') await addAll();
  await until(() => done >= n);
  return { count: n, seconds: (performance.now() - start) / 1000 };
}
