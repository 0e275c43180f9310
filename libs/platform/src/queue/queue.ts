import {
  createPostgresBackend,
  Queue,
  type QueueOptions,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { logger } from '../config/index.js';
import { COMMON, type JobQueue, type JobWorker, type QueueBackend } from './backend.js';

/** For who needs BullMQ or Redis now and then: they are loaded with this file. */
export { Redis, runMigrations };

const log = logger('queue');

interface EffectJob {
  readonly effectId: string;
}

interface Opened {
  readonly options: { connection: never };
  readonly factory: typeof createPostgresBackend | undefined;
  close(): Promise<void>;
}

/**
 * Connections to the queue in PostgreSQL, `max` at most. A worker keeps one of them to listen.
 * Several queues and workers of a process share them, because a connection first has to learn what
 * each function of the queue is.
 */
export function queueConnections(databaseUrl: string, max: number): pg.Pool {
  return new pg.Pool({
    connectionString: databaseUrl,
    max,
    keepAlive: true,
    application_name: 'dondoc-queue',
    options: '-c role=dondoc_app -c search_path=bullmq',
  });
}

function open({ databaseUrl, redisUrl }: QueueBackend, shared?: pg.Pool): Opened {
  if (!redisUrl) {
    const pool = shared ?? queueConnections(databaseUrl, 5);
    return {
      options: { connection: pool as never },
      factory: createPostgresBackend,
      close: async () => (shared ? undefined : pool.end()),
    };
  }
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', (error) => log.warn('redis', { error }));
  return {
    options: { connection: redis as never },
    factory: undefined,
    close: async () => {
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

export function openQueue(backend: QueueBackend, name = COMMON, shared?: pg.Pool): JobQueue {
  const { options, factory, close } = open(backend, shared);
  const queue = new Queue<EffectJob>(
    name,
    options as QueueOptions,
    ...((factory ? [factory] : []) as []),
  );
  queue.on('error', (error) => log.warn('queue', { error }));
  return {
    async enqueue(effectIds) {
      if (effectIds.length === 0) return;
      await queue.addBulk(
        effectIds.map((effectId) => ({
          name,
          data: { effectId },
          // An effect has one live job. Adding it again does no harm, and a finished job frees its
          // id.
          opts: { jobId: `e-${effectId}`, removeOnComplete: true, removeOnFail: true, attempts: 1 },
        })),
      );
    },
    obliterate: () => queue.obliterate({ force: true }),
    async close() {
      await queue.close();
      await close();
    },
  };
}

/** Works off the queue `name` with `concurrency` jobs at a time. */
export function startWorker(
  backend: QueueBackend,
  run: (effectId: string) => Promise<unknown>,
  {
    concurrency = 4,
    name = COMMON,
    shared,
  }: { concurrency?: number; name?: string; shared?: pg.Pool } = {},
): JobWorker {
  const { options, factory, close } = open(backend, shared);
  const worker = new Worker<EffectJob>(
    name,
    async (job) => {
      await run(job.data.effectId);
    },
    // A stalled job is run again for ever, because the ledger, not the queue, decides when an
    // effect has failed. The job of a killed worker keeps its id until it counts as stalled, and
    // its effect waits as long. So this takes seconds, not BullMQ's half minute. A run that happens
    // twice finds nothing to claim.
    {
      ...options,
      concurrency,
      maxStalledCount: 1_000_000,
      lockDuration: 5_000,
      stalledInterval: 2_000,
    } as WorkerOptions,
    ...((factory ? [factory] : []) as []),
  );
  worker.on('error', (error) => log.warn('worker', { error }));
  return {
    async close() {
      await worker.close();
      await close();
    },
  };
}
