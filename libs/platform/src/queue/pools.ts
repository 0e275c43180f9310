import { loadQueue } from './load-queue.js';
import { COMMON, type JobQueue, type JobWorker, type QueueBackend } from './backend.js';

export interface Pools {
  /** Hands effects of one kind to the queue of that kind. */
  enqueue(effectIds: readonly string[], kind: string): Promise<void>;
  close(): Promise<void>;
}

interface Pool {
  readonly queue: JobQueue;
  readonly worker: JobWorker;
}

/**
 * Starts a queue and workers of its own for each kind named in `kinds` (with how many work side by
 * side), and one more for all others. So a mail server that does not answer holds up mail, but no
 * paper.
 */
export async function startPools(
  backend: QueueBackend,
  run: (effectId: string) => Promise<unknown>,
  kinds: Readonly<Record<string, number>>,
): Promise<Pools> {
  // BullMQ is an eighth of all code, and only a worker needs it.
  const { openQueue, queueConnections, startWorker } = await loadQueue();
  const listening = 1 + Object.keys(kinds).length;
  const shared = backend.redisUrl
    ? undefined
    : queueConnections(backend.databaseUrl, listening + 6);
  const pool = (name: string, concurrency?: number): Pool => ({
    queue: openQueue(backend, name, shared),
    worker: startWorker(backend, run, { name, concurrency, shared }),
  });
  const common = pool(COMMON);
  const own = new Map(
    Object.entries(kinds).map(([kind, concurrency]) => [
      kind,
      pool(`${COMMON}-${kind}`, concurrency),
    ]),
  );
  const all = [common, ...own.values()];
  return {
    enqueue: (effectIds, kind) => (own.get(kind) ?? common).queue.enqueue(effectIds),
    async close() {
      await Promise.all(all.map(({ worker }) => worker.close()));
      await Promise.all(all.map(({ queue }) => queue.close()));
      await shared?.end();
    },
  };
}
