import { Logger, makeWorkerUtils, run as start, runMigrations } from 'graphile-worker';
import { until } from '../../clients.js';

export const template = () => 'graphile-worker';
const logger = new Logger(() => () => undefined);

export const prepare = ({ url }) => runMigrations({ connectionString: url, logger });

/**
 * The settings that its documentation gives for throughput: a local queue of jobs, and results that
 * are written in batches.
 */
const preset = {
  worker: { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
};

export async function run({ url }, { n, added }) {
  const utils = await makeWorkerUtils({ connectionString: url, logger });
  const addAll = async () => {
    for (let i = 0; i < n; i += 1000)
      await utils.addJobs(
        Array.from({ length: Math.min(1000, n - i) }, (_, k) => ({
          identifier: 'tell',
          payload: { effectId: i + k },
        })),
      );
  };
  if (added === 'before') await addAll();
  let done = 0;
  const begin = performance.now();
  const runner = await start({
    connectionString: url,
    logger,
    preset,
    concurrency: 32,
    maxPoolSize: 16,
    noHandleSignals: true,
    taskList: { tell: async () => undefined },
  });
  runner.events.on('job:complete', () => (done += 1));
  if (added !== 'before') await addAll();
  await until(() => done >= n);
  return { count: n, seconds: (performance.now() - begin) / 1000 };
}
