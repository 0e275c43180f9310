/** Where a test may hold or break the store. */
export type ProbePoint =
  | 'seal:read' | 'seal:commit' | 'seal:write'
  | 'transact:read' | 'transact:append' | 'transact:commit' | 'bulk:locked' | 'bulk:commit' | 'reader:read' | 'reader:commit' | 'rebuild:page' | 'rebuild:commit';

/** Awaited at each point with the stream (transact), category (bulk) or reader name (reader, rebuild); may throw. Nothing is called when none is given. */
export type Probe = (point: ProbePoint, subject: string) => Promise<void> | void;
