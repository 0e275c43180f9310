import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declareTransitions, EventStore } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { connect, noted } from './event-store.fixtures.js';

describe('the guards that the database keeps by itself', () => {
  let database: FreshDatabase;
  let store: EventStore;
  beforeAll(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
  });
  afterAll(() => database.drop());

  it('refuse a stream named twice', async () => {
    await store.append([noted('note-twin')]);
    const twice = (stream: string, expected: number) =>
      database.dataSource.query(
        `select app.append(array['${stream}', '${stream}'], array[${expected},
          ${expected}]::bigint[], null, array['a', 'a'], null, null, null, null, null, null, null,
          array['A', 'A'], null, '[{}, {}]', false)`,
      );
    await expect(twice('note-twin', 1)).rejects.toThrow(/one operation per stream/);
    await expect(twice('note-new-twin', 0)).rejects.toThrow(/one operation per stream/);
    expect(await store.read('note-twin')).toHaveLength(1);
    expect(await store.head('note-new-twin')).toBeUndefined();
  });

  it('refuse a status change that was not declared', async () => {
    const move = (stream: string, status: string) =>
      store.append([noted(stream, { head: { status } })]);
    await inTransaction(database.dataSource, (manager) =>
      declareTransitions(manager, 'legal', [
        [null, 'open'],
        ['open', 'closed'],
      ]),
    );
    await move('legal-1', 'open');
    await expect(move('legal-2', 'closed')).rejects.toThrow(
      /illegal transition of legal-2: from "" to "closed"/,
    );
    await move('legal-1', 'open');
    await move('legal-1', 'closed');
    await expect(move('legal-1', 'open')).rejects.toThrow(/illegal transition/);
    await move('free-1', 'whatever');
    await expect(
      database.dataSource.query(
        `insert into app.head (stream, category, version, hash, status) values ('legal-3', 'legal',
          0, '', 'closed')`,
      ),
    ).rejects.toThrow(/illegal transition of legal-3/);
    await expect(
      database.dataSource.query(
        `insert into app.head (stream, category, version, hash) values ('legal-4', 'free', 0, '')`,
      ),
    ).rejects.toThrow(/category of legal-4 is not "free"/);
  });

  it(
    'keep events append-only, for the application by rights, ' + 'for the owner by trigger',
    async () => {
      const changes = [
        'update app.event set actor = actor',
        'delete from app.event',
        'truncate app.event',
      ];
      const owner = await connect(database.url);
      for (const sql of changes) {
        await expect(database.dataSource.query(sql)).rejects.toThrow(/permission denied/);
        await expect(owner.query(sql)).rejects.toThrow(/append-only/);
      }
      await owner.end();
      await expect(database.dataSource.query('update app.command set name = name')).rejects.toThrow(
        /permission denied/,
      );
      await expect(database.dataSource.query('delete from app.legal_transition')).rejects.toThrow(
        /permission denied/,
      );
    },
  );

  it('refuse other isolation than READ COMMITTED', async () => {
    const client = await connect(database.url, 'dondoc_app');
    await client.query('begin isolation level repeatable read');
    await expect(client.query('select app.fence()')).rejects.toThrow(/READ COMMITTED/);
    await client.query('rollback; begin isolation level repeatable read');
    await expect(client.query('select * from app.read_after(0, 1)')).rejects.toThrow(
      /READ COMMITTED/,
    );
    await client.end();
  });
});
