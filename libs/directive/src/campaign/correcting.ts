import { Refused } from '#libs/decider';
import { type Directive, isNumbered, noSuchDirective, type Running } from './directive.js';
import { type DirectiveContent, type DirectiveEvent } from './directive.events.js';
import { refusePeriod } from './standing.js';
import { deadlineInThePast, notIssued } from '../definition/refusals.js';

// An issued letter is never edited: a further letter corrects it, or withdraws it.

/** The further letter, as it was just numbered. */
export interface Letter {
  readonly notice: string;
  readonly symbol: string;
  readonly on: string;
}

const verbs = { correct: 'đính chính', withdraw: 'thu hồi' } as const;

/** Errors: `Refused` NO_SUCH_DIRECTIVE, NOT_ISSUED, ALREADY_CLOSED. */
export function requireIssued(state: Directive, act: keyof typeof verbs): Running {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'issued') {
    if (act === 'withdraw') refusePeriod(state);
    return state;
  }
  if (state.status === 'closed') {
    throw new Refused(
      'ALREADY_CLOSED',
      `Đợt này đã kết thúc nên không ${verbs[act]} công văn được nữa. Kết quả sai thì thu ` +
        'hồi từng thông báo; việc mới thì ban hành đợt mới.',
    );
  }
  throw notIssued(`${verbs[act]} bằng công văn khác`);
}

/**
 * True when there is something to correct and it may be corrected now. Error: `Refused`
 * DEADLINE_IN_THE_PAST.
 */
export function mayCorrect(state: Running, content: DirectiveContent, now: string): boolean {
  if (JSON.stringify(state.content) === JSON.stringify(content)) return false;
  if (content.cutoffAt !== state.content.cutoffAt && content.cutoffAt <= now) {
    throw deadlineInThePast();
  }
  return true;
}

export function correctDirective(
  state: Directive,
  {
    content,
    now,
    letter,
    reason,
    by,
  }: { content: DirectiveContent; now: string; letter: Letter; reason: string; by: string },
): readonly DirectiveEvent[] {
  if (!mayCorrect(requireIssued(state, 'correct'), content, now)) return [];
  return [{ type: 'DirectiveCorrected', data: { ...content, reason, ...letter, by } }];
}

/** Gives `[]` when it is withdrawn already. */
export function recallDirective(
  state: Directive,
  { letter, reason, by }: { letter: Letter; reason: string; by: string },
): readonly DirectiveEvent[] {
  if (state.status === 'withdrawn' && isNumbered(state)) return [];
  requireIssued(state, 'withdraw');
  return [{ type: 'DirectiveWithdrawn', data: { reason, ...letter, by } }];
}
