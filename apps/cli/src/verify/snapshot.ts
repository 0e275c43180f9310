import { type DataSource } from 'typeorm';
import { type Detached, openDetached } from './detached.js';
import { type Findings, type InvariantId, SHOWN } from './findings.js';

/**
 * One moment of the database. Every query sees the same, and none can write. Rules ask
 * `known_event` for events: those of the database and of the detached years whose files are here.
 * `absent_stream` lists the streams of which a part is not here.
 */
export interface Snapshot {
  readonly detached: Detached;
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** The rows of a big answer, a page at a time, so that memory stays flat. */
  pages<Row>(sql: string, size: number): AsyncGenerator<Row[]>;
}

/** The database has no tables of ours. */
export class NotOurDatabase extends Error {
  override readonly name = 'NotOurDatabase';
}

export async function inSnapshot<T>(
  dataSource: DataSource,
  { findings, eventFiles }: { findings: Findings; eventFiles: readonly string[] },
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  const query = <Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> =>
    runner.query(sql, [...params]) as Promise<Row[]>;
  try {
    await runner.startTransaction('REPEATABLE READ');
    // The session may be idle for minutes, while an archive is hashed between two queries.
    await query('set local idle_in_transaction_session_timeout = 0');
    await requireTables(query);
    const detached = await openDetached({ query }, findings, eventFiles);
    await query('set transaction read only');
    return await work({ query, detached, pages: (sql, size) => pages(query, sql, size) });
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }
}

type Query = <Row>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;

async function requireTables(query: Query): Promise<void> {
  const tables = [
    'event',
    'head',
    'receipt',
    'used_number',
    'letter',
    'message',
    'effect',
    'obligation',
    'outgoing',
  ];
  const missing = await query<{ name: string }>(
    `select t.name from unnest($1::text[]) as t(name) where to_regclass('app.' || t.name) is null`,
    [tables],
  );
  if (missing.length === 0) return;
  throw new NotOurDatabase(
    'Cơ sở dữ liệu này chưa có (đủ) bảng của Đôn Đốc: thiếu ' +
      `${missing.map(({ name }) => `app.${name}`).join(', ')}. Kiểm tra DATABASE_URL, hoặc ` +
      'chạy “dondoc migrate” trước.',
  );
}

async function* pages<Row>(query: Query, sql: string, size: number): AsyncGenerator<Row[]> {
  await query(`declare verify_page no scroll cursor for ${sql}`);
  for (;;) {
    const rows = await query<Row>(`fetch ${size} from verify_page`);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await query('close verify_page');
}

/**
 * A rule as one query that finds what breaks it. The first rows become violations, and the rest is
 * counted.
 */
export interface Rule<Row> {
  readonly id: InvariantId;
  readonly sql: string;
  readonly params?: readonly unknown[];
  readonly says: (row: Row) => string;
  /**
   * The column with the stream that a row accuses. A stream whose history is not all here is not
   * accused.
   */
  readonly of?: string;
}

export function rule<Row>(one: Rule<Row>): Rule<never> {
  return one as unknown as Rule<never>;
}

export async function askRules(
  snapshot: Snapshot,
  findings: Findings,
  rules: readonly Rule<never>[],
): Promise<void> {
  for (const { id, sql, params, says, of } of rules) {
    const known =
      of === undefined
        ? ''
        : `where not exists (select from absent_stream a where a.stream = f."${of}")`;
    const rows = await snapshot.query<{ total: number }>(
      `with found as (${sql}) select f.*, (count(*) over ())::int as total
        from found f ${known} limit ${SHOWN}`,
      params,
    );
    rows.forEach((row) => findings.violate(id, says(row as never)));
    if (rows[0]) findings.more(id, rows[0].total - rows.length);
  }
}

/**
 * A condition for the streams of one category. The index serves it, which it does not for `like`.
 */
export function ofCategory(alias: string, category: string): string {
  return `${alias}.stream >= '${category}-' and ${alias}.stream < '${category}.'`;
}
