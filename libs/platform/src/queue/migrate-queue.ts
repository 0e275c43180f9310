import pg from 'pg';
import { type QueueBackend } from './backend.js';
import { loadQueue } from './load-queue.js';

/**
 * The queue's schema belongs to the application's role. BullMQ makes sequences as it runs, and a
 * superuser who ran its migrations there would run whatever the application had put there. What an
 * earlier version made as the owner is handed over.
 */
const HAND_OVER = `
  create schema if not exists bullmq authorization dondoc_app;
  alter schema bullmq owner to dondoc_app;
  do $$
  declare
    line text;
  begin
    for line in
      select format('alter table bullmq.%I owner to dondoc_app', c.relname) from pg_class c
        where c.relnamespace = 'bullmq'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
          and c.relowner <> 'dondoc_app'::regrole
      union all select format('alter sequence bullmq.%I owner to dondoc_app', c.relname)
        from pg_class c
        where c.relnamespace = 'bullmq'::regnamespace and c.relkind = 'S'
          and c.relowner <> 'dondoc_app'::regrole
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
            and d.objid = c.oid and d.deptype in ('a', 'i'))
      union all select format('alter routine %s owner to dondoc_app', p.oid::regprocedure)
        from pg_proc p
        where p.pronamespace = 'bullmq'::regnamespace and p.proowner <> 'dondoc_app'::regrole
      union all select format('alter type bullmq.%I owner to dondoc_app', t.typname) from pg_type t
        where t.typnamespace = 'bullmq'::regnamespace and t.typtype in ('e', 'd')
          and t.typowner <> 'dondoc_app'::regrole
    loop execute line; end loop;
  end $$`;

const QUEUE_LOCK = 0x0d0d0d;

/** The role may make no schema and needs to make none, but BullMQ asks for one before it looks. */
function withoutSchema(client: pg.Client): pg.Client {
  const query = (text: unknown, ...rest: unknown[]): unknown =>
    typeof text === 'string' && text.startsWith('CREATE SCHEMA IF NOT EXISTS')
      ? Promise.resolve({ rows: [] })
      : (client.query as (...args: unknown[]) => unknown)(text, ...rest);
  return { query: (...args: [unknown, ...unknown[]]) => query(...args) } as never;
}

/**
 * Creates the queue's tables after `migrate` when the backend is PostgreSQL. It is safe when
 * several processes start at once.
 */
export async function migrateQueue(backend: QueueBackend): Promise<void> {
  if (backend.redisUrl) return;
  const client = new pg.Client({ connectionString: backend.databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [QUEUE_LOCK]);
    const { rows } = await client.query<{ owner: boolean }>(
      `select has_database_privilege(current_database(), 'create') as owner`,
    );
    if (rows[0]!.owner) await client.query(HAND_OVER);
    await client.query('set role dondoc_app');
    const { runMigrations } = await loadQueue();
    await runMigrations(withoutSchema(client));
  } finally {
    await client.end();
  }
}
