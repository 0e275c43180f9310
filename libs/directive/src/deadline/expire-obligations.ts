import { type DataSource } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import { inTransaction, logger, type TickTask } from '#libs/platform';
import { nextStatus, type Workflow } from '#libs/workflow';
import { anyOf, markAfter, sqlGuards } from './guards.js';
import { Workflows } from '../definition/workflows.js';
import { clockDoubt } from './clock-doubt.js';
import { type Grace, PINNED_TO, recordHolds } from './holds.js';

export interface SweepOptions {
  /**
   * Minutes between the cutoff and the marks, whatever the definitions say. When it is left out,
   * each obligation's own definition says it.
   */
  readonly graceMinutes?: number;
}

/** One statement of the sweep, for the definitions that say the same about the same state. */
interface Mark {
  readonly from: string;
  readonly to: string;
  /** What speaks against the mark, as SQL. */
  readonly against: string;
  readonly workflows: string[];
}

function graceOf({ deadline }: Workflow, { graceMinutes }: SweepOptions): number {
  return graceMinutes ?? deadline.graceMinutes;
}

/**
 * Groups the definitions by their minutes of grace; there is one group when all wait equally long.
 */
function gracesOf(definitions: readonly Workflow[], options: SweepOptions): Grace[] {
  const minutes = [...new Set(definitions.map((workflow) => graceOf(workflow, options)))];
  return minutes.map((wait) => ({
    minutes: wait,
    workflows:
      minutes.length === 1
        ? undefined
        : definitions.filter((workflow) => graceOf(workflow, options) === wait).map(({ id }) => id),
  }));
}

/**
 * The minutes of grace are part of what speaks against a mark, so definitions that differ only in
 * them get statements of their own.
 */
function marksOf(definitions: readonly Workflow[], options: SweepOptions): Mark[] {
  const marks = new Map<string, Mark>();
  for (const workflow of definitions) {
    for (const from of workflow.transitions
      .filter(({ command }) => command === 'expire')
      .flatMap((transition) => transition.from)) {
      const against = anyOf(
        sqlGuards(
          workflow,
          { command: 'expire', status: from },
          markAfter(graceOf(workflow, options)),
        ),
      );
      const to = nextStatus(workflow, 'expire', from);
      const key = `${from} ${to} ${against}`;
      const mark = marks.get(key) ?? { from, to, against, workflows: [] };
      mark.workflows.push(workflow.id);
      marks.set(key, mark);
    }
  }
  return [...marks.values()];
}

/**
 * Makes the mark (design §6.3 and §6.4): one bulk transition for all obligations that are due,
 * dated at the cutoff whenever it is recorded. It refuses to work on a doubtful clock. What speaks
 * against a mark stands in the obligation's definition. Obligations that an outage, an unfinished
 * upload or a report across the cutoff affects are held, and the board shows it.
 */
export function expireObligations(
  dataSource: DataSource,
  store: EventStore,
  options: SweepOptions = {},
): TickTask {
  const log = logger('sweep');
  const workflows = new Workflows(dataSource);

  async function make(
    { from, to, against, workflows: pinned }: Mark,
    alone: boolean,
  ): Promise<number> {
    const { count } = await store.bulkTransition({
      category: 'obligation',
      fromStatus: from,
      toStatus: to,
      where: alone ? 'true' : PINNED_TO,
      unless: against,
      params: alone ? [] : [pinned],
      event: {
        type: 'ObligationExpired',
        data:
          `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at), 'effectiveAt', ` +
          'app.iso(h.cutoff_at))',
      },
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
      const definitions = await workflows.used();
      for (const grace of gracesOf(definitions, options)) await recordHolds(dataSource, grace);
      const marks = marksOf(definitions, options);
      let count = 0;
      const alone = marks.length === 1 && workflows.whole;
      for (const mark of marks) count += await make(mark, alone);
      if (count > 0) log.info('obligations marked as not carried out', { count });
    },
  };
}
