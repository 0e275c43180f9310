import { showRate } from '../../rows.js';

const module = (file) => new URL(file, import.meta.url).href;
export const oursAt = (n) => ({ module: module('ours.js'), params: { n } });

export const issue = {
  name: 'issue',
  about:
    'new obligations through EventStore.append in calls of 2,500, two under way: head row, ' +
    'chained event, checked expectation',
  contests: ({ n = 100_000 }) => [
    {
      case: `${n.toLocaleString('en-US')} obligations`,
      unit: 'obligations/s',
      budgetSeconds: 200,
      show: showRate('obligations/s'),
      contestants: {
        ours: oursAt(n),
        plain: {
          module: module('plain.js'),
          label: 'plain INSERT … SELECT of the same rows, no chain',
          params: { n, sessions: 1 },
        },
        'plain twice': {
          module: module('plain.js'),
          label: 'the same in two sessions, 2,500 a call, as ours',
          params: { n, sessions: 2 },
        },
        dbos: {
          module: module('dbos.js'),
          label: 'DBOS start workflow that waits for its report',
          params: { n: Math.min(n, 10_000), body: 'waits' },
        },
        'dbos bare': {
          module: module('dbos.js'),
          label: 'DBOS start workflow without a body',
          params: { n: Math.min(n, 10_000), body: 'empty' },
        },
      },
      comparisons: [
        { peer: 'dbos', atLeast: 50 },
        { peer: 'dbos bare' },
        { peer: 'plain', atLeast: 0.25 },
        { peer: 'plain twice' },
      ],
    },
  ],
};
