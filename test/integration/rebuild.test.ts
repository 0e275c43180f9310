import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EventStore,
  foldView,
  type ProbePoint,
  ReaderLoop,
  rebuildView,
  type View,
  viewReader,
} from '#libs/event-store';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { connect, noted } from './event-store.fixtures.js';

interface Line {
  readonly key: string;
  readonly total: number;
  readonly versions: readonly number[];
}

const line: View<Line> = {
  name: 'line',
  table: 'line',
  category: 'note',
  keyOf: (event) => (event.stream.startsWith('note-') ? event.stream : undefined),
  project: (row, event) => ({
    key: event.stream,
    total: (row?.total ?? 0) + (event.data as { n: number }).n,
    versions: [...(row?.versions ?? []), event.version],
  }),
};
/** The same rows from the same events, without the promise of one row per stream. */
const general: View<Line> = { ...line, category: undefined };

describe('rebuild', () => {
  let database: FreshDatabase;
  let store: EventStore;
  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
    const owner = await connect(database.url);
    await owner.query(
      `create table app.line (key text collate "C" primary key, total int not null,
        versions jsonb not null)`,
    );
    await owner.end();
  });
  afterEach(() => database.drop());

  const stream = (i: number) => `note-${String(i).padStart(5, '0')}`;
  const add = (streams: number, events: number) =>
    store.append(
      Array.from({ length: streams }, (_, i) =>
        noted(stream(i), {
          events: Array.from({ length: events }, (__, k) => ({ type: 'Noted', data: { n: k } })),
        }),
      ),
    );
  const live = async () =>
    database.dataSource.query(`select key, total, versions from app.line order by key`) as Promise<
      Line[]
    >;
  const folded = async (view = line) =>
    [...(await foldView(database.dataSource, view)).values()].toSorted((a, b) =>
      a.key < b.key ? -1 : 1,
    );
  const tables = async () =>
    database.dataSource.query(
      `select relname from pg_class where relname like '%\\_\\_rebuild'`,
    ) as Promise<unknown[]>;

  /** Dies at the nth arrival, as a killed process does: nothing of it runs any more. */
  const dieAt = (point: ProbePoint, nth: number) => {
    let seen = 0;
    return {
      probe: (at: ProbePoint) => {
        if (at === point && ++seen === nth) throw new Error('killed');
      },
    };
  };

  it.each([
    ['one row per stream', line],
    ['general', general],
  ])(
    'killed at any step and asked again, it goes on and ends as the fold says: %s',
    async (_name, view) => {
      await add(3000, 3);
      await add(3000, 2);
      await store.append([noted('other-1'), noted(stream(7))]);
      await new ReaderLoop(database.dataSource, [viewReader(view)]).drainOnce();
      await database.dataSource.query(
        `update app.line set total = total + 1 where key in ('${stream(1)}', '${stream(2999)}')`,
      );
      const seen: number[] = [];
      const rebuild = (options = {}) =>
        rebuildView(
          database.dataSource,
          view,
          ({ done, total }) => seen.push(done / total),
          options,
        );

      await expect(rebuild(dieAt('rebuild:page', 2))).rejects.toThrow('killed');
      expect(await tables()).toEqual([{ relname: 'line__rebuild' }]);
      const [{ done }] = (await database.dataSource.query(
        'select events_done::int as done from app.rebuild',
      )) as [{ done: number }];
      expect(done).toBeGreaterThan(0);
      await store.append([noted(stream(3)), noted('note-new')]);
      await new ReaderLoop(database.dataSource, [viewReader(view)]).drainOnce();
      seen.length = 0;
      await expect(rebuild(dieAt('rebuild:commit', 1))).rejects.toThrow('killed');
      expect(seen[0]! * 15_003).toBeGreaterThan(done);
      expect(await rebuild()).toEqual({ rows: 3001, differences: 2, resumed: true });
      expect(seen.at(-1)).toBe(1);
      expect(await live()).toEqual(await folded(view));
      expect(await tables()).toEqual([]);
      expect(await database.dataSource.query('select * from app.rebuild')).toEqual([]);
    },
  );

  it(
    'must-fail control: a shadow that lost rows but kept its cursor is seen, by the comparison ' +
      'with the fold',
    async () => {
      await add(3000, 3);
      await new ReaderLoop(database.dataSource, [viewReader(line)]).drainOnce();
      await expect(
        rebuildView(database.dataSource, line, undefined, dieAt('rebuild:page', 2)),
      ).rejects.toThrow('killed');
      await database.dataSource.query(`delete from app.line__rebuild where key < '${stream(10)}'`);
      expect((await rebuildView(database.dataSource, line)).differences).toBe(10);
      expect(await live()).not.toEqual(await folded());
      expect(await rebuildView(database.dataSource, line)).toEqual({
        rows: 3000,
        differences: 10,
        resumed: false,
      });
      expect(await live()).toEqual(await folded());
    },
  );

  it(
    'does not go on with the shadow of another version of the view, nor when told to begin ' +
      'anew',
    async () => {
      await add(5000, 2);
      await new ReaderLoop(database.dataSource, [viewReader(line)]).drainOnce();
      const die = () =>
        expect(
          rebuildView(database.dataSource, line, undefined, dieAt('rebuild:page', 2)),
        ).rejects.toThrow('killed');
      await die();
      const doubled: View<Line> = {
        ...line,
        project: (row, event) => ({
          key: event.stream,
          total: (row?.total ?? 0) + 2 * (event.data as { n: number }).n,
          versions: [],
        }),
      };
      expect(await rebuildView(database.dataSource, doubled)).toEqual({
        rows: 5000,
        differences: 5000,
        resumed: false,
      });
      expect(await live()).toEqual(await folded(doubled));
      await die();
      expect(
        await rebuildView(database.dataSource, line, undefined, { fresh: true }),
      ).toMatchObject({
        resumed: false,
        differences: 5000,
      });
    },
  );

  it(
    'brings a view that never ran up to the newest event, and its reader goes on from ' + 'there',
    async () => {
      await add(40, 2);
      expect(await rebuildView(database.dataSource, line)).toEqual({
        rows: 40,
        differences: 40,
        resumed: false,
      });
      await store.append([noted(stream(0))]);
      expect(await new ReaderLoop(database.dataSource, [viewReader(line)]).drainOnce()).toBe(1);
      expect(await live()).toEqual(await folded());
    },
  );

  it("one at a time, and refuses a table that is no view's", async () => {
    await add(10, 1);
    let second: Promise<unknown> | undefined;
    await rebuildView(database.dataSource, line, undefined, {
      probe: async () => {
        await (second ??= rebuildView(database.dataSource, line).catch(
          (error: Error) => error.name,
        ));
      },
    });
    expect(await second).toBe('RebuildUnderWay');
    await expect(
      rebuildView(database.dataSource, { ...line, name: 'thief', table: 'head' }),
    ).rejects.toThrow(/is not the table of a view/);
    await expect(
      rebuildView(database.dataSource, { ...line, keyOf: () => 'note-one' }),
    ).rejects.toThrow('has one row per stream of note');
  });

  it('follows a live view in several shards that stand at different positions', async () => {
    const sharded = { ...line, shards: 3 };
    await add(200, 2);
    const loop = new ReaderLoop(database.dataSource, [viewReader(sharded)]);
    await loop.drainOnce();
    await store.append(Array.from({ length: 60 }, (_, i) => noted(stream(i))));
    // Two of three shards fall behind.
    await loop.drainOnce();
    await database.dataSource.query(
      `update app.reader set position = 400 where reader = 'line' and shard > 0`,
    );
    await database.dataSource.query(`delete from app.line where app.shard_of(key, 3) > 0`);
    await database.dataSource.query(
      `insert into app.line select * from jsonb_to_recordset($1) as r(key text, total int,
        versions jsonb)`,
      [JSON.stringify([...(await foldTo(400)).values()].filter(({ shard }) => shard > 0))],
    );
    expect(await rebuildView(database.dataSource, sharded)).toEqual({
      rows: 200,
      differences: 0,
      resumed: false,
    });
    await loop.drainOnce();
    expect(await live()).toEqual(await folded());
  });

  /** The rows as they were at a position, with the shard of each. */
  async function foldTo(position: number): Promise<Map<string, Line & { shard: number }>> {
    const rows = new Map<string, Line & { shard: number }>();
    const shards: { stream: string; shard: number }[] = await database.dataSource.query(
      `select stream, app.shard_of(stream, 3) as shard from app.head`,
    );
    for (const { stream: name, shard } of shards) {
      for (const event of (await store.read(name)).filter((stored) => stored.position <= position))
        rows.set(name, { ...line.project(rows.get(name), event), shard });
    }
    return rows;
  }
});
