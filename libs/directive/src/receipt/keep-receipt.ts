import { type EntityManager } from 'typeorm';
import { assertNotOlderThanCheckpoint } from '#libs/event-store';
import { prepared } from '#libs/platform';
import { INCOMING_DRAWN } from '#libs/records';

const UPLOAD = prepared(
  'upload-under-way',
  `select c.committee, app.iso(i.begun_at) as "begunAt"
    from app.cell c left join app.intent i on i.id = $2 where c.id = $1`,
);

/** Whose register counts the report of a cell, and when its first byte came if that is known. */
export async function uploadUnderWay(
  manager: EntityManager,
  cell: string,
  intent: string,
): Promise<{ readonly committee: string; readonly begunAt: string | null }> {
  const rows: { committee: string; begunAt: string | null }[] = await manager.query(UPLOAD, [
    cell,
    intent,
  ]);
  return rows[0]!;
}

export interface NewReceipt {
  readonly committee: string;
  readonly obligation: string;
  readonly intent: string;
  readonly begunAt: string;
  readonly completedAt: string;
  readonly timeliness: 'onTime' | 'straddled' | 'late';
  readonly by: string;
  readonly sha256: string;
  readonly content: string;
  readonly warnings: number;
}

const KEEP = prepared(
  'keep-receipt',
  `with drawn as (${INCOMING_DRAWN}),
  kept as (
    insert into app.receipt (body, number, obligation, begun_at, completed_at, timeliness, by,
      sha256, content, warnings)
    select $1, drawn.number, $2, $3::timestamptz, $4::timestamptz, $5, $6, $7, $8, $9::int
    from drawn returning number),
  received as (
    update app.intent set resolved_at = app.now(), outcome = 'received', receipt = kept.number
    from kept where id = $10 and resolved_at is null)
  select number from kept`,
);

/**
 * Draws the next số tiếp nhận, keeps the report under it and ends its intent. All reports of a
 * committee wait for its counter until this transaction ends, so it is one statement, and as late
 * as can be. Answers the number. Errors: as `drawIncomingNumber`.
 */
export async function keepReceipt(manager: EntityManager, receipt: NewReceipt): Promise<string> {
  await assertNotOlderThanCheckpoint(manager);
  const rows: { number: string }[] = await manager.query(KEEP, [
    receipt.committee,
    receipt.obligation,
    receipt.begunAt,
    receipt.completedAt,
    receipt.timeliness,
    receipt.by,
    receipt.sha256,
    receipt.content,
    receipt.warnings,
    receipt.intent,
  ]);
  return rows[0]!.number;
}
