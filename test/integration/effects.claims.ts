import { expect, it } from '@jest/globals';
import { effectId, EffectRunner, openDatabase, within } from '#libs/platform';
import {
  commitOnce,
  database,
  gate,
  handOver,
  ledger,
  record,
  until,
  work,
} from './effects.fixtures.js';
import { connect } from './event-store.fixtures.js';

/** Whose an effect is while somebody does it, and when he is gone. */
export function claims(): void {
  it(
    'has an effect that was claimed while the database went away, and whose claim nobody heard ' +
      'of',
    async () => {
      const id = effectId('unheard');
      const done: string[] = [];
      const first = await work({ kind: 'act', run: async () => commitOnce(done, 'once') });
      await record([id]);
      const [{ me }] = await database.dataSource.query(
        `select objid::bigint as me from pg_locks where locktype = 'advisory' and objsubid = 2
        and classid = ${0x0dd0} and database = (select oid from pg_database
        where datname = current_database())`,
      );
      await database.dataSource.query(
        `update app.effect set state = 'running', attempts = 1, claimed_by = $2 where id = $1`,
        [id, me],
      );
      expect(await first.run(id)).toBe('nothing');
      expect(await until(id, ({ state }) => state === 'done')).toBe(true);
      expect(done).toEqual(['once']);
    },
  );

  it(
    'shows life again when its connection was cut: a claim made afterwards is not taken for a ' +
      "dead one's",
    async () => {
      const id = effectId('cut');
      const done: string[] = [];
      const { opened, open: letGo } = gate();
      const runs: string[] = [];
      const first = await work({
        kind: 'act',
        run: async (effect) => (runs.push(effect.id), await opened, commitOnce(done, effect.id)),
      });
      const owner = await connect(database.url);
      await owner.query(
        `select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory'
        and objsubid = 2 and classid = ${0x0dd0} and database = (select oid from pg_database
        where datname = current_database())`,
      );
      await owner.end();
      await record([id]);
      const late = first.run(id);
      expect(await within(30_000, async () => (await ledger(id)).state === 'running')).toBe(true);
      // What another worker's tick does meanwhile.
      const other = new EffectRunner(database.dataSource, []);
      await other.start();
      expect(await other.reconcile(async () => undefined)).toBe(0);
      await other.stop();
      letGo();
      expect(await late).toBe('done');
      expect({ runs, done }).toEqual({ runs: [id], done: [id] });
    },
  );

  it(
    'frees the claims of a runner that is gone; what that one still says is not ' + 'written',
    async () => {
      const id = effectId('claimed');
      const done: string[] = [];
      const { opened, open: letGo } = gate();
      const elsewhere = await openDatabase(database.url, { applicationName: 'gone', poolSize: 2 });
      const gone = new EffectRunner(elsewhere, [
        { kind: 'act', run: async () => (await opened, commitOnce(done, 'gone')) },
      ]);
      await gone.start();
      await record([id]);
      const late = gone.run(id);
      expect(await within(30_000, async () => (await ledger(id)).state === 'running')).toBe(true);
      await work({ kind: 'act', run: async () => commitOnce(done, 'alive') });
      await handOver();
      expect((await ledger(id)).state).toBe('running');
      await gone.stop();
      expect(
        await within(30_000, async () => (await handOver(), (await ledger(id)).state === 'done')),
      ).toBe(true);
      letGo();
      expect([await late, done]).toEqual(['failed', ['alive']]);
      expect(await ledger(id)).toMatchObject({ state: 'done', attempts: 2 });
      await elsewhere.destroy();
    },
  );
}
