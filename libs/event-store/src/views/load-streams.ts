import { type DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '#libs/platform';
import { type StoredEvent } from '../event.js';
import { readPacked } from './packed.js';
import { noteProgress, type Shadow } from './shadow.js';
import { insertRows } from './view-table.js';
import { keyFor, projected, type View, type ViewRow } from './view.js';

const PAGE = 8000;

interface After {
  readonly stream: string;
  readonly version: number;
}

function page(
  manager: EntityManager,
  category: string,
  { stream, version }: After,
  upto: number,
): Promise<StoredEvent[]> {
  return readPacked(
    manager,
    'where (e.stream, e.version) > ($1, $2) and e.stream < $3 and e.position <= $4 order by ' +
      `e.stream, e.version limit ${PAGE}`,
    [stream, version, `${category}.`, upto],
  );
}

/**
 * Events of a category by stream and version. The next page is read while the caller works on this
 * one.
 */
async function* pages(
  manager: EntityManager,
  category: string,
  { stream, upto }: Shadow,
): AsyncGenerator<StoredEvent[]> {
  let after: After =
    stream === ''
      ? { stream: `${category}-`, version: 0 }
      : { stream, version: Number.MAX_SAFE_INTEGER };
  let events = await page(manager, category, after, upto);
  while (events.length > 0) {
    after = events.at(-1)!;
    const next = events.length < PAGE ? Promise.resolve([]) : page(manager, category, after, upto);
    next.catch(() => undefined);
    yield events;
    events = await next;
  }
}

/** Holds the rows whose streams are complete, and the row that may continue in the next page. */
class Folding<Row extends ViewRow> {
  rows: Row[] = [];
  last: string | undefined;
  private stream = '';
  private row: Row | undefined;

  constructor(private readonly view: View<Row>) {}

  take(event: StoredEvent): void {
    if (event.stream !== this.stream) {
      this.finish();
      this.stream = event.stream;
    }
    const key = keyFor(this.view, event);
    if (key !== undefined) this.row = projected(this.view, key, this.row, event);
  }

  finish(): void {
    if (this.row) this.rows.push(this.row);
    if (this.stream !== '') this.last = this.stream;
    this.row = undefined;
  }

  flush(): { rows: Row[]; stream: string | undefined } {
    const { rows, last } = this;
    this.rows = [];
    return { rows, stream: last };
  }
}

/**
 * Loads the shadow stream by stream. Each row is folded in memory and written once, together with
 * the name of the last complete stream. Reading, folding and writing overlap, and memory holds two
 * pages.
 */
export async function loadStreams<Row extends ViewRow>(
  dataSource: DataSource,
  {
    view,
    shadow,
    onPage,
  }: {
    view: View<Row> & { readonly category: string };
    shadow: Shadow;
    onPage: (events: number) => Promise<void>;
  },
): Promise<void> {
  const folding = new Folding(view);
  let writing: Promise<void> = Promise.resolve();
  const write = (events: number): Promise<void> => {
    const { rows, stream } = folding.flush();
    return inTransaction(dataSource, async (manager) => {
      if (rows.length > 0) await insertRows(manager, shadow, rows);
      await noteProgress(manager, view.name, { stream, events });
    });
  };
  try {
    for await (const events of pages(dataSource.manager, view.category, shadow)) {
      for (const event of events) folding.take(event);
      await writing;
      await onPage(events.length);
      writing = write(events.length);
      writing.catch(() => undefined);
    }
  } finally {
    await writing;
  }
  folding.finish();
  await write(0);
}
