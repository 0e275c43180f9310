import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, EventStore } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { noted } from './event-store.fixtures.js';

describe('append', () => {
  let database: FreshDatabase;
  let store: EventStore;
  beforeAll(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
  });
  afterAll(() => database.drop());

  it('checks all four expectations, on a missing and on an existing stream', async () => {
    const outcome = async (
      stream: string,
      expectations: readonly ('none' | 'exists' | 'any' | number)[],
    ) => {
      const seen: string[] = [];
      for (const expect of expectations) {
        const [verdict] = await store.append([noted(stream, { expect })]);
        seen.push(`${expect} ${verdict!.ok ? 'ok' : 'no'} ${verdict!.version}`);
      }
      return seen;
    };
    expect(await outcome('note-a', ['exists', 1, 'none', 'none', 'exists', 1, 2, 0])).toEqual([
      'exists no 0',
      '1 no 0',
      'none ok 1',
      'none no 1',
      'exists ok 2',
      '1 no 2',
      '2 ok 3',
      '0 no 3',
    ]);
    expect(await outcome('note-b', ['any', 'any', 0])).toEqual(['any ok 1', 'any ok 2', '0 no 2']);
    expect(await outcome('note-c', [0, 1, 7])).toEqual(['0 ok 1', '1 ok 2', '7 no 2']);
    expect(
      await database.dataSource.query('select stream from app.head where version = 0'),
    ).toEqual([]);
  });

  it(
    'gives a verdict per operation, keeps the order of operations and the number of events of ' +
      'each',
    async () => {
      const verdicts = await store.append([
        noted('note-z', {
          events: [
            { type: 'A', data: { ủy: 'Đảng ủy' } },
            { type: 'B', data: {}, schemaVersion: 3 },
          ],
        }),
        noted('note-missing', { expect: 'exists' }),
        noted('note-y', {
          causation: 'command-1',
          head: {
            status: 'open',
            parent: 'note-z',
            owner: 'cell-1',
            dueAt: '2024-02-15T00:00:00.000000Z',
            cutoffAt: '2024-02-15T17:00:00.000001Z',
          },
        }),
      ]);
      const first = verdicts[0] as { position: number; at: string };
      expect(verdicts).toEqual([
        { stream: 'note-z', ok: true, version: 2, position: first.position, at: first.at },
        { stream: 'note-missing', ok: false, version: 0 },
        { stream: 'note-y', ok: true, version: 1, position: first.position + 1, at: first.at },
      ]);
      expect(
        (await store.read('note-z')).map(({ version, type, schemaVersion, data }) => [
          version,
          type,
          schemaVersion,
          data,
        ]),
      ).toEqual([
        [1, 'A', 1, { ủy: 'Đảng ủy' }],
        [2, 'B', 3, {}],
      ]);
      expect(await store.read('note-z', { after: 1 })).toHaveLength(1);
      expect(await store.head('note-missing')).toBeUndefined();
      expect(await store.head('note-y')).toEqual({
        stream: 'note-y',
        version: 1,
        hash: (await store.read('note-y'))[0]!.hash,
        status: 'open',
        parent: 'note-z',
        owner: 'cell-1',
        dueAt: '2024-02-15T00:00:00.000000Z',
        cutoffAt: '2024-02-15T17:00:00.000001Z',
      });
      await store.append([noted('note-y', { head: { status: 'closed' } })]);
      expect(await store.head('note-y')).toMatchObject({
        version: 2,
        status: 'closed',
        owner: 'cell-1',
        dueAt: '2024-02-15T00:00:00.000000Z',
      });
    },
  );

  it(
    'gives a verdict per operation where each expects a version, and moves only what was ' +
      'right',
    async () => {
      await store.append(
        ['note-p', 'note-q', 'note-r'].map((stream) =>
          noted(stream, { head: { owner: 'cell-1' } }),
        ),
      );
      const verdicts = await store.append([
        noted('note-r', { expect: 1 }),
        noted('note-nowhere', { expect: 1 }),
        noted('note-q', { expect: 2 }),
        noted('note-p', { expect: 1, head: { owner: 'cell-2' } }),
      ]);
      const first = verdicts[0] as { position: number; at: string };
      expect(verdicts).toEqual([
        { stream: 'note-r', ok: true, version: 2, position: first.position, at: first.at },
        { stream: 'note-nowhere', ok: false, version: 0 },
        { stream: 'note-q', ok: false, version: 1 },
        { stream: 'note-p', ok: true, version: 2, position: first.position + 1, at: first.at },
      ]);
      expect((await store.read('note-p')).at(-1)).toMatchObject({
        version: 2,
        position: first.position + 1,
        at: first.at,
      });
      expect(
        await Promise.all(
          ['note-p', 'note-q', 'note-r'].map(
            async (stream) =>
              `${(await store.head(stream))!.version} ${(await store.head(stream))!.owner}`,
          ),
        ),
      ).toEqual(['2 cell-2', '1 cell-1', '2 cell-1']);
      expect(
        await store.append([noted('note-q', { expect: 7 }), noted('note-nowhere', { expect: 7 })]),
      ).toEqual([
        { stream: 'note-q', ok: false, version: 1 },
        { stream: 'note-nowhere', ok: false, version: 0 },
      ]);
    },
  );

  it('answers at once who expects a version that nobody has committed', async () => {
    await store.append([noted('note-guess')]);
    await inTransaction(database.dataSource, async (manager) => {
      await store.append([noted('note-guess', { expect: 1 })], { manager });
      expect(await store.append([noted('note-guess', { expect: 2 })])).toEqual([
        { stream: 'note-guess', ok: false, version: 1 },
      ]);
    });
    expect(await store.append([noted('note-guess', { expect: 2 })])).toMatchObject([
      { ok: true, version: 3 },
    ]);
  });

  it('atomic, each expecting a version: all or nothing', async () => {
    await store.append([noted('note-s'), noted('note-t')]);
    const both = (version: number) => [
      noted('note-t', { expect: 1 }),
      noted('note-s', { expect: version }),
    ];
    await expect(store.append(both(2), { atomic: true })).rejects.toMatchObject({
      verdicts: [{ stream: 'note-s', ok: false, version: 1 }],
    });
    expect(await store.head('note-t')).toMatchObject({ version: 1 });
    expect(await store.append(both(1), { atomic: true })).toMatchObject([
      { stream: 'note-t', ok: true, version: 2 },
      { stream: 'note-s', ok: true, version: 2 },
    ]);
  });

  it("atomic: all or nothing, and the caller's transaction stays usable", async () => {
    const ops = [noted('note-new', { expect: 'none' }), noted('note-a', { expect: 1 })];
    await expect(store.append(ops, { atomic: true })).rejects.toBeInstanceOf(Conflict);
    expect(await store.head('note-new')).toBeUndefined();
    await inTransaction(database.dataSource, async (manager) => {
      const conflict = await store
        .append(ops, { manager, atomic: true })
        .catch((error: unknown) => error as Conflict);
      expect((conflict as Conflict).verdicts).toEqual([
        { stream: 'note-a', ok: false, version: 3 },
      ]);
      await store.append([noted('note-new', { expect: 'none' })], { manager, atomic: true });
    });
    expect(await store.read('note-new')).toHaveLength(1);
  });

  it("commits and rolls back with the caller's rows", async () => {
    const failing = inTransaction(database.dataSource, async (manager) => {
      await store.append([noted('note-rolled-back')], { manager });
      expect(await store.read('note-rolled-back', { manager })).toHaveLength(1);
      throw new Error('the caller gave up');
    });
    await expect(failing).rejects.toThrow('the caller gave up');
    expect(await store.read('note-rolled-back')).toEqual([]);
    await expect(store.head('note-a', { lock: true })).rejects.toThrow('a lock needs the manager');
  });

  it('takes many streams at once, with and without several events each', async () => {
    const many = (events: number) =>
      Array.from({ length: 3000 }, (_, i) =>
        noted(`crowd${events}-${i}`, {
          events: Array.from({ length: i % 2 ? 1 : events }, (_, n) => ({
            type: 'Noted',
            data: { n },
          })),
        }),
      );
    for (const events of [1, 3]) {
      const verdicts = await store.append(many(events), { atomic: true });
      expect(verdicts.every((verdict) => verdict.ok)).toBe(true);
      expect(verdicts.at(-2)).toMatchObject({ stream: `crowd${events}-2998`, version: events });
    }
  });

  it.each([
    ['no operation', [], /at least one operation/],
    ['an operation without events', [noted('note-a', { events: [] })], /has no event/],
    ['a stream twice', [noted('note-a'), noted('note-a')], /two operations on note-a/],
    ['a newline in the stream', [noted('note-a\nb')], /stream must be one line/],
    [
      'a newline in the type',
      [noted('note-a', { events: [{ type: 'A\n', data: {} }] })],
      /type must be one line/,
    ],
    ['half a version', [noted('note-a', { expect: 1.5 })], /whole number/],
    ['a list as data', [noted('note-a', { events: [{ type: 'A', data: [] }] })], /plain object/],
    ['U+0000', [noted('note-a', { events: [{ type: 'A', data: { text: 'a\0b' } }] })], /U\+0000/],
    [
      'half a surrogate pair',
      [noted('note-a', { events: [{ type: 'A', data: { text: 'a\ud83d' } }] })],
      /surrogate/,
    ],
  ])('refuses %s before it reaches the database', async (_what, ops, message) => {
    await expect(store.append(ops)).rejects.toThrow(message);
  });

  it('keeps text as it was given, backslashes and quotes too', async () => {
    const data = {
      text: 'a\\u0000 "b" \\ {c,d} NULL ự ừ\t🙂',
      list: [null, 1.5, true],
      nested: { 'a"b': {} },
    };
    await store.append([noted('note-text', { events: [{ type: 'A', data }] })]);
    expect((await store.read('note-text'))[0]!.data).toEqual(data);
  });
});
