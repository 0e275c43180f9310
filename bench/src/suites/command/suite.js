import { showRate } from '../../rows.js';

const cases = [
  [1, 800, 300],
  [8, 4000, 1500],
  [32, 12_000, 3000],
];

export const command = {
  name: 'command',
  about:
    'load, decide, append, head row, idempotency record; ' +
    'the peer: send until the workflow has received it',
  contests: ({ n }) =>
    cases.map(([clients, usual, theirs]) => ({
      case: `${clients} client${clients > 1 ? 's' : ''}`,
      unit: 'commands/s',
      budgetSeconds: 80,
      show: showRate('commands/s'),
      contestants: {
        ours: {
          module: new URL('ours.js', import.meta.url).href,
          params: { clients, n: n ?? usual },
        },
        dbos: {
          module: new URL('dbos.js', import.meta.url).href,
          label: 'DBOS send until received',
          params: { clients, n: n ?? theirs },
        },
        plain: {
          module: new URL('plain.js', import.meta.url).href,
          label: 'the same statements by hand, one transaction each',
          params: { clients, n: n ?? usual },
        },
      },
      comparisons: [
        { peer: 'dbos', ...(clients === 32 ? { atLeast: 10 } : {}) },
        { peer: 'plain' },
      ],
    })),
};
