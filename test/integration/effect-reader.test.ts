import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  effectReader,
  EventStore,
  type Operation,
  type Reader,
  ReaderLoop,
} from '#libs/event-store';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { connect, rewrite, seeded } from './event-store.fixtures.js';

describe('effectReader', () => {
  let database: FreshDatabase;
  let store: EventStore;

  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
  });
  afterEach(() => database.drop());

  const fact = (stream: string, types: readonly string[]): Operation => ({
    stream,
    expect: 'any',
    events: types.map((type) => ({ type, data: { chữ: 'ờ' } })),
    actor: 'tester',
  });
  const drain = (reader: Reader) => new ReaderLoop(database.dataSource, [reader]).drainOnce();
  const effects = (): Promise<object[]> =>
    database.dataSource.query(
      'select id, kind, subject, detail, position from app.effect order by id',
    );
  const position = async (): Promise<object[]> =>
    database.dataSource.query('select name, position from app.reader order by name');
  const fill = async (): Promise<void> => {
    const chance = seeded(7);
    const types = ['Noted', 'Numbered', 'Marked', 'Numbered'];
    for (let batch = 0; batch < 6; batch++) {
      await store.append(
        Array.from({ length: 500 }, (_, i) =>
          fact(
            `note-${i}`,
            Array.from(
              { length: 1 + Math.floor(chance() * 3) },
              () => types[Math.floor(chance() * 4)]!,
            ),
          ),
        ),
      );
    }
  };

  it.each([1, 3])(
    'records in the database, in %i shards, what its handle records in the program',
    async (shards) => {
      await fill();
      const reader = { ...effectReader('a', { Numbered: 'print', Marked: 'tell' }), shards };
      const count = await drain(reader);
      const [inside, stands] = [await effects(), await position()];
      const owner = await connect(database.url);
      await owner.query('truncate app.effect; delete from app.reader');
      await owner.end();
      const { follows, ...outside } = reader;
      expect(follows).toBeDefined();
      await drain(outside);
      expect(inside.length).toBeGreaterThan(2000);
      expect(inside).toEqual(await effects());
      expect(stands).toEqual(await position());
      expect(count).toBeGreaterThan(5000);
    },
  );

  it('records nothing twice, also of what it is shown again', async () => {
    await fill();
    const reader = effectReader('a', { Numbered: 'print' });
    await drain(reader);
    const once = await effects();
    await database.dataSource.query('update app.reader set position = 0');
    await drain(reader);
    expect(await effects()).toEqual(once);
    expect(await drain(reader)).toBe(0);
  });

  it('leaves a parked stream alone', async () => {
    const reader = effectReader('a', { Numbered: 'print' });
    await drain(reader);
    await database.dataSource.query(
      `insert into app.parked (reader, stream, position, error) values ('a', 'note-1', 1,
        'by hand')`,
    );
    await store.append([fact('note-1', ['Numbered']), fact('note-2', ['Numbered'])]);
    await drain(reader);
    expect(await effects()).toMatchObject([{ subject: 'note-2' }]);
  });

  /** A fact drawn first and committed last. */
  const lateCommit = async (reader: Reader): Promise<object[]> => {
    const late = await connect(database.url, 'dondoc_app');
    try {
      await late.query('begin');
      await late.query(
        `select * from app.append(array['note-late'], array[0]::bigint[], array[1], array['a'],
          null, null, null, null, null, null, null, array['Numbered'], array[1], '[{}]', false)`,
      );
      await store.append([fact('note-soon', ['Numbered'])]);
      await drain(reader);
      await late.query('commit');
      await drain(reader);
      return await database.dataSource.query('select subject from app.effect order by subject');
    } finally {
      await late.end();
    }
  };

  it('waits for a fact that was drawn before and commits after', async () => {
    expect(await lateCommit(effectReader('a', { Numbered: 'print' }))).toEqual([
      { subject: 'note-late' },
      { subject: 'note-soon' },
    ]);
  });

  it('control: without the fence it loses that fact', async () => {
    await rewrite(
      database.url,
      'read_bounds',
      'select least(high, min(f.bound)) into safe from app.fences() f; /* fence */',
      'safe := high;',
    );
    expect(await lateCommit(effectReader('a', { Numbered: 'print' }))).toEqual([
      { subject: 'note-soon' },
    ]);
  });
});
