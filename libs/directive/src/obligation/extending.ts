import { Refused } from '#libs/decider';
import { type NewDeadline } from '../definition/deadline.js';
import { deadlineInThePast } from '../definition/refusals.js';
import { type ObligationEvent } from './obligation.events.js';
import { type Obligation } from './obligation.js';
import { type Ask, permitted } from './permitted.js';

// Decisions that give an obligation another day.

/** Without the time of the decision, no cutoff lies ahead, so it refuses. */
export function requireAhead(cutoffAt: string, now = cutoffAt): void {
  if (now >= cutoffAt) throw deadlineInThePast();
}

export function extendDeadline(
  state: Obligation,
  deadline: NewDeadline,
  ask: Ask & { now: string },
): readonly ObligationEvent[] {
  if (
    state.status !== 'none' &&
    state.cutoffAt === deadline.cutoffAt &&
    state.dueOn === deadline.dueOn
  )
    return [];
  permitted(state, 'extend-deadline', { ...ask, cutoffAt: deadline.cutoffAt });
  return [{ type: 'DeadlineExtended', data: { ...deadline, by: ask.actor.id } }];
}

/**
 * The way out of a cancellation. A report that had come goes back to the cell, because an
 * obligation that is issued again could be marked (I2). Without a report it is reopened.
 */
export function requireCameBack(state: Obligation, command: 'reopen' | 'return-report'): void {
  if (state.status !== 'cancelled' || state.round > 0 === (command === 'return-report')) return;
  if (state.round > 0)
    throw new Refused(
      'REPORT_WAS_RECEIVED',
      'Chi bộ đã gửi báo cáo trước khi thôi giao. Hãy dùng “Trả lại để bổ sung”, kèm hạn ' +
        'mới, để chi bộ gửi lại.',
    );
  throw new Refused(
    'NO_REPORT',
    'Chi bộ chưa gửi báo cáo nào trước khi thôi giao nên không có gì để trả lại. Hãy dùng ' +
      '“Mở lại”, kèm hạn mới.',
  );
}

export function reopen(
  state: Obligation,
  deadline: NewDeadline,
  ask: Ask & { now: string },
): readonly ObligationEvent[] {
  if (state.status === 'issued' && state.cutoffAt === deadline.cutoffAt) return [];
  requireCameBack(state, 'reopen');
  permitted(state, 'reopen', { ...ask, cutoffAt: deadline.cutoffAt });
  return [{ type: 'ObligationReopened', data: { ...deadline, by: ask.actor.id } }];
}
