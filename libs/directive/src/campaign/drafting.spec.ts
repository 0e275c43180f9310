import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { directive } from './directive.js';
import { amended, content, drafted, issued, opened } from './directive.examples.js';
import {
  BLANK,
  amendDirective,
  draftDirective,
  requireWhole,
  withdrawDirective,
} from './drafting.js';

describe('a draft', () => {
  it('is drafted once, and amended while it is a draft', () => {
    given(directive, [])
      .when((state) => draftDirective(state, content, 'vanthu-1'))
      .then([drafted]);
    const other = { ...content, subject: 'việc khác' };
    given(directive, [drafted])
      .when((state) => draftDirective(state, other, 'vanthu-1'))
      .thenRefused('ALREADY_DRAFTED');
    given(directive, [drafted])
      .when((state) => amendDirective(state, other, 'vanthu-1'))
      .then([{ type: 'DirectiveAmended', data: { ...other, by: 'vanthu-1' } }]);
    given(directive, [drafted, issued])
      .when((state) => amendDirective(state, other, 'vanthu-1'))
      .thenRefused('NOT_A_DRAFT');
    given(directive, [])
      .when((state) => amendDirective(state, other, 'vanthu-1'))
      .thenRefused('NO_SUCH_DIRECTIVE');
  });

  it('is withdrawn as a draft only', () => {
    given(directive, [drafted])
      .when((state) => withdrawDirective(state, 'Ghi nhầm', 'vanthu-1'))
      .then([{ type: 'DirectiveWithdrawn', data: { reason: 'Ghi nhầm', by: 'vanthu-1' } }]);
    given(directive, [drafted, issued])
      .when((state) => withdrawDirective(state, 'Ghi nhầm', 'vanthu-1'))
      .thenRefused('ALREADY_ISSUED');
  });
});

describe('a draft that the system opened', () => {
  const state = fold(directive, [opened]);

  it('waits for the superior’s letter, and for its blanks', () => {
    expect(() => requireWhole(state, true)).toThrow(
      expect.objectContaining({ code: 'SUPERIOR_LETTER_MISSING' }),
    );
    expect(requireWhole(state, false)).toBeUndefined();
    expect(requireWhole(fold(directive, [opened, amended]), true)).toBeUndefined();
    const blank = {
      ...content,
      letter: { ...content.letter, points: [`Thực hiện Công văn số ${BLANK}`] },
    };
    expect(() =>
      requireWhole(fold(directive, draftDirective({ status: 'none' }, blank, 'vanthu-1')), true),
    ).toThrow(expect.objectContaining({ code: 'LETTER_HAS_BLANKS' }));
  });

  it('remembers where it comes from when it is amended and issued', () => {
    expect(fold(directive, [opened, amended, issued])).toMatchObject({
      status: 'issued',
      openedFrom: 'quy-hoach-2024',
    });
    expect(fold(directive, [drafted, issued])).not.toHaveProperty('openedFrom');
  });
});
