import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { closed, content, drafted, issued } from './directive.examples.js';
import { amendDirective, closeDirective, directive, draftDirective, issueDirective, mayIssue, withdrawDirective } from './directive.js';

const now = '2024-01-12T02:00:00.000000Z';
const issue = { ...(issued.data as Extract<typeof issued, { type: 'DirectiveIssued' }>['data']), now };

describe('directive', () => {
  it('is drafted once, and amended while it is a draft', () => {
    given(directive, []).when((state) => draftDirective(state, content, 'vanthu-1')).then([drafted]);
    const other = { ...content, subject: 'việc khác' };
    given(directive, [drafted]).when((state) => draftDirective(state, other, 'vanthu-1')).thenRefused('ALREADY_DRAFTED');
    given(directive, [drafted]).when((state) => amendDirective(state, other, 'vanthu-1')).then([{ type: 'DirectiveAmended', data: { ...other, by: 'vanthu-1' } }]);
    given(directive, [drafted, issued]).when((state) => amendDirective(state, other, 'vanthu-1')).thenRefused('NOT_A_DRAFT');
    given(directive, []).when((state) => amendDirective(state, other, 'vanthu-1')).thenRefused('NO_SUCH_DIRECTIVE');
  });

  it('is issued once, with cells and before its cutoff', () => {
    given(directive, [drafted]).when((state) => issueDirective(state, issue)).then([issued]);
    expect(mayIssue(fold(directive, [drafted, issued]), now)).toBe(false);
    given(directive, [drafted]).when((state) => issueDirective(state, { ...issue, cells: [] })).thenRefused('NO_CELLS');
    given(directive, [drafted]).when((state) => issueDirective(state, { ...issue, now: content.cutoffAt })).thenRefused('DEADLINE_IN_THE_PAST');
    given(directive, []).when((state) => issueDirective(state, issue)).thenRefused('NO_SUCH_DIRECTIVE');
  });

  it('is withdrawn as a draft only', () => {
    given(directive, [drafted]).when((state) => withdrawDirective(state, 'Ghi nhầm', 'vanthu-1')).then([{ type: 'DirectiveWithdrawn', data: { reason: 'Ghi nhầm', by: 'vanthu-1' } }]);
    given(directive, [drafted, issued]).when((state) => withdrawDirective(state, 'Ghi nhầm', 'vanthu-1')).thenRefused('ALREADY_ISSUED');
  });

  it('closes when nothing is open', () => {
    const outcome = { approved: 1, rejected: 0, expired: 1, open: 0 };
    given(directive, [drafted, issued]).when((state) => closeDirective(state, outcome, 'vanthu-1')).then([closed]);
    given(directive, [drafted, issued]).when((state) => closeDirective(state, { ...outcome, open: 2 }, 'vanthu-1')).thenRefused('STILL_OPEN');
    given(directive, [drafted]).when((state) => closeDirective(state, outcome, 'vanthu-1')).thenRefused('NOT_ISSUED');
  });
});
