import { type DataSource } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import { inTransaction, logger, type TickTask } from '#libs/platform';
import { AGAINST_THE_MARK, anyOf, DUE } from '../bulk/guards.js';
import { clockDoubt } from './clock-doubt.js';
import { recordHolds } from './holds.js';

export interface SweepOptions {
  /** Minutes after the cutoff before marks are made; not an extension. */
  readonly graceMinutes: number;
}

/**
 * The mark (design §6.3 and §6.4): one bulk transition for all that are due, dated at the cutoff whenever it is recorded. Refuses to work on
 * a doubtful clock; holds, visibly, what was cut off by an outage, an unfinished upload or a report that straddled the cutoff.
 */
export function expireObligations(dataSource: DataSource, store: EventStore, { graceMinutes }: SweepOptions): TickTask {
  const log = logger('sweep');
  return {
    name: 'expire-obligations',
    async run() {
      const doubt = await inTransaction(dataSource, (manager) => clockDoubt(manager));
      if (doubt) {
        log.error('no marks are made while the clock is in doubt', { doubt });
        return;
      }
      await recordHolds(dataSource, graceMinutes);
      const { count } = await store.bulkTransition({
        category: 'obligation',
        fromStatus: 'issued',
        toStatus: 'expired',
        where: DUE,
        unless: anyOf(AGAINST_THE_MARK),
        params: [graceMinutes],
        event: { type: 'ObligationExpired', data: `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at), 'effectiveAt', app.iso(h.cutoff_at))` },
        actor: 'system',
        causation: 'cutoff',
      });
      if (count > 0) log.info('obligations marked as not carried out', { count });
    },
  };
}
