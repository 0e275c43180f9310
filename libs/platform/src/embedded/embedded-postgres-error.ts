/**
 * The embedded PostgreSQL cannot run here. `message` tells a person what is wrong and what to do.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
