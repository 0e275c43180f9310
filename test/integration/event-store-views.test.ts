import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EventStore,
  foldView,
  ReaderLoop,
  rebuildView,
  type StoredEvent,
  type View,
  viewReader,
} from '#libs/event-store';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { connect, noted, seeded } from './event-store.fixtures.js';

interface Tally {
  readonly key: string;
  readonly total: number;
  readonly last_at: string | null;
  readonly due_on: string | null;
  readonly seen: readonly string[];
}

const tally: View<Tally> = {
  name: 'tally',
  table: 'tally',
  keyOf: (event) => (event.type === 'Noted' ? event.stream : undefined),
  project: (row = { key: '', total: 0, last_at: '', due_on: '2024-02-15', seen: [] }, event) => ({
    ...row,
    key: event.stream,
    total: row.total + (event.data as { n: number }).n,
    // The former value goes through the table and back: its form must not depend on that.
    last_at: row.last_at! > event.at ? row.last_at : event.at,
    seen: [...row.seen, event.at].slice(-3),
  }),
};

describe('views', () => {
  let database: FreshDatabase;
  let store: EventStore;
  let loop: ReaderLoop;
  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
    loop = new ReaderLoop(database.dataSource, [viewReader(tally)]);
    const owner = await connect(database.url);
    await owner.query(
      `create table app.tally (key text primary key, total int not null, last_at timestamptz,
        due_on date, seen jsonb, twice int generated always as (total * 2) stored)`,
    );
    await owner.end();
  });
  afterEach(async () => {
    await loop.stop();
    await database.drop();
  });

  const add = async (random: () => number, rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      const chosen = [0, 1, 2, 3, 4, 5].filter(() => random() < 0.5);
      const ops = chosen.map((i) =>
        noted(`note-${i}`, {
          events: [
            { type: random() < 0.8 ? 'Noted' : 'Other', data: { n: Math.floor(random() * 9) } },
          ],
        }),
      );
      if (ops.length > 0) await store.append(ops);
      if (random() < 0.3) await loop.drainOnce();
    }
  };
  const live = async () =>
    database.dataSource.query(
      `select key, total, app.iso(last_at) as last_at, due_on::text, seen, twice from app.tally
        order by key`,
    ) as Promise<(Tally & { twice: number })[]>;
  const folded = async () =>
    [...(await foldView(database.dataSource, tally)).values()]
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map((row) => ({ ...row, twice: row.total * 2 }));

  it('equals the fold of all events, live and rebuilt', async () => {
    await add(seeded(11), 60);
    await loop.drainOnce();
    expect(await live()).toEqual(await folded());
    const progress: number[] = [];
    const [{ high }] = (await database.dataSource.query(
      'select high::int from app.read_bounds()',
    )) as [{ high: number }];
    expect(
      await rebuildView(database.dataSource, tally, ({ done, total }) =>
        progress.push(done / total),
      ),
    ).toEqual({ rows: 6, differences: 0, resumed: false });
    expect(progress.at(-1)).toBe(1);
    expect(high).toBeGreaterThan(50);
    expect(await live()).toEqual(await folded());
  });

  it(
    'a rebuild counts and puts right rows that are wrong, missing or too many, and goes no ' +
      'further than the live view',
    async () => {
      await add(seeded(12), 40);
      await loop.drainOnce();
      const expected = await folded();
      await store.append([noted('note-0'), noted('note-new')]);
      await database.dataSource.query(
        `update app.tally set total = total + 1, last_at = null where key = 'note-1'`,
      );
      await database.dataSource.query(`delete from app.tally where key = 'note-2'`);
      await database.dataSource.query(
        `insert into app.tally (key, total) values ('note-stranger', 1)`,
      );
      expect(await rebuildView(database.dataSource, tally)).toEqual({
        rows: 6,
        differences: 3,
        resumed: false,
      });
      expect(await live()).toEqual(expected);
      await loop.drainOnce();
      expect(await live()).toEqual(await folded());
    },
  );

  it('rebuilds while the live view is being written', async () => {
    const random = seeded(13);
    await add(random, 20);
    loop.start();
    const [outcome] = await Promise.all([rebuildView(database.dataSource, tally), add(random, 20)]);
    expect(outcome.differences).toBe(0);
    await loop.drainOnce();
    expect(await live()).toEqual(await folded());
  });

  it('leaves the live table as it was when the projection throws', async () => {
    await add(seeded(14), 10);
    await loop.drainOnce();
    const before = await live();
    await expect(
      rebuildView(database.dataSource, {
        ...tally,
        project: () => {
          throw new Error('no');
        },
      }),
    ).rejects.toThrow('no');
    await expect(
      rebuildView(database.dataSource, {
        ...tally,
        project: (row: Tally | undefined, event: StoredEvent) => ({
          ...tally.project(row, event),
          typo: 1,
        }),
      }),
    ).rejects.toThrow('table tally__rebuild has no column typo');
    expect(await live()).toEqual(before);
    expect(await rebuildView(database.dataSource, tally)).toMatchObject({ differences: 0 });
  });
});
