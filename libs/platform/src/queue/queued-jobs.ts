import { loadQueue } from './load-queue.js';

/** A job as it lies in the queue. `data` is its payload as text. */
export interface QueuedJob {
  readonly id: string;
  readonly data: string;
}

const PREFIX = /^bull:effects[^:]*:/;

/**
 * Every job of the queues in Redis, read a few at a time and without writing anything (BullMQ's own
 * Queue writes its settings when it is opened). Errors: Redis does not answer.
 */
export async function* queuedInRedis(redisUrl: string): AsyncGenerator<QueuedJob[]> {
  const { Redis } = await loadQueue();
  const redis = new Redis(redisUrl, {
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
    connectTimeout: 5000,
    lazyConnect: true,
  });
  // connect() itself only says that the connection is closed, so the reason is kept from the event.
  let reason: Error | undefined;
  redis.on('error', (error) => (reason = error));
  try {
    await redis.connect().catch((error: unknown) => {
      throw reason ?? error;
    });
    for (let cursor = ''; cursor !== '0';) {
      const [next, keys] = await redis.scan(
        cursor || '0',
        'MATCH',
        'bull:effects*',
        'COUNT',
        1000,
        'TYPE',
        'hash',
      );
      cursor = next;
      const payloads = await Promise.all(keys.map((key) => redis.hget(key, 'data')));
      const jobs = keys.flatMap((key, i) =>
        payloads[i] === null ? [] : [{ id: key.replace(PREFIX, ''), data: payloads[i]! }],
      );
      if (jobs.length > 0) yield jobs;
    }
  } finally {
    if (redis.status !== 'end') await redis.quit().catch(() => redis.disconnect());
  }
}
