import { type DataSource } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import { inTransaction, logger, type TickTask } from '#libs/platform';
import { nextStatus, type Workflow } from '#libs/workflow';
import { anyOf, markColumns, sqlGuards } from '../bulk/guards.js';
import { Workflows } from '../workflows.js';
import { clockDoubt } from './clock-doubt.js';
import { recordHolds } from './holds.js';

export interface SweepOptions {
  /** Minutes after the cutoff before marks are made; not an extension. */
  readonly graceMinutes: number;
}

/** One statement of the sweep: the definitions that say the same of the same state. */
interface Mark {
  readonly from: string;
  readonly to: string;
  /** What speaks against the mark, as SQL. */
  readonly against: string;
  readonly workflows: string[];
}

function marksOf(definitions: readonly Workflow[]): Mark[] {
  const marks = new Map<string, Mark>();
  for (const workflow of definitions) {
    for (const from of workflow.transitions.filter(({ command }) => command === 'expire').flatMap((transition) => transition.from)) {
      const against = anyOf(sqlGuards(workflow, { command: 'expire', status: from }, markColumns));
      const to = nextStatus(workflow, 'expire', from);
      const key = `${from} ${to} ${against}`;
      const mark = marks.get(key) ?? { from, to, against, workflows: [] };
      mark.workflows.push(workflow.id);
      marks.set(key, mark);
    }
  }
  return [...marks.values()];
}

/** Asked only where definitions differ: the head does not say which one an obligation is pinned to, its first event does. */
const PINNED = `(select e.data->>'workflow' from app.event e where e.stream = h.stream and e.version = 1) = any ($2::text[])`;

/**
 * The mark (design §6.3 and §6.4): one bulk transition for all that are due, dated at the cutoff whenever it is recorded. Refuses to work on
 * a doubtful clock; what speaks against a mark is what the obligation's definition says; holds, visibly, what was cut off by an outage, an unfinished upload or a report that straddled the cutoff.
 */
export function expireObligations(dataSource: DataSource, store: EventStore, { graceMinutes }: SweepOptions): TickTask {
  const log = logger('sweep');
  const workflows = new Workflows(dataSource);

  async function make({ from, to, against, workflows: pinned }: Mark, alone: boolean): Promise<number> {
    const { count } = await store.bulkTransition({
      category: 'obligation',
      fromStatus: from,
      toStatus: to,
      where: alone ? 'true' : PINNED,
      unless: against,
      params: alone ? [graceMinutes] : [graceMinutes, pinned],
      event: { type: 'ObligationExpired', data: `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at), 'effectiveAt', app.iso(h.cutoff_at))` },
      actor: 'system',
      causation: 'cutoff',
    });
    return count;
  }

  return {
    name: 'expire-obligations',
    async run() {
      const doubt = await inTransaction(dataSource, (manager) => clockDoubt(manager));
      if (doubt) {
        log.error('no marks are made while the clock is in doubt', { doubt });
        return;
      }
      await recordHolds(dataSource, graceMinutes);
      const marks = marksOf(await workflows.used());
      let count = 0;
      for (const mark of marks) count += await make(mark, marks.length === 1);
      if (count > 0) log.info('obligations marked as not carried out', { count });
    },
  };
}
