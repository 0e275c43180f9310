const module = new URL('ours.js', import.meta.url).href;

const show = ({ p50, p95, p99 }) =>
  `p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} p99 ${p99.toFixed(1)} ms`;
const figures = (target) => [
  { name: 'p50', value: (run) => run.p50 },
  { name: 'p95', value: (run) => run.p95 },
  { name: 'p99', value: (run) => run.p99, ...target },
];

export const latency = {
  name: 'latency',
  about:
    'from the call of append until the row of the view is committed, seen by another connection',
  contests: ({ n }) => [
    {
      case: 'idle',
      unit: 'ms',
      budgetSeconds: 40,
      show,
      contestants: { ours: { module, params: { n: Math.min(n ?? 60, 60), perSecond: 10 } } },
      figures: figures({}),
    },
    {
      case: '500 events/s',
      unit: 'ms',
      budgetSeconds: 90,
      show,
      contestants: { ours: { module, params: { n: n ?? 5000, perSecond: 500 } } },
      figures: figures({ atMost: 50 }),
    },
  ],
};
