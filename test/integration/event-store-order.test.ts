import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore, fenceAge, type Operation } from '#libs/event-store';
import { controls, runControl } from '../order/controls.js';
import { type Lane, openLane } from '../order/lane.js';
import { play } from '../order/play.js';
import { run } from '../order/run.js';
import { generate } from '../order/generate.js';
import { parse, print } from '../order/script.js';
import { noted, rewrite, seeded } from './event-store.fixtures.js';

/** The same engine as `npm run test:order`, which plays 100,000 of them. */
const SEED = 20240215;

describe('ordered reading', () => {
  let lane: Lane;
  beforeAll(async () => {
    lane = await openLane();
  });
  afterAll(() => lane.close());

  it(
    'loses nothing, inverts nothing and is not stalled by strangers, in 500 random ' +
      'interleavings',
    async () => {
      const totals = await run([lane], { seed: SEED, scripts: 500 });
      expect(totals).toMatchObject({
        distinct: 500,
        faulty: 0,
        lost: 0,
        inverted: 0,
        stalled: 0,
        misfollowed: 0,
      });
      // Else the suite would be easy on us.
      expect({
        events: totals.events > 500,
        gaps: totals.gaps > 200,
        waits: totals.waits > 50,
      }).toEqual({ events: true, gaps: true, waits: true });
    },
  );

  it(
    'holds back what a slow appender may still commit, tells how long, and goes on at its ' +
      'rollback',
    async () => {
      const { A: slow, B: quick } = lane.runners;
      const store = new EventStore(lane.database.dataSource);
      const [start, age] = [await lane.high(), () => fenceAge(lane.database.dataSource.manager)];
      expect(await age()).toBe(0);
      await slow.query('begin');
      await store.append([noted('slow-1')], { manager: slow.manager });
      await store.append([noted('quick-1')], { manager: quick.manager });
      expect(await lane.look(start, 10)).toHaveLength(0);
      expect(await age()).toBeGreaterThan(0);
      await slow.query('rollback');
      expect(await lane.look(start, 10)).toHaveLength(1);
      expect(await age()).toBe(0);
    },
  );

  /**
   * How many of the other appender's events readers are given while an append waits for a head;
   * then how many in all.
   */
  const behindALock = async (
    on: Lane,
    stream: string,
    expect: Operation['expect'],
  ): Promise<number[]> => {
    const { A: holder, B: waiter, C: quick } = on.runners;
    const store = new EventStore(on.database.dataSource);
    await store.append([noted(stream)], { manager: quick.manager });
    await holder.query(`begin; select * from app.open_stream('${stream}')`);
    const waiting = store.append([noted(stream, { expect })], { manager: waiter.manager });
    await on.standsBehind('B', 'A');
    const start = await on.high();
    await store.append([noted(`${stream}-quick`)], { manager: quick.manager });
    const meanwhile = await on.look(start, 10);
    await holder.query('commit');
    await waiting;
    return [meanwhile.length, (await on.look(start, 10)).length];
  };

  it.each([
    ['held-1', 'any'],
    ['held-2', 1],
  ] as const)(
    'waits for the lock of %s, expecting %s, without holding readers back',
    async (stream, expected) => {
      expect(await behindALock(lane, stream, expected)).toEqual([1, 2]);
    },
  );

  it('control: with the fence before the lock, who waits holds readers back', async () => {
    const other = await openLane();
    try {
      await rewrite(
        other.database.url,
        'append_to_existing',
        'with c as materialized',
        'perform app.fence(); with c as materialized',
      );
      expect(await behindALock(other, 'held-1', 1)).toEqual([0, 2]);
    } finally {
      await other.close();
    }
  });

  it('plays a script from its text', async () => {
    const scripts = Array.from({ length: 50 }, (_, seed) => generate(seeded(seed)));
    expect(scripts.map((script) => parse(print(script)))).toEqual(scripts);
    expect(
      await play(
        lane,
        parse(
          'A begin; A append a2 b; & B begin; B append a; R look; A commit; & R look 1; B rollback',
        ),
        { shared: 'text', own: 'text' },
      ),
    ).toEqual({
      lost: 0,
      inverted: 0,
      stalled: 0,
      events: 3,
      gaps: 1,
      commits: 1,
      rollbacks: 1,
      waits: 1,
    });
  });

  it.each(controls)('control: $says: the same check fails', async (control) => {
    // An event is lost in about one script of 40 only.
    const totals = await runControl(control, {
      seed: SEED,
      scripts: control.finds === 'lost' ? 600 : 200,
    });
    expect(totals[control.finds]).toBeGreaterThan(0);
    expect(totals.example).toBeDefined();
  });
});
