import { basename } from 'node:path';
import { rm } from 'node:fs/promises';
import { type DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { inTransaction } from '#libs/platform';
import { type ArchivedEvent, checkArchive, writeArchive } from './archive-file.js';

export interface DetachRequest {
  readonly year: number;
  /** The file for the events. It must not exist. The database keeps its name. */
  readonly path: string;
  /**
   * SQL of the program over alias h of `app.head`: the streams that will hardly be read again. The
   * others stay.
   */
  readonly closed: string;
}

const PAGE = 2000;
const COLUMNS =
  'e.position::float8, e.stream, e.version::float8, e.type, e.schema_version as ' +
  '"schemaVersion", app.iso(e.at) as at, e.actor, e.causation, e.data::text as data, ' +
  `encode(e.hash, 'hex') as hash`;

/** All reasons against taking these streams' events away. */
const OBJECTIONS: readonly (readonly [sql: string, message: string])[] = [
  [
    `select 1 from leaving_stream s left join lateral (select max(a.last_version) as version
      from app.archived_stream a where a.stream = s.stream) a on true
    where s.first_version <> coalesce(a.version, 0) + 1 or s.last_version - s.first_version + 1 <>
      s.events limit 1`,
    'có hồ sơ còn sự kiện ở một năm trước: tách năm đó trước',
  ],
  [
    `select 1 from app.reader r where r.position < (select max(position)
      from leaving_stream) limit 1`,
    'có bộ đọc chưa đọc hết năm này: chạy worker rồi thử lại',
  ],
  [
    'select 1 from app.parked p join leaving_stream s using (stream) limit 1',
    'có hồ sơ đang bị tạm giữ: xem dondoc parked',
  ],
  [
    `select 1 from app.block where to_position >= (select max(position) from leaving_stream)
      having count(*) = 0`,
    'năm này chưa được niêm phong hết: chạy dondoc seal',
  ],
];

async function select(
  manager: EntityManager,
  { year, closed }: DetachRequest,
): Promise<{ streams: number; events: number }> {
  const known: { ok: boolean }[] = await manager.query(
    `select to_regclass('app.event_' || $1::int) is not null and $1::int < app.event_year(app.now())
      as ok`,
    [year],
  );
  if (!known[0]!.ok)
    throw new Refused(
      'NO_SUCH_YEAR',
      `Không có năm ${year} để tách: chỉ tách được một năm đã qua và còn trong cơ sở dữ liệu ` +
        '(dondoc partitions list).',
    );
  await manager.query(`lock table app.event_${year} in share mode`);
  await manager.query(
    `create temp table leaving_stream on commit drop as
     select e.stream, min(e.version) as first_version, max(e.version) as last_version,
       count(*) as events, max(e.position) as position
     from app.event_${year} e join app.head h on h.stream = e.stream and (${closed})
       group by e.stream`,
  );
  await manager.query('create index on leaving_stream (stream); analyze leaving_stream');
  const rows: { streams: number; events: number }[] = await manager.query(
    'select count(*)::int as streams, coalesce(sum(events), 0)::int as events from leaving_stream',
  );
  if (rows[0]!.streams === 0)
    throw new Refused(
      'NOTHING_CLOSED',
      `Năm ${year} không có hồ sơ nào đã khép lại: chưa tách được gì.`,
    );
  for (const [sql, message] of OBJECTIONS) {
    const found: unknown[] = await manager.query(sql);
    if (found.length > 0)
      throw new Refused('YEAR_NOT_AT_REST', `Chưa tách được năm ${year}: ${message}.`);
  }
  return rows[0]!;
}

async function* pages(manager: EntityManager, year: number): AsyncGenerator<ArchivedEvent[]> {
  let [stream, version] = ['', 0];
  for (;;) {
    const rows: (ArchivedEvent & { prev: string | null })[] = await manager.query(
      `select ${COLUMNS}, (select encode(a.hash, 'hex') from app.archived_stream a
        where a.stream = e.stream and a.last_version = e.version - 1) as prev
       from app.event_${year} e where e.stream in (select stream from leaving_stream) and (e.stream,
         e.version) > ($1, $2) order by e.stream, e.version limit ${PAGE}`,
      [stream, version],
    );
    yield rows.map(({ prev, ...event }) => (prev === null ? event : { ...event, prev }));
    if (rows.length < PAGE) return;
    ({ stream, version } = rows.at(-1)!);
  }
}

/** Drops the year's table. What stays of it goes into a new one. */
async function takeAway(
  manager: EntityManager,
  { year, path }: DetachRequest,
  sha256: string,
): Promise<void> {
  await manager.query(
    `insert into app.year_archive (file, year, sha256, streams, events, last_position)
     select $1, $2, $3, count(*), sum(events), max(position) from leaving_stream`,
    [basename(path), year, sha256],
  );
  await manager.query(
    `insert into app.archived_stream (stream, first_version, last_version, hash, position, file)
     select s.stream, s.first_version, s.last_version, e.hash, s.position, $1 from leaving_stream s
       join app.event_${year} e on e.stream = s.stream and e.version = s.last_version`,
    [basename(path)],
  );
  await manager.query(
    `create temp table staying on commit drop as select e.* from app.event_${year} e
      where e.stream not in (select stream from leaving_stream)`,
  );
  // From here on appends wait for milliseconds. If they would have to wait for long, this gives up
  // instead.
  await manager.query(`set local lock_timeout = '5s'`);
  await manager.query(`alter table app.event detach partition app.event_${year}`);
  await manager.query(`drop table app.event_${year}`);
  await manager.query(`select app.ensure_event_year($1) where exists (select from staying)`, [
    year,
  ]);
  await manager.query('insert into app.event select * from staying order by position');
}

/**
 * Moves the events of closed streams of a past year into a file. The file is written, made durable,
 * read back and verified before the database drops the events, in one transaction. Needs the
 * owner's rights. Throws `Refused` with the reason; the file is then removed again.
 */
export async function detachYear(
  dataSource: DataSource,
  request: DetachRequest,
): Promise<{ streams: number; events: number; sha256: string }> {
  let written = false;
  try {
    return await inTransaction(dataSource, async (manager) => {
      await manager.query('set local role none');
      const { streams, events } = await select(manager, request);
      written = true;
      await writeArchive(
        request.path,
        { dondoc: 'events', format: 1, year: request.year, streams, events },
        pages(manager, request.year),
      );
      const { sha256, violations } = await checkArchive(request.path);
      if (violations.length > 0)
        throw new Refused(
          'CHAIN_BROKEN',
          `Chuỗi băm của năm ${request.year} không khớp ở ${violations.length} chỗ, đầu tiên ` +
            `${violations[0]!.stream} ${violations[0]!.version}: chạy dondoc verify.`,
        );
      await takeAway(manager, request, sha256);
      return { streams, events, sha256 };
    });
  } catch (error) {
    // A COMMIT with an unknown outcome may have dropped the events. The file may then be all that
    // is left.
    if (written && !(error instanceof Error && error.name === 'OutcomeUnknown'))
      await rm(request.path, { force: true });
    throw error;
  }
}
