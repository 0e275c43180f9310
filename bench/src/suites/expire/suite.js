import { rate, showRate } from '../../rows.js';

const module = (file) => new URL(file, import.meta.url).href;
export const oursAt = (n) => ({ module: module('ours.js'), params: { n } });

export const expire = {
  name: 'expire',
  about:
    'all obligations of one cutoff, until each is marked and chained and a reader has ' +
    'recorded the effect that follows',
  contests: ({ n = 100_000 }) => {
    const jobs = Math.min(n, 10_000);
    return [
      {
        case: `${n.toLocaleString('en-US')} at one cutoff`,
        unit: 'obligations/s',
        budgetSeconds: 300,
        show: showRate('obligations/s'),
        contestants: {
          ours: oursAt(n),
          plain: {
            module: module('plain.js'),
            label: 'plain UPDATE + INSERT of the same rows, no chain',
            params: { n },
          },
          bullmq: {
            module: new URL('../drain/bullmq.js', import.meta.url).href,
            label: 'BullMQ on PostgreSQL draining one empty job each',
            params: { n: jobs, backend: 'postgres', added: 'before' },
          },
          graphile: {
            module: new URL('../drain/graphile-worker.js', import.meta.url).href,
            label: 'graphile-worker draining one empty job each',
            params: { n: jobs, added: 'before' },
          },
        },
        comparisons: [
          { peer: 'bullmq', atLeast: 25 },
          { peer: 'plain', atMost: 2.5, unit: 's', value: (run) => n / rate(run) },
          { peer: 'graphile' },
        ],
        figures: [{ name: 'marks alone', value: (run) => n / run.marked }],
      },
    ];
  },
};
