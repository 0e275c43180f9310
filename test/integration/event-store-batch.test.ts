import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Aggregate, Refused } from '#libs/decider';
import { EventStore, verifyChains } from '#libs/event-store';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

const counted = z.object({ type: z.literal('Counted'), data: z.object({ by: z.number() }) });
type Counted = z.infer<typeof counted>;

const counter: Aggregate<{ total: number }, Counted> = {
  name: 'counter',
  initial: { total: 0 },
  evolve: (state, event) => ({ total: state.total + event.data.by }),
  parse: (fact) => counted.parse(fact),
  head: () => ({ status: 'open' }),
};

const event = (by: number): Counted => ({ type: 'Counted', data: { by } });

describe('commands and appends that arrive together', () => {
  let database: FreshDatabase;
  let store: EventStore;
  let calls = 0;

  beforeAll(async () => {
    database = await freshDatabase({ poolSize: 8 });
    store = new EventStore(database.dataSource);
    const { manager } = database.dataSource;
    const query = manager.query.bind(manager);
    manager.query = ((text: string, parameters?: unknown[]) => {
      if (text.includes('app.append(')) calls += 1;
      return query(text, parameters as never);
    }) as never;
  });
  afterAll(() => database.drop());

  const chains = async (): Promise<number> => {
    let violations = 0;
    for await (const _ of verifyChains(database.dataSource)) violations += 1;
    return violations;
  };

  const count = (stream: string, by: number, id?: string) =>
    store.command({
      aggregate: counter,
      stream,
      command: { name: 'count', actor: 'a-1', id, request: { by } },
      decide: (state) => {
        if (by < 0) throw new Refused('NEGATIVE', 'Số phải dương');
        return { events: [event(by)], result: { before: state.total } };
      },
    });

  it(
    'share a call again when all who were answered ask at once: nobody goes ahead ' + 'alone',
    async () => {
      const rounds = 10;
      calls = 0;
      await Promise.all(
        Array.from({ length: 8 }, async (_, i) => {
          for (let version = 0; version < rounds; version += 1) {
            await store.append([
              {
                stream: `counter-loop${i}`,
                expect: version,
                events: [event(1)],
                head: { status: 'open' },
                actor: 'x',
              },
            ]);
          }
        }),
      );
      expect(calls).toBe(rounds);
      expect(await chains()).toBe(0);
    },
  );

  it('shares calls between appends, each with its own verdict', async () => {
    calls = 0;
    const verdicts = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        store.append([
          {
            stream: `counter-many-${i}`,
            expect: i % 10 === 0 ? 'exists' : 'none',
            events: [event(i)],
            actor: 'a-1',
          },
        ]),
      ),
    );
    expect(verdicts.map(([verdict]) => verdict!.ok)).toEqual(
      Array.from({ length: 200 }, (_, i) => i % 10 !== 0),
    );
    expect(calls).toBeLessThan(50);
  });

  it('keeps the error of one append from the others', async () => {
    const good = (i: number) =>
      store.append([
        { stream: `counter-good-${i}`, expect: 'none', events: [event(i)], actor: 'a-1' },
      ]);
    const bad = store.append([
      {
        stream: 'counter-bad',
        expect: 'none',
        events: [{ type: 'Counted', data: { by: '\u0000' } }],
        actor: 'a-1',
      },
    ]);
    const settled = await Promise.allSettled([good(1), good(2), bad, good(3), good(4)]);
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect((await store.read('counter-good-3')).length).toBe(1);
  });

  it('keeps the order of appends to one stream', async () => {
    const all = Array.from({ length: 40 }, (_, i) =>
      store.append([{ stream: 'counter-order', expect: 'any', events: [event(i)], actor: 'a-1' }]),
    );
    await Promise.all(all);
    expect(
      (await store.read('counter-order')).map(({ data }) => (data as { by: number }).by),
    ).toEqual(Array.from({ length: 40 }, (_, i) => i));
  });

  it('lets 50 commands on one stream each see the one before', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => count('counter-one', 1, `one-${i}`)),
    );
    expect(answers.map(({ result }) => result.before).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i),
    );
  });

  it('refuses one command without touching its neighbours', async () => {
    const settled = await Promise.allSettled([
      count('counter-n1', 1),
      count('counter-n2', -1),
      count('counter-n3', 1),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((settled[1] as PromiseRejectedResult).reason).toMatchObject({ code: 'NEGATIVE' });
  });

  it('gives one effect and one answer for one command id, however many ask at once', async () => {
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => count('counter-same', 5, 'same-id')),
      ...Array.from({ length: 20 }, (_, i) => count(`counter-else-${i}`, 1)),
    ]);
    expect(new Set(answers.slice(0, 20).map(({ version }) => version))).toEqual(new Set([1]));
    expect(answers.slice(0, 20).filter(({ replayed }) => !replayed)).toHaveLength(1);
    await expect(count('counter-same', 6, 'same-id')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await expect(count('counter-one', 5, 'same-id')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('leaves whole chains', async () => expect(await chains()).toBe(0));
});
