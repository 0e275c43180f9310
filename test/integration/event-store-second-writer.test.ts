import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStore, type Operation, verifyChains } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { all, noted, rewrite } from './event-store.fixtures.js';

describe('an append to a stream that somebody else is writing', () => {
  let database: FreshDatabase;
  let store: EventStore;
  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
  });
  afterEach(async () => {
    expect(await all(verifyChains(database.dataSource))).toEqual([]);
    await database.drop();
  });
  const types = async () => (await store.read('task-1')).map((event) => event.type);

  /** A second writer of a stream arrives while the first one's transaction is open. */
  const overtaking = async (expected: Operation['expect'] = 'any'): Promise<string> => {
    let rival: Promise<string> | undefined;
    await inTransaction(database.dataSource, async (manager) => {
      await store.append([noted('task-1')], { manager });
      rival = store.append([noted('task-1', { expect: expected })]).then(
        ([verdict]) => `${verdict!.ok ? 'version' : 'refused at'} ${verdict!.version}`,
        (error: Error) => error.message,
      );
      for (let waiting = 0; waiting === 0;)
        [{ waiting }] = (await manager.query(
          'select count(*)::int as waiting from pg_locks where not granted',
        )) as [{ waiting: number }];
    });
    return rival!;
  };

  it('queues a second writer behind the first', async () => {
    expect(await overtaking()).toBe('version 2');
  });

  it('refuses a second writer who expected the version that the first moved on from', async () => {
    await store.append([noted('task-1')]);
    expect(await overtaking(1)).toBe('refused at 2');
    expect(await types()).toEqual(['Noted', 'Noted']);
  });

  it('control: unless the version is asked for, the second writer comes through', async () => {
    await rewrite(
      database.url,
      'append_to_existing',
      'h.stream = o.stream and h.version = o.expect',
      'h.stream = o.stream',
    );
    await store.append([noted('task-1')]);
    expect(await overtaking(1)).toBe('version 2');
    expect(await types()).toEqual(['Noted', 'Noted', 'Noted']);
  });

  it('finds a head that was put elsewhere while its lock was awaited', async () => {
    await store.append([noted('note-1')]);
    let rival: Promise<unknown> | undefined;
    await inTransaction(database.dataSource, async (manager) => {
      // The column of an index: the new version of the row is not on the chain of the old one.
      await manager.query(
        `update app.head set owner = 'cell-9', cutoff_at = app.now() where stream = 'note-1'`,
      );
      rival = store.append([noted('note-1', { expect: 1 })]);
      for (let waiting = 0; waiting === 0;)
        [{ waiting }] = (await manager.query(
          'select count(*)::int as waiting from pg_locks where not granted',
        )) as [{ waiting: number }];
    });
    expect(await rival).toMatchObject([{ ok: true, version: 2 }]);
    expect(await store.head('note-1')).toMatchObject({ version: 2, owner: 'cell-9' });
  });

  it('control: without the lock the second writer runs into the unique constraint', async () => {
    await rewrite(database.url, 'hold_heads', 'for no key update /* lock:heads */', '');
    await store.append([noted('task-1')]);
    expect(await overtaking()).toMatch(/event_stream_version/);
  });
});
