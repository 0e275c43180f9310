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
      for (const id of await runs.open()) {
        const { state, command, total, done, skipped } = await runs.advance(id, { chunks: CHUNKS_PER_TICK });
        if (state === 'done') log.info('bulk run finished', { run: id, command, total, done, skipped });
      }
    },
  };
}
