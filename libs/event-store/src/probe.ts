/** Points at which a test may hold or break the store. */
export type ProbePoint =
  | 'sign:read'
  | 'sign:commit'
  | 'sign:write'
  | 'append:write'
  | 'append:written'
  | 'command:read'
  | 'command:append'
  | 'command:commit'
  | 'command:done'
  | 'transact:read'
  | 'transact:append'
  | 'transact:commit'
  | 'transact:done'
  | 'bulk:locked'
  | 'bulk:commit'
  | 'bulk:done'
  | 'reader:read'
  | 'reader:commit'
  | 'rebuild:page'
  | 'rebuild:commit';

/**
 * Awaited at each point with its subject: the stream (append, command: the first of the call;
 * transact), the category (bulk) or the name of the reader (reader, rebuild). It may throw. Without
 * a probe, nothing is called.
 */
export type Probe = (point: ProbePoint, subject: string) => Promise<void> | void;
