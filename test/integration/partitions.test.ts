import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import {
  attachArchive,
  checkArchive,
  detachYear,
  ensureYears,
  EventStore,
  foldView,
  listArchives,
  listYears,
  readChain,
  ReaderLoop,
  rebuildView,
  verifyChains,
  type View,
  viewReader,
} from '#libs/event-store';
import { Clock, inTransaction, projectPath } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import {
  all,
  connect,
  cutoffAt,
  noted,
  rewrite,
  task,
  type TaskEvent,
} from './event-store.fixtures.js';

describe('yearly tables of events', () => {
  let database: FreshDatabase;
  let store: EventStore;
  let owner: pg.Client;
  let clock: Clock;
  let folder: string;

  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
    owner = await connect(database.url);
    clock = new Clock(database.dataSource);
    folder = await mkdtemp(join(tmpdir(), 'dondoc-years-'));
  });
  afterEach(async () => {
    expect(await all(verifyChains(database.dataSource))).toEqual([]);
    await owner.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const years = async (): Promise<number[]> =>
    (await listYears(database.dataSource)).map(({ year }) => year);
  const chain = () => all(readChain(database.dataSource));
  const path = (year: number): string => join(folder, `su-kien-${year}.jsonl`);
  const detach = (year: number, closed = `h.status = 'expired'`) =>
    detachYear(database.dataSource, { year, path: path(year), closed });
  const act = (stream: string, event: TaskEvent) =>
    store.transact({
      aggregate: task,
      stream,
      command: { name: 'act', actor: 'clerk' },
      decide: (state) => ({ events: [event], result: state.status as string }),
    });
  const sealed = () =>
    owner.query(
      `insert into app.block values (1, 1, 1000000, 1, '\\x${'00'.repeat(32)}',
        '\\x${'00'.repeat(32)}', app.now(), '', 'test')`,
    );

  /** task-1 lives in 2024 and 2025 and is closed, task-2 is closed in 2024, task-3 stays open. */
  async function threeYears(): Promise<void> {
    await clock.set('2024-02-01T00:00:00.000000Z');
    for (const stream of ['task-1', 'task-2', 'task-3'])
      await act(stream, { type: 'TaskIssued', data: { cutoffAt } });
    await act('task-1', { type: 'TaskSubmitted', data: { round: 1 } });
    await act('task-2', { type: 'TaskExpired', data: { cutoffAt } });
    await clock.set('2025-02-01T00:00:00.000000Z');
    await act('task-1', { type: 'TaskExpired', data: { cutoffAt } });
    await act('task-3', { type: 'TaskSubmitted', data: { round: 1 } });
    await clock.set('2026-02-01T00:00:00.000000Z');
    await sealed();
  }

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
      expect(await years()).toEqual(
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
      await rewrite(database.url, 'append', 'for no key update /* lock:heads */', '');
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
    await threeYears();
    const before = await chain();
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
    expect(await years()).toEqual([2024, 2025, 2026, 2027]);
    expect(
      (await owner.query('select count(*)::int as n from app.read_after(0, 100)')).rows,
    ).toEqual([{ n: before.length }]);
    await owner.query(
      'drop trigger reader_needs_history on app.reader; drop trigger rebuild_needs_history ' +
        'on app.rebuild; drop function app.refuse_archived_history',
    );
    await migration('0018-year-archives.sql');
    expect(await chain()).toEqual(before);
    expect(await act('task-3', { type: 'TaskExpired', data: { cutoffAt } })).toMatchObject({
      version: 3,
      position: before.length + 1,
    });
  });

  it('let go of closed streams, which stay verifiable offline, and take them back', async () => {
    await threeYears();
    const before = await chain();
    expect(await detach(2024)).toMatchObject({ streams: 2, events: 4 });
    expect((await chain()).map(({ stream, version }) => `${stream} ${version}`)).toEqual([
      'task-1 3',
      'task-3 1',
      'task-3 2',
    ]);
    expect(await detach(2025)).toMatchObject({ streams: 1, events: 1 });
    expect(await all(verifyChains(database.dataSource))).toEqual([]);
    expect(await checkArchive(path(2025))).toMatchObject({
      violations: [],
      header: { year: 2025, streams: 1, events: 1 },
    });
    expect((await listArchives(database.dataSource)).map(({ file }) => file)).toEqual([
      'su-kien-2024.jsonl',
      'su-kien-2025.jsonl',
    ]);
    await expect(attachArchive(database.dataSource, path(2024))).rejects.toMatchObject({
      code: 'NEWER_FIRST',
    });
    await attachArchive(database.dataSource, path(2025));
    await attachArchive(database.dataSource, path(2024));
    expect(await chain()).toEqual(before);
    expect(await listArchives(database.dataSource)).toEqual([]);
  });

  it(
    'say clearly that history is archived when it is needed, and go on from the head when it ' +
      'is not',
    async () => {
      await threeYears();
      const view: View<{ key: string }> = {
        name: 'keys',
        table: 'keys',
        keyOf: ({ stream }) => stream,
        project: (_row, { stream }) => ({ key: stream }),
      };
      await owner.query('create table app.keys (key text primary key)');
      await new ReaderLoop(database.dataSource, [viewReader(view)]).drainOnce();
      await detach(2024);
      await expect(store.read('task-1')).rejects.toMatchObject({
        name: 'HistoryArchived',
        message: expect.stringMatching(
          /partitions attach.*task-1 is archived up to version 2 in su-kien-2024\.jsonl/s,
        ),
      });
      expect((await store.read('task-1', { after: 2 })).map(({ version }) => version)).toEqual([3]);
      await expect(
        act('task-1', { type: 'TaskSubmitted', data: { round: 2 } }),
      ).rejects.toMatchObject({ code: 'HISTORY_ARCHIVED' });
      const pure = (stream: string) =>
        store.command({
          aggregate: task,
          stream,
          command: { name: 'act', actor: 'clerk' },
          decide: (state) => ({ events: [] as TaskEvent[], result: state.status }),
        });
      expect(await Promise.allSettled(['task-2', 'task-3'].map(pure))).toMatchObject([
        { status: 'rejected', reason: { code: 'HISTORY_ARCHIVED' } },
        { status: 'fulfilled', value: { result: 'submitted' } },
      ]);
      expect(
        await store.append([noted('task-1', { expect: 2 }), noted('task-2', { expect: 2 })]),
      ).toEqual([
        { stream: 'task-1', ok: false, version: 3 },
        expect.objectContaining({ stream: 'task-2', ok: true, version: 3 }),
      ]);
      expect(await act('task-3', { type: 'TaskExpired', data: { cutoffAt } })).toMatchObject({
        version: 3,
      });
      await new ReaderLoop(database.dataSource, [viewReader(view)]).drainOnce();
      await expect(
        new ReaderLoop(database.dataSource, [{ ...viewReader(view), name: 'late' }]).drainOnce(),
      ).rejects.toThrow(/archived in su-kien-2024\.jsonl/);
      await expect(rebuildView(database.dataSource, view)).rejects.toThrow(
        /archived in su-kien-2024\.jsonl/,
      );
      await expect(foldView(database.dataSource, view)).rejects.toThrow(/su-kien-2024\.jsonl/);
    },
  );

  it.each([
    ['a year that is not over', () => detach(2026), 'NO_SUCH_YEAR'],
    ['a year without closed streams', () => detach(2024, 'false'), 'NOTHING_CLOSED'],
    [
      'a later year before an earlier one of the same stream',
      () => detach(2025),
      'YEAR_NOT_AT_REST',
    ],
    [
      'a year that a reader has not read',
      async () => {
        await database.dataSource.query(`insert into app.reader (name) values ('slow')`);
        return detach(2024);
      },
      'YEAR_NOT_AT_REST',
    ],
    [
      'a year with a broken chain',
      async () => {
        await owner.query(
          `alter table app.event_2024 disable trigger all; update app.event_2024 set actor = 'X'
            where stream = 'task-2' and version = 1`,
        );
        return detach(2024);
      },
      'CHAIN_BROKEN',
    ],
  ])('refuse to let go of %s, and leave no file', async (_what, work, code) => {
    await threeYears();
    await expect(work()).rejects.toMatchObject({ code });
    await expect(readFile(path(2024))).rejects.toThrow(/ENOENT/);
    if (code === 'CHAIN_BROKEN')
      await owner.query(
        `update app.event_2024 set actor = 'clerk' where stream = 'task-2' and version = 1`,
      );
    expect(await chain()).toHaveLength(7);
  });

  it('see a file that was changed, cut short or is not the one', async () => {
    await threeYears();
    await detach(2024);
    const text = await readFile(path(2024), 'utf8');
    await writeFile(path(2024), text.replace('TaskSubmitted', 'TaskRejected_'));
    expect((await checkArchive(path(2024))).violations).toEqual([
      { stream: 'task-1', version: 2, problem: 'hash' },
    ]);
    await expect(attachArchive(database.dataSource, path(2024))).rejects.toMatchObject({
      code: 'ARCHIVE_CHANGED',
    });
    await writeFile(path(2024), text.split('\n').slice(0, -2).join('\n'));
    expect((await checkArchive(path(2024))).violations).toMatchObject([{ problem: 'missing' }]);
    await writeFile(path(2024), text);
    await expect(attachArchive(database.dataSource, path(2024))).resolves.toEqual({
      year: 2024,
      events: 4,
    });
  });
});
