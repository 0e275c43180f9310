export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres, useEmbeddedPostgres } from './embedded-postgres.js';
export { EmbeddedPostgresError } from './embedded-postgres-error.js';
export { freePort } from './free-port.js';
export { endProcess, isRunning, markOf, type ProcessMark, within } from './processes.js';
