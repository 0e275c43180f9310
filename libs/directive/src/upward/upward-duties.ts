import { type DataSource } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import { inTransaction, logger, prepared, type TickTask } from '#libs/platform';
import { directive, runningStatuses } from '../campaign/directive.js';
import { markUpwardOverdue } from '../campaign/reporting.js';
import { clockDoubt } from '../deadline/clock-doubt.js';

/** A report that the committee owes its superior by a day and has not issued in any form. */
export interface OwedReport {
  readonly directive: string;
  /** Id of the definition whose reminder steps apply. */
  readonly workflow: string;
  readonly dueOn: string;
  readonly cutoffAt: string;
  /** The moment of issue. Reminder waves from before it are not sent. */
  readonly since: string;
  readonly late: boolean;
  readonly now: string;
}

/** Directives are few and their facts are short. The cells' obligations are never read here. */
const OWED = prepared(
  'owed-reports',
  `
  select substr(h.stream, 11) as directive, i.data->>'workflow' as workflow, c.superior->>'dueOn' as
    "dueOn", c.superior->>'cutoffAt' as "cutoffAt",
    app.iso(i.at) as since, app.iso(n.now) as now,
    exists (select from app.event x where x.stream = h.stream and x.type = 'UpwardReportOverdue') as
      late
  from (select app.now() as now) n, app.head h
  cross join lateral (select e.data, e.at from app.event e where e.stream = h.stream
    and e.type = 'DirectiveIssued') i
  cross join lateral (
    select e.data->'superior' as superior from app.event e where e.stream = h.stream
      and e.type in ('DirectiveDrafted', 'DirectiveAmended', 'DirectiveCorrected')
      order by e.version desc limit 1) c
  where h.category = 'directive' and h.status = any ($1)
    and c.superior->>'cutoffAt' is not null
    and not exists (select from app.event x where x.stream = h.stream
      and x.type = 'UpwardReportIssued')
  order by 4, 1`,
);

/** Lists the nearest moment first. */
export async function owedReports(dataSource: DataSource): Promise<OwedReport[]> {
  return dataSource.query(OWED, [runningStatuses]);
}

/**
 * The committee's own mark. Once the superior's moment has passed without a report, this is
 * recorded once and shown. As with the cells' marks, nothing is marked by a doubtful clock. A
 * report still ends the duty, late.
 */
export function markUpwardReports(dataSource: DataSource, store: EventStore): TickTask {
  const log = logger('upward');

  async function mark(id: string): Promise<void> {
    const { position } = await store.transact({
      aggregate: directive,
      stream: `directive-${id}`,
      command: { name: 'mark-upward-overdue', actor: 'system' },
      decide: (state, { now }) => ({ events: markUpwardOverdue(state, now), result: undefined }),
    });
    if (position !== undefined)
      log.warn('the committee has not reported to its superior in time', { directive: id });
  }

  return {
    name: 'mark-upward-reports',
    async run() {
      const due = (await owedReports(dataSource)).filter(
        ({ late, cutoffAt, now }) => !late && cutoffAt <= now,
      );
      if (due.length === 0) return;
      const doubt = await inTransaction(dataSource, (manager) => clockDoubt(manager));
      if (doubt) {
        log.error('the committee’s own report is not marked while the clock is in doubt', {
          doubt,
        });
        return;
      }
      for (const { directive: id } of due) await mark(id);
    },
  };
}
