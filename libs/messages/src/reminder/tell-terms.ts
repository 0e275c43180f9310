import { type DataSource } from 'typeorm';
import { civilDate, type Instant, shortDate } from '#libs/calendar';
import { calendar, CAME_THERE, PINNED, STANDS, type Workflows } from '#libs/directive';
import { inTransaction, logger, type TickTask } from '#libs/platform';
import {
  hasTerms,
  type Role,
  type Term,
  termOf,
  waitingForCommittee,
  whoActs,
} from '#libs/workflow';
import { type Teller } from '../message/compose.js';
import { tellRolesOf } from '../message/tell-role.js';
import { on, termNear, termOver } from '../tellings/occasions.js';
import { type CellStep, isTold } from '../tellings/told-roles.js';
import { eachAlone } from './each-alone.js';

/** A report that waits for an office, and since when it stands there. */
interface Waiting {
  readonly stream: string;
  readonly version: number;
  readonly cell: string;
  readonly place: string;
  readonly workflow: string;
  readonly since: Instant;
  readonly now: Instant;
}

const WAITING = `
  select h.stream, s.version, h.owner as cell, ${STANDS} as place,
    ${PINNED} as workflow, app.iso(s.at) as since, app.iso(n.now) as now
  from (select app.now() as now) n, app.head h
  cross join lateral (${CAME_THERE}) s
  where h.category = 'obligation' and h.status = any ($1) and ${PINNED} = any ($2)
  order by s.at, h.stream`;

interface Notice {
  readonly step: CellStep;
  readonly roles: readonly Role[];
  /** What makes it one, beside the fact that led there. */
  readonly recorded: { readonly as: string; readonly key: string };
}

/** What is to be told now: that the day is over, or the newest reminder that is due. */
function noticeOf(term: Term, acting: readonly Role[], row: Waiting): Notice | undefined {
  const { now, place, version } = row;
  if (now >= term.overdueAt) {
    const recorded = on(termOver, place, term.dueOn, `${version}`);
    return { step: termOver.committee.step, roles: [term.overdue], recorded };
  }
  const reminder = term.reminders.findLast(({ at }) => at <= now);
  if (!reminder) return undefined;
  const recorded = on(termNear, place, term.dueOn, `${version}`, `${reminder.before}`);
  return { step: termNear.committee.step, roles: acting, recorded };
}

/**
 * An office that must act is reminded of its term, and another one is told when the term is over:
 * each once, on working days only, however late the worker is. A report that moved on meanwhile is
 * nobody's matter. One that fails keeps no other back.
 */
export function tellTerms(
  dataSource: DataSource,
  teller: Teller,
  workflows: Pick<Workflows, 'used' | 'byId'>,
): TickTask {
  const log = logger('reminders');

  async function tell(row: Waiting): Promise<void> {
    const { stream, cell, place, since, now } = row;
    const workflow = await workflows.byId(row.workflow);
    const term = termOf(workflow, { place, since }, calendar);
    const notice = term && noticeOf(term, whoActs(workflow, place), row);
    if (!notice || !calendar.isWorkingDay(civilDate(now))) return;
    const as = `${notice.recorded.as} ${cell}`;
    await inTransaction(dataSource, async (manager) => {
      const rows: unknown[] = await manager.query(
        `select 1 from app.head h where h.stream = $1 and h.status = any ($2)
          and not exists (select from app.event x where x.stream = h.stream and x.version > $3
            and x.type <> 'StepAgreed' and x.type <> 'ReportSetAside')
          and not exists (select from app.message m where m.obligation = 'directive-' || h.parent
            and m.step = $4) for share of h`,
        [stream, waitingForCommittee, row.version, as],
      );
      if (rows.length === 0) return;
      await tellRolesOf(teller, manager, {
        step: notice.step,
        roles: notice.roles.filter(isTold),
        as,
        obligation: stream,
        key: notice.recorded.key,
        extra: { dueText: shortDate(term.dueOn) },
      });
      log.info('a term was told', { obligation: stream, step: as });
    });
  }

  return {
    name: 'tell-terms',
    async run() {
      const withTerms = (await workflows.used()).filter(hasTerms).map(({ id }) => id);
      if (withTerms.length === 0) return;
      const rows: Waiting[] = await dataSource.query(WAITING, [waitingForCommittee, withTerms]);
      await eachAlone(rows, tell, ({ stream }, error) =>
        log.error('telling a term failed, will try again', { obligation: stream, error }),
      );
    },
  };
}
