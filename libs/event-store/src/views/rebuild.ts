import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { inTransaction, installedProbe } from '#libs/platform';
import { type Probe } from '../probe.js';
import { shardsOf } from '../readers/shard.js';
import { loadStreams } from './load-streams.js';
import { alone, beginToFollow, noteProgress, openShadow, type Shadow } from './shadow.js';
import { columnsOf, relation } from './view-table.js';
import { foldInto, pagesBetween, type Span, type View, type ViewRow } from './view.js';

const PAGE = 4000;

export interface RebuildProgress {
  /** Number of events folded so far, out of `total`. */
  readonly done: number;
  readonly total: number;
}

export interface RebuildOptions {
  /** Begins anew instead of continuing an interrupted rebuild. */
  readonly fresh?: boolean;
  readonly probe?: Probe;
}

export interface Rebuilt {
  readonly rows: number;
  /** Number of rows of the live table that were wrong, missing or too many. */
  readonly differences: number;
  /** True when an interrupted rebuild was continued. */
  readonly resumed: boolean;
}

interface Work<Row extends ViewRow> {
  readonly dataSource: DataSource;
  readonly view: View<Row>;
  readonly options: RebuildOptions;
  readonly progress: (events: number) => Promise<void>;
}

interface Cursor {
  readonly name: string;
  readonly shard: number;
  readonly shards: number;
  readonly position: number;
}

async function cursors(manager: EntityManager, reader: string, lock = ''): Promise<Cursor[]> {
  return manager.query(
    `select name, shard, shards, position::float8 from app.reader where reader = $1
      order by name ${lock}`,
    [reader],
  );
}

/** Folds a span into the shadow, with a transaction per page that also moves the cursor. */
async function follow<Row extends ViewRow>(
  { dataSource, view, progress }: Work<Row>,
  shadow: Shadow,
  span: Span,
): Promise<void> {
  for await (const events of pagesBetween(dataSource.manager, span, PAGE)) {
    await progress(events.length);
    await inTransaction(dataSource, async (manager) => {
      await foldInto(manager, view, shadow, events);
      await noteProgress(manager, view.name, {
        position: events.at(-1)!.position,
        events: events.length,
      });
    });
  }
}

async function load<Row extends ViewRow>(work: Work<Row>, shadow: Shadow): Promise<void> {
  const { dataSource, view, progress } = work;
  if (view.category === undefined)
    await follow(work, shadow, { from: shadow.position, to: shadow.upto });
  else
    await loadStreams(dataSource, {
      view: { ...view, category: view.category },
      shadow,
      onPage: progress,
    });
  await beginToFollow(dataSource, view);
}

/**
 * Makes the live table equal to the shadow and touches only the rows that differ. Grants, foreign
 * keys and open readers of the table stay.
 */
async function swap<Row extends ViewRow>(
  manager: EntityManager,
  view: View<Row>,
  { table, columns }: Shadow,
): Promise<number> {
  const [live, shadow] = [relation(view.table), relation(table)];
  const names = columns.writable.map((name) => `"${name}"`);
  const values = (alias: string): string =>
    `(${names.map((name) => `${alias}.${name}`).join(', ')})`;
  const rows: { count: number }[] = await manager.query(
    `with gone as (delete from ${live} l where not exists (select from ${shadow} s
      where s.key = l.key and ${values('s')} is not distinct from ${values('l')}) returning l.key)
     select count(*)::int as count from gone where not exists (select from ${shadow} s
       where s.key = gone.key)`,
  );
  const made: { count: number }[] = await manager.query(
    `with made as (insert into ${live} (${names.join(', ')})
      select ${names.map((name) => `s.${name}`).join(', ')} from ${shadow} s
       where not exists (select from ${live} l where l.key = s.key) returning key)
         select count(*)::int as count from made`,
  );
  return rows[0]!.count + made[0]!.count;
}

/**
 * The last step, in one transaction. A lock on the reader's rows keeps the live view where it is
 * while the last events are folded and the rows compared.
 */
async function finish<Row extends ViewRow>(
  runner: QueryRunner,
  { view, options: { probe } }: Work<Row>,
  shadow: Shadow,
): Promise<Omit<Rebuilt, 'resumed'>> {
  const { manager } = runner;
  await runner.startTransaction();
  await manager.query('select app.open_reader($1, $2)', [view.name, shardsOf(view).length]);
  const live = await cursors(manager, view.name, 'for update');
  for (const { name, shard, shards, position } of live) {
    for await (const events of pagesBetween(
      manager,
      { from: shadow.position, to: position, shard: { reader: view.name, name, shard, shards } },
      PAGE,
    ))
      await foldInto(manager, view, shadow, events);
    // A view that never ran, or was behind, continues where the shadow stands.
    await manager.query('select app.move_reader($1, $2)', [name, shadow.position]);
  }
  const differences = await swap(manager, view, shadow);
  await manager.query('delete from app.parked where reader = any ($1)', [
    live.map(({ name }) => name),
  ]);
  const rows: { count: number }[] = await manager.query(
    `select count(*)::int as count from ${relation(shadow.table)}`,
  );
  await manager.query('select app.drop_rebuild_table($1)', [view.table]);
  await manager.query('delete from app.rebuild where view = $1', [view.name]);
  await probe?.('rebuild:commit', view.name);
  await runner.commitTransaction();
  return { rows: rows[0]!.count, differences };
}

/** Follows the live view until little is left to do under its lock. */
async function catchUp<Row extends ViewRow>(work: Work<Row>, shadow: Shadow): Promise<Shadow> {
  for (let { position } = shadow; ;) {
    const live = await cursors(work.dataSource.manager, work.view.name);
    const reach = Math.min(...live.map((cursor) => cursor.position));
    if (live.length === 0 || reach - position < PAGE) return { ...shadow, position };
    await follow(work, shadow, { from: position, to: reach });
    position = reach;
  }
}

/**
 * Folds the view again beside the live table, in `<table>__rebuild`, catches up, compares row by
 * row and corrects what differs. The live view can be read all the time, and written until the last
 * step. When it is killed, the next call continues it. A view that never ran is brought up to the
 * newest event. Throws `RebuildUnderWay`, and what `project` throws; the live table is then
 * unchanged.
 */
export async function rebuildView<Row extends ViewRow>(
  dataSource: DataSource,
  view: View<Row>,
  onProgress: (progress: RebuildProgress) => void = () => undefined,
  options: RebuildOptions = {},
): Promise<Rebuilt> {
  const { fresh = false, probe = installedProbe() } = options;
  return alone(dataSource, view.name, async (runner) => {
    const columns = await columnsOf(dataSource.manager, view.table);
    const opened = await openShadow(dataSource, view, { columns, fresh });
    let { done, total } = opened;
    const progress = async (events: number): Promise<void> => {
      await probe?.('rebuild:page', view.name);
      done += events;
      total = Math.max(total, done);
      onProgress({ done, total });
    };
    const work: Work<Row> = { dataSource, view, options: { ...options, probe }, progress };
    const resumed = opened.done > 0 || opened.phase === 'follow';
    if (opened.phase === 'load') await load(work, opened);
    const shadow = await catchUp(work, {
      ...opened,
      position: opened.phase === 'load' ? opened.upto : opened.position,
    });
    const rebuilt = await finish(runner, work, shadow);
    onProgress({ done: total, total });
    return { ...rebuilt, resumed };
  });
}
