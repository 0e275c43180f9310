import { expect, it } from '@jest/globals';
import {
  Clock,
  effectId,
  EffectRefused,
  inTransaction,
  lateEffects,
  tryAgain,
  within,
} from '#libs/platform';
import { database, handOver, ledger, record, timePasses, until, work } from './effects.fixtures.js';

/** How often, how long, and until when what failed is tried again. */
export function tries(): void {
  it(
    'tries for ever what is of use for ever, whatever failed, and does it when the cause is ' +
      'gone',
    async () => {
      const id = effectId('away');
      let away = true;
      const given: string[] = [];
      await work({
        kind: 'act',
        run: async () => {
          if (away)
            throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
          return {};
        },
        giveUp: async (effect) => void given.push(effect.id),
      });
      await record([id]);
      expect(await until(id, ({ attempts }) => attempts > 9)).toBe(true);
      expect(await ledger(id)).toMatchObject({
        state: expect.stringMatching(/pending|running/),
        last_error: 'Error: ENOSPC: no space left on device',
      });
      await database.dataSource.query('update app.effect set attempts = 60 where id = $1', [id]);
      expect(await until(id, ({ attempts }) => attempts > 60)).toBe(true);
      const waits = await within(30_000, async () => {
        const [row] = await database.dataSource.query(
          `select retry_at - app.now() between interval '55 minutes' and interval '1 hour' as hour
          from app.effect where id = $1 and state = 'pending'`,
          [id],
        );
        return row?.hour === true;
      });
      expect(waits).toBe(true);
      away = false;
      expect(await until(id, ({ state }) => state === 'done')).toBe(true);
      expect([given, (await ledger(id)).last_error]).toEqual([[], null]);
    },
  );

  it(
    'parks at once what refuses itself, with its reason, until somebody has it tried ' + 'again',
    async () => {
      const id = effectId('failing');
      const given: string[] = [];
      let wrong = true;
      await work({
        kind: 'act',
        run: async () => {
          if (wrong) throw new EffectRefused('no such mailbox');
          return {};
        },
        giveUp: async (effect) => void given.push(effect.id),
      });
      await record([id]);
      expect(await until(id, ({ state }) => state === 'failed')).toBe(true);
      expect(await ledger(id)).toEqual({
        state: 'failed',
        attempts: 1,
        last_error: 'EffectRefused: no such mailbox',
      });
      await timePasses();
      expect(await handOver()).toBe(0);
      expect(given).toEqual([id]);
      expect(await lateEffects(database.dataSource.manager)).toEqual([
        { kind: 'act', late: 0, failed: 1 },
      ]);
      wrong = false;
      expect(
        await inTransaction(database.dataSource, (manager) => tryAgain(manager, { kind: 'other' })),
      ).toEqual([]);
      expect(
        await inTransaction(database.dataSource, (manager) => tryAgain(manager, { id })),
      ).toEqual([{ id, kind: 'act', subject: 's', was: 'failed' }]);
      expect(await until(id, ({ state }) => state === 'done')).toBe(true);
      expect(await inTransaction(database.dataSource, (manager) => tryAgain(manager, {}))).toEqual(
        [],
      );
    },
  );

  it(
    "gives up when its use has passed, on the system's clock, and a retry is due when that " +
      'clock says so',
    async () => {
      const id = effectId('stale');
      const clock = new Clock(database.dataSource);
      await clock.set('2024-01-12T02:00:00Z');
      await work({
        kind: 'act',
        usefulHours: 24,
        run: () => Promise.reject(new Error('nobody answers')),
      });
      await record([id]);
      expect(await until(id, ({ attempts }) => attempts >= 3)).toBe(true);
      // A pause that no wall clock of a test sits out.
      await database.dataSource.query(`update app.effect set attempts = 40 where id = $1`, [id]);
      expect(await until(id, ({ attempts, state }) => attempts > 40 && state === 'pending')).toBe(
        true,
      );
      const { attempts } = await ledger(id);
      expect(await handOver()).toBe(0);
      await clock.set('2024-01-13T01:59:00Z');
      expect(
        await within(
          30_000,
          async () =>
            (await handOver(), await ledger(id)).attempts > attempts &&
            (await ledger(id)).state === 'pending',
        ),
      ).toBe(true);
      await clock.set('2024-01-13T03:30:00Z');
      expect(
        await within(30_000, async () => (await handOver(), await ledger(id)).state === 'failed'),
      ).toBe(true);
    },
  );
}
