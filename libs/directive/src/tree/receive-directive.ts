import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { listCommittees } from '#libs/org';
import { type OpenedBundle } from './bundle.js';

export interface Received {
  readonly id: string;
  readonly committee: string;
  /** `known`: it was here already. `corrected`: it takes the place of an earlier version. */
  readonly outcome: 'new' | 'known' | 'corrected';
}

/** Whose duty it becomes. Errors: `Refused` NO_SUCH_RECEIVER, RECEIVER_NEEDED. */
async function receiver(manager: EntityManager, named: string | undefined): Promise<string> {
  const all = await listCommittees(manager);
  const chosen = named === undefined && all.length === 1 ? all[0] : named;
  if (chosen !== undefined && all.includes(chosen)) return chosen;
  if (chosen !== undefined)
    throw new Refused(
      'NO_SUCH_RECEIVER',
      `Không có đảng bộ mã “${chosen}”. Các đảng bộ ở đây: ${all.join(', ') || 'chưa có'}.`,
    );
  throw new Refused(
    'RECEIVER_NEEDED',
    `Công văn gửi đảng bộ nào? Hãy ghi --committee, một trong: ${all.join(', ') || 'chưa có'}.`,
  );
}

/** A letter is told by who signed it, its number and its day, whichever version it comes in. */
function idOf({ keyId, content: { number, issuedOn } }: OpenedBundle): string {
  const hash = createHash('sha256').update([keyId, number, issuedOn].join('\n')).digest('hex');
  return `nhan-${hash.slice(0, 16)}`;
}

/**
 * Puts a directive on record as a superior's letter to the committee; twice is once. It wants a
 * transaction. Errors: `Refused` as `receiver`; BUNDLE_OLDER when a later version is on record.
 */
export async function receiveDirective(
  manager: EntityManager,
  opened: OpenedBundle,
  { committee: named, by }: { committee?: string; by: string },
): Promise<Received> {
  const committee = await receiver(manager, named);
  const id = idOf(opened);
  const { content, letter, sha256, keyId, signature } = opened;
  const { version } = content;
  const inserted: unknown[] = await manager.query(
    `insert into app.received_directive (committee, id, version, content, letter, sha256, key_id,
      signature, received_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict do nothing returning id`,
    [committee, id, version, JSON.stringify(content), letter, sha256, keyId, signature, by],
  );
  if (inserted.length > 0) return { id, committee, outcome: 'new' };
  const [row]: { version: number }[] = await manager.query(
    'select version from app.received_directive where committee = $1 and id = $2 for update',
    [committee, id],
  );
  if (row!.version > version)
    throw new Refused(
      'BUNDLE_OLDER',
      `Đã nhận bản mới hơn của công văn số ${content.number}. Tệp này là bản cũ, không nhập.`,
    );
  if (row!.version === version) return { id, committee, outcome: 'known' };
  await manager.query(
    `update app.received_directive set version = $3, content = $4, letter = $5, sha256 = $6,
      signature = $7, received_by = $8, received_at = app.now() where committee = $1 and id = $2`,
    [committee, id, version, JSON.stringify(content), letter, sha256, signature, by],
  );
  return { id, committee, outcome: 'corrected' };
}
