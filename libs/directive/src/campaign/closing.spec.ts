import { describe, it } from '@jest/globals';
import { given } from '#libs/decider/testing';
import { closeDirective } from './closing.js';
import { directive } from './directive.js';
import { closed, drafted, issued, openWork } from './directive.examples.js';

describe('the end of a campaign', () => {
  it('closes when nothing is open', () => {
    const outcome = { approved: 1, rejected: 0, expired: 1, open: [] };
    given(directive, [drafted, issued])
      .when((state) => closeDirective(state, outcome, 'vanthu-1'))
      .then([closed]);
    given(directive, [drafted, issued])
      .when((state) => closeDirective(state, { ...outcome, open: [openWork] }, 'vanthu-1'))
      .thenRefused('STILL_OPEN');
    given(directive, [drafted])
      .when((state) => closeDirective(state, outcome, 'vanthu-1'))
      .thenRefused('NOT_ISSUED');
  });
});
