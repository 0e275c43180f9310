import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { readDatabaseSql } from '#libs/platform/testing';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { expectContract } from './regenerated.js';

const line = String.raw`string_agg(line, E'\n' order by place, line)`;

/**
 * Read from the catalogues, in an order of our own: the same migrations give the same text on every
 * server from 15.
 */
const TABLES = `
  with rel as (select c.oid, c.relname, c.relkind from pg_class c
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    and not c.relispartition),
  lines as (
    select a.attrelid as oid, 1000 + a.attnum as place, format('  %s %s%s%s%s', a.attname,
      format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end,
      case when a.attidentity <> '' then ' identity' when a.attgenerated <> '' then ' generated ' ||
        pg_get_expr(d.adbin, d.adrelid) else ' default ' || pg_get_expr(d.adbin, d.adrelid) end,
      case when a.attcollation not in (0, 100) then ' collate ' || (select collname
        from pg_collation where oid = a.attcollation) end) as line
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped
    union all
    select conrelid, 3000, format('  constraint %s %s', conname, pg_get_constraintdef(oid))
      from pg_constraint where contype not in ('n', 't')
    union all
    select i.indrelid, 4000, '  ' || pg_get_indexdef(i.indexrelid) from pg_index i
      where not exists (select from pg_constraint c where c.conindid = i.indexrelid
      and c.contype in ('p', 'u', 'x'))
    union all
    select tgrelid, 5000, '  ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all
    select polrelid, 5500, '  ' || regexp_replace(format('policy %s%s for %s to %s using (%s)%s',
        polname,
        case when polpermissive then '' else ' restrictive' end, polcmd,
        case when polroles = '{0}' then 'all' else polroles::regrole[]::text end,
        pg_get_expr(polqual, polrelid), ' check (' || pg_get_expr(polwithcheck, polrelid) || ')'),
        '\\s+', ' ', 'g')
      from pg_policy
    union all
    select oid, 6000, '  dondoc_app may ' || coalesce((select string_agg(lower(p), ', ' order by p)
      from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
      where has_table_privilege('dondoc_app', rel.oid, p)), 'nothing') from rel
  )
  select format('%s %s', case rel.relkind when 'v' then 'view' when 'm' then 'materialized view'
    else 'table' end, rel.relname) || E'\\n' || (select ${line} from lines
    where lines.oid = rel.oid) as text
  from rel order by rel.relname`;

/** With their bodies: one changed word is one changed line here too. */
const FUNCTIONS =
  `
  select case when p.prokind = 'a' then format('aggregate app.%s(%s) of %s, state %s', p.proname,
      pg_get_function_identity_arguments(p.oid), a.aggtransfn::regprocedure, ` +
  `a.aggtranstype::regtype)
    else rtrim(pg_get_functiondef(p.oid), E'\\n') end || format(E'\\n-- dondoc_app may %s', case
      when has_function_privilege('dondoc_app', p.oid, 'EXECUTE') then 'call it'
      else 'not call it' end) as text
  from pg_proc p left join pg_aggregate a on a.aggfnoid = p.oid
    where p.pronamespace = 'app'::regnamespace
    order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`;

const SEQUENCES = `
  select format('sequence %s cache %s', c.relname, s.seqcache) as text from pg_sequence s
    join pg_class c on c.oid = s.seqrelid where c.relnamespace = 'app'::regnamespace
    order by c.relname`;

/** What a file under sql/ is for; what is cut by year has its guards from a function. */
const MADE = `
  select p.proname as name from pg_proc p where p.pronamespace = 'app'::regnamespace
  union select t.tgname || '.trigger' from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'app'::regnamespace and not t.tgisinternal
  union select c.relname from pg_class c
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('v', 'm')`;

async function schemaOf({ dataSource }: FreshDatabase): Promise<string> {
  const parts = await Promise.all(
    [TABLES, SEQUENCES, FUNCTIONS].map((sql): Promise<{ text: string }[]> => dataSource.query(sql)),
  );
  return `${parts
    .flat()
    .map(({ text }) => text)
    .join('\n\n')}\n`;
}

describe('the schema of the database', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('is the one that was agreed', async () => {
    await expectContract('schema.txt', await schemaOf(database));
  });

  it('has a file for each function, trigger and view, and nothing else', async () => {
    const { current } = await readDatabaseSql();
    const made: { name: string }[] = await database.dataSource.query(MADE);
    // Written by app.compile_legal_transitions from the rows of app.legal_transition.
    const compiled = 'is_legal_transition';
    expect([...current.map(({ name }) => name), compiled].toSorted()).toEqual(
      made.map(({ name }) => name).toSorted(),
    );
  });

  it('is not changed by a file that is applied once more', async () => {
    const before = await schemaOf(database);
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    try {
      for (const { sql } of (await readDatabaseSql()).current) await owner.query(sql);
    } finally {
      await owner.end();
    }
    expect(await schemaOf(database)).toBe(before);
  });
});
