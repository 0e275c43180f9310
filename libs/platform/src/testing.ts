/**
 * The light half of the door, for processes that tests start by the dozen. Without Nest they are up
 * in a tenth of the time.
 */
export * from './config/index.js';
export { giveUp, reportReady, stopWithParent } from './embedded/child.js';
export { migrate } from './database/migrate.js';
export { type DatabaseSql, readDatabaseSql } from './database/sql-files.js';
export { installProbe, type PointProbe } from './effects/probe.js';
export { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
export { isRunning, identityOf } from './embedded/processes.js';
export { type PrivateRedis, startPrivateRedis } from './embedded/private-redis.js';
