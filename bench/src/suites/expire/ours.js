import { expectEqual, until } from '../../clients.js';
import { expectEvents, prepareEmpty, withStore } from '../../ours.js';
import { effectId, ReaderLoop, recordEffects } from '../../product.js';
import { issueAll } from '../../task.js';

export const template = ({ n }) => `issued-${n}`;

export async function prepare(arena, { n }) {
  await prepareEmpty(arena);
  await withStore(arena, ({ store }) => issueAll(store, n));
}

/** The smallest reader that posts effects: one per mark, one statement per batch. */
function effectReader(seen) {
  return {
    name: 'bench-effects',
    async handle(events, manager) {
      const marks = events.filter(({ type }) => type === 'TaskExpired');
      await recordEffects(manager, marks.map(({ stream, version, position }) => ({ id: effectId(stream, version, 'tell'), kind: 'tell', subject: stream, position })));
      seen(marks.length);
    },
  };
}

const bulk = {
  category: 'task', fromStatus: 'issued', toStatus: 'expired', where: 'h.cutoff_at <= (select app.now())', actor: 'system', causation: 'cutoff',
  event: { type: 'TaskExpired', data: `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at), 'effectiveAt', app.iso(h.cutoff_at))` },
};

export function run(arena, { n }) {
  return withStore(arena, async ({ dataSource, store }) => {
    let recorded = 0;
    const loop = new ReaderLoop(dataSource, [effectReader((count) => (recorded += count))], { pollMs: 500, onError: (error) => console.error(error) });
    // The reader has seen the issue already: it starts at the marks.
    await dataSource.query(`insert into app.reader (name, position) select 'bench-effects', coalesce(max(position), 0) from app.event`);
    const effects = async () => Number((await dataSource.query('select count(*) as count from app.effect'))[0].count);
    loop.start();
    const start = performance.now();
    const { count } = await store.bulkTransition(bulk);
    const marked = (performance.now() - start) / 1000;
    await until(() => recorded >= n);
    await until(async () => (await effects()) >= n);
    const seconds = (performance.now() - start) / 1000;
    await loop.stop();
    expectEqual(count, n, 'marks');
    expectEqual(await effects(), n, 'effects');
    await expectEvents(dataSource, { type: 'TaskExpired', count: n });
    return { count: n, seconds, marked };
  });
}
