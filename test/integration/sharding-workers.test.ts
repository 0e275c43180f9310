import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { foldView, type Reader, readers } from '#libs/event-store';
import { type Tally, tally } from '../support/tally.js';
import { nodeFlags, nodeScript } from '../support/node-script.js';
import { rewrite } from './event-store.fixtures.js';
import {
  add,
  close,
  closing,
  count,
  database,
  faults,
  loopOf,
  open,
  recorder,
  stop,
  until,
} from './sharding.fixtures.js';

/** Shards by the name of the worker that runs them; '' for those nobody runs. */
const held = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { holder } of await readers(database.dataSource))
    counts[holder ?? ''] = (counts[holder ?? ''] ?? 0) + 1;
  return counts;
};
const untilHeld = (wanted: Record<string, number>) =>
  until(async () => {
    const counts = await held();
    return (
      Object.keys(counts).length === Object.keys(wanted).length &&
      Object.entries(wanted).every(([name, count]) => counts[name] === count)
    );
  });

describe('sharded readers', () => {
  beforeEach(open);
  afterEach(close);

  it(
    'workers share the shards out: a new one gets its part while the others go on, and gives ' +
      'it back when it stops',
    async () => {
      const reader = recorder('any', 8);
      const first = await loopOf(reader, 5, 'first');
      first.start();
      await untilHeld({ first: 8 });
      const [second, third] = [await loopOf(reader, 5, 'second'), await loopOf(reader, 5, 'third')];
      second.start();
      await untilHeld({ first: 4, second: 4 });
      await add(1);
      third.start();
      await untilHeld({ first: 3, second: 3, third: 2 });
      await add(2);
      await stop(first);
      await untilHeld({ second: 4, third: 4 });
      await until(async () => (await count()) === 80);
      expect(await faults()).toEqual([]);
    },
  );

  it('control: where nobody counts the others, the first keeps everything', async () => {
    await rewrite(
      database.url,
      'reader_share',
      'p_shards / a.workers::int + (a.place <= p_shards % a.workers)::int',
      'p_shards',
    );
    const [first, second] = [
      await loopOf(recorder('any', 8), 5, 'first'),
      await loopOf(recorder('any', 8), 5, 'second'),
    ];
    first.start();
    await untilHeld({ first: 8 });
    second.start();
    await until(
      async () =>
        ((await database.dataSource.query('select from app.reader_seat')) as unknown[]).length ===
        2,
    );
    for (let round = 1; round <= 5; round++) await add(round);
    await until(async () => (await count()) === 200);
    expect(await held()).toEqual({ first: 8 });
  });

  it('a worker that lives but cannot run its part is stood in for', async () => {
    const broken: Reader = {
      ...recorder('broken', 2),
      handle: () => Promise.reject(Object.assign(new Error('disk full'), { code: '53100' })),
    };
    const sick = await loopOf(broken, 5, 'sick');
    sick.start();
    await untilHeld({ sick: 2 });
    (await loopOf(recorder('well', 2), 5, 'well')).start();
    await add(1);
    await until(async () => (await count()) === 40);
    expect(await faults()).toEqual([]);
  });

  it('processes that are killed and join while events come in fold each event once', async () => {
    const children = new Map<string, ReturnType<typeof spawn>>();
    const begin = (name: string) =>
      children.set(
        name,
        spawn(
          globalThis.process.execPath,
          [...nodeFlags(), nodeScript('test/support/reader-process'), database.url, name, '6'],
          { stdio: ['ignore', 'ignore', 'inherit'] },
        ),
      );
    const kill = async (name: string) => {
      const child = children.get(name)!;
      children.delete(name);
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
    closing.push(async () => void (await Promise.all([...children.keys()].map(kill))));
    begin('one');
    begin('two');
    await untilHeld({ one: 3, two: 3 });
    let [round, pumping] = [0, true];
    const pump = (async () => {
      while (pumping) {
        await add(++round);
        // As fast as the readers, no faster.
        await until(async () => !pumping || (await count()) > 40 * (round - 5));
      }
    })();
    await until(async () => (await count()) > 400);
    await kill('two');
    begin('three');
    await untilHeld({ one: 3, three: 3 });
    const before = await count();
    await until(async () => (await count()) > before + 400);
    await kill('one');
    await untilHeld({ three: 6 });
    pumping = false;
    await pump;
    await until(async () => (await count()) === 40 * round);
    expect(await faults()).toEqual([]);
    const takers: { loop: string }[] = await database.dataSource.query(
      'select distinct loop from app.taken order by loop',
    );
    expect(takers.map(({ loop }) => loop)).toEqual(['one', 'three', 'two']);
    const rows: Tally[] = await database.dataSource.query(
      'select key, total from app.tally order by key',
    );
    expect(rows).toEqual(
      [...(await foldView(database.dataSource, tally)).values()].toSorted((a, b) =>
        a.key < b.key ? -1 : 1,
      ),
    );
  }, 120_000);
});
