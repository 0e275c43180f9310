import { expectEqual, until } from '../../clients.js';
import { expectEvents, prepareEmpty, withStore } from '../../ours.js';
import { effectReader, ReaderLoop } from '../../product.js';
import { issueAll } from '../../task.js';

/**
 * These are marked before the clock starts, two chunks at once. Both connections and their plans
 * are then there, as in a worker that runs.
 */
const WARM = 10_000;

export const template = ({ n }) => `issued-${n}`;

export async function prepare(arena, { n }) {
  await prepareEmpty(arena);
  await withStore(arena, async ({ store }) => {
    await issueAll(store, WARM, { prefix: 'warm-' });
    await issueAll(store, n);
  });
}

/** An effect for each mark, as the product asks for the paper of a notice. */
const reader = effectReader('bench-effects', { TaskExpired: 'tell' });

const bulk = {
  category: 'task',
  fromStatus: 'issued',
  toStatus: 'expired',
  where: 'h.cutoff_at <= (select app.now())',
  actor: 'system',
  causation: 'cutoff',
  event: {
    type: 'TaskExpired',
    data:
      `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at), ` +
      `'effectiveAt', app.iso(h.cutoff_at))`,
  },
};

export function run(arena, { n }) {
  return withStore(arena, async ({ dataSource, store }) => {
    const loop = new ReaderLoop(dataSource, [reader], {
      pollMs: 500,
      onError: (error) => console.error(error),
    });
    // The reader has seen the issue already, so it starts at the marks.
    await dataSource.query(
      `insert into app.reader (name, position) select 'bench-effects', ` +
        'coalesce(max(position), 0) from app.event',
    );
    const effects = async () =>
      Number((await dataSource.query('select count(*) as count from app.effect'))[0].count);
    // The cursor, which commits with the effects, is asked, because counting effects over and over
    // would be work of its own.
    const behind = async () =>
      (
        await dataSource.query(
          'select (select max(position) from app.event) > r.position as behind from app.reader r',
        )
      )[0].behind;
    const caughtUp = () => until(async () => !(await behind()), { everyMs: 20 });
    loop.start();
    await store.bulkTransition({ ...bulk, where: `${bulk.where} and h.stream like 'task-warm-%'` });
    await caughtUp();
    const start = performance.now();
    const { count } = await store.bulkTransition(bulk);
    const marked = (performance.now() - start) / 1000;
    await caughtUp();
    const seconds = (performance.now() - start) / 1000;
    await loop.stop();
    expectEqual(count, n, 'marks');
    expectEqual(await effects(), n + WARM, 'effects');
    await expectEvents(dataSource, { type: 'TaskExpired', count: n + WARM });
    return { count: n, seconds, marked };
  });
}
