import { afterEach, beforeEach } from '@jest/globals';
import {
  type EffectHandler,
  EffectRunner,
  inTransaction,
  type JobQueue,
  type JobWorker,
  loadQueue,
  migrateQueue,
  type QueueBackend,
  recordEffects,
  within,
} from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { type TestRedis } from '../support/redis.js';

interface Ledger {
  readonly state: string;
  readonly attempts: number;
  readonly last_error: string | null;
}

/** A gate that a handler waits at until it is opened. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

export let database: FreshDatabase;
export let backend: QueueBackend;
export let queue: JobQueue;
let worker: JobWorker | undefined;
let runner: EffectRunner | undefined;

/** A database, a ledger and a queue for each test; in Redis when there is one. */
export function scene(redis: () => TestRedis | undefined): void {
  beforeEach(async () => {
    database = await freshDatabase({ poolSize: 10 });
    backend = { databaseUrl: database.url, redisUrl: redis()?.url };
    await migrateQueue(backend);
    queue = (await loadQueue()).openQueue(backend);
  });
  afterEach(async () => {
    await worker?.close();
    await queue.obliterate();
    await queue.close();
    await runner?.stop();
    [worker, runner] = [undefined, undefined];
    await database.drop();
  });
}

export async function startRunner(handlers: readonly EffectHandler[]): Promise<EffectRunner> {
  const started = (runner = new EffectRunner(database.dataSource, handlers));
  await started.start();
  return started;
}

export async function work(handler: EffectHandler): Promise<EffectRunner> {
  const started = await startRunner([handler]);
  const { startWorker } = await loadQueue();
  worker = startWorker(backend, (id) => started.run(id));
  return started;
}

export const record = (ids: readonly string[]) =>
  inTransaction(database.dataSource, (manager) =>
    recordEffects(
      manager,
      ids.map((id) => ({ id, kind: 'act', subject: 's' })),
    ),
  );
export const handOver = () => runner!.reconcile((ids) => queue.enqueue(ids));
export const ledger = async (id: string): Promise<Ledger> =>
  (
    await database.dataSource.query(
      'select state, attempts, last_error from app.effect where id = $1',
      [id],
    )
  )[0];
export const open = async (): Promise<number> =>
  (
    await database.dataSource.query(
      `select count(*)::int as n from app.effect where state <> 'done'`,
    )
  )[0].n;
/** The pauses of wall clock before a retry or a second handing over are past. */
export const timePasses = () =>
  database.dataSource.query(
    `update app.effect set retry_wall = null, enqueued_wall = null where state = 'pending'`,
  );
export const commitOnce = (done: string[], id: string) => ({
  commit: async () => void done.push(id),
});
/** Time passes until the ledger says so. */
export const until = (id: string, is: (row: Ledger) => boolean): Promise<boolean> =>
  within(30_000, async () => (await timePasses(), await handOver(), is(await ledger(id))));
