import { showRate } from '../../rows.js';

const file = (name) => new URL(name, import.meta.url).href;

export const signIn = {
  name: 'sign-in',
  about:
    'wrong passwords over HTTP for names that are there and names that are not, in turn: the ' +
    'difference of the medians; and many sign-ins at once, with what they do to /readyz',
  contests: ({ n }) => [
    {
      case: '500 tries known and unknown in turn',
      unit: 'ms',
      budgetSeconds: 80,
      show: showRate('tries/s'),
      contestants: { ours: { module: file('timing.js'), params: { n: n ?? 250 } } },
      figures: [
        {
          name: 'difference of the medians',
          value: ({ knownMs, unknownMs }) => Math.abs(knownMs - unknownMs),
          atMost: 5,
        },
        { name: 'median of a known name', value: ({ knownMs }) => knownMs },
      ],
    },
    {
      case: '200 at once',
      unit: 'sign-ins/s',
      budgetSeconds: 80,
      show: showRate('sign-ins/s'),
      contestants: { ours: { module: file('rush.js'), params: { n: n ?? 200 } } },
      figures: [
        { value: ({ count, seconds }) => count / seconds },
        { name: 'slowest /readyz', value: ({ readyMs }) => readyMs, unit: 'ms', atMost: 500 },
        { name: 'more memory', value: ({ memoryMb }) => memoryMb, unit: 'MB', atMost: 300 },
      ],
    },
  ],
};
