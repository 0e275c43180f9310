import { type DataSource, type EntityManager } from 'typeorm';
import { type StoredEvent } from '../event.js';
import { type Reader } from '../readers/reader.js';
import { type Shard } from '../readers/shard.js';
import { readPacked } from './packed.js';
import { assertWholeHistory } from '../years/history-archived.js';
import { columnsOf, loadRows, type Place, saveRows, type TableColumns } from './view-table.js';

/**
 * A row as `project` sees it: names of columns with plain JSON values. Columns of timestamptz are
 * instants of six decimals, and dates are YYYY-MM-DD.
 */
export interface ViewRow {
  readonly key: string;
}

/**
 * A table that is a fold over events. `project` is pure. `keyOf` names the row that an event
 * concerns, or none.
 */
export interface View<Row extends ViewRow = ViewRow> {
  /** Also the name of its reader. */
  readonly name: string;
  readonly table: string;
  /**
   * Set when the view has one row per stream of this category (`obligation` for `obligation-…`) and
   * the row's key is the stream's name. It is then rebuilt stream by stream, with each row folded
   * in memory and written once, and it may be sharded.
   */
  readonly category?: string;
  /** See `Reader`; needs `category`. */
  readonly shards?: number;
  keyOf(event: StoredEvent): string | undefined;
  project(row: Row | undefined, event: StoredEvent): Row;
}

/**
 * Folds events into the target's rows with one read and one write, whatever the number of events.
 * Returns the rows that it touched.
 */
export async function foldInto<Row extends ViewRow>(
  manager: EntityManager,
  view: View<Row>,
  target: Place,
  events: readonly StoredEvent[],
): Promise<number> {
  const keyed = events.flatMap((event) => {
    const key = keyFor(view, event);
    return key === undefined ? [] : [{ key, event }];
  });
  if (keyed.length === 0) return 0;
  const rows = await loadRows<Row>(manager, target, [...new Set(keyed.map(({ key }) => key))]);
  for (const { key, event } of keyed) rows.set(key, projected(view, key, rows.get(key), event));
  await saveRows(manager, target, [...rows.values()]);
  return rows.size;
}

/**
 * The row that an event concerns. Throws when a view of one row per stream gives another key,
 * because two shards would then write one row.
 */
export function keyFor<Row extends ViewRow>(
  view: View<Row>,
  event: StoredEvent,
): string | undefined {
  const key = view.keyOf(event);
  if (view.category === undefined || key === undefined) return key;
  if (key !== event.stream || !key.startsWith(`${view.category}-`))
    throw new Error(
      `view ${view.name} has one row per stream of ${view.category}, but ${key} for ` +
        `${event.stream}`,
    );
  return key;
}

export function projected<Row extends ViewRow>(
  view: View<Row>,
  key: string,
  row: Row | undefined,
  event: StoredEvent,
): Row {
  const next = view.project(row, event);
  if (next.key !== key)
    throw new Error(`view ${view.name}: project answered key ${next.key} for ${key}`);
  return next;
}

export function viewReader<Row extends ViewRow>(view: View<Row>): Reader {
  if ((view.shards ?? 1) > 1 && view.category === undefined)
    throw new RangeError(
      `view ${view.name} can be sharded only with one row per stream: see View.category`,
    );
  let columns: TableColumns | undefined;
  return {
    name: view.name,
    shards: view.shards,
    async handle(events, manager) {
      columns ??= await columnsOf(manager, view.table);
      await foldInto(manager, view, { table: view.table, columns }, events);
    },
  };
}

export interface Span {
  /**
   * Positions after `from` and up to `to`. The view's reader has passed them or they are safe, so
   * all of them are visible.
   */
  readonly from: number;
  readonly to: number;
  readonly shard?: Shard;
}

export async function eventsBetween(
  manager: EntityManager,
  { from, to, shard }: Span,
  limit: number,
): Promise<StoredEvent[]> {
  const own =
    shard && shard.shards > 1 ? `and app.shard_of(e.stream, ${shard.shards}) = ${shard.shard}` : '';
  return readPacked(
    manager,
    `where e.position > $1 and e.position <= $2 ${own} order by e.position limit $3`,
    [from, to, limit],
  );
}

/**
 * Events of a span in order, page by page. The next page is read while the caller works on this
 * one.
 */
export async function* pagesBetween(
  manager: EntityManager,
  span: Span,
  limit: number,
): AsyncGenerator<StoredEvent[]> {
  let page = await eventsBetween(manager, span, limit);
  while (page.length > 0) {
    const next =
      page.length < limit
        ? Promise.resolve([])
        : eventsBetween(manager, { ...span, from: page.at(-1)!.position }, limit);
    // It is awaited below. If the caller stops before that, nobody else would take the error.
    next.catch(() => undefined);
    yield page;
    page = await next;
  }
}

/**
 * The view's rows, folded in memory from all events without its table. The table must equal them.
 */
export async function foldView<Row extends ViewRow>(
  dataSource: DataSource,
  view: View<Row>,
): Promise<Map<string, Row>> {
  await assertWholeHistory(dataSource.manager);
  const bounds: { safe: string }[] = await dataSource.query('select safe from app.read_bounds()');
  const rows = new Map<string, Row>();
  for await (const events of pagesBetween(
    dataSource.manager,
    { from: 0, to: Number(bounds[0]!.safe) },
    5000,
  )) {
    for (const event of events) {
      const key = keyFor(view, event);
      if (key !== undefined) rows.set(key, projected(view, key, rows.get(key), event));
    }
  }
  return rows;
}
