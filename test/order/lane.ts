import type pg from 'pg';
import { type DataSource, type QueryRunner } from 'typeorm';
import { EventStore, ReaderLoop, type StoredEvent } from '#libs/event-store';
import { connect } from '../integration/event-store.fixtures.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { type Writer, writers } from './script.js';

/** More than any script has. */
export const ALL = 1000;

export interface Seen {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
}

/**
 * A database of its own with a connection per writer, one for looks at chosen moments, and the
 * product's reader loop following beside them.
 */
export interface Lane {
  readonly database: FreshDatabase;
  readonly store: EventStore;
  readonly runners: Readonly<Record<Writer, QueryRunner>>;
  /** Sees to it that the streams a to d of this name have a history. */
  prepare(name: string): Promise<void>;
  /** The next events after a position, as a reader is given them. */
  look(after: number, limit: number): Promise<Seen[]>;
  high(): Promise<number>;
  /** What the product's reader loop was handed so far, in its order. */
  readonly followed: readonly Seen[];
  /** Comes back when one waits for a lock of the other. */
  standsBehind(waiter: Writer, holder: Writer): Promise<void>;
  /** Lets the reader loop take what it can, beside whatever else is going on; returns at once. */
  follow(): void;
  /** Waits until the reader loop has all. */
  drain(): Promise<void>;
  /**
   * Ends the strangers' transactions and begins new ones: a transaction open for ever would keep
   * old rows from being cleared away.
   */
  renewStrangers(): Promise<void>;
  close(): Promise<void>;
}

/** Long transactions that have written and have nothing to do with events. */
interface Strangers {
  renew(): Promise<void>;
  close(): Promise<void>;
}

async function openStrangers(url: string): Promise<Strangers> {
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  const beside = await connect(url, 'dondoc_app');
  const schema = await connect(url);
  const other = await connect(elsewhere.href);
  const all = [beside, schema, other];
  await schema.query('create schema stranger; create table stranger.work (n int)');
  const begin = async (): Promise<void> => {
    await beside.query(`begin; insert into app.legal_transition values ('x', 'y', 'z')`);
    await schema.query('begin; insert into stranger.work values (1)');
    // A write, and a lock in another database that looks just like a fence at 0.
    await other.query(
      'begin; create temp table if not exists stranger_work (n int); insert into ' +
        `stranger_work values (1); select pg_advisory_xact_lock_shared(x'5D0C'::bigint << 48)`,
    );
  };
  const each = (sql: string): Promise<unknown> =>
    Promise.all(all.map((client: pg.Client) => client.query(sql)));
  await begin();
  return {
    renew: async () => (await each('rollback'), await begin()),
    close: async () => (
      await each('rollback'),
      void (await Promise.all(all.map((client) => client.end())))
    ),
  };
}

async function runnersOf(dataSource: DataSource): Promise<Record<Writer, QueryRunner>> {
  const pairs = await Promise.all(
    writers.map(async (who) => {
      const runner = dataSource.createQueryRunner();
      await runner.connect();
      return [who, runner] as const;
    }),
  );
  return Object.fromEntries(pairs) as Record<Writer, QueryRunner>;
}

async function pidsOf(runners: Record<Writer, QueryRunner>): Promise<Record<Writer, number>> {
  const pairs = await Promise.all(
    writers.map(
      async (who) =>
        [
          who,
          ((await runners[who].query('select pg_backend_pid() as pid')) as { pid: number }[])[0]!
            .pid,
        ] as const,
    ),
  );
  return Object.fromEntries(pairs) as Record<Writer, number>;
}

export async function openLane(): Promise<Lane> {
  const database = await freshDatabase({ poolSize: 10 });
  const { dataSource } = database;
  const runners = await runnersOf(dataSource);
  const pids = await pidsOf(runners);
  const eye = await connect(database.url, 'dondoc_app');
  const strangers = await openStrangers(database.url);
  const followed: Seen[] = [];
  const handle = async (events: StoredEvent[]): Promise<void> =>
    events.forEach(({ position, stream, version }) => followed.push({ position, stream, version }));
  const loop = new ReaderLoop(dataSource, [{ name: 'order', handle }], {});
  let following: Promise<unknown> | undefined;
  const follow = (): Promise<unknown> =>
    (following ??= loop.drainOnce().finally(() => (following = undefined)));
  const store = new EventStore(dataSource);
  const prepared = new Set<string>();
  return {
    database,
    runners,
    followed,
    store,
    async prepare(name) {
      if (prepared.has(name)) return;
      prepared.add(name);
      await store.append(
        ['a', 'b', 'c', 'd'].map((stream) => ({
          stream: `order-${name}-${stream}`,
          expect: 'none',
          actor: 'order',
          events: [{ type: 'Began', data: {} }],
        })),
      );
    },
    async look(after, limit) {
      const { rows } = await eye.query<Seen>({
        name: 'look',
        text: 'select position::float8, stream, version::float8 from app.read_after($1, $2)',
        values: [after, limit === 0 ? ALL : limit],
      });
      return rows;
    },
    high: async () =>
      Number(
        (await eye.query<{ high: string }>('select high from app.read_bounds()')).rows[0]!.high,
      ),
    async standsBehind(waiter, holder) {
      const behind = async (): Promise<boolean> =>
        (
          await eye.query<{ behind: boolean }>({
            name: 'behind',
            text: 'select $1 = any (pg_blocking_pids($2)) as behind',
            values: [pids[holder], pids[waiter]],
          })
        ).rows[0]!.behind;
      while (!(await behind())) continue;
    },
    follow: () => void follow(),
    async drain() {
      await following;
      await follow();
    },
    renewStrangers: strangers.renew,
    async close() {
      await following;
      await loop.stop();
      await strangers.close();
      await Promise.all(Object.values(runners).map((runner) => runner.release()));
      await eye.end();
      await database.drop();
    },
  };
}
