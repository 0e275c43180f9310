import pg from 'pg';
import { migrate } from './product.js';

/**
 * The limit that SQL alone sets: tables with our columns, checks and indexes, but without triggers,
 * functions or chain.
 */
export async function preparePlain({ url }) {
  await migrate(url);
  await withPool(url, 1, async (pool) => {
    await pool.query('create schema plain');
    for (const table of ['event', 'head', 'effect', 'command'])
      await pool.query(`create table plain.${table} (like app.${table} including all)`);
    // The two indexes belong to the years of app.event. Its own definition, copied above, has none.
    await pool.query(
      'alter table plain.event add primary key (position), add unique (stream, version)',
    );
  });
}

export async function withPool(url, max, work) {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'plain-sql' });
  pool.on('error', () => undefined);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** Issued tasks as rows, without a chain. The hash is 32 bytes that say nothing. */
export const ISSUE =
  `
  with made as (
    insert into plain.event (position, stream, version, type, schema_version, data, actor, ` +
  `causation, at, hash)
    select nextval('app.event_position'), 'task-' || lpad(i::text, 7, '0'), 1, 'TaskIssued', 1,
      jsonb_build_object('directive', 'directive-2024', 'cell', 'cell-' || i, ` +
  `'workflow', 'review@0123456789ab', 'wording', 'trước ngày 15/02/2024', 'dueOn', '2024-02-15', ` +
  `'cutoffAt', '2024-02-15T17:00:00.000000Z'),
      'clerk', 'issue-directive', clock_timestamp(), decode(repeat('ab', 32), 'hex')
    from generate_series($1::int, $2::int) i)
  insert into plain.head (stream, category, version, hash, status, parent, owner, due_at, cutoff_at)
  select 'task-' || lpad(i::text, 7, '0'), 'task', 1, decode(repeat('ab', 32), 'hex'), ` +
  `'issued', 'directive-2024', 'cell-' || i, '2024-02-15T17:00:00Z', '2024-02-15T17:00:00Z'
  from generate_series($1::int, $2::int) i`;
