import { createHash } from 'node:crypto';
import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { inTransaction } from '#libs/platform';
import { type Place, relation, type TableColumns } from './view-table.js';
import { type View, type ViewRow } from './view.js';

/**
 * The table that is built beside a view's own, and how far it is. Both survive the process that
 * builds them.
 */
export interface Shadow extends Place {
  readonly phase: 'load' | 'follow';
  /** The last position that `load` covers. */
  readonly upto: number;
  /** Last position taken, for a view without a category or in phase `follow`. */
  readonly position: number;
  /** Last stream taken completely, for a view of one row per stream in phase `load`. */
  readonly stream: string;
  readonly done: number;
  readonly total: number;
}

/** Another process is rebuilding this view. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
}

/**
 * A shadow that another version of the view began must not be continued. This sees only the view's
 * own functions, not what they call.
 */
function fingerprintOf<Row extends ViewRow>(view: View<Row>, columns: TableColumns): string {
  const parts = [
    view.name,
    view.table,
    view.category ?? '',
    columns.writable.join(),
    view.keyOf.toString(),
    view.project.toString(),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

export const shadowTable = (table: string): string => `${table}__rebuild`;

const KNOWN = `
  select phase, upto_position::float8 as upto, cursor_position::float8 as position,
    cursor_stream as stream, events_done::float8 as done, events_total::float8 as total
  from app.rebuild where view = $1 and fingerprint = $2 and to_regclass($3) is not null`;

/** As far as the live view has read, or all that is safe to read when it never ran. */
async function reachOf(manager: EntityManager, name: string): Promise<number> {
  const rows: { upto: number }[] = await manager.query(
    `select coalesce(nullif((select min(position) from app.reader where reader = $1), 0),
      (select safe from app.read_bounds()))::float8 as upto`,
    [name],
  );
  return rows[0]!.upto;
}

/** The shadow of an interrupted rebuild, or a new, empty one. */
export async function openShadow<Row extends ViewRow>(
  dataSource: DataSource,
  view: View<Row>,
  { columns, fresh }: { columns: TableColumns; fresh: boolean },
): Promise<Shadow> {
  const table = shadowTable(view.table);
  const fingerprint = fingerprintOf(view, columns);
  const find = async (manager: EntityManager): Promise<Shadow | undefined> => {
    const rows: Omit<Shadow, keyof Place>[] = await manager.query(KNOWN, [
      view.name,
      fingerprint,
      relation(table),
    ]);
    return rows[0] && { table, columns, ...rows[0] };
  };
  return inTransaction(dataSource, async (manager) => {
    const known = fresh ? undefined : await find(manager);
    if (known) return known;
    await manager.query('delete from app.rebuild where view = $1', [view.name]);
    await manager.query('select app.create_rebuild_table($1, $2)', [
      view.table,
      view.category === undefined,
    ]);
    const upto = await reachOf(manager, view.name);
    await manager.query(
      `insert into app.rebuild (view, fingerprint, upto_position, events_total)
       select $1, $2, $3, count(*) from app.event e where e.position <= $3 and ($4::text is null
         or e.stream > $4 || '-' and e.stream < $4 || '.')`,
      [view.name, fingerprint, upto, view.category ?? null],
    );
    return (await find(manager))!;
  });
}

/** Must be called in the transaction of the rows that it is about. */
export async function noteProgress(
  manager: EntityManager,
  view: string,
  { position, stream, events }: { position?: number; stream?: string; events: number },
): Promise<void> {
  await manager.query(
    `update app.rebuild set cursor_position = coalesce($2, cursor_position),
      cursor_stream = coalesce($3, cursor_stream), events_done = events_done + $4 where view = $1`,
    [view, position ?? null, stream ?? null, events],
  );
}

/** Moves from loading to following: the table gets its key. */
export async function beginToFollow(
  dataSource: DataSource,
  view: { readonly name: string; readonly table: string; readonly category?: string },
): Promise<void> {
  await inTransaction(dataSource, async (manager) => {
    if (view.category !== undefined)
      await manager.query('select app.key_rebuild_table($1)', [view.table]);
    await manager.query(
      `update app.rebuild set phase = 'follow', cursor_position = upto_position where view = $1`,
      [view.name],
    );
  });
}

/**
 * Allows one rebuild of a view at a time, by a session lock on a connection of its own. Throws
 * `RebuildUnderWay`.
 */
export async function alone<T>(
  dataSource: DataSource,
  view: string,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    const rows: { held: boolean }[] = await runner.query(
      `select pg_try_advisory_lock(x'D0F'::int, hashtext($1)) as held`,
      [view],
    );
    if (!rows[0]!.held)
      throw new RebuildUnderWay(`Bảng nhìn “${view}” đang được dựng lại ở một tiến trình khác.`);
    try {
      return await work(runner);
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await runner
        .query(`select pg_advisory_unlock(x'D0F'::int, hashtext($1))`, [view])
        .catch(() => undefined);
    }
  } finally {
    await runner.release();
  }
}
