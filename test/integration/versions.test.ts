import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Aggregate, type FactTypes } from '#libs/decider';
import { directive, obligation } from '#libs/directive';
import {
  type Decision,
  declareFacts,
  EventStore,
  foldView,
  parked,
  type Reader,
  ReaderLoop,
  readChain,
  rebuildView,
  UnknownEvent,
  verifyChains,
  type View,
  viewReader,
} from '#libs/event-store';
import { forgetFacts } from '#libs/event-store/testing';
import { notice, register } from '#libs/records';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { all, connect } from './event-store.fixtures.js';

type LetterEvent =
  | {
      readonly type: 'LetterSent';
      readonly data: { readonly to: readonly string[]; readonly copies: number };
    }
  | { readonly type: 'LetterRead'; readonly data: object };

/** Three generations of one fact. No product fact has a second one yet. */
const sent = {
  1: ({ to }: { to: string }) => ({ to: [to] }),
  2: ({ to }: { to: string[] }) => ({ to, copies: to.length }),
};
const letter: Aggregate<{ copies: number }, LetterEvent> = {
  name: 'letter',
  initial: { copies: 0 },
  evolve(state, event) {
    switch (event.type) {
      case 'LetterSent':
        return { copies: state.copies + event.data.copies };
      case 'LetterRead':
        return state;
    }
  },
  parse: (fact) => fact as LetterEvent,
  head: () => ({}),
  facts: { LetterSent: sent, LetterRead: {} },
};
interface Row {
  readonly key: string;
  readonly copies: number;
}
const copies: View<Row> = {
  name: 'copies',
  table: 'copies',
  keyOf: ({ stream }) => stream,
  project: (row, { stream, type, data }) => ({
    key: stream,
    copies: (row?.copies ?? 0) + (type === 'LetterSent' ? (data as { copies: number }).copies : 0),
  }),
};

