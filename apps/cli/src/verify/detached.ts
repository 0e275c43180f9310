import { access } from 'node:fs/promises';
import path from 'node:path';
import { checkArchive, loadArchive, type YearArchive } from '#libs/event-store';
import { type Findings } from './findings.js';

/** A part of a stream whose file is not here, as the database still knows it. */
export interface AbsentPart {
  readonly stream: string;
  readonly firstVersion: number;
  readonly version: number;
  readonly position: number;
  readonly hash: string;
}

/** What was moved out of the database (`dondoc partitions detach`). */
export interface Detached {
  /** Files that are here and as they were. Their events are looked at like all others. */
  readonly files: readonly string[];
  /** How many events lie in files that are not here. */
  readonly absent: number;
  /** By stream, in the order of their versions. */
  readonly parts: ReadonlyMap<string, readonly AbsentPart[]>;
}

interface Asked {
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/**
 * Tables for every event that can be looked at, and for every stream of which a part cannot. Both
 * end with the transaction.
 */
const RELATIONS = `
  create temp table detached_event (like app.event) on commit drop;
  create temp table absent_stream (stream text collate "C" primary key, version bigint not null,
    hash bytea not null) on commit drop`;
const INDEXES = `create index on detached_event (stream, version); create index
  on detached_event (position); analyze detached_event; analyze absent_stream`;
const ARCHIVES = `select file, year, sha256, streams::float8, events::float8, app.iso(at) as at
  from app.year_archive order by year, file`;
const ABSENT = `insert into absent_stream select distinct on (stream) stream, last_version, hash
  from app.archived_stream where file = any ($1) order by stream, last_version desc`;
const PARTS = `
  select stream, first_version::float8 as "firstVersion", last_version::float8 as version,
    position::float8, encode(hash, 'hex') as hash
  from app.archived_stream where file = any ($1) order by stream, last_version`;

async function find(file: string, folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const found = path.join(folder, file);
    if (
      await access(found).then(
        () => true,
        () => false,
      )
    )
      return found;
  }
  return undefined;
}

/**
 * The path of the file when it is here and has not changed since it was written. Otherwise the
 * findings say what is the case.
 */
async function usable(
  { file, year, sha256, events, at }: YearArchive,
  folders: readonly string[],
  findings: Findings,
): Promise<string | undefined> {
  const found = await find(file, folders);
  if (found === undefined) {
    findings.looked('I8', 'sự kiện đã tách không có ở đây', events);
    findings.note(
      'I8',
      `Năm ${year}: ${events} sự kiện đã tách ra ${file} không có ở đây nên không kiểm tra ` +
        `lại; chúng đã được kiểm tra khi tách ngày ${at.slice(0, 10)}. Chép tệp vào ` +
        `${folders[0] ?? 'thư mục dữ liệu'} rồi chạy lại để kiểm tra cả chúng.`,
    );
    return undefined;
  }
  const check = await checkArchive(found).catch(() => undefined);
  if (check?.sha256 === sha256) {
    findings.note('I8', `Năm ${year}: ${events} sự kiện đã tách được kiểm tra từ tệp ${file}.`);
    return found;
  }
  findings.violate(
    'I8',
    `Tệp ${file} (năm ${year}) đã bị sửa hoặc hỏng từ khi tách ra: lấy lại bản gốc, sha256 ` +
      `${sha256}.`,
  );
  return undefined;
}

/**
 * Makes `known_event` and `absent_stream` for the rules. It runs before the snapshot becomes
 * read-only, because the events of the files go into a table of this session.
 */
export async function openDetached(
  asked: Asked,
  findings: Findings,
  folders: readonly string[],
): Promise<Detached> {
  await asked.query(RELATIONS);
  const archives = await asked.query<YearArchive>(ARCHIVES);
  if (archives.length === 0) {
    await asked.query('create temp view known_event as select * from app.event');
    return { files: [], absent: 0, parts: new Map() };
  }
  await asked.query(
    'create temp view known_event as select * from app.event ' +
      'union all select * from detached_event',
  );
  const [files, away]: [string[], YearArchive[]] = [[], []];
  for (const archive of archives) {
    const found = await usable(archive, folders, findings);
    if (found === undefined) away.push(archive);
    else {
      await loadArchive(asked as { query(sql: string): Promise<unknown> }, found, 'detached_event');
      files.push(found);
    }
  }
  const names = away.map(({ file }) => file);
  await asked.query(ABSENT, [names]);
  await asked.query(INDEXES);
  const parts = new Map<string, AbsentPart[]>();
  for (const part of await asked.query<AbsentPart>(PARTS, [names]))
    parts.set(part.stream, [...(parts.get(part.stream) ?? []), part]);
  return { files, absent: away.reduce((total, { events }) => total + events, 0), parts };
}
