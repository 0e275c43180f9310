import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { columnsOf, type TableColumns } from './view-table.js';
import { eventsBetween, foldInto, type View, type ViewRow } from './view.js';

const BATCH = 2000;
const SHADOW = 'rebuilt_view';

export interface RebuildProgress {
  /** Positions folded, of those the live view has seen. */
  readonly done: number;
  readonly total: number;
}

interface Rebuild<Row extends ViewRow> {
  readonly view: View<Row>;
  readonly columns: TableColumns;
  readonly onProgress: (progress: RebuildProgress) => void;
}

async function cursorOf(manager: EntityManager, name: string, lock = ''): Promise<number> {
  const rows: { position: number }[] = await manager.query(`select position::float8 from app.reader where name = $1 ${lock}`, [name]);
  return rows[0]?.position ?? 0;
}

async function catchUp<Row extends ViewRow>(manager: EntityManager, { view, columns, onProgress }: Rebuild<Row>, from: number, to: number): Promise<void> {
  for (let events = await eventsBetween(manager, from, to, BATCH); events.length > 0; events = await eventsBetween(manager, events.at(-1)!.position, to, BATCH)) {
    await foldInto(manager, view, { table: SHADOW, columns }, events);
    onProgress({ done: events.at(-1)!.position, total: to });
  }
}

/** Makes the live table equal to the shadow, touching only rows that differ: grants, foreign keys and open readers of the table stay. */
async function swap<Row extends ViewRow>(manager: EntityManager, { view, columns }: Rebuild<Row>): Promise<number> {
  const names = columns.writable.map((name) => `"${name}"`);
  const values = (alias: string): string => `(${names.map((name) => `${alias}.${name}`).join(', ')})`;
  const gone: unknown[] = await manager.query(
    `with gone as (delete from "${view.table}" l where not exists (select from ${SHADOW} s where s.key = l.key and ${values('s')} is not distinct from ${values('l')}) returning l.key) select key from gone`);
  const made: { key: string }[] = await manager.query(
    `insert into "${view.table}" (${names.join(', ')}) select ${names.join(', ')} from ${SHADOW} s where not exists (select from "${view.table}" l where l.key = s.key) returning key`);
  return new Set([...gone, ...made].map((row) => (row as { key: string }).key)).size;
}

async function rebuildOn<Row extends ViewRow>(runner: QueryRunner, view: View<Row>, onProgress: (progress: RebuildProgress) => void): Promise<{ rows: number; differences: number }> {
  const { manager } = runner;
  await manager.query(`create temp table ${SHADOW} (like "${view.table}" including defaults including generated including indexes)`);
  const rebuild = { view, columns: await columnsOf(manager, view.table), onProgress };
  const first = await cursorOf(manager, view.name);
  await catchUp(manager, rebuild, 0, first);
  await runner.startTransaction();
  // The reader's row keeps the live view where it is while the last events are folded and the rows compared.
  const last = await cursorOf(manager, view.name, 'for update');
  await catchUp(manager, rebuild, first, last);
  const differences = await swap(manager, rebuild);
  await manager.query('delete from app.parked where reader = $1', [view.name]);
  const rows: { count: number }[] = await manager.query(`select count(*)::int as count from ${SHADOW}`);
  await runner.commitTransaction();
  return { rows: rows[0]!.count, differences };
}

/**
 * Folds the view again beside the live table, catches up, compares row by row and puts right what differs. The live view is read throughout and
 * written until the last step. `differences` counts rows that were wrong, missing or too many. Throws what `project` throws; the live table is then as it was.
 */
export async function rebuildView<Row extends ViewRow>(
  dataSource: DataSource, view: View<Row>, onProgress: (progress: RebuildProgress) => void = () => undefined,
): Promise<{ rows: number; differences: number }> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    return await rebuildOn(runner, view, onProgress);
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.query(`drop table if exists pg_temp.${SHADOW}`).catch(() => undefined);
    await runner.release();
  }
}
