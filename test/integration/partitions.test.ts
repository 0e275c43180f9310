import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureYears, listYears, verifyChains } from '#libs/event-store';
import { inTransaction, projectPath } from '#libs/platform';
import { all, connect, cutoffAt, noted, rewrite } from './event-store.fixtures.js';
import {
  act,
  chainOf,
  closeYears,
  openYears,
  threeYears,
  type Years,
} from './partitions.fixtures.js';

describe('yearly tables of events', () => {
  let years: Years;
  let database: Years['database'];
  let store: Years['store'];
  let owner: Years['owner'];
  let clock: Years['clock'];
  beforeEach(async () => {
    years = await openYears();
    ({ database, store, owner, clock } = years);
  });
  afterEach(() => closeYears(years));

  const listed = async (): Promise<number[]> =>
    (await listYears(database.dataSource)).map(({ year }) => year);

  it(
    'are there before they are needed, wherever the clock jumps; a year turns at midnight in ' +
      'Hà Nội',
    async () => {
      for (const [at, year] of [
        ['2024-12-31T16:59:59.999999Z', 2024],
        ['2024-12-31T17:00:00.000000Z', 2025],
        ['2039-06-01T00:00:00.000000Z', 2039],
        ['2019-06-01T00:00:00.000000Z', 2019],
      ] as const) {
        await clock.set(at);
        await store.append([noted('note-1')]);
        const rows: { part: string }[] = await database.dataSource.query(
          `select tableoid::regclass::text as part from app.event order by position desc limit 1`,
        );
        expect(rows[0]!.part).toBe(`event_${year}`);
      }
      expect((await store.read('note-1')).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
      await clock.release();
      expect(await ensureYears(database.dataSource)).toEqual([]);
      await database.dataSource.query(`insert into app.virtual_clock (at) values ('2050-01-01')`);
      expect(await listed()).toEqual(
        expect.arrayContaining([2019, 2020, 2024, 2025, 2026, 2039, 2040, 2050, 2051]),
      );
    },
  );

  it('are made while appends are under way, once, by several at the same time', async () => {
    await store.append([noted('note-1')]);
    const writer = await connect(database.url, 'dondoc_app');
    await writer.query(
      `begin; select * from app.open_stream('note-1'); select count(*) from app.event; ` +
        `insert into app.reader (name) values ('x')`,
    );
    await writer.query(`select * from app.append(array['note-2'], array[0]::bigint[], array[1],
      array['a'], array[null]::text[], array[null]::timestamptz[],
      array[null]::text[],
      array[null]::text[], array[null]::text[], array[null]::timestamptz[],
        array[null]::timestamptz[], array['Noted'], array[1], '[{}]', false)`);
    const made = await Promise.all(
      [1, 2, 3, 4].map(
        async () =>
          (
            (await database.dataSource.query('select app.ensure_event_year(2044) as made')) as {
              made: boolean;
            }[]
          )[0]!.made,
      ),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    await writer.query('commit');
    await writer.end();
  });

  it(
    'each keep (stream, version) and the position to themselves, across years the head keeps ' +
      'the version',
    async () => {
      await clock.set('2024-02-01T00:00:00.000000Z');
      await store.append([noted('note-1')]);
      const copy = (change: string) =>
        owner.query(
          `insert into app.event select ${change} from app.event where stream = 'note-1'
          and version = 1`,
        );
      await expect(
        copy(
          'position + 1000, stream, version, type, schema_version, data, actor, causation, ' +
            'at, hash',
        ),
      ).rejects.toThrow(/event_stream_version_2024/);
      await expect(
        copy(
          'position, stream, version + 1, type, schema_version, data, actor, causation, at, hash',
        ),
      ).rejects.toThrow(/event_position_2024/);
      await clock.set('2025-02-01T00:00:00.000000Z');
      const verdicts = await Promise.all(
        [1, 2, 3].map(() => store.append([noted('note-1', { expect: 1 })])),
      );
      expect(verdicts.map(([verdict]) => `${verdict!.ok} ${verdict!.version}`).toSorted()).toEqual([
        'false 2',
        'false 2',
        'true 2',
      ]);
    },
  );

  it(
    'control: without the lock of the head two years hold one version, and the chain ' + 'says so',
    async () => {
      await rewrite(database.url, 'hold_heads', 'for no key update /* lock:heads */', '');
      await clock.set('2024-12-31T16:59:59.000000Z');
      await store.append([noted('note-1')]);
      let late: Promise<unknown> | undefined;
      await inTransaction(database.dataSource, async (manager) => {
        await store.append([noted('note-1')], { manager });
        await clock.set('2025-01-01T00:00:00.000000Z');
        late = store.append([noted('note-1')]);
        for (let waiting = 0; waiting === 0;)
          [{ waiting }] = (
            await owner.query('select count(*)::int as waiting from pg_locks where not granted')
          ).rows as [{ waiting: number }];
      });
      await late;
      expect(await all(verifyChains(database.dataSource))).toContainEqual({
        stream: 'note-1',
        version: 2,
        problem: 'gap',
      });
      await owner.query(
        `alter table app.event_2025 disable trigger all; delete from app.event_2025; update app.head
        set hash = (select hash from app.event where version = 2)`,
      );
    },
  );

  it('are append-only, each of them, those made later too', async () => {
    await clock.set('2047-02-01T00:00:00.000000Z');
    await store.append([noted('note-1')]);
    for (const part of ['event', 'event_2047', 'event_2048']) {
      for (const sql of [
        `update app.${part} set actor = actor`,
        `delete from app.${part}`,
        `truncate app.${part}`,
      ]) {
        await expect(database.dataSource.query(sql)).rejects.toThrow(/permission denied/);
        await expect(owner.query(sql)).rejects.toThrow(/append-only/);
      }
    }
    await expect(
      database.dataSource.query('insert into app.event_2047 select * from app.event_2047'),
    ).rejects.toThrow(/permission denied/);
  });

  it('take over the rows of the one table they replace, with their hashes', async () => {
    await threeYears(years);
    const before = await chainOf(years);
    // Back to how it was before migration 0017, then the migration again.
    await owner.query(`drop table app.archived_stream, app.year_archive; drop trigger
      virtual_clock_years on app.virtual_clock;
      drop function app.read_after, app.read_stream, app.read_streams, app.ensure_years_of_clock,
        app.ensure_event_years, app.ensure_event_year, app.event_year;
      create table app.whole (like app.event including defaults including constraints); insert into
        app.whole select * from app.event;
      alter sequence app.event_position owned by none; drop table app.event; alter table app.whole
        rename to event; alter sequence app.event_position owned by app.event.position;
      alter table app.event add primary key (position), add constraint event_stream_version unique
        (stream, version);
      create function app.read_after(bigint, bigint) returns setof app.event language sql as
        'select * from app.event e where e.position > $1 order by e.position limit $2'`);
    const migration = async (name: string): Promise<void> =>
      void (await owner.query(
        await readFile(projectPath('libs/event-store/migrations', name), 'utf8'),
      ));
    await migration('0017-event-years.sql');
    expect(await listed()).toEqual([2024, 2025, 2026, 2027]);
    expect(
      (await owner.query('select count(*)::int as n from app.read_after(0, 100)')).rows,
    ).toEqual([{ n: before.length }]);
    await owner.query(
      'drop trigger reader_needs_history on app.reader; drop trigger rebuild_needs_history ' +
        'on app.rebuild; drop function app.refuse_archived_history',
    );
    await migration('0018-year-archives.sql');
    expect(await chainOf(years)).toEqual(before);
    expect(await act(years, 'task-3', { type: 'TaskExpired', data: { cutoffAt } })).toMatchObject({
      version: 3,
      position: before.length + 1,
    });
  });
});
