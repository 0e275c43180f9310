import { expectEqual } from '../../clients.js';
import { prepareEmpty, withStore } from '../../ours.js';
import { rebuildView } from '../../product.js';
import { issued, streamOf, submitted } from '../../task.js';
import { createView, view } from '../../view.js';

const PER_STREAM = 10;

export const template = ({ n }) => `events-${n}`;

/**
 * Makes streams of ten events. A first rebuild makes the live view, whose reader stands at the last
 * event.
 */
export async function prepare(arena, { n }) {
  await prepareEmpty(arena);
  await createView(arena);
  await withStore(arena, async ({ dataSource, store }) => {
    const streams = n / PER_STREAM;
    const size = 2000;
    for (let from = 0; from < streams; from += size) {
      await store.append(
        Array.from({ length: Math.min(size, streams - from) }, (_, k) => ({
          stream: streamOf(from + k),
          expect: 'none',
          actor: 'clerk',
          head: { status: 'issued' },
          events: [
            issued(from + k),
            ...Array.from({ length: PER_STREAM - 1 }, (_, round) => submitted(round + 1)),
          ],
        })),
      );
    }
    await dataSource.query(
      `insert into app.reader (name, position) select $1, max(position) from app.event`,
      [view.name],
    );
    await rebuildView(dataSource, view);
  });
}

const mb = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

export function run(arena, { n }) {
  return withStore(arena, async ({ dataSource }) => {
    let early = 0;
    let most = 0;
    const start = performance.now();
    const { rows, differences } = await rebuildView(dataSource, view, ({ done, total }) => {
      if (early === 0 && done >= total / 10) early = mb();
      most = Math.max(most, mb());
    });
    const seconds = (performance.now() - start) / 1000;
    expectEqual(rows, n / PER_STREAM, 'rows');
    expectEqual(differences, 0, 'differences');
    return { count: n, seconds, early, added: Math.max(0, most - early) };
  });
}
