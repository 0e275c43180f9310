import { oursAt as expireAt } from '../expire/suite.js';
import { oursAt as issueAt } from '../issue/suite.js';

const SIZES = [10_000, 100_000, 1_000_000];
const LIMIT = 1.5;
const micros = ({ count, seconds }) => (seconds / count) * 1e6;

function contest(what, at, n) {
  return {
    case: `${what} ${n.toLocaleString('en-US')}`,
    unit: 'µs/obligation',
    budgetSeconds: 40,
    show: (run) => `${micros(run).toFixed(1)} µs/obligation`,
    contestants: { ours: at(n) },
    figures: [{ name: '', value: micros }],
  };
}

export const growth = {
  name: 'growth',
  about: 'time per obligation of issue and expire as their number grows',
  contests: ({ n }) =>
    Object.entries({ issue: issueAt, expire: expireAt }).flatMap(([what, at]) =>
      (n === undefined ? SIZES : [n, n * 10]).map((size) => contest(what, at, size)),
    ),
  /** Compares the largest time per obligation with the smallest. */
  after(rows) {
    return ['issue', 'expire'].map((what) => {
      const mine = rows.filter((row) => row.case.startsWith(`${what} `));
      const most = mine.reduce((a, b) => (a.ours > b.ours ? a : b));
      const least = mine.reduce((a, b) => (a.ours < b.ours ? a : b));
      const ratio = Number((most.ours / least.ours).toPrecision(4));
      return {
        ...most,
        case: `${what}, slowest size beside fastest`,
        against: least.case,
        peer: least.ours,
        ratio,
        target: `≤ ${LIMIT}`,
        met: ratio <= LIMIT,
        values: undefined,
        spread: undefined,
      };
    });
  },
};
