import { deadlineInThePast, noCells, notADraft } from '../definition/refusals.js';
import { type Directive, noSuchDirective } from './directive.js';
import { type DirectiveEvent } from './directive.events.js';

/**
 * What issuing needs: the number that was just drawn, the day, and the cells that exist on that
 * day.
 */
export interface Issue {
  readonly issuedOn: string;
  readonly now: string;
  readonly workflow: string;
  readonly symbol: string;
  readonly notice: string;
  readonly cells: readonly string[];
  /** Its periods open by themselves, and the cells owe nothing to the letter itself. */
  readonly standing?: boolean | undefined;
  readonly by: string;
}

/**
 * Throws unless the draft may be issued now. It is asked before a number is drawn. False when the
 * directive is issued already.
 */
export function mayIssue(state: Directive, now: string): boolean {
  if (state.status === 'none') throw noSuchDirective();
  if (state.status === 'issued') return false;
  if (state.status !== 'drafted') throw notADraft();
  if (state.content.cutoffAt <= now)
    throw deadlineInThePast('Hãy sửa hạn trong dự thảo trước khi ban hành.');
  return true;
}

export function issueDirective(
  state: Directive,
  { now, standing, ...issue }: Issue,
): readonly DirectiveEvent[] {
  if (!mayIssue(state, now)) return [];
  if (issue.cells.length === 0) throw noCells();
  const data = {
    ...issue,
    cells: [...issue.cells],
    ...(standing ? { standing: true as const } : {}),
  };
  return [{ type: 'DirectiveIssued', data }];
}
