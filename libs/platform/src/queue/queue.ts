import {
  createPostgresBackend,
  Queue,
  runMigrations,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { logger } from '../config/index.js';

/**
 * What the product sees of BullMQ. Payloads are `{ effectId }` and nothing else. Deleting the whole
 * queue costs only latency.
 */
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

/**
 * Where the queue lives: in Redis when `redisUrl` is given, else in PostgreSQL by BullMQ's own
 * backend, in the schema `bullmq` of `databaseUrl`.
 */
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

/**
 * The queue's schema belongs to the application's role. BullMQ makes sequences as it runs, and a
 * superuser who ran its migrations there would run whatever the application had put there. What an
 * earlier version made as the owner is handed over.
 */
const HAND_OVER = `
  create schema if not exists bullmq authorization dondoc_app;
  alter schema bullmq owner to dondoc_app;
  do $$
  declare
    line text;
  begin
    for line in
      select format('alter table bullmq.%I owner to dondoc_app', c.relname) from pg_class c
        where c.relnamespace = 'bullmq'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
          and c.relowner <> 'dondoc_app'::regrole
      union all select format('alter sequence bullmq.%I owner to dondoc_app', c.relname)
        from pg_class c
        where c.relnamespace = 'bullmq'::regnamespace and c.relkind = 'S'
          and c.relowner <> 'dondoc_app'::regrole
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
            and d.objid = c.oid and d.deptype in ('a', 'i'))
      union all select format('alter routine %s owner to dondoc_app', p.oid::regprocedure)
        from pg_proc p
        where p.pronamespace = 'bullmq'::regnamespace and p.proowner <> 'dondoc_app'::regrole
      union all select format('alter type bullmq.%I owner to dondoc_app', t.typname) from pg_type t
        where t.typnamespace = 'bullmq'::regnamespace and t.typtype in ('e', 'd')
          and t.typowner <> 'dondoc_app'::regrole
    loop execute line; end loop;
  end $$`;

const QUEUE_LOCK = 0x0d0d0d;

/** The role may make no schema and needs to make none, but BullMQ asks for one before it looks. */
function withoutSchema(client: pg.Client): pg.Client {
  const query = (text: unknown, ...rest: unknown[]): unknown =>
    typeof text === 'string' && text.startsWith('CREATE SCHEMA IF NOT EXISTS')
      ? Promise.resolve({ rows: [] })
      : (client.query as (...args: unknown[]) => unknown)(text, ...rest);
  return { query: (...args: [unknown, ...unknown[]]) => query(...args) } as never;
}

/**
 * Creates the queue's tables after `migrate` when the backend is PostgreSQL. It is safe when
 * several processes start at once.
 */
export async function migrateQueue(backend: QueueBackend): Promise<void> {
  if (backend.redisUrl) return;
  const client = new pg.Client({ connectionString: backend.databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [QUEUE_LOCK]);
    const { rows } = await client.query<{ owner: boolean }>(
      `select has_database_privilege(current_database(), 'create') as owner`,
    );
    if (rows[0]!.owner) await client.query(HAND_OVER);
    await client.query('set role dondoc_app');
    await runMigrations(withoutSchema(client));
  } finally {
    await client.end();
  }
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
  redis.on('error', (error) => log.warn('redis', { error: error.message }));
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
  queue.on('error', (error) => log.warn('queue', { error: error.message }));
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
  worker.on('error', (error) => log.warn('worker', { error: error.message }));
  return {
    async close() {
      await worker.close();
      await close();
    },
  };
}
