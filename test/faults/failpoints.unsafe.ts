import pg from 'pg';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';

/** Safeguards that a control takes away, by changing what the product sends to the database. */
const changes: Readonly<Record<string, readonly (readonly [from: string | RegExp, to: string])[]>> =
  {
    // An effect is done when it is claimed, not when its outcome is written.
    ledger: [
      [
        `update app.effect set state = 'running', claimed_by = $2`,
        `update app.effect set state = 'done', done_at = app.now(), claimed_by = $2`,
      ],
      [
        `where id = $1 and state = 'running' and claimed_by = $2 returning id`,
        `where id = $1 and state = 'done' and claimed_by = $2 returning id`,
      ],
    ],
    // The reader's row is not locked, for the cursor that moves on another connection (below).
    cursor: [[/(from app\.reader\b.*name = \$1) for update$/, '$1']],
  };

const MOVE = 'select app.move_reader($1, $2)';

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
      wanted.reduce((sql, [from, to]) => sql.replace(from, to), text),
      values,
      ...(rest as []),
    ) as Promise<unknown>;
  } as typeof query;
}
