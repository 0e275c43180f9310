import { measured } from '../../clients.js';
import { expectEvents, prepareEmpty, withStore } from '../../ours.js';
import { issueAll, streamOf, submitted } from '../../task.js';

const STREAMS = 2000;

export const template = () => 'append';

export async function prepare(arena) {
  await prepareEmpty(arena);
  await withStore(arena, ({ store }) => issueAll(store, STREAMS));
}

export function run(arena, { clients, n }) {
  return withStore(arena, async ({ dataSource, store }) => {
    const versions = new Array(STREAMS).fill(1);
    const warm = Math.ceil(n / 10);
    const result = await measured({ clients, warm, count: n }, async (i) => {
      const k = i % STREAMS;
      const round = versions[k]++;
      const [verdict] = await store.append([
        {
          stream: streamOf(k),
          expect: round,
          events: [submitted(round)],
          head: { status: 'submitted' },
          actor: 'cell',
          causation: `c-${i}`,
        },
      ]);
      if (!verdict.ok) throw new Error(`${verdict.stream} is at ${verdict.version}`);
    });
    await expectEvents(dataSource, { type: 'ReportSubmitted', count: warm + n });
    return result;
  });
}
