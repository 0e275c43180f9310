import { logger, type TickTask } from '#libs/platform';
import { type BulkRuns } from './bulk-runs.js';

/** Work per tick is limited so that the sweep and the reminders do not have to wait. */
const CHUNKS_PER_TICK = 5;

/** Does the bulk runs that people asked for, and continues those that a dead process left. */
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
          // A run that fails does not stop the others. The error is thrown after them, so the tick
          // knows that its work was incomplete.
          failed.push(error);
          log.error('bulk run failed, will go on at the next tick', { run: id, error });
        }
      }
      if (failed.length > 0) throw new AggregateError(failed, `${failed.length} bulk runs failed`);
    },
  };
}
