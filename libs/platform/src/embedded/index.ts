export { type ChildReport, giveUp, HOPELESS, reportReady, stopWithParent } from './child.js';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
  useEmbeddedPostgres,
} from './embedded-postgres.js';
export { appPasswordIn } from './cluster.js';
export { EmbeddedPostgresError } from './embedded-postgres-error.js';
export { freePort } from './free-port.js';
export { pauseSince } from './pause.js';
export { type PrivateRedis, RedisMissing, startPrivateRedis } from './private-redis.js';
export { endProcess, isRunning, identityOf, type ProcessIdentity, within } from './processes.js';
export { reachDatabase } from './reachable.js';
