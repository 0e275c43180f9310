import { readFileSync } from 'node:fs';
import pg from 'pg';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { projectPath } from '#libs/platform/testing';

interface Change {
  /** The file whose SQL it is. */
  readonly of: string;
  readonly from: string;
  readonly to: string;
}

const LEDGER = 'libs/platform/src/effects/ledger.ts';
const DELIVER = 'libs/event-store/src/readers/deliver.ts';
const MOVE = 'select app.move_reader($1, $2)';

/** Safeguards that a control takes away, by changing what the product sends to the database. */
const changes: Readonly<Record<string, readonly Change[]>> = {
  // An effect is done when it is claimed, not when its outcome is written.
  ledger: [
    {
      of: LEDGER,
      from: `update app.effect set state = 'running', claimed_by = $2`,
      to: `update app.effect set state = 'done', done_at = app.now(), claimed_by = $2`,
    },
    {
      of: LEDGER,
      from: `for update) and state = 'running' and claimed_by = $2 returning id`,
      to: `for update) and state = 'done' and claimed_by = $2 returning id`,
    },
  ],
  // The reader's row is not locked, for the cursor that moves on another connection (below).
  cursor: [
    {
      of: DELIVER,
      from: 'from app.reader r where r.name = $1 for update',
      to: 'from app.reader r where r.name = $1',
    },
    { of: DELIVER, from: MOVE, to: MOVE },
  ],
};

/** A control that takes nothing away would be believed. */
function refuseIdle({ of, from }: Change): void {
  if (!readFileSync(projectPath(of), 'utf8').includes(from))
    throw new Error(`no SQL of ${of} says: ${from}`);
}

async function elsewhere(text: string, values: unknown[] | undefined): Promise<void> {
  const client = new pg.Client({
    connectionString: process.env['DATABASE_URL'],
    options: '-c search_path=app',
  });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

/**
 * `cursor`: committed on a connection of its own, not with the reader's writes. `ledger`: done
 * before it is run.
 */
export function makeUnsafe(names: readonly string[]): void {
  const wanted = names.flatMap((name) => changes[name] ?? []);
  if (wanted.length === 0) return;
  wanted.forEach(refuseIdle);
  const { query } = PostgresQueryRunner.prototype;
  PostgresQueryRunner.prototype.query = async function changed(
    this: PostgresQueryRunner,
    text: string,
    values?: unknown[],
    ...rest: unknown[]
  ) {
    if (names.includes('cursor') && text === MOVE) return elsewhere(text, values);
    return query.call(
      this,
      wanted.reduce((sql, { from, to }) => sql.replace(from, () => to), text),
      values,
      ...(rest as []),
    ) as Promise<unknown>;
  } as typeof query;
}
