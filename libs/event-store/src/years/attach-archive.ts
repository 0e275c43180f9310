import { basename } from 'node:path';
import { type DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { inTransaction } from '#libs/platform';
import { checkArchive } from './archive-file.js';
import { loadArchive } from './load-archive.js';

/**
 * Brings a detached file back. It accepts only the exact bytes that were written then, and the
 * newest part of a stream first. Needs the owner's rights.
 */
export async function attachArchive(
  dataSource: DataSource,
  path: string,
): Promise<{ year: number; events: number }> {
  const { header, sha256, violations } = await checkArchive(path);
  const file = basename(path);
  return inTransaction(dataSource, async (manager) => {
    await manager.query('set local role none');
    const known: { sha256: string }[] = await manager.query(
      'select sha256 from app.year_archive where file = $1 for update',
      [file],
    );
    if (!known[0])
      throw new Refused(
        'NO_SUCH_ARCHIVE',
        `Cơ sở dữ liệu không biết tệp ${file}: xem dondoc partitions list.`,
      );
    if (known[0].sha256 !== sha256 || violations.length > 0)
      throw new Refused(
        'ARCHIVE_CHANGED',
        `Tệp ${file} đã bị sửa từ khi tách ra: lấy lại bản gốc.`,
      );
    const newer: { file: string }[] = await manager.query(
      `select b.file from app.archived_stream a join app.archived_stream b on b.stream = a.stream
        and b.last_version > a.last_version where a.file = $1 limit 1`,
      [file],
    );
    if (newer[0])
      throw new Refused(
        'NEWER_FIRST',
        `Gắn tệp ${newer[0].file} trước: nó chứa phần sau của cùng hồ sơ.`,
      );
    await manager.query('select app.ensure_event_year($1)', [header.year]);
    await loadArchive(manager, path, 'app.event');
    await manager.query('delete from app.year_archive where file = $1', [file]);
    return { year: header.year, events: header.events };
  });
}
