import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { type DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import {
  type Failure,
  failureOf,
  inTransaction,
  openDatabase,
  OutcomeUnknown,
  sqlState,
  within,
} from '#libs/platform';
import { type CommitProxy, startCommitProxy } from '../support/commit-proxy.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { connect, issue, task } from './event-store.fixtures.js';

let database: FreshDatabase;
let proxy: CommitProxy;
let dataSource: DataSource;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = await connect(database.url);
  // In COMMIT, a row called 'slow' waits for a lock that a test may hold: the server is then caught
  // in the middle of it.
  await owner.query(`
    create table app.note (key text primary key, n int check (n >= 0));
    create function app.wait_in_commit() returns trigger language plpgsql as
      $$ begin if new.key like 'slow%' then perform pg_advisory_xact_lock_shared(77);
        end if; return null; end $$;
    create constraint trigger note_slow after insert on app.note deferrable initially deferred for
      each row execute function app.wait_in_commit();`);
  proxy = await startCommitProxy(database.url);
  dataSource = await openDatabase(proxy.url, {
    applicationName: 'through-proxy',
    connectTimeoutMs: 2000,
  });
});
afterEach(() => proxy.open());
afterAll(async () => {
  await dataSource.destroy();
  await proxy.close();
  await owner.end();
  await database.drop();
});

const keys = async (): Promise<string[]> =>
  (
    (await database.dataSource.query('select key from app.note order by key')) as { key: string }[]
  ).map(({ key }) => key);
const insert = (key: string, n = 1): Promise<string> =>
  inTransaction(dataSource, async (manager) => {
    await manager.query('insert into app.note values ($1, $2)', [key, n]);
    return key;
  });
const errorOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** A second session that stands in the way: `sql` in an open transaction. */
async function holding<T>(sql: string, work: () => Promise<T>): Promise<T> {
  const other = await connect(database.url);
  try {
    await other.query(`begin; ${sql}`);
    return await work();
  } finally {
    await other.end();
  }
}

/** The backend that waits for a lock in a query like this. */
async function waitingIn(query: RegExp): Promise<number> {
  let found: { pid: number; query: string } | undefined;
  expect(
    await within(30_000, async () => {
      const { rows } = await owner.query<{ pid: number; query: string }>(
        `select pid, query from pg_stat_activity where datname = current_database()
          and wait_event_type = 'Lock'`,
      );
      found = rows.find((row) => query.test(row.query));
      return found !== undefined;
    }),
  ).toBe(true);
  return found!.pid;
}

