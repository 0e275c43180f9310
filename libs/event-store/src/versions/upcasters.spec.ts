import { describe, expect, it } from '@jest/globals';
import { IncompleteUpcasters, UnknownEvent, upcasters } from './upcasters.js';

const registry = upcasters({
  LetterSent: {
    1: ({ to }: { to: string }) => ({ to: [to] }),
    2: ({ to }: { to: string[] }) => ({ to, copies: to.length }),
  },
  LetterRead: {},
});

describe('upcasters', () => {
  it('name the latest version of each type', () => {
    expect(['LetterSent', 'LetterRead', 'LetterLost'].map((type) => registry.latest(type))).toEqual(
      [3, 1, undefined],
    );
  });

  it.each([
    [1, { to: 'A' }],
    [2, { to: ['A'] }],
    [3, { to: ['A'], copies: 1 }],
  ])(
    'bring version %i to the latest shape, step by step, without touching what was given',
    (schemaVersion, data) => {
      const fact = Object.freeze({
        type: 'LetterSent',
        schemaVersion,
        data: Object.freeze(data),
        stream: 'letter-1',
      });
      expect(registry.upcast(fact)).toEqual({
        type: 'LetterSent',
        schemaVersion: 3,
        data: { to: ['A'], copies: 1 },
        stream: 'letter-1',
      });
    },
  );

  it('refuse a version that is newer than the program, and a type it does not know', () => {
    expect(() => registry.upcast({ type: 'LetterSent', schemaVersion: 4, data: {} })).toThrow(
      UnknownEvent,
    );
    expect(() => registry.upcast({ type: 'LetterSent', schemaVersion: 4, data: {} })).toThrow(
      /LetterSent phiên bản 4.*chỉ biết đến phiên bản 3.*nâng cấp/,
    );
    expect(() => registry.upcast({ type: 'LetterLost', schemaVersion: 1, data: {} })).toThrow(
      /không biết loại sự kiện này/,
    );
  });

  it.each([
    ['a gap', { 1: () => ({}), 3: () => ({}) }, /none from version 2/],
    ['a missing start', { 2: () => ({}) }, /none from version 1/],
    ['a version 0', { 0: () => ({}) }, /none from version 1/],
  ])('refuse to be made with %s', (_what, steps, message) => {
    expect(() => upcasters({ LetterSent: steps })).toThrow(IncompleteUpcasters);
    expect(() => upcasters({ LetterSent: steps })).toThrow(message);
  });
});
