import { describe, expect, test } from '@jest/globals';
import {
  ConditionError,
  operandsOf,
  readExpression,
  readSum,
  readSumExpression,
  termsOf,
} from './index.js';

const problemOf = (read: () => unknown): ConditionError['problem'] | undefined => {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof ConditionError) return error.problem;
    throw error;
  }
};

describe('sums in the language of conditions', () => {
  const terms = (text: string) =>
    termsOf(readSum(text)).map((term) => ('name' in term ? term.name : term.value));

  test('are read with their signs, also where a minus came with a number', () => {
    expect(readSum('a + b - so-vang')).toMatchObject({
      parts: [{ sign: 1 }, { sign: 1 }, { sign: -1, term: { name: 'so-vang' } }],
    });
    expect(readSum('a -1')).toMatchObject({
      parts: [{ sign: 1 }, { sign: 1, term: { value: -1 } }],
    });
    expect(terms('sum(dang-ky.hours) + count(dang-ky)')).toEqual(['dang-ky.hours', 'dang-ky']);
  });

  test('may be compared where the caller allows it', () => {
    const operands = operandsOf(readSumExpression('a + b <= total and not (c = 1)'));
    expect(operands.map(({ kind }) => kind)).toEqual(['sum', 'field', 'field', 'literal']);
    expect(problemOf(() => readExpression('a + b <= total'))).toMatchObject({ at: 2 });
  });

  test.each([
    ['a +', 3, 'Thiếu'],
    ['a b', 2, "Thừa 'b'"],
    ['max(a)', 0, "'max'"],
    ["sum('a')", 4, 'phải là tên'],
    ['sum(a', 5, "')'"],
  ])('%s is refused where it stops making sense', (text, at, message) => {
    expect(problemOf(() => readSum(text))).toMatchObject({
      at,
      message: expect.stringContaining(message),
    });
  });
});
