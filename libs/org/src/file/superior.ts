import type { EntityManager } from 'typeorm';
import type { OrgFinding } from './org-file-error.js';
import type { OrgFile } from './org-shape.js';

/** The committees above one, the nearest first. A circle that is on record ends where it closes. */
const ABOVE = `
  with recursive above as (
    select c.id, c.superior from app.committee c where c.id = $1
    union select c.id, c.superior from above a join app.committee c on c.id = a.superior)
  select id from above`;

function problem(
  { id, superior }: OrgFile['committee'],
  above: readonly string[],
): string | undefined {
  if (superior === id) return 'là chính Đảng ủy này; để trống nếu cấp trên không dùng hệ thống';
  if (above.length === 0)
    return (
      `không có Đảng ủy mã “${superior}” trong hệ thống; nhập tổ chức của cấp trên trước, ` +
      'hoặc để trống'
    );
  return above.includes(id)
    ? `Đảng ủy “${superior}” đang ở dưới Đảng ủy này; cấp trên và cấp dưới không thể thành vòng`
    : undefined;
}

/** Findings of a superior that is not on record, is the committee itself, or stands below it. */
export async function wrongSuperior(
  manager: EntityManager,
  { committee }: OrgFile,
): Promise<OrgFinding[]> {
  if (!committee.superior) return [];
  const above: { id: string }[] = await manager.query(ABOVE, [committee.superior]);
  const message = problem(
    committee,
    above.map(({ id }) => id),
  );
  return message === undefined ? [] : [{ path: ['committee', 'superior'], message }];
}
