/** The embedded PostgreSQL cannot run here. `message` is for a person: what, and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
