import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { EventStore, readChain, verifyChains } from '#libs/event-store';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { all, connect, noted } from './event-store.fixtures.js';

describe('hash chain', () => {
  let database: FreshDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await freshDatabase();
    owner = await connect(database.url);
    const store = new EventStore(database.dataSource);
    for (const stream of ['note-a', 'note-b', 'note-ự']) {
      await store.append([noted(stream, { actor: 'Nguyễn Văn A', causation: 'c' })]);
      await store.append([
        noted(stream, {
          events: [
            { type: 'A', data: { z: 1, a: '"ủy"\n🙂', m: [1, 2.5, 1e21, null] } },
            { type: 'B', data: {} },
            { type: 'C', data: {} },
          ],
        }),
      ]);
    }
  });
  beforeEach(async () => expect(await all(verifyChains(database.dataSource))).toEqual([]));
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('is recomputed by our own code from the stored text', async () => {
    const links = await all(readChain(database.dataSource));
    expect(links).toHaveLength(12);
    expect(links[1]).toMatchObject({
      stream: 'note-a',
      version: 2,
      data: '{"a": "\\"ủy\\"\\n🙂", "m": [1, 2.5, 1000000000000000000000, null], "z": 1}',
    });
  });

  it.each([
    [
      'data',
      `update app.event set data = data || '{"n": 2}' where stream = 'note-a' and version = 1`,
      ['note-a 1 hash'],
    ],
    [
      'the actor',
      `update app.event set actor = 'Trần Văn B' where stream = 'note-a' and version = 1`,
      ['note-a 1 hash'],
    ],
    [
      'the time by a microsecond',
      `update app.event set at = at + interval '1 microsecond' where stream = 'note-ự'
        and version = 3`,
      ['note-ự 3 hash'],
    ],
    [
      'a fact in the middle away',
      `delete from app.event where stream = 'note-b' and version = 2`,
      ['note-b 3 gap'],
    ],
    [
      'the last fact away',
      `delete from app.event where stream = 'note-b' and version = 4`,
      ['note-b 4 head'],
    ],
    [
      'the last fact and the version',
      `delete from app.event where stream = 'note-b' and version = 4; update app.head
        set version = 3 where stream = 'note-b'`,
      ['note-b 3 head'],
    ],
    ['a whole stream away', `delete from app.event where stream = 'note-b'`, ['note-b 4 head']],
    ['the head away', `delete from app.head where stream = 'note-b'`, ['note-b 4 head']],
    [
      'data and hash, without the links after it',
      `update app.event set data = '{}', hash = sha256(convert_to(app.event_text(stream, version,
        type, schema_version, app.microseconds(at), actor, causation, '{}'), 'UTF8'))
        where stream = 'note-a' and version = 1`,
      ['note-a 2 hash'],
    ],
    [
      'the order of two facts',
      `update app.event set position = position + 100 where stream = 'note-a' and version = 2`,
      ['note-a 3 order'],
    ],
  ])('sees a superuser change %s', async (_what, sql, violations) => {
    await owner.query(
      `alter table app.event disable trigger all; create table app.kept as table app.event; create
        table app.kept_head as table app.head`,
    );
    await owner.query(sql);
    const found = (await all(verifyChains(database.dataSource))).map(
      ({ stream, version, problem }) => `${stream} ${version} ${problem}`,
    );
    await owner.query(`delete from app.event; insert into app.event table app.kept; delete
      from app.head;
      insert into app.head table app.kept_head;
      drop table app.kept, app.kept_head; alter table app.event enable trigger all`);
    expect(found).toEqual(violations);
  });
});
