import { showRate } from '../../rows.js';

const module = (file) => new URL(file, import.meta.url).href;

function contest(backend, n) {
  const redis = backend === 'redis';
  const params = { n, backend, added: 'within' };
  return {
    case: `${redis ? 'Redis' : 'PostgreSQL'}, ${n.toLocaleString('en-US')} effects`,
    unit: 'effects/s',
    budgetSeconds: redis ? 200 : 90,
    show: showRate('effects/s'),
    contestants: {
      ours: { module: module('ours.js'), params },
      bullmq: {
        module: module('bullmq.js'),
        label: `BullMQ alone on ${redis ? 'Redis' : 'PostgreSQL'}, no ledger`,
        params,
      },
      ...(redis
        ? {}
        : {
            graphile: {
              module: module('graphile-worker.js'),
              label: 'graphile-worker alone, no ledger',
              params,
            },
          }),
    },
    comparisons: [
      { peer: 'bullmq', ...(redis ? { atLeast: 0.25 } : {}) },
      ...(redis ? [] : [{ peer: 'graphile' }]),
    ],
  };
}

export const drain = {
  name: 'drain',
  about:
    'effects from the ledger through the queue, each claimed and recorded as done; ' +
    'the peers add and drain empty jobs',
  contests: ({ n, redis = true }) => [
    ...(redis ? [contest('redis', n ?? 100_000)] : []),
    contest('postgres', n ?? 10_000),
  ],
};
