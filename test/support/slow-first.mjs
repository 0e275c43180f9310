import path from 'node:path';
import Sequencer from '@jest/test-sequencer';
import { known } from './durations.mjs';

/**
 * The longest files come first, because one worker alone waits for a long file that begins last. A
 * fresh machine knows no durations and takes these first.
 */
const slow = [
  'test/faults/',
  'workbook-round-trip',
  'apps/cli/src/up/',
  'integration/verify',
  'later-years',
  'sharding',
  'templates/pages',
  'pdf-renderer',
  'workbook-routes',
  'printed-sheets',
  'embedded-postgres',
  'command-walks',
  'event-store-order',
  'campaign-2024',
];
const place = (file) => {
  const found = slow.findIndex((part) => file.includes(part));
  return found === -1 ? slow.length : found;
};

export default class SlowFirst extends Sequencer {
  /** Within a rank the larger files come first, as in Jest. */
  sort(tests) {
    const durations = known();
    const seconds = ({ path: file, context }) =>
      durations[path.relative(context.config.rootDir, file)]?.seconds ?? 1000 - place(file);
    return super.sort(tests).toSorted((a, b) => seconds(b) - seconds(a));
  }
}
