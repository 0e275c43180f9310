import { createHash } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';

/** An event as the chain sees it. `data` is the stored text, byte for byte. */
export interface ChainLink {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly at: string;
  readonly actor: string;
  readonly causation: string | null;
  readonly data: string;
  readonly hash: string;
}

export interface ChainViolation {
  readonly stream: string;
  readonly version: number;
  readonly problem: 'gap' | 'hash' | 'order' | 'head';
}

const BATCH = 5000;

function microseconds(at: string): string {
  return String(Date.parse(`${at.slice(0, 19)}Z`) * 1000 + Number(at.slice(20, 26)));
}

/** This is written a second time on purpose, apart from the SQL that made the hashes. */
export function chainHash(prev: string, link: Omit<ChainLink, 'hash' | 'position'>): string {
  const text = [
    link.stream,
    link.version,
    link.type,
    link.schemaVersion,
    microseconds(link.at),
    link.actor,
    link.causation ?? '',
    link.data,
  ].join('\n');
  return createHash('sha256').update(Buffer.from(prev, 'hex')).update(text, 'utf8').digest('hex');
}

async function* links(manager: EntityManager): AsyncGenerator<ChainLink> {
  let [stream, version] = ['', 0];
  for (;;) {
    const rows: (ChainLink & { schema_version: number })[] = await manager.query(
      `select e.position::float8, e.stream, e.version::float8, e.type, e.schema_version,
        app.iso(e.at) as at, e.actor, e.causation, e.data::text as data, encode(e.hash,
        'hex') as hash
       from app.event e where (e.stream, e.version) > ($1, $2)
         order by e.stream, e.version limit ${BATCH}`,
      [stream, version],
    );
    yield* rows.map((row) => ({ ...row, schemaVersion: row.schema_version }));
    const last = rows.at(-1);
    if (rows.length < BATCH || !last) return;
    ({ stream, version } = last);
  }
}

/** Reads everything from one REPEATABLE READ snapshot and writes nothing. */
export async function* inSnapshot<T>(
  dataSource: DataSource,
  read: (manager: EntityManager) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await runner.startTransaction('REPEATABLE READ');
    await runner.query('set transaction read only');
    yield* read(runner.manager);
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }
}

/** Every event by stream and version, from one snapshot. */
export function readChain(dataSource: DataSource): AsyncGenerator<ChainLink> {
  return inSnapshot(dataSource, links);
}

type Previous = Pick<ChainLink, 'stream' | 'version' | 'position' | 'hash'>;

function problemOf(previous: Previous, link: ChainLink): ChainViolation['problem'] | undefined {
  if (link.version !== previous.version + 1) return 'gap';
  if (previous.position >= link.position) return 'order';
  return chainHash(previous.hash, link) === link.hash ? undefined : 'hash';
}

/** Where the chain of a stream continues in the database when its beginning lies in a file. */
async function archived(manager: EntityManager): Promise<Map<string, Previous>> {
  const rows: Previous[] = await manager.query(
    `select distinct on (stream) stream, last_version::float8 as version, position::float8,
      encode(hash, 'hex') as hash from app.archived_stream order by stream, last_version desc`,
  );
  return new Map(rows.map((row) => [row.stream, row]));
}

async function* violations(manager: EntityManager): AsyncGenerator<ChainViolation> {
  const before = await archived(manager);
  let last: Previous = { stream: '', version: 0, position: 0, hash: '' };
  for await (const link of links(manager)) {
    if (last.stream !== link.stream)
      last = before.get(link.stream) ?? { stream: link.stream, version: 0, position: 0, hash: '' };
    const problem = problemOf(last, link);
    if (problem) yield { stream: link.stream, version: link.version, problem };
    last = link;
  }
  const heads: { stream: string; version: number }[] = await manager.query(
    `select stream, coalesce(h.version, e.version)::float8 as version
     from app.head h full join (
       select distinct on (stream) stream, version, hash
       from (select stream, version, hash from app.event union all select stream, last_version, hash
         from app.archived_stream) known order by stream, version desc
     ) e using (stream)
     where h.version is distinct from e.version or h.hash is distinct from e.hash order by stream`,
  );
  for (const { stream, version } of heads) yield { stream, version, problem: 'head' };
}

/**
 * Recomputes every hash and compares each head with its last event. Finds gaps, altered facts, a
 * changed order, and heads that disagree.
 */
export function verifyChains(dataSource: DataSource): AsyncGenerator<ChainViolation> {
  return inSnapshot(dataSource, violations);
}
