import { type DataSource, type EntityManager } from 'typeorm';
import { arrayLiteral, inTransaction } from '#libs/platform';
import { type Probe } from './probe.js';
import { isWorthRetrying, retrying } from './retry.js';
import { versionToWrite } from './versions/index.js';

/**
 * A stream, and the version at which it was chosen. A stream that has moved on since is left alone.
 */
export interface Chosen {
  readonly stream: string;
  readonly version: number;
}

/**
 * `where`, `unless`, `event.data` and `head` are SQL of the program (never of a person) over the
 * alias h of `app.head`, and they share `params` as $1…. Compare with the clock as `h.cutoff_at <=
 * (select app.now())`, which asks it once and lets the index serve.
 */
export interface BulkTransition {
  readonly category: string;
  readonly fromStatus: string;
  readonly toStatus: string;
  readonly where: string;
  /**
   * Streams for which this holds are left alone. It is asked after the lock, so everything
   * committed until then counts.
   */
  readonly unless?: string;
  readonly params?: readonly unknown[];
  /** `data` is an SQL expression that gives jsonb. */
  readonly event: { readonly type: string; readonly data: string; readonly schemaVersion?: number };
  /** What else of the head changes, as SQL expressions that give timestamptz. */
  readonly head?: { readonly dueAt?: string; readonly cutoffAt?: string };
  readonly actor: string;
  readonly causation?: string;
  /** Streams per transaction (5,000). */
  readonly chunk?: number;
  readonly onProgress?: (count: number) => void;
  /**
   * Only these streams, at these versions, in chunks of this order. Without it, all streams that
   * satisfy `where`.
   */
  readonly chosen?: readonly Chosen[];
  /** Called in the transaction of each chunk with what was asked for and what was done. */
  readonly inline?: (
    manager: EntityManager,
    chunk: { readonly asked: readonly string[]; readonly moved: readonly string[] },
  ) => Promise<void>;
}

const CHUNK = 5000;
const SESSIONS = 2;
const PAGE_CHUNKS = 20;
const ANALYZE_FROM = 10_000;

type Targets = readonly string[] | readonly Chosen[];

const streamOf = (target: string | Chosen): string =>
  typeof target === 'string' ? target : target.stream;

function conditions({ where, unless, event, head, params = [] }: BulkTransition): string {
  const [category, status] = [params.length + 1, params.length + 2];
  const values = [event.data, head?.dueAt, head?.cutoffAt]
    .filter((value) => value !== undefined)
    .map((value) => `(${value}) is null`);
  // The last term is always true. It lets the parser see every parameter, even one that only the
  // data uses.
  return (
    `h.category = $${category} and h.status = $${status} and (${where}) ` +
    `and (${unless ?? 'false'}) is not true and (true or ${values.join(' or ')})`
  );
}

/**
 * Streams come as one text, because a row for each took up to a tenth of the whole transition. No
 * stream name contains a line break.
 */
const lines = (streams: string | null): string[] => streams?.split('\n') ?? [];

/** Candidates in stream order, not locked. The chunk asks all conditions again. */
async function candidates(
  dataSource: DataSource,
  bulk: BulkTransition,
  after: string,
  limit: number,
): Promise<string[]> {
  const { params = [], category, fromStatus } = bulk;
  const n = params.length;
  const [page]: { streams: string | null }[] = await dataSource.query(
    `select string_agg(c.stream, E'\\n') as streams
     from (select h.stream from app.head h where ${conditions(bulk)} and h.stream > $${n + 3}
       order by h.stream limit $${n + 4}) c`,
    [...params, category, fromStatus, after, limit],
  );
  return lines(page!.streams);
}

