/** Where a test may hold or break the store. */
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
 * Awaited at each point with the stream (append, command: the first of the call; transact),
 * category (bulk) or reader name (reader, rebuild); may throw. Nothing is called when none is
 * given.
 */
export type Probe = (point: ProbePoint, subject: string) => Promise<void> | void;
