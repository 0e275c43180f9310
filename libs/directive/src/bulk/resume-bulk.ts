import { logger, type TickTask } from '#libs/platform';
import { type BulkRuns } from './bulk-runs.js';

/** So much per tick, that the sweep and the reminders are not kept waiting. */
const CHUNKS_PER_TICK = 5;

/** Does the bulk runs that people asked for, and goes on with those a dead process left. */
export function doBulkRuns(runs: BulkRuns): TickTask {
  const log = logger('bulk');
  return {
    name: 'bulk-runs',
    async run() {
      const failed: unknown[] = [];
      for (const id of await runs.open()) {
        try {
          const { state, command, total, done, skipped } = await runs.advance(id, {
            chunks: CHUNKS_PER_TICK,
          });
          if (state === 'done')
            log.info('bulk run finished', { run: id, command, total, done, skipped });
        } catch (error) {
          // A run that fails keeps no other waiting; the tick then knows that it was not whole.
          failed.push(error);
          log.error('bulk run failed, will go on at the next tick', { run: id, error });
        }
      }
      if (failed.length > 0)
        throw new AggregateError(failed, `${failed.length} bulk runs failed: ${String(failed[0])}`);
    },
  };
}
