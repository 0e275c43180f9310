import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { prepared } from './prepared.js';

/**
 * The connection was lost while committing, and the server cannot (yet) say whether it did. The
 * command id tells later.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

const RETRYABLE = new Set(['40001', '40P01', '55P03', '57P01', '57P02', '57P03', '53300']);

function codeOf(error: unknown): string {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return String(driverError?.code ?? code ?? '');
}

const lostConnection =
  /Connection terminated|connection ended|client has encountered|not queryable|query runner (is |was )?already released/i;

/**
 * True for a connection that was lost or refused: nothing is known of the statement that was under
 * way.
 */
export function isConnectionLoss(error: unknown): boolean {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    /^(ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    lostConnection.test(message)
  );
}

/**
 * True when the same work may succeed if it is done again from the start (after a deadlock, a
 * serialisation failure or a restart of the server).
 */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(codeOf(error)) || isConnectionLoss(error);
}

/** PostgreSQL's error code in an error of the driver or of TypeORM, or ''. */
export function sqlState(error: unknown): string {
  return codeOf(error);
}

/**
 * What is known of the work after `error`.
 * - `retryable`: nothing was written, and the same work may succeed if it is done again.
 * - `definite`: nothing was written, and doing it again would fail in the same way.
 * - `unknown`: it may be written, and only the command id can tell.
 */
export type Failure = 'retryable' | 'definite' | 'unknown';

export function failureOf(error: unknown): Failure {
  if (error instanceof OutcomeUnknown) return 'unknown';
  return isRetryable(error) ? 'retryable' : 'definite';
}

const ASK_TIMES = 20;
const ASK_EVERY_MS = 50;

/**
 * What became of a transaction. The server may still be committing what its client no longer waits
 * for, so it is asked again for about a second, also while it does not answer.
 */
async function outcomeOf(dataSource: DataSource, xid: string): Promise<string> {
  let status = 'unknown';
  for (let asked = 0; asked < ASK_TIMES; asked++) {
    if (asked > 0) await pause(ASK_EVERY_MS);
    const rows: { status: string | null }[] = await dataSource
      .query('select pg_xact_status($1::xid8) as status', [xid])
      .catch(() => []);
    status = rows[0]?.status ?? 'unknown';
    if (status === 'committed' || status === 'aborted') return status;
  }
  return status;
}

const XID = prepared('xid', 'select pg_current_xact_id_if_assigned()::text as xid');

async function commit(dataSource: DataSource, runner: QueryRunner): Promise<void> {
  // An SQL error that the work swallowed leaves the transaction aborted, and TypeORM would then
  // report success for a rollback. This statement fails in such a transaction. Its answer lets us
  // ask for the outcome if the connection dies in COMMIT.
  const rows: { xid: string | null }[] = await runner.query(XID);
  const xid = rows[0]?.xid;
  try {
    await runner.commitTransaction();
  } catch (error) {
    if (!xid || !isConnectionLoss(error)) throw error;
    const status = await outcomeOf(dataSource, xid);
    if (status === 'committed') return;
    if (status === 'aborted') throw error;
    throw new OutcomeUnknown(`the connection was lost in COMMIT and the outcome is ${status}`, {
      cause: error,
    });
  }
}

/**
 * The one place where transactions begin and end. It commits what `work` did, or rolls all of it
 * back and rethrows. Errors: whatever `work` threw; `OutcomeUnknown` when COMMIT was cut off and
 * the server does not know either.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await runner.startTransaction();
    const result = await work(runner.manager);
    await commit(dataSource, runner);
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}
