import { showRate } from '../../rows.js';

const cases = [
  [1, 1500, 40],
  [8, 8000, 40],
  [32, 100_000, 300],
];

export const append = {
  name: 'append',
  about: 'one event to an existing stream per call, each answered before its caller goes on',
  contests: ({ n }) =>
    cases.map(([clients, usual, budgetSeconds]) => ({
      case: `${clients} client${clients > 1 ? 's' : ''}`,
      unit: 'events/s',
      budgetSeconds,
      show: showRate('events/s'),
      contestants: {
        ours: {
          module: new URL('ours.js', import.meta.url).href,
          params: { clients, n: n ?? usual },
        },
        plain: {
          module: new URL('plain.js', import.meta.url).href,
          label: 'single-row autocommit INSERT',
          params: { clients, n: n ?? usual },
        },
      },
      comparisons: [{ peer: 'plain', ...(clients === 32 ? { atLeast: 2 } : {}) }],
    })),
};
