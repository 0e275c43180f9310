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
