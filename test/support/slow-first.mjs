import Sequencer from '@jest/test-sequencer';

/** The longest first: a fresh machine knows no durations, and a long file begun last is waited for by one worker alone. */
const slow = [
  'test/faults/', 'workbook-round-trip', 'apps/cli/src/up/', 'integration/verify', 'later-years', 'sharding', 'pdf-renderer', 'embedded-postgres',
  'command-walks', 'event-store-order', 'campaign-2024',
];
const rank = ({ path }) => {
  const place = slow.findIndex((part) => path.includes(part));
  return place === -1 ? slow.length : place;
};

export default class SlowFirst extends Sequencer {
  /** Within a rank as Jest would: by what it remembers, else by size. */
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
