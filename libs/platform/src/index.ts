export * from './config/index.js';
export * from './database/index.js';
export * from './effects/index.js';
export * from './embedded/index.js';
export * from './http/index.js';
export * from './metrics/index.js';
export { CONFIG, nestLogger, PlatformModule } from './platform.module.js';
export { type Pools, startPools } from './queue/pools.js';
export {
  type JobQueue,
  type JobWorker,
  migrateQueue,
  openQueue,
  type QueueBackend,
  startWorker,
} from './queue/queue.js';
export { type QueuedJob, queuedInRedis } from './queue/queued-jobs.js';
