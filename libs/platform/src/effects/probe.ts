/**
 * The points at which a crash test may break an effect on its way from the ledger to the queue, the
 * run and its outcome.
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
 * Awaited at each point, with what the point is about (for a relay, the kind of effect). It may
 * throw, or end the process.
 */
export type PointProbe = (point: string, subject: string) => Promise<void> | void;

let installed: PointProbe | undefined;

/** What a test has put in for this whole process; undefined in the product. */
export function installedProbe(): PointProbe | undefined {
  return installed;
}

/**
 * Puts a probe in for this whole process, before anything is built. Only the testing door exports
 * this, which neither libs nor apps may use (`npm run boundaries`), and no setting does it.
 */
export function installProbe(probe: PointProbe | undefined): void {
  if (process.env['NODE_ENV'] === 'production') throw new Error('no probes in production');
  installed = probe;
}
