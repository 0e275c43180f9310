/**
 * Where a crash test may break the way of an effect: from the ledger to the queue, the run, and its
 * outcome.
 */
export type EffectPoint =
  | 'relay:enqueue'
  | 'relay:enqueued'
  | 'relay:claimed'
  | 'relay:ran'
  | 'relay:commit'
  | 'relay:done'
  | 'relay:release';

/**
 * Awaited at each point with what it is about (relay: the kind of effect); may throw, or end the
 * process.
 */
export type PointProbe = (point: string, subject: string) => Promise<void> | void;

let installed: PointProbe | undefined;

/** What a test has put in for this whole process; undefined in the product. */
export function installedProbe(): PointProbe | undefined {
  return installed;
}

/**
 * Only by the testing door, which neither libs nor apps may use (`npm run boundaries`): there is no
 * setting that does it. Before anything is built.
 */
export function installProbe(probe: PointProbe | undefined): void {
  if (process.env['NODE_ENV'] === 'production') throw new Error('no probes in production');
  installed = probe;
}