describe('what is known after a failure', () => {
  beforeAll(() => insert('there'));

  const failures: readonly [string, Failure, string, () => Promise<unknown>][] = [
    ['a duplicate', 'definite', '23505', () => insert('there')],
    ['a broken rule', 'definite', '23514', () => insert('negative', -1)],
    [
      'a mistake in SQL',
      'definite',
      '42601',
      () => inTransaction(dataSource, (manager) => manager.query('selec')),
    ],
    [
      'a refusal',
      'definite',
      'PAST_CUTOFF',
      () =>
        inTransaction(dataSource, () => Promise.reject(new Refused('PAST_CUTOFF', 'Đã quá hạn.'))),
    ],
    [
      'a lock not granted in time',
      'retryable',
      '55P03',
      () =>
        holding('lock table app.note', () =>
          inTransaction(dataSource, async (manager) => {
            await manager.query(`set local lock_timeout = '20ms'`);
            await manager.query('select 1 from app.note');
          }),
        ),
    ],
    [
      'a serialisation failure',
      'retryable',
      '40001',
      () =>
        inTransaction(dataSource, async (manager) => {
          await manager.query('set transaction isolation level repeatable read');
          await manager.query('select 1 from app.note');
          await database.dataSource.query(`update app.note set n = n + 1 where key = 'there'`);
          await manager.query(`update app.note set n = n + 1 where key = 'there'`);
        }),
    ],
    [
      'a deadlock',
      'retryable',
      '40P01',
      async () => {
        await insert('b');
        const [one, two] = [
          `update app.note set n = 1 where key = 'there'`,
          `update app.note set n = 1 where key = 'b'`,
        ];
        const other = await connect(database.url);
        await other.query(`set deadlock_timeout = '1h'; begin; ${two}`);
        try {
          return await inTransaction(dataSource, async (manager) => {
            await manager.query(one);
            const crossed = other.query(one);
            crossed.catch(() => undefined);
            await waitingIn(/'there'/);
            await manager.query(two);
          });
        } finally {
          await other.end();
        }
      },
    ],
    [
      'a backend that was ended half-way',
      'retryable',
      '57P01',
      () =>
        inTransaction(dataSource, async (manager) => {
          const [{ pid }] = (await manager.query('select pg_backend_pid() as pid')) as [
            { pid: number },
          ];
          await owner.query('select pg_terminate_backend($1)', [pid]);
          await manager.query('select 1');
        }),
    ],
  ];

  it('a connection that TypeORM has given up is a lost one', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.connect();
    await runner.release();
    for (const late of [
      runner.query('select 1'),
      runner.manager.query('select 1'),
      runner.manager.createQueryBuilder().select('1').from('app.head', 'head').getRawMany(),
    ]) {
      expect(failureOf(await errorOf(late))).toBe('retryable');
    }
  });

  it.each(failures)('%s is %s (%s)', async (_what, failure, code, work) => {
    const error = await errorOf(work());
    expect(failureOf(error)).toBe(failure);
    // A connection that was ended may be seen as its FATAL message or as a closed socket first.
    if (code !== '57P01') expect(sqlState(error)).toBe(code);
    expect(await keys()).not.toContain('negative');
  });

  it('a server that is not there is retryable', async () => {
    const gone = await startCommitProxy(database.url);
    const other = await openDatabase(gone.url, { connectTimeoutMs: 2000, poolSize: 1 });
    await gone.close();
    expect(
      failureOf(await errorOf(inTransaction(other, (manager) => manager.query('select 1')))),
    ).toBe('retryable');
    await other.destroy();
  });
});

describe('a connection that is lost in COMMIT', () => {
  it('before the server heard of it: nothing is written, and it may be done again', async () => {
    proxy.nextCommit('lost');
    expect(failureOf(await errorOf(insert('lost')))).toBe('retryable');
    expect(await keys()).not.toContain('lost');
    expect(await insert('lost')).toBe('lost');
  });

  it('after the server did it: the transaction id tells that it is written', async () => {
    proxy.nextCommit('unanswered');
    expect(await insert('unanswered')).toBe('unanswered');
    expect(await keys()).toContain('unanswered');
  });

  it('while the server is still at it: waits for the end', async () => {
    const done = await holding('select pg_advisory_xact_lock(77)', async () => {
      proxy.nextCommit('abandoned');
      const inserting = insert('slow-1');
      await waitingIn(/COMMIT/);
      return { inserting };
    });
    expect(await done.inserting).toBe('slow-1');
    expect(await keys()).toContain('slow-1');
  });

  it(
    'while the server is still at it, for too long: unknown, though it is written in the ' + 'end',
    async () => {
      await holding('select pg_advisory_xact_lock(77)', async () => {
        proxy.nextCommit('abandoned');
        const error = await errorOf(insert('slow-2'));
        expect(error).toBeInstanceOf(OutcomeUnknown);
        expect([failureOf(error), String(error)]).toEqual([
          'unknown',
          expect.stringMatching(/in progress/),
        ]);
        expect(await keys()).not.toContain('slow-2');
      });
      expect(await within(30_000, async () => (await keys()).includes('slow-2'))).toBe(true);
    },
  );

  it(
    'by the end of the backend in the middle of COMMIT: nothing is written, and it may be done ' +
      'again',
    async () => {
      await holding('select pg_advisory_xact_lock(77)', async () => {
        const inserting = errorOf(insert('slow-3'));
        await owner.query('select pg_terminate_backend($1)', [await waitingIn(/COMMIT/)]);
        expect(failureOf(await inserting)).toBe('retryable');
      });
      expect(await keys()).not.toContain('slow-3');
    },
  );

  it('with nobody left to ask: unknown', async () => {
    proxy.nextCommit('unanswered', { refuse: Infinity });
    expect(failureOf(await errorOf(insert('nobody-to-ask')))).toBe('unknown');
    expect(await keys()).toContain('nobody-to-ask');
  });

  it(
    'control: without the question the caller hears of a failure that did not ' + 'happen',
    async () => {
      const runner = dataSource.createQueryRunner();
      await runner.connect();
      await runner.startTransaction();
      await runner.query(`insert into app.note values ('asked-nobody', 1)`);
      proxy.nextCommit('unanswered');
      expect(failureOf(await errorOf(runner.commitTransaction()))).toBe('retryable');
      await runner.release();
      expect(await keys()).toContain('asked-nobody');
    },
  );
});

