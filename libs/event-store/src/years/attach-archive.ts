import { basename } from 'node:path';
import { type DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { inTransaction } from '#libs/platform';
import { type ArchivedEvent, checkArchive, readArchive } from './archive-file.js';

const PAGE = 1000;

async function insert(manager: EntityManager, events: readonly ArchivedEvent[]): Promise<void> {
  await manager.query(
    `insert into app.event (position, stream, version, type, schema_version, data, actor, causation, at, hash)
     select x.position, x.stream, x.version, x.type, x."schemaVersion", x.data::jsonb, x.actor, x.causation, x.at, decode(x.hash, 'hex')
     from jsonb_to_recordset($1::jsonb) as x(position bigint, stream text, version bigint, type text, "schemaVersion" int, data text, actor text, causation text, at timestamptz, hash text)`,
    [JSON.stringify(events)]);
}

/** Brings a detached file back. Only the very bytes that were written then, and the newest part of a stream first. Needs the owner's rights. */
export async function attachArchive(dataSource: DataSource, path: string): Promise<{ year: number; events: number }> {
  const { header, sha256, violations } = await checkArchive(path);
  const file = basename(path);
  return inTransaction(dataSource, async (manager) => {
    await manager.query('set local role none');
    const known: { sha256: string }[] = await manager.query('select sha256 from app.year_archive where file = $1 for update', [file]);
    if (!known[0]) throw new Refused('NO_SUCH_ARCHIVE', `Cơ sở dữ liệu không biết tệp ${file}: xem dondoc partitions list.`);
    if (known[0].sha256 !== sha256 || violations.length > 0) throw new Refused('ARCHIVE_CHANGED', `Tệp ${file} đã bị sửa từ khi tách ra: lấy lại bản gốc.`);
    const newer: { file: string }[] = await manager.query(
      `select b.file from app.archived_stream a join app.archived_stream b on b.stream = a.stream and b.last_version > a.last_version where a.file = $1 limit 1`, [file]);
    if (newer[0]) throw new Refused('NEWER_FIRST', `Gắn tệp ${newer[0].file} trước: nó chứa phần sau của cùng hồ sơ.`);
    await manager.query('select app.ensure_event_year($1)', [header.year]);
    const page: ArchivedEvent[] = [];
    for await (const event of readArchive(path)) {
      page.push(event);
      if (page.length === PAGE) await insert(manager, page.splice(0));
    }
    if (page.length > 0) await insert(manager, page);
    await manager.query('delete from app.year_archive where file = $1', [file]);
    return { year: header.year, events: header.events };
  });
}
