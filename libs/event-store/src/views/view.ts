import { type DataSource, type EntityManager } from 'typeorm';
import { type StoredEvent } from '../event.js';
import { type Reader } from '../readers/reader.js';
import { type EventRow, eventColumns, toEvent } from '../rows.js';
import { columnsOf, loadRows, saveRows, type TableColumns } from './view-table.js';

/** A row as `project` sees it: names of columns, plain JSON values; timestamptz columns are instants of six decimals, dates are YYYY-MM-DD. */
export interface ViewRow {
  readonly key: string;
}

/** A table that is a fold over events. `project` is pure; `keyOf` says which row an event concerns, or none. */
export interface View<Row extends ViewRow = ViewRow> {
  /** Also the name of its reader. */
  readonly name: string;
  readonly table: string;
  keyOf(event: StoredEvent): string | undefined;
  project(row: Row | undefined, event: StoredEvent): Row;
}

interface Target {
  /** Where rows are kept: the live table or the one built beside it. */
  readonly table: string;
  readonly columns: TableColumns;
}

/** Folds events into the target's rows: one read, one write, whatever the number of events. Returns the rows touched. */
export async function foldInto<Row extends ViewRow>(manager: EntityManager, view: View<Row>, target: Target, events: readonly StoredEvent[]): Promise<number> {
  const keyed = events.flatMap((event) => {
    const key = view.keyOf(event);
    return key === undefined ? [] : [{ key, event }];
  });
  if (keyed.length === 0) return 0;
  const rows = await loadRows<Row>(manager, target, [...new Set(keyed.map(({ key }) => key))]);
  for (const { key, event } of keyed) rows.set(key, projected(view, key, rows.get(key), event));
  await saveRows(manager, target, [...rows.values()]);
  return rows.size;
}

function projected<Row extends ViewRow>(view: View<Row>, key: string, row: Row | undefined, event: StoredEvent): Row {
  const next = view.project(row, event);
  if (next.key !== key) throw new Error(`view ${view.name}: project answered key ${next.key} for ${key}`);
  return next;
}

export function viewReader<Row extends ViewRow>(view: View<Row>): Reader {
  let columns: TableColumns | undefined;
  return {
    name: view.name,
    async handle(events, manager) {
      columns ??= await columnsOf(manager, view.table);
      await foldInto(manager, view, { table: view.table, columns }, events);
    },
  };
}

/** Events after `from` and up to `to`, both of which the reader of a view has passed: they are all visible. */
export async function eventsBetween(manager: EntityManager, from: number, to: number, limit: number): Promise<StoredEvent[]> {
  const rows: EventRow[] = await manager.query(`select ${eventColumns} from app.event e where e.position > $1 and e.position <= $2 order by e.position limit $3`, [from, to, limit]);
  return rows.map(toEvent);
}

/** The view's rows folded in memory from all events, without its table: what the table must equal. */
export async function foldView<Row extends ViewRow>(dataSource: DataSource, view: View<Row>): Promise<Map<string, Row>> {
  const bounds: { safe: string }[] = await dataSource.query('select safe from app.read_bounds()');
  const rows = new Map<string, Row>();
  for (let events = await eventsBetween(dataSource.manager, 0, Number(bounds[0]!.safe), 5000); events.length > 0; events = await eventsBetween(dataSource.manager, events.at(-1)!.position, Number(bounds[0]!.safe), 5000)) {
    for (const event of events) {
      const key = view.keyOf(event);
      if (key !== undefined) rows.set(key, projected(view, key, rows.get(key), event));
    }
  }
  return rows;
}
