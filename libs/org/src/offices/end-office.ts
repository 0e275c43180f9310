import type { EntityManager } from 'typeorm';
import { AccountError } from './account-error.js';
import { oneAtATime, type By, writeDown } from './write-down.js';

export interface Ending {
  readonly office: string;
  /** The last civil day on which it is held. Left out: it ends now. */
  readonly lastDay?: string;
  readonly reason: string;
}

/**
 * Ends an office, and with it what was lent of it. What was done in it stays its holder's.
 * Answers the official. Errors: AccountError.
 */
export async function endOffice(
  manager: EntityManager,
  { office, lastDay, reason }: Ending,
  { by }: By,
): Promise<string> {
  await oneAtATime(manager);
  const [held]: { official: string; early: boolean }[] = await manager.query(
    `select official, coalesce($2::date < held_from, false) as early from app.office
      where id = $1 and ended_at is null`,
    [office, lastDay ?? null],
  );
  if (!held) throw new AccountError(`Không có chức trách “${office}” đang giữ.`);
  if (held.early) throw new AccountError('Ngày thôi trước ngày nhận chức trách; hãy xem lại ngày.');
  await manager.query(
    `update app.office set held_to = coalesce($2::date, held_to),
        ended_at = case when $2::date is null then app.now() end where id = $1`,
    [office, lastDay ?? null],
  );
  await writeDown(manager, { official: held.official, by }, [
    {
      type: 'OfficeEnded',
      data: { office, ...(lastDay === undefined ? {} : { lastDay }), reason },
    },
  ]);
  return held.official;
}
