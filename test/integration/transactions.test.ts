import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refused } from '#libs/decider';
import { type Failure, failureOf, inTransaction, openDatabase, sqlState } from '#libs/platform';
import { startCommitProxy } from '../support/commit-proxy.js';
import { connect } from './event-store.fixtures.js';
import { errorOf, Notes } from './transactions.fixtures.js';

let notes: Notes;
beforeAll(async () => {
  notes = await Notes.open();
});
afterAll(() => notes.close());

describe('what is known after a failure', () => {
  beforeAll(() => notes.insert('there'));

  const failures: readonly [string, Failure, string, () => Promise<unknown>][] = [
    ['a duplicate', 'definite', '23505', () => notes.insert('there')],
    ['a broken rule', 'definite', '23514', () => notes.insert('negative', -1)],
    [
      'a mistake in SQL',
      'definite',
      '42601',
      () => inTransaction(notes.dataSource, (manager) => manager.query('selec')),
    ],
    [
      'a refusal',
      'definite',
      'PAST_CUTOFF',
      () =>
        inTransaction(notes.dataSource, () =>
          Promise.reject(new Refused('PAST_CUTOFF', 'Đã quá hạn.')),
        ),
    ],
    [
      'a lock not granted in time',
      'retryable',
      '55P03',
      () =>
        notes.holding('lock table app.note', () =>
          inTransaction(notes.dataSource, async (manager) => {
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
        inTransaction(notes.dataSource, async (manager) => {
          await manager.query('set transaction isolation level repeatable read');
          await manager.query('select 1 from app.note');
          await notes.database.dataSource.query(
            `update app.note set n = n + 1 where key = 'there'`,
          );
          await manager.query(`update app.note set n = n + 1 where key = 'there'`);
        }),
    ],
    [
      'a deadlock',
      'retryable',
      '40P01',
      async () => {
        await notes.insert('b');
        const [one, two] = [
          `update app.note set n = 1 where key = 'there'`,
          `update app.note set n = 1 where key = 'b'`,
        ];
        const other = await connect(notes.database.url);
        await other.query(`set deadlock_timeout = '1h'; begin; ${two}`);
        try {
          return await inTransaction(notes.dataSource, async (manager) => {
            await manager.query(one);
            const crossed = other.query(one);
            crossed.catch(() => undefined);
            await notes.waitingIn(/'there'/);
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
        inTransaction(notes.dataSource, async (manager) => {
          const [{ pid }] = (await manager.query('select pg_backend_pid() as pid')) as [
            { pid: number },
          ];
          await notes.owner.query('select pg_terminate_backend($1)', [pid]);
          await manager.query('select 1');
        }),
    ],
  ];

  it('a connection that TypeORM has given up is a lost one', async () => {
    const runner = notes.dataSource.createQueryRunner();
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
    expect(await notes.keys()).not.toContain('negative');
  });

  it('a server that is not there is retryable', async () => {
    const gone = await startCommitProxy(notes.database.url);
    const other = await openDatabase(gone.url, { connectTimeoutMs: 2000, poolSize: 1 });
    await gone.close();
    expect(
      failureOf(await errorOf(inTransaction(other, (manager) => manager.query('select 1')))),
    ).toBe('retryable');
    await other.destroy();
  });
});

describe('an SQL error that the work swallowed', () => {
  it('fails the transaction, which can no longer commit', async () => {
    await expect(
      inTransaction(notes.dataSource, async (manager) => {
        await manager.query(`insert into app.note values ('swallowed', 1)`);
        await manager.query('select 1/0').catch(() => undefined);
      }),
    ).rejects.toThrow(/aborted/);
    expect(await notes.keys()).not.toContain('swallowed');
  });

  it(`control: TypeORM's own transaction reports success and has written nothing`, async () => {
    const own = notes.dataSource.manager.transaction.bind(notes.dataSource.manager) as (
      work: (manager: { query(sql: string): Promise<unknown> }) => Promise<string>,
    ) => Promise<string>;
    expect(
      await own(async (manager) => {
        await manager.query(`insert into app.note values ('swallowed', 1)`);
        await manager.query('select 1/0').catch(() => undefined);
        return 'success';
      }),
    ).toBe('success');
    expect(await notes.keys()).not.toContain('swallowed');
  });
});
