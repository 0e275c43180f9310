import type pg from 'pg';
import { EventStore, readChain, verifyChains } from '#libs/event-store';
import { Clock } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { all, connect, cutoffAt, task, type TaskEvent } from './event-store.fixtures.js';

/** A database of events over some years. */
export interface Years {
  readonly database: FreshDatabase;
  readonly store: EventStore;
  readonly owner: pg.Client;
  readonly clock: Clock;
}

export async function openYears(): Promise<Years> {
  const database = await freshDatabase();
  return {
    database,
    store: new EventStore(database.dataSource),
    owner: await connect(database.url),
    clock: new Clock(database.dataSource),
  };
}

/** Throws when a test left the chain broken. */
export async function closeYears({ database, owner }: Years): Promise<void> {
  const problems = await all(verifyChains(database.dataSource));
  await owner.end();
  await database.drop();
  if (problems.length > 0) throw new Error(`left broken: ${JSON.stringify(problems)}`);
}

export const chainOf = ({ database }: Years) => all(readChain(database.dataSource));

export const act = ({ store }: Years, stream: string, event: TaskEvent) =>
  store.transact({
    aggregate: task,
    stream,
    command: { name: 'act', actor: 'clerk' },
    decide: (state) => ({ events: [event], result: state.status as string }),
  });

/** task-1 lives in 2024 and 2025 and is closed, task-2 is closed in 2024, task-3 stays open. */
export async function threeYears(years: Years): Promise<void> {
  const { clock, owner } = years;
  await clock.set('2024-02-01T00:00:00.000000Z');
  for (const stream of ['task-1', 'task-2', 'task-3'])
    await act(years, stream, { type: 'TaskIssued', data: { cutoffAt } });
  await act(years, 'task-1', { type: 'TaskSubmitted', data: { round: 1 } });
  await act(years, 'task-2', { type: 'TaskExpired', data: { cutoffAt } });
  await clock.set('2025-02-01T00:00:00.000000Z');
  await act(years, 'task-1', { type: 'TaskExpired', data: { cutoffAt } });
  await act(years, 'task-3', { type: 'TaskSubmitted', data: { round: 1 } });
  await clock.set('2026-02-01T00:00:00.000000Z');
  await owner.query(
    `insert into app.block values (1, 1, 1000000, 1, '\\x${'00'.repeat(32)}',
      '\\x${'00'.repeat(32)}', app.now(), '', 'test')`,
  );
}
