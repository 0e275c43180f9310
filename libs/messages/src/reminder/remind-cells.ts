import { type DataSource } from 'typeorm';
import { PINNED, type Workflows } from '#libs/directive';
import { inTransaction, logger, type TickTask } from '#libs/platform';
import { isAmong, reportReceived, waitingForCell } from '#libs/workflow';
import { type Teller } from '../message/compose.js';
import { post } from '../message/post.js';
import { on, reminder } from '../tellings/occasions.js';

/**
 * Obligations that wait for their cell and have the same definition and deadline also have the same
 * waves.
 */
interface Group {
  readonly workflow: string;
  readonly due_on: string;
  readonly cutoff_at: string;
  readonly obligations: readonly { readonly stream: string; readonly since: string }[];
  readonly now: string;
}

const OPEN = `
  select ${PINNED} as workflow, d.due_on, app.iso(h.cutoff_at) as cutoff_at,
    app.iso(n.now) as now,
    jsonb_agg(jsonb_build_object('stream', h.stream, 'since', app.iso(d.since))
      order by h.stream) as obligations
  from (select app.now() as now) n, app.head h
  cross join lateral (
    select (array_agg(x.data->>'dueOn' order by x.version desc) filter (where x.data->>'dueOn' is
      not null))[1] as due_on, max(x.at) as since from app.event x
    where x.stream = h.stream and x.type in ('ObligationIssued', 'DeadlineExtended',
      'ObligationReopened', 'ReportReturned', 'ReportWithdrawn', 'RejectionUndone')) d
  where h.category = 'obligation' and h.status = any ($1) and h.cutoff_at > n.now
    and app.cell_ended(h.owner, n.now) is null
  group by 1, 2, 3, 4 order by cutoff_at, due_on, workflow`;

/**
 * Reminders are data, not timers. At every tick, the newest wave that is due goes to the cells that
 * are waited for (nothing was sent yet, or the report was given back and not sent again) and were
 * so before the wave. The nearest cutoff comes first, and a group that fails does not stop the
 * others. A worker that was away sends only that newest wave, and not in Tết. Asking again writes
 * nothing, because the message's id comes from the step. `waits` are the states that wait for the
 * cell.
 */
export function remindCells(
  dataSource: DataSource,
  teller: Teller,
  workflows: Workflows,
  waits: readonly string[] = waitingForCell,
): TickTask {
  const log = logger('reminders');

  async function remind({
    workflow,
    due_on: dueOn,
    cutoff_at: cutoffAt,
    obligations,
    now,
  }: Group): Promise<void> {
    const waves = await workflows.waves(workflow, { dueOn, cutoffAt });
    const wave = waves.filter(({ at }) => at <= now).at(-1);
    if (!wave || workflows.inTet(now)) return;
    const due = obligations.filter(({ since }) => since < wave.at).map(({ stream }) => stream);
    const told = await unTold(due, on(reminder, dueOn, wave.step).as);
    if (told.length === 0) return;
    await inTransaction(dataSource, async (manager) => {
      // They are locked, so a report or a new deadline that comes now is either seen here or comes
      // after the reminder.
      const open: { stream: string; status: string }[] = await manager.query(
        `select stream, status from app.head where stream = any ($1) and status = any ($2)
          and cutoff_at = $3::timestamptz order by stream for share`,
        [told, waits, cutoffAt],
      );
      await post(
        teller,
        manager,
        open.map(({ stream, status }) => ({
          step: isAmong(reportReceived, status) ? reminder.again : reminder.cell,
          obligation: stream,
          ...on(reminder, dueOn, wave.step),
        })),
      );
    });
    log.info('reminders posted', { step: wave.step, cells: told.length });
  }

  async function unTold(streams: readonly string[], step: string): Promise<string[]> {
    const rows: { stream: string }[] = await dataSource.query(
      `select s as stream from unnest($1::text[]) s where not exists (select from app.message m
        where m.obligation = s and m.step = $2)`,
      [streams, step],
    );
    return rows.map(({ stream }) => stream);
  }

  return {
    name: 'remind-cells',
    async run() {
      const groups: Group[] = await dataSource.query(OPEN, [waits]);
      const failed: unknown[] = [];
      for (const group of groups) {
        try {
          await remind(group);
        } catch (error) {
          failed.push(error);
          log.error('reminders of one deadline failed, will try again', {
            workflow: group.workflow,
            dueOn: group.due_on,
            cells: group.obligations.length,
            error,
          });
        }
      }
      // The error tells the tick that its work was incomplete.
      if (failed.length > 0)
        throw new AggregateError(
          failed,
          `reminders failed for ${failed.length} of ${groups.length} deadlines`,
        );
    },
  };
}
