import { expect } from '@jest/globals';
import type pg from 'pg';
import { type DataSource } from 'typeorm';
import { inTransaction, openDatabase, within } from '#libs/platform';
import { type CommitProxy, startCommitProxy } from '../support/commit-proxy.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { connect } from './event-store.fixtures.js';

/** A database with a table of notes, reached through a proxy that may break in COMMIT. */
export class Notes {
  private constructor(
    readonly database: FreshDatabase,
    readonly owner: pg.Client,
    readonly proxy: CommitProxy,
    /** Through the proxy. */
    readonly dataSource: DataSource,
  ) {}

  static async open(): Promise<Notes> {
    const database = await freshDatabase();
    const owner = await connect(database.url);
    // In COMMIT, a row called 'slow' waits for a lock that a test may hold: the server is then
    // caught in the middle of it.
    await owner.query(`
      create table app.note (key text primary key, n int check (n >= 0));
      create function app.wait_in_commit() returns trigger language plpgsql as
        $$ begin if new.key like 'slow%' then perform pg_advisory_xact_lock_shared(77);
          end if; return null; end $$;
      create constraint trigger note_slow after insert on app.note deferrable initially deferred
        for each row execute function app.wait_in_commit();`);
    const proxy = await startCommitProxy(database.url);
    const dataSource = await openDatabase(proxy.url, {
      applicationName: 'through-proxy',
      connectTimeoutMs: 2000,
    });
    return new Notes(database, owner, proxy, dataSource);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.proxy.close();
    await this.owner.end();
    await this.database.drop();
  }

  async keys(): Promise<string[]> {
    const rows: { key: string }[] = await this.database.dataSource.query(
      'select key from app.note order by key',
    );
    return rows.map(({ key }) => key);
  }

  insert(key: string, n = 1): Promise<string> {
    return inTransaction(this.dataSource, async (manager) => {
      await manager.query('insert into app.note values ($1, $2)', [key, n]);
      return key;
    });
  }

  /** A second session that stands in the way: `sql` in an open transaction. */
  async holding<T>(sql: string, work: () => Promise<T>): Promise<T> {
    const other = await connect(this.database.url);
    try {
      await other.query(`begin; ${sql}`);
      return await work();
    } finally {
      await other.end();
    }
  }

  /** The backend that waits for a lock in a query like this. */
  async waitingIn(query: RegExp): Promise<number> {
    let found: { pid: number; query: string } | undefined;
    expect(
      await within(30_000, async () => {
        const { rows } = await this.owner.query<{ pid: number; query: string }>(
          `select pid, query from pg_stat_activity where datname = current_database()
            and wait_event_type = 'Lock'`,
        );
        found = rows.find((row) => query.test(row.query));
        return found !== undefined;
      }),
    ).toBe(true);
    return found!.pid;
  }
}

export const errorOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
