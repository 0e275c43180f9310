import { expectEvents, prepareEmpty, withStore } from '../../ours.js';
import { issueAll, streamOf } from '../../task.js';

const WARM = 5000;

export const template = () => 'empty';
export const prepare = prepareEmpty;

export function run(arena, { n }) {
  return withStore(arena, async ({ dataSource, store }) => {
    // Two calls at once. Both connections and their plans are then there, as in a worker that runs.
    // These streams are not counted.
    await issueAll(store, WARM, { prefix: 'warm-' });
    const start = performance.now();
    await issueAll(store, n);
    const seconds = (performance.now() - start) / 1000;
    await expectEvents(dataSource, { type: 'TaskIssued', count: n + WARM });
    if ((await store.head(streamOf(n - 1)))?.status !== 'issued')
      throw new Error('the last obligation has no head');
    return { count: n, seconds };
  });
}
