import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  attachArchive,
  checkArchive,
  detachYear,
  foldView,
  listArchives,
  ReaderLoop,
  rebuildView,
  verifyChains,
  type View,
  viewReader,
} from '#libs/event-store';
import { all, cutoffAt, noted, task, type TaskEvent } from './event-store.fixtures.js';
import {
  act,
  chainOf,
  closeYears,
  openYears,
  threeYears,
  type Years,
} from './partitions.fixtures.js';

describe('past years of events', () => {
  let years: Years;
  let database: Years['database'];
  let store: Years['store'];
  let owner: Years['owner'];
  let folder: string;
  beforeEach(async () => {
    years = await openYears();
    ({ database, store, owner } = years);
    folder = await mkdtemp(join(tmpdir(), 'dondoc-years-'));
  });
  afterEach(async () => {
    await closeYears(years);
    await rm(folder, { recursive: true, force: true });
  });

  const path = (year: number): string => join(folder, `su-kien-${year}.jsonl`);
  const detach = (year: number, closed = `h.status = 'expired'`) =>
    detachYear(database.dataSource, { year, path: path(year), closed });

  it('let go of closed streams, which stay verifiable offline, and take them back', async () => {
    await threeYears(years);
    const before = await chainOf(years);
    expect(await detach(2024)).toMatchObject({ streams: 2, events: 4 });
    expect((await chainOf(years)).map(({ stream, version }) => `${stream} ${version}`)).toEqual([
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
    expect(await chainOf(years)).toEqual(before);
    expect(await listArchives(database.dataSource)).toEqual([]);
  });

  it(
    'say clearly that history is archived when it is needed, and go on from the head when it ' +
      'is not',
    async () => {
      await threeYears(years);
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
        act(years, 'task-1', { type: 'TaskSubmitted', data: { round: 2 } }),
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
      expect(await act(years, 'task-3', { type: 'TaskExpired', data: { cutoffAt } })).toMatchObject(
        {
          version: 3,
        },
      );
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
    await threeYears(years);
    await expect(work()).rejects.toMatchObject({ code });
    await expect(readFile(path(2024))).rejects.toThrow(/ENOENT/);
    if (code === 'CHAIN_BROKEN')
      await owner.query(
        `update app.event_2024 set actor = 'clerk' where stream = 'task-2' and version = 1`,
      );
    expect(await chainOf(years)).toHaveLength(7);
  });

  it('see a file that was changed, cut short or is not the one', async () => {
    await threeYears(years);
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
