import { type DataSource, type EntityManager } from 'typeorm';
import { heldWays } from '#libs/directive';
import { inTransaction, logger, type TickTask } from '#libs/platform';
import { markAhead, markMade } from '#libs/workflow';
import { describe, type Teller } from '../message/compose.js';
import { post } from '../message/post.js';
import { tellRolesOf } from '../message/tell-role.js';
import { STRADDLED } from '../tellings/of-obligation.js';
import { held, holdReleased, on } from '../tellings/occasions.js';
import { eachAlone } from './each-alone.js';

interface Hold {
  readonly obligation: string;
  readonly cutoff_at: string;
  readonly reason: 'UNFINISHED_UPLOAD' | 'HELD_REPORT' | 'CELL_ENDED' | 'OUTAGE';
  readonly released: boolean;
  readonly told: boolean;
  /** True while the obligation still stands where the hold found it. */
  readonly stands: boolean;
  /** True while it stands, or when the mark was made that the release let through. */
  readonly concerns: boolean;
}

const UNTOLD = `
  select d.obligation, app.iso(d.cutoff_at) as cutoff_at, d.reason, d.released_at is not null as
    released, d.told_at is not null as told,
    h.status = any ($1) and h.cutoff_at = d.cutoff_at as stands, h.status = any ($1 || $2)
      and h.cutoff_at = d.cutoff_at as concerns
  from app.hold d join app.head h on h.stream = d.obligation
  where d.told_at is null or (d.released_at is not null and d.release_told_at is null)
  order by d.since, d.obligation limit 200`;

const reasons: Readonly<Record<Hold['reason'], string>> = {
  HELD_REPORT: STRADDLED,
  UNFINISHED_UPLOAD: 'Có một lượt gửi bắt đầu trước giờ hết hạn nhưng chưa kết thúc.',
  CELL_ENDED: 'Chi bộ đã giải thể, chia tách hoặc sáp nhập.',
  OUTAGE: 'Hệ thống ngừng nhận trong lúc hết hạn.',
};

/**
 * A held mark waits for a person. The approvers and clerks are told once, with what they can do;
 * the cell is told why it is not marked, and when the hold was ended. A hold is no fact of the
 * obligation, so the tick tells it.
 */
export function tellHolds(dataSource: DataSource, teller: Teller): TickTask {
  const log = logger('holds');

  async function tellHeld(
    manager: EntityManager,
    { obligation, cutoff_at: cutoffAt, reason }: Hold,
  ): Promise<void> {
    const occasion = on(held, cutoffAt);
    const extra = { reason: reasons[reason] };
    // The cell of a report that straddled its cutoff was told when the report came. A cell that
    // does not exist any more is told nothing.
    if (reason !== 'HELD_REPORT' && reason !== 'CELL_ENDED')
      await post(teller, manager, [{ step: held.cell, obligation, ...occasion, extra }]);
    const {
      fields: { ways },
    } = await describe(teller, manager, { obligation });
    await tellRolesOf(teller, manager, {
      ...held.committee,
      as: `${held.committee.step} ${cutoffAt}`,
      obligation,
      key: occasion.key,
      extra: { ...extra, ways: heldWays(ways) },
    });
  }

  async function tell(hold: Hold): Promise<void> {
    const { obligation, cutoff_at: cutoffAt, reason, released, told, stands, concerns } = hold;
    await inTransaction(dataSource, async (manager) => {
      if (!told && !released && stands) await tellHeld(manager, hold);
      if (released && concerns && reason !== 'CELL_ENDED')
        await post(teller, manager, [
          { step: holdReleased.cell, obligation, ...on(holdReleased, cutoffAt) },
        ]);
      await manager.query(
        `update app.hold set told_at = coalesce(told_at, app.now()), release_told_at = case
          when $3 then app.now() end where obligation = $1 and cutoff_at = $2::timestamptz`,
        [obligation, cutoffAt, released],
      );
    });
  }

  return {
    name: 'tell-holds',
    async run() {
      const holds: Hold[] = await dataSource.query(UNTOLD, [markAhead, markMade]);
      await eachAlone(holds, tell, ({ obligation }, error) =>
        log.error('a hold was not told, will try again', { obligation, error }),
      );
    },
  };
}