describe('a command whose COMMIT was lost', () => {
  let store: EventStore;
  beforeEach(() => {
    store = new EventStore(dataSource);
  });
  const ask = (stream: string, id?: string) =>
    store.transact({
      aggregate: task,
      stream,
      command: { name: 'issue', actor: 'clerk', id },
      decide: issue,
    });
  const types = async (stream: string): Promise<string[]> =>
    (await new EventStore(database.dataSource).read(stream)).map(({ type }) => type);

  it('is not done twice when the server had committed', async () => {
    proxy.nextCommit('unanswered');
    expect(await ask('task-committed', 'k1')).toMatchObject({ version: 1, replayed: false });
    expect(await types('task-committed')).toEqual(['TaskIssued']);
  });

  it('is done again when the server had not', async () => {
    proxy.nextCommit('lost');
    expect(await ask('task-lost', 'k2')).toMatchObject({ version: 1, replayed: false });
    expect(await types('task-lost')).toEqual(['TaskIssued']);
  });

  it('finds its own answer by its id when nobody could tell', async () => {
    // As often as the transaction id is asked for: then the server is there again, for the
    // command's next attempt.
    proxy.nextCommit('unanswered', { refuse: 20 });
    expect(await ask('task-unknown', 'k3')).toMatchObject({
      result: 'issued',
      version: 1,
      replayed: true,
    });
    expect(await types('task-unknown')).toEqual(['TaskIssued']);
  });

  it('without an id its caller is told that nobody knows', async () => {
    proxy.nextCommit('unanswered', { refuse: Infinity });
    await expect(ask('task-without-id')).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await types('task-without-id')).toEqual(['TaskIssued']);
  });
});

describe('an SQL error that the work swallowed', () => {
  it('fails the transaction, which can no longer commit', async () => {
    await expect(
      inTransaction(dataSource, async (manager) => {
        await manager.query(`insert into app.note values ('swallowed', 1)`);
        await manager.query('select 1/0').catch(() => undefined);
      }),
    ).rejects.toThrow(/aborted/);
    expect(await keys()).not.toContain('swallowed');
  });

  it(`control: TypeORM's own transaction reports success and has written nothing`, async () => {
    const own = dataSource.manager.transaction.bind(dataSource.manager) as (
      work: (manager: { query(sql: string): Promise<unknown> }) => Promise<string>,
    ) => Promise<string>;
    expect(
      await own(async (manager) => {
        await manager.query(`insert into app.note values ('swallowed', 1)`);
        await manager.query('select 1/0').catch(() => undefined);
        return 'success';
      }),
    ).toBe('success');
    expect(await keys()).not.toContain('swallowed');
  });
});
