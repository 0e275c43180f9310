import { createPostgresBackend, Queue, runMigrations, type QueueOptions, Worker, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { logger } from '../config/index.js';

/** The small door to BullMQ. Payloads are `{ effectId }` and nothing else; deleting the whole queue costs latency only. */
export interface JobQueue {
  enqueue(effectIds: readonly string[]): Promise<void>;
  /** Removes every job of the queue. */
  obliterate(): Promise<void>;
  close(): Promise<void>;
}

export interface JobWorker {
  /** Waits for the jobs under way, then stops. */
  close(): Promise<void>;
}

/** Redis through ioredis when `redisUrl` is given, else BullMQ's own PostgreSQL backend in the schema `bullmq` of `databaseUrl`. */
export interface QueueBackend {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
}

/** The queue of effects that have no pool of their own. */
export const COMMON = 'effects';
const log = logger('queue');

interface EffectJob {
  readonly effectId: string;
}

/** Creates the queue's tables when the backend is PostgreSQL; safe when several processes start at once. */
export async function migrateQueue(backend: QueueBackend): Promise<void> {
  if (backend.redisUrl) return;
  const client = new pg.Client({ connectionString: backend.databaseUrl });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

interface Opened {
  readonly options: { connection: never };
  readonly factory: typeof createPostgresBackend | undefined;
  close(): Promise<void>;
}

function open({ databaseUrl, redisUrl }: QueueBackend): Opened {
  if (!redisUrl) {
    const connection = { connectionString: databaseUrl, max: 4, application_name: 'dondoc-queue' };
    return { options: { connection: connection as never }, factory: createPostgresBackend, close: async () => undefined };
  }
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', (error) => log.warn('redis', { error: error.message }));
  return {
    options: { connection: redis as never },
    factory: undefined,
    close: async () => {
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

export function openQueue(backend: QueueBackend, name = COMMON): JobQueue {
  const { options, factory, close } = open(backend);
  const queue = new Queue<EffectJob>(name, options as QueueOptions, ...((factory ? [factory] : []) as []));
  queue.on('error', (error) => log.warn('queue', { error: error.message }));
  return {
    async enqueue(effectIds) {
      if (effectIds.length === 0) return;
      await queue.addBulk(
        effectIds.map((effectId) => ({
          name,
          data: { effectId },
          // One live job per effect: adding it again is harmless; a finished job frees its id.
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
export function startWorker(backend: QueueBackend, run: (effectId: string) => Promise<unknown>, { concurrency = 4, name = COMMON }: { concurrency?: number; name?: string } = {}): JobWorker {
  const { options, factory, close } = open(backend);
  const worker = new Worker<EffectJob>(
    name,
    async (job) => {
      await run(job.data.effectId);
    },
    // A stalled job is run again for ever: the ledger, not the queue, decides when an effect has failed. The job of a killed worker keeps its
    // id, and so its effect, waiting until it counts as stalled: seconds, not BullMQ's half minute. A doubled run finds nothing to claim.
    { ...options, concurrency, maxStalledCount: 1_000_000, lockDuration: 5_000, stalledInterval: 2_000 } as WorkerOptions,
    ...((factory ? [factory] : []) as []),
  );
  worker.on('error', (error) => log.warn('worker', { error: error.message }));
  return {
    async close() {
      await worker.close();
      await close();
    },
  };
}
