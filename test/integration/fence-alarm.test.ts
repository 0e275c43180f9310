import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import {
  describeHolder,
  EventStore,
  type FenceHolder,
  FenceWatch,
  readerFigures,
  ReaderLoop,
} from '#libs/event-store';
import { effectFigures, inTransaction, Metrics, recordEffects } from '#libs/platform';
import { call } from '../support/call.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { openStage, type Stage } from '../support/stage.js';
import { connect, noted, rewrite } from './event-store.fixtures.js';

const SECONDS = 0.2;

describe('an append that holds the readers back', () => {
  let database: FreshDatabase;
  let store: EventStore;
  let stalled: pg.Client | undefined;
  let told: (FenceHolder | undefined)[];
  let watch: FenceWatch;

  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
    told = [];
    watch = new FenceWatch(database.dataSource, {
      seconds: SECONDS,
      onAlarm: (blocker) => told.push(blocker),
    });
  });
  afterEach(async () => {
    await stalled?.end();
    stalled = undefined;
    await database.drop();
  });

  /**
   * Another program's transaction that has appended and does not commit, older than the threshold.
   */
  async function stall(append = true): Promise<number> {
    stalled = await connect(database.url);
    await stalled.query(`set application_name = 'import-cu'; begin`);
    if (append) {
      await stalled.query(`select * from app.append(array['slow-1'], array[0]::bigint[], array[1],
        array['a'], array[null]::text[], array[null]::timestamptz[],
        array[null]::text[],
        array[null]::text[], array[null]::text[], array[null]::timestamptz[],
          array[null]::timestamptz[], array['Noted'], array[1], '[{}]', false)`);
    }
    const old = () =>
      stalled!.query<{ old: boolean; pid: number }>(
        `select app.beat_age(xact_start) > $1 as old, pid from pg_stat_activity
          where pid = pg_backend_pid()`,
        [SECONDS],
      );
    for (;;) {
      const { rows } = await old();
      if (rows[0]!.old) return rows[0]!.pid;
    }
  }
  const figure = async (name: string): Promise<number> => {
    const text = await new Metrics([
      readerFigures(database.dataSource),
      effectFigures(database.dataSource),
    ]).text();
    return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
  };

  it(
    'is told once, with who it is and what to do, shown as a figure, and told to ' + 'be over',
    async () => {
      await watch.look();
      const pid = await stall();
      await watch.look();
      await watch.look();
      expect(told).toMatchObject([
        { pid, application: 'import-cu', state: 'idle in transaction', bound: 0 },
      ]);
      expect(told[0]!.age).toBeGreaterThan(SECONDS);
      expect(describeHolder(told[0]!)).toMatch(
        new RegExp(
          `import-cu \\(tiến trình PostgreSQL ${pid}, mở mà không làm gì\\) mở từ 20.*giữ các ` +
            `bộ đọc lại.*pg_terminate_backend\\(${pid}\\)`,
        ),
      );
      expect(await figure('dondoc_fence_age_seconds')).toBeGreaterThan(SECONDS);
      await stalled!.query('rollback');
      await watch.look();
      await watch.look();
      expect(told.slice(1)).toEqual([undefined]);
      expect(await figure('dondoc_fence_age_seconds')).toBe(0);
    },
  );

  it('is told by the timer on its own, and not before its time', async () => {
    const patient = new FenceWatch(database.dataSource, {
      seconds: 3600,
      onAlarm: (blocker) => told.push(blocker),
    });
    await stall();
    await patient.look();
    expect(told).toEqual([]);
    await new Promise<void>((resolve) => {
      watch = new FenceWatch(database.dataSource, {
        seconds: SECONDS,
        everyMs: 5,
        onAlarm: () => resolve(),
      });
      watch.start();
    });
    await watch.stop();
  });

  it('is none when a transaction is only long: nobody is held back by it', async () => {
    await stall(false);
    await watch.look();
    expect(told).toEqual([]);
  });

  it(
    'must-fail control: an appender that registers no bound holds nobody back for the alarm, ' +
      'and readers pass its event by',
    async () => {
      await rewrite(
        database.url,
        'fence',
        'select case',
        `select case when true then 'app.event_position'::regclass`,
      );
      await stall();
      await store.append([noted('quick-1')]);
      await watch.look();
      expect(told).toEqual([]);
      const taken: string[] = [];
      const loop = new ReaderLoop(database.dataSource, [
        {
          name: 'a',
          handle: async (events) => void taken.push(...events.map(({ stream }) => stream)),
        },
      ]);
      await loop.drainOnce();
      await stalled!.query('commit');
      await loop.drainOnce();
      expect(taken).toEqual(['quick-1']);
    },
  );

  it('figures tell lag, parked streams, effects and heartbeats, and no stream', async () => {
    const sick = {
      name: 'sick',
      handle: async () => {
        throw new Error('no');
      },
    };
    await store.append([noted('note-an'), noted('note-binh')]);
    await new ReaderLoop(database.dataSource, [sick]).drainOnce();
    await store.append([noted('note-chi')]);
    await inTransaction(database.dataSource, (manager) =>
      recordEffects(manager, [{ id: 'e1', kind: 'send-mail', subject: 'note-an' }]),
    );
    expect(await figure('dondoc_parked_streams')).toBe(2);
    expect(await figure('dondoc_reader_lag_positions')).toBe(1);
    expect(await figure('dondoc_reader_lag_seconds')).toBeGreaterThan(0);
    expect(await figure('dondoc_reader_heartbeat_age_seconds')).toBeGreaterThan(0);
    expect(await figure('dondoc_effects')).toBe(1);
    const text = await new Metrics([
      readerFigures(database.dataSource),
      effectFigures(database.dataSource),
    ]).text();
    expect(text).toContain('dondoc_effects{kind="send-mail",state="pending"} 1');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toMatch(/note-/);
  });

  it('figures that cannot be read say so, and leave the others', async () => {
    const broken = { name: 'broken', collect: async () => Promise.reject(new Error('gone')) };
    const text = await new Metrics([broken, readerFigures(database.dataSource)]).text();
    expect(text).toContain('dondoc_collector_up{collector="broken"} 0');
    expect(text).toContain('dondoc_fence_age_seconds 0');
  });
});

describe('an operator', () => {
  let stage: Stage | undefined;
  afterEach(() => stage?.close());

  it(
    'reads /metrics without an account, and sees in /readyz that readers are held back, which ' +
      'is still ready',
    async () => {
      const { url, dataSource } = (stage = await openStage({
        worker: false,
        env: { PUBLIC_BOARD: 'false', FENCE_ALARM_SECONDS: '1' },
      }));
      const answer = await fetch(`${url}/metrics`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('text/plain; version=0.0.4'),
      ]);
      expect(await answer.text()).toContain('# TYPE dondoc_fence_age_seconds gauge');
      expect((await call(url, '/readyz')).body).toMatchObject({
        status: 'ready',
        checks: { readers: 'ok' },
      });
      await inTransaction(dataSource, async (manager) => {
        await manager.query('select app.fence()');
        let seen: unknown = 'ok';
        while (seen === 'ok')
          seen = ((await call(url, '/readyz')).body['checks'] as { readers: string }).readers;
        expect(seen).toMatch(/^chậm: một giao dịch giữ lại đã \d+ giây, xem dondoc readers$/);
      });
      expect((await call(url, '/readyz')).body).toMatchObject({
        status: 'ready',
        checks: { readers: 'ok' },
      });
    },
    60_000,
  );
});
