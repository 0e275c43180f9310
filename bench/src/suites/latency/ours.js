import pg from 'pg';
import { expectEqual, until } from '../../clients.js';
import { prepareEmpty, withStore } from '../../ours.js';
import { ReaderLoop, viewReader } from '../../product.js';
import { percentile } from '../../statistics.js';
import { issueAll, streamOf, submitted } from '../../task.js';
import { createView, view } from '../../view.js';

const STREAMS = 2000;

export const template = () => 'latency';

export async function prepare(arena) {
  await prepareEmpty(arena);
  await createView(arena);
  await withStore(arena, async ({ dataSource, store }) => {
    await issueAll(store, STREAMS);
    await new ReaderLoop(dataSource, [viewReader(view)]).drainOnce();
  });
}

/**
 * The reader of the view, which also tells in the same transaction how far it came. So it is heard
 * when the rows are committed, and not before.
 */
function tellingReader() {
  const reader = viewReader(view);
  return {
    name: reader.name,
    async handle(events, manager) {
      await reader.handle(events, manager);
      await manager.query(`select pg_notify('bench_seen', $1)`, [String(events.at(-1).position)]);
    },
  };
}

class Seen {
  position = 0;
  waiting = [];
  async listen(url) {
    this.client = new pg.Client({ connectionString: url });
    await this.client.connect();
    this.client.on('notification', ({ payload }) => this.reach(Number(payload)));
    await this.client.query('listen bench_seen');
  }
  reach(position) {
    this.position = Math.max(this.position, position);
    const now = performance.now();
    this.waiting = this.waiting.filter(
      (one) => one.position > this.position || void one.resolve(now),
    );
  }
  at(position) {
    return position <= this.position
      ? performance.now()
      : new Promise((resolve) => this.waiting.push({ position, resolve }));
  }
}

export function run(arena, { n, perSecond }) {
  return withStore(arena, async ({ dataSource, store }) => {
    const seen = new Seen();
    await seen.listen(arena.url);
    const loop = new ReaderLoop(dataSource, [tellingReader()], {
      pollMs: 500,
      onError: (error) => console.error(error),
    });
    loop.start();
    const versions = new Array(STREAMS).fill(1);
    /**
     * Milliseconds from `due`, when the call should have been made, so that a stall counts for all
     * that waited behind it.
     */
    const one = async (i, due) => {
      const round = versions[i % STREAMS]++;
      const [verdict] = await store.append([
        {
          stream: streamOf(i % STREAMS),
          expect: round,
          events: [submitted(round)],
          head: { status: 'submitted' },
          actor: 'cell',
        },
      ]);
      if (!verdict.ok) throw new Error(`${verdict.stream} is at ${verdict.version}`);
      return (await seen.at(verdict.position)) - due;
    };
    const warm = Math.min(n, perSecond);
    await paced(warm, perSecond, one);
    const times = await paced(n, perSecond, (i, due) => one(warm + i, due));
    await loop.stop();
    await seen.client.end();
    const rows = await dataSource.query('select sum(rounds)::int as rounds from app.bench_view');
    expectEqual(rows[0].rounds, warm + n, 'rounds in the view');
    return {
      count: n,
      seconds: n / perSecond,
      p50: percentile(times, 50),
      p95: percentile(times, 95),
      p99: percentile(times, 99),
    };
  });
}

/** Makes `count` calls at their times, whether or not earlier ones are answered. */
async function paced(count, perSecond, call) {
  const start = performance.now() + 5;
  const calls = [];
  await until(
    () => {
      for (
        let due = start + (calls.length * 1000) / perSecond;
        calls.length < count && due <= performance.now();
        due = start + (calls.length * 1000) / perSecond
      )
        calls.push(call(calls.length, due));
      return calls.length === count;
    },
    { everyMs: 1 },
  );
  return Promise.all(calls);
}
