import { type EntityManager } from 'typeorm';

export interface TableColumns {
  /** The columns that can be written, without generated ones. */
  readonly writable: readonly string[];
  readonly generated: readonly string[];
  readonly instants: readonly string[];
}

export interface Place {
  readonly table: string;
  readonly columns: TableColumns;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/**
 * Includes the schema, because a table called line would otherwise be taken for PostgreSQL's own
 * type.
 */
export const relation = (table: string): string => `app.${quoted(table)}`;

export async function columnsOf(manager: EntityManager, table: string): Promise<TableColumns> {
  const rows: { name: string; instant: boolean; generated: boolean }[] = await manager.query(
    `select attname as name, atttypid = 'timestamptz'::regtype as instant, attgenerated <> '' as
      generated
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       order by attnum`,
    [relation(table)],
  );
  const named = (which: (row: (typeof rows)[number]) => boolean): string[] =>
    rows.filter(which).map((row) => row.name);
  return {
    writable: named((row) => !row.generated),
    generated: named((row) => row.generated),
    instants: named((row) => row.instant && !row.generated),
  };
}

/** Rows by key, locked, without generated columns. Their values are as `ViewRow` promises. */
export async function loadRows<Row>(
  manager: EntityManager,
  { table, columns }: Place,
  keys: readonly string[],
): Promise<Map<string, Row>> {
  const instants = columns.instants
    .map(
      (name) =>
        ` || jsonb_build_object('${name.replaceAll("'", "''")}', app.iso(t.${quoted(name)}))`,
    )
    .join('');
  const rows: { key: string; row: Row }[] = await manager.query(
    `select t.key, to_jsonb(t) - $2::text[]${instants} as row from ${relation(table)} t
      where t.key = any ($1) order by t.key for update`,
    [keys, columns.generated],
  );
  return new Map(rows.map(({ key, row }) => [key, row]));
}

function checkNames({ table, columns }: Place, rows: readonly object[]): void {
  const known = new Set(columns.writable);
  for (const row of rows) {
    for (const name in row)
      if (!known.has(name)) throw new Error(`table ${table} has no column ${name}`);
  }
}

/** Inserts new rows, set-based. */
export async function insertRows(
  manager: EntityManager,
  { table, columns }: Place,
  rows: readonly object[],
  onConflict = '',
): Promise<void> {
  checkNames({ table, columns }, rows);
  const names = columns.writable.map(quoted).join(', ');
  await manager.query(
    `insert into ${relation(table)} (${names}) select ${names}
      from json_populate_recordset(null::${relation(table)}, $1::json) ${onConflict}`,
    [JSON.stringify(rows)],
  );
}

export async function saveRows(
  manager: EntityManager,
  place: Place,
  rows: readonly object[],
): Promise<void> {
  const updates = place.columns.writable
    .filter((name) => name !== 'key')
    .map((name) => `${quoted(name)} = excluded.${quoted(name)}`)
    .join(', ');
  await insertRows(
    manager,
    place,
    rows,
    `on conflict (key) do ${updates === '' ? 'nothing' : `update set ${updates}`}`,
  );
}
