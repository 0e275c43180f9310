import { rate } from '../../rows.js';

export const rebuild = {
  name: 'rebuild',
  about:
    'a view of 10 events a row folded again beside the live one, compared row by row and swapped',
  contests: ({ n = 1_000_000 }) => [
    {
      case: `${n.toLocaleString('en-US')} events`,
      unit: 'events/s',
      budgetSeconds: 180,
      show: (run) =>
        `${Math.round(rate(run)).toLocaleString('en-US')} events/s, peak ${run.peakRssMb} MB ` +
        `(${run.early} MB at a tenth)`,
      contestants: { ours: { module: new URL('ours.js', import.meta.url).href, params: { n } } },
      figures: [
        { name: '', value: rate, atLeast: 50_000 },
        { name: 'peak memory', unit: 'MB', value: (run) => run.peakRssMb },
        { name: 'memory added after the first tenth', unit: 'MB', value: (run) => run.added },
      ],
    },
  ],
};