function transitionSql(bulk: BulkTransition): string {
  const n = (bulk.params ?? []).length;
  const [to, type, schema, actor, causation, streams, versions] = [3, 4, 5, 6, 7, 8, 9].map(
    (k) => `$${n + k}`,
  );
  const asked = bulk.chosen
    ? `unnest(${streams}::text[], ${versions}::bigint[]) as chosen(stream, version) join ` +
      'app.head h on h.stream = chosen.stream and h.version = chosen.version where'
    : `app.head h where h.stream = any (${streams}::text[]) and`;
  const { dueAt, cutoffAt } = bulk.head ?? {};
  const head = [dueAt && `due_at = (${dueAt})`, cutoffAt && `cutoff_at = (${cutoffAt})`]
    .filter(Boolean)
    .map((set) => `, ${set}`)
    .join('');
  return `
    with clock as materialized (select t.at, app.microseconds(t.at) as us
      from (select app.now() as at) t),
    due as materialized (
      select h.stream, h.version + 1 as version, h.hash as prev, (${bulk.event.data}) as data
      from ${asked} ${conditions(bulk)}
    ),
    chained as materialized (
      select d.stream, d.version, d.data,
        sha256(d.prev || convert_to(app.event_text(d.stream, d.version, ${type}::text,
          ${schema}::int, (select us from clock), ${actor}::text, ${causation}::text, d.data),
          'UTF8')) as hash
      from due d order by d.stream
    ),
    written as (
      insert into app.event (position, stream, version, type, schema_version, data, actor,
        causation, at, hash)
      select nextval('app.event_position'), c.stream, c.version, ${type}::text, ${schema}::int,
        c.data, ${actor}::text, ${causation}::text, (select at from clock), c.hash from chained c
    ),
    moved as (
      update app.head h set version = c.version, hash = c.hash, status = ${to}${head} from chained c
        where h.stream = c.stream returning h.stream
    )
    select count(*)::int as count, case when count(*) < cardinality(${streams}::text[]) then
      string_agg(m.stream, E'\\n' order by m.stream) end as streams from moved m`;
}

async function transitChunk(
  dataSource: DataSource,
  bulk: BulkTransition,
  targets: Targets,
  probe?: Probe,
): Promise<string[]> {
  const { params = [], category, fromStatus, toStatus, event, actor, causation } = bulk;
  const asked = targets.map(streamOf);
  const list = arrayLiteral(asked);
  const versions = bulk.chosen
    ? [(targets as readonly Chosen[]).map(({ version }) => version)]
    : [];
  return inTransaction(dataSource, async (manager) => {
    // This is a statement of its own, so the snapshot of the next one holds whatever the locks had
    // to wait for. The next one finds its heads by key, because a hash join would read all heads
    // for every chunk.
    await manager.query(
      `select app.lock_heads($1), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true)`,
      [list],
    );
    await probe?.('bulk:locked', category);
    const [done]: { count: number; streams: string | null }[] = await manager.query(
      transitionSql(bulk),
      [
        ...params,
        category,
        fromStatus,
        toStatus,
        event.type,
        versionToWrite(event),
        actor,
        causation ?? null,
        list,
        ...versions,
      ],
    );
    await manager.query('set local enable_hashjoin = on; set local enable_mergejoin = on');
    const moved = done!.count === asked.length ? asked : lines(done!.streams);
    await bulk.inline?.(manager, { asked, moved });
    await probe?.('bulk:commit', category);
    return moved;
  });
}

/** Pages of targets: the chosen ones at once, or the candidates as they are found. */
async function* pagesOf(
  dataSource: DataSource,
  bulk: BulkTransition,
  size: number,
): AsyncGenerator<Targets> {
  if (bulk.chosen) {
    yield bulk.chosen;
    return;
  }
  for (
    let page = await candidates(dataSource, bulk, '', size);
    page.length > 0;
    page = await candidates(dataSource, bulk, page.at(-1)!, size)
  )
    yield page;
}

/** Hands out the chunks of the pages in their order, to any number of takers. */
async function* chunksOf(
  dataSource: DataSource,
  bulk: BulkTransition,
  size: number,
): AsyncGenerator<Targets> {
  for await (const page of pagesOf(dataSource, bulk, size * PAGE_CHUNKS)) {
    for (let i = 0; i < page.length; i += size) yield page.slice(i, i + size);
  }
}

/**
 * Moves every stream of a category from one status to another, with one event each and a
 * transaction per chunk. Two chunks run at a time: while one waits for the disk, the other
 * computes. Called again, it finds nothing left. After an error no further chunk begins, and those
 * under way run to their end.
 */
export async function bulkTransition(
  dataSource: DataSource,
  bulk: BulkTransition,
  probe?: Probe,
): Promise<{ count: number; streams: string[] }> {
  const chunks = chunksOf(dataSource, bulk, bulk.chunk ?? CHUNK);
  const done: string[] = [];
  async function take(): Promise<void> {
    for await (const targets of chunks) {
      const moved = await retrying(isWorthRetrying, () =>
        transitChunk(dataSource, bulk, targets, probe),
      );
      await probe?.('bulk:done', bulk.category);
      for (const stream of moved) done.push(stream);
      bulk.onProgress?.(done.length);
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: SESSIONS }, take));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  if (done.length >= ANALYZE_FROM) await dataSource.query('select app.refresh_statistics()');
  return { count: done.length, streams: done };
}