describe('versions of facts', () => {
  let database: FreshDatabase;
  let store: EventStore;
  const write = async (stream: string, type: string, schemaVersion: number, data: object) => {
    forgetFacts();
    await store.append([
      {
        stream,
        expect: 'any',
        actor: 'an older or a newer program',
        events: [{ type, schemaVersion, data }],
      },
    ]);
    declareFacts([letter]);
  };
  const drain = (readers: Reader[]) => new ReaderLoop(database.dataSource, readers).drainOnce();
  const stored = async (stream: string) =>
    (await all(readChain(database.dataSource)))
      .filter((link) => link.stream === stream)
      .map(({ schemaVersion, data }) => [schemaVersion, JSON.parse(data) as unknown]);
  const send = (stream: string, seen: unknown[] = []) =>
    store.transact({
      aggregate: letter,
      stream,
      command: { name: 'send', actor: 'clerk' },
      decide: (state): Decision<LetterEvent, number> => (
        seen.push(state),
        { events: [{ type: 'LetterSent', data: { to: ['D'], copies: 1 } }], result: state.copies }
      ),
    });

  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
    const owner = await connect(database.url);
    await owner.query('create table app.copies (key text primary key, copies int)');
    await owner.end();
    await write('letter-1', 'LetterSent', 1, { to: 'A' });
    await write('letter-1', 'LetterSent', 2, { to: ['B', 'C'] });
  });
  afterEach(async () => {
    expect(await all(verifyChains(database.dataSource))).toEqual([]);
    forgetFacts();
    await database.drop();
  });

  it(
    'are read, folded and viewed in the latest shape; what is stored and hashed stays as it ' +
      'was',
    async () => {
      const latest = [
        { schemaVersion: 3, data: { to: ['A'], copies: 1 } },
        { schemaVersion: 3, data: { to: ['B', 'C'], copies: 2 } },
      ];
      expect(await store.read('letter-1')).toMatchObject(latest);
      const seen: unknown[] = [];
      const handled: unknown[] = [];
      expect(await send('letter-1', seen)).toMatchObject({ result: 3, version: 3 });
      expect(seen).toEqual([{ copies: 3 }]);
      await drain([
        viewReader(copies),
        { name: 'listener', handle: (events) => (handled.push(...events), Promise.resolve()) },
      ]);
      expect(handled).toMatchObject([
        ...latest,
        { schemaVersion: 3, data: { to: ['D'], copies: 1 } },
      ]);
      expect(await database.dataSource.query('select * from app.copies')).toEqual([
        { key: 'letter-1', copies: 4 },
      ]);
      expect(await foldView(database.dataSource, copies)).toEqual(
        new Map([['letter-1', { key: 'letter-1', copies: 4 }]]),
      );
      expect(await rebuildView(database.dataSource, copies)).toMatchObject({
        rows: 1,
        differences: 0,
      });
      expect(await stored('letter-1')).toEqual([
        [1, { to: 'A' }],
        [2, { to: ['B', 'C'] }],
        [3, { to: ['D'], copies: 1 }],
      ]);
    },
  );

  it('control: without upcasters the fold goes wrong in silence', async () => {
    forgetFacts();
    expect((await send('letter-1')).result).toBeNaN();
  });

  it.each([
    ['a version', 'LetterSent', 4],
    ['a type', 'LetterLost', 1],
  ])(
    '%s that the program does not know stops its readers there, parks nothing, and refuses ' +
      'commands',
    async (_what, type, version) => {
      await write('letter-2', 'LetterSent', 1, { to: 'A' });
      await write('letter-2', type, version, { unheard: 'of' });
      await write('letter-3', 'LetterSent', 1, { to: 'A' });
      const handled: string[] = [];
      const listener: Reader = {
        name: 'listener',
        handle: (events) => (
          handled.push(...events.map(({ stream }) => stream)),
          Promise.resolve()
        ),
      };
      const errors: unknown[] = [];
      const loop = new ReaderLoop(database.dataSource, [listener], {
        onError: (error, reader) => errors.push([reader, (error as Error).name]),
      });
      loop.start();
      while (errors.length === 0) await database.dataSource.query('select 1');
      await loop.stop();
      await expect(drain([listener])).rejects.toThrow(UnknownEvent);
      expect([errors[0], handled]).toEqual([
        ['listener', 'UnknownEvent'],
        ['letter-1', 'letter-1', 'letter-2'],
      ]);
      expect([
        await database.dataSource.query('select position::int from app.reader'),
        await parked(database.dataSource),
      ]).toEqual([[{ position: 3 }], []]);
      await expect(send('letter-2')).rejects.toThrow(UnknownEvent);
      await expect(store.read('letter-2')).rejects.toThrow(/nâng cấp chương trình/);
      expect(await send('letter-3')).toMatchObject({ version: 2 });

      const upgraded = {
        ...letter,
        facts: {
          ...letter.facts,
          LetterSent: { ...sent, 3: ({ to }: { to: string[] }) => ({ to, copies: to.length }) },
          LetterLost: {},
        } as FactTypes,
      };
      declareFacts([upgraded]);
      await drain([listener]);
      expect(handled).toEqual([
        'letter-1',
        'letter-1',
        'letter-2',
        'letter-2',
        'letter-3',
        'letter-3',
      ]);
    },
  );

  it('stop a reader that meets an unknown fact in another stream than its own', async () => {
    await write('letter-2', 'LetterLost', 1, {});
    const curious: Reader = {
      name: 'curious',
      handle: async (_events, manager) => void (await store.read('letter-2', { manager })),
    };
    await expect(drain([curious])).rejects.toThrow(UnknownEvent);
    expect(await parked(database.dataSource)).toEqual([]);
  });

  it('are refused at the door when the program could not read them back', async () => {
    const op = (type: string, schemaVersion?: number) =>
      store.append([
        {
          stream: 'letter-9',
          expect: 'any',
          actor: 'clerk',
          events: [{ type, schemaVersion, data: {} }],
        },
      ]);
    await expect(op('LetterLost')).rejects.toThrow(UnknownEvent);
    await expect(op('LetterSent', 4)).rejects.toThrow(UnknownEvent);
    const bulk = {
      category: 'letter',
      fromStatus: 'a',
      toStatus: 'b',
      where: 'true',
      actor: 'system',
      event: { type: 'LetterLost', data: `'{}'::jsonb` },
    };
    await store.append([
      {
        stream: 'letter-8',
        expect: 'none',
        actor: 'clerk',
        head: { status: 'a' },
        events: [{ type: 'LetterRead', data: {} }],
      },
    ]);
    await expect(store.bulkTransition(bulk)).rejects.toThrow(UnknownEvent);
    expect(await store.head('letter-9')).toBeUndefined();
  });

  it(
    'must be declared whole at boot, each type by one aggregate; those of the product are all ' +
      'at version 1',
    () => {
      expect(() => declareFacts([{ ...letter, facts: { LetterSent: { 2: sent[2] } } }])).toThrow(
        /none from version 1/,
      );
      expect(() => declareFacts([{ name: 'bare' }])).toThrow(/bare does not say/);
      expect(() => declareFacts([letter, { ...letter, name: 'double' }])).toThrow(
        /two aggregates store LetterSent; double/,
      );
      declareFacts([directive, obligation, notice, register]);
      expect(
        [directive, obligation, notice, register]
          .flatMap(({ facts }) => Object.values<object>(facts!))
          .every((steps) => Object.keys(steps).length === 0),
      ).toBe(true);
    },
  );
});
