import { expectEqual, measured } from '../../clients.js';
import { expectEvents, prepareEmpty, withStore } from '../../ours.js';
import { issueAll, streamOf, submitted, task } from '../../task.js';

const STREAMS = 4000;

export const template = () => 'command';

export async function prepare(arena) {
  await prepareEmpty(arena);
  await withStore(arena, ({ store }) => issueAll(store, STREAMS));
}

const decide = (state) => ({
  events: [submitted(state.round + 1)],
  result: { receipt: `R-${state.round + 1}` },
});

export function run(arena, { clients, n }) {
  return withStore(arena, async ({ dataSource, store }) => {
    const warm = Math.ceil(n / 10);
    const result = await measured({ clients, warm, count: n }, (i) =>
      store.command({
        aggregate: task,
        stream: streamOf(i % STREAMS),
        command: {
          name: 'submit-report',
          actor: 'cell',
          id: `c-${i}`,
          request: { sha256: 'a3f1', i },
        },
        decide,
      }),
    );
    await expectEvents(dataSource, { type: 'ReportSubmitted', count: warm + n });
    const rows = await dataSource.query('select count(*)::int as count from app.command');
    expectEqual(rows[0].count, warm + n, 'command records');
    return result;
  });
}
