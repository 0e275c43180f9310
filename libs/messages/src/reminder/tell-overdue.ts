import { type DataSource } from 'typeorm';
import { atTime, civilDate } from '#libs/calendar';
import { calendar } from '#libs/directive';
import { inTransaction, logger, type TickTask } from '#libs/platform';
import { waitingUnmarked } from '#libs/workflow';
import { type Teller } from '../message/compose.js';
import { post } from '../message/post.js';
import { tellRolesOf } from '../message/tell-role.js';
import { on, overdue } from '../tellings/occasions.js';
import { eachAlone } from './each-alone.js';

interface Overdue {
  readonly stream: string;
  readonly cell: string;
  /**
   * True when the cell does not exist any more. Then only the committee is told, because it may
   * move or end what the cell owed.
   */
  readonly ended: boolean;
  readonly due_on: string;
  readonly cutoff_at: string;
  readonly now: string;
}

/**
 * An obligation with a report is never marked (I2). Its day passes without an end, so people must
 * hear of it.
 */
const OVERDUE = `
  select h.stream, h.owner as cell, app.cell_ended(h.owner, n.now) is not null as ended, d.due_on,
    app.iso(h.cutoff_at) as cutoff_at, app.iso(n.now) as now
  from (select app.now() as now) n, app.head h
  cross join lateral (
    select x.data->>'dueOn' as due_on from app.event x where x.stream = h.stream
      and x.data->>'dueOn' is not null order by x.version desc limit 1) d
  where h.category = 'obligation' and h.status = any ($1) and h.cutoff_at <= n.now
    and not exists (select from app.message m where m.obligation = 'directive-' || h.parent
      and m.step = '${overdue.committee.step} ' || d.due_on || ' ' || h.owner)
  order by h.cutoff_at, h.stream`;

/**
 * From eight o'clock on the first working day at or after the cutoff, and on working days only,
 * however late the worker is.
 */
function isTime({ cutoff_at: cutoffAt, now }: Overdue): boolean {
  return (
    calendar.isWorkingDay(civilDate(now)) &&
    now >= atTime(calendar.nextWorkingDay(civilDate(cutoffAt)), '08:00')
  );
}

/**
 * Tells about a report that was given back and not sent again by its day: once per due date to the
 * cell, and to the clerks and approvers with the ways to end it. One that fails does not stop the
 * others. `waits` are the statuses in which this happens.
 */
export function tellOverdue(
  dataSource: DataSource,
  teller: Teller,
  waits: readonly string[] = waitingUnmarked,
): TickTask {
  const log = logger('reminders');

  async function tell(row: Overdue): Promise<void> {
    if (!isTime(row)) return;
    const { stream, cell, ended, due_on: dueOn, cutoff_at: cutoffAt } = row;
    await inTransaction(dataSource, async (manager) => {
      // The rows are locked, so what is sent, decided or extended now is either seen here or comes
      // after.
      const rows: unknown[] = await manager.query(
        `select 1 from app.head where stream = $1 and status = any ($2)
          and cutoff_at = $3::timestamptz for share`,
        [stream, waits, cutoffAt],
      );
      if (rows.length === 0) return;
      const occasion = on(overdue, dueOn);
      if (!ended)
        await post(teller, manager, [{ step: overdue.cell, obligation: stream, ...occasion }]);
      await tellRolesOf(teller, manager, {
        ...overdue.committee,
        as: `${overdue.committee.step} ${dueOn} ${cell}`,
        obligation: stream,
        key: occasion.key,
      });
      log.info('overdue told', { obligation: stream, dueOn });
    });
  }

  return {
    name: 'tell-overdue',
    async run() {
      const rows: Overdue[] = await dataSource.query(OVERDUE, [waits]);
      await eachAlone(rows, tell, ({ stream }, error) =>
        log.error('an overdue notice failed, will try again', { obligation: stream, error }),
      );
    },
  };
}
