import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { correctDirective, recallDirective } from './correcting.js';
import { directive } from './directive.js';
import { closed, content, corrected, drafted, issued, recalled } from './directive.examples.js';

const now = '2024-01-12T02:00:00.000000Z';
describe('a further letter', () => {
  it('is corrected or withdrawn after the issue by a further letter, once for each change', () => {
    const { reason, notice, symbol, on, by, ...next } = corrected.data as never as typeof content &
      Record<'reason' | 'notice' | 'symbol' | 'on' | 'by', string>;
    const letter = { notice, symbol, on };
    given(directive, [drafted, issued])
      .when((state) => correctDirective(state, { content: next, now, letter, reason, by }))
      .then([corrected]);
    expect(fold(directive, [drafted, issued, corrected])).toMatchObject({
      status: 'issued',
      content: { dueOn: '2024-02-20' },
      symbol: '241-CV/ĐU',
      letters: [{ symbol: '245-CV/ĐU', corrects: true }],
    });
    given(directive, [drafted, issued])
      .when((state) =>
        correctDirective(state, { content: next, now: next.cutoffAt, letter, reason, by }),
      )
      .thenRefused('DEADLINE_IN_THE_PAST');
    for (const [facts, code] of [
      [[], 'NO_SUCH_DIRECTIVE'],
      [[drafted], 'NOT_ISSUED'],
      [[drafted, issued, closed], 'ALREADY_CLOSED'],
      [[drafted, issued, recalled], 'NOT_ISSUED'],
    ] as const) {
      given(directive, [...facts])
        .when((state) => correctDirective(state, { content: next, now, letter, reason, by }))
        .thenRefused(code);
    }
    const back = {
      letter: { notice: 'notice-quy-hoach-2024_thu-hoi', symbol: '246-CV/ĐU', on: '2024-01-25' },
      reason: 'Cấp trên dừng việc',
      by: 'capuy-1',
    };
    given(directive, [drafted, issued])
      .when((state) => recallDirective(state, back))
      .then([recalled]);
    expect(fold(directive, [drafted, issued, recalled])).toMatchObject({
      status: 'withdrawn',
      symbol: '241-CV/ĐU',
      letters: [{ symbol: '246-CV/ĐU', corrects: false }],
    });
    given(directive, [drafted])
      .when((state) => recallDirective(state, back))
      .thenRefused('NOT_ISSUED');
    given(directive, [drafted, issued, closed])
      .when((state) => recallDirective(state, back))
      .thenRefused('ALREADY_CLOSED');
  });
});
