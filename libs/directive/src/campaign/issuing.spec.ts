import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { directive } from './directive.js';
import { content, drafted, issued } from './directive.examples.js';
import { issueDirective, mayIssue } from './issuing.js';

const now = '2024-01-12T02:00:00.000000Z';
const issue = {
  ...(issued.data as Extract<typeof issued, { type: 'DirectiveIssued' }>['data']),
  now,
};

describe('the issue', () => {
  it('is issued once, with cells and before its cutoff', () => {
    given(directive, [drafted])
      .when((state) => issueDirective(state, issue))
      .then([issued]);
    expect(mayIssue(fold(directive, [drafted, issued]), now)).toBe(false);
    given(directive, [drafted])
      .when((state) => issueDirective(state, { ...issue, cells: [] }))
      .thenRefused('NO_CELLS');
    given(directive, [drafted])
      .when((state) => issueDirective(state, { ...issue, now: content.cutoffAt }))
      .thenRefused('DEADLINE_IN_THE_PAST');
    given(directive, [])
      .when((state) => issueDirective(state, issue))
      .thenRefused('NO_SUCH_DIRECTIVE');
  });
});
