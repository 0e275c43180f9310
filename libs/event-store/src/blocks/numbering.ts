import { type DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { inTransaction, prepared } from '#libs/platform';
import {
  type Behind,
  compareWithCheckpoints,
  type CheckpointPlace,
  type Comparison,
} from './compare.js';

/** Why numbers are held at present. Empty when they are not. */
export async function standingHold(manager: EntityManager): Promise<readonly Behind[]> {
  const rows: { detail: readonly Behind[] }[] = await manager.query(
    'select detail from app.restore_hold',
  );
  return rows[0]?.detail ?? [];
}

/**
 * Writes down what was found: a hold while the database is behind, and which start of the server
 * was compared. A hold goes only when every folder that caused it has a checkpoint that agrees, so
 * taking checkpoints away lets nothing through. Answers the hold that stands now.
 */
export async function noteComparison(
  manager: EntityManager,
  { found, behind }: Pick<Comparison, 'found' | 'behind'>,
): Promise<readonly Behind[]> {
  if (behind.length > 0) {
    await manager.query(
      `insert into app.restore_hold (detail) values ($1::jsonb)
       on conflict (only_one) do update set detail = excluded.detail
         where app.restore_hold.detail is distinct from excluded.detail`,
      [JSON.stringify(behind)],
    );
  } else {
    const standing = await standingHold(manager);
    if (standing.length > 0 && standing.every(({ folder }) => found.has(folder)))
      await manager.query('delete from app.restore_hold');
  }
  await manager.query(
    `insert into app.checkpoint_compared (incarnation)
     select app.incarnation() where not exists (select from app.checkpoint_compared c
       where c.incarnation = app.incarnation())
     on conflict (only_one) do update set incarnation = excluded.incarnation, at = excluded.at`,
  );
  return standingHold(manager);
}

const guards = new WeakMap<DataSource, CheckpointPlace>();

/**
 * Compares now, and again before the first number after the server behind `dataSource` was started
 * again or replaced. Answers why numbers are held; empty when they are not.
 */
export async function guardNumbers(
  dataSource: DataSource,
  place: CheckpointPlace,
): Promise<readonly Behind[]> {
  guards.set(dataSource, place);
  return inTransaction(dataSource, async (manager) =>
    noteComparison(manager, await compareWithCheckpoints(manager, place)),
  );
}

function describe({ reason, folder, block, toPosition, at, missing }: Behind): string {
  if (reason === 'unreadable') return `không đọc được latest.json trong ${folder}`;
  const counted = missing
    .map(({ mark, last, here }) => `${mark}: đã cấp đến ${last}, ở đây ${here ?? 'chưa có'}`)
    .join('; ');
  return (
    `điểm niêm phong số ${block} (vị trí ${toPosition}, ghi lúc ${at}) trong ${folder} mới hơn ` +
    `cơ sở dữ liệu${counted ? `; ${counted}` : ''}`
  );
}

export function describeBehind(behind: readonly Behind[]): string {
  return behind.map(describe).join('. ');
}

/**
 * Folders are named only on the operator's terminal. Whoever asks for a number is told what to do.
 */
function refusal(behind: readonly Behind[]): Refused {
  const newest = behind.reduce((a, b) => ((b.block ?? 0) > (a.block ?? 0) ? b : a), behind[0]!);
  const which =
    newest.block === undefined
      ? 'Không đọc được điểm niêm phong ngoài cơ sở dữ liệu'
      : `Cơ sở dữ liệu này cũ hơn điểm niêm phong số ${newest.block} (ghi lúc ${newest.at}), ` +
        'có thể vừa được khôi phục từ bản sao lưu';
  return new Refused(
    'DATABASE_OLDER_THAN_CHECKPOINT',
    `${which}. Tạm dừng cấp số để không cấp trùng. Nếu còn bản sao lưu mới hơn, hãy khôi ` +
      'phục bản đó; nếu không, người quản trị xem và xác nhận bằng lệnh: dondoc ' +
      'confirm-restore --reason "lý do".',
    { block: newest.block, toPosition: newest.toPosition, missing: newest.missing.length },
  );
}

interface NumberingRow {
  readonly state: 'open' | 'held' | 'unchecked';
  readonly detail: readonly Behind[] | null;
}

const NUMBERING = prepared('numbering', 'select state, detail from app.numbering()');

/**
 * Must be called inside the transaction that draws a number. Errors: `Refused`
 * DATABASE_OLDER_THAN_CHECKPOINT while the database is held; CHECKPOINT_NOT_COMPARED when the
 * server was started again and this process cannot compare.
 */
export async function assertNotOlderThanCheckpoint(manager: EntityManager): Promise<void> {
  const rows: NumberingRow[] = await manager.query(NUMBERING);
  const { state, detail } = rows[0]!;
  if (state === 'open') return;
  if (state === 'held') throw refusal(detail!);
  const place = guards.get(manager.dataSource);
  if (!place)
    throw new Refused(
      'CHECKPOINT_NOT_COMPARED',
      'Cơ sở dữ liệu vừa khởi động lại và chưa được đối chiếu với điểm niêm phong. Hãy thử ' +
        'lại sau ít giây.',
    );
  const comparison = await compareWithCheckpoints(manager, place);
  if (comparison.behind.length > 0) throw refusal(comparison.behind);
  await noteComparison(manager, comparison);
}
