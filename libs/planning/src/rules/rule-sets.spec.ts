import { describe, expect, test } from '@jest/globals';
import { ruleSetFor } from '../data/rule-sets.js';
import { ruleSetShape, withOverrides } from '../model/rule-set.js';
import { postsOf } from './line-rules.js';
import { add, context, findings, p5, people, ruled, second, termIs } from './situation.examples.js';

describe('rule sets', () => {
  test('the day of issue chooses', () => {
    expect(
      ['2021-12-27', '2024-01-12', '2025-10-07', '2025-10-08', '2027-01-11'].map(
        (day) => ruleSetFor(day).id,
      ),
    ).toEqual(['qd50-2021', 'qd50-2021', 'qd50-2021', 'qd377-2025', 'qd377-2025']);
    expect(() => ruleSetFor('2021-12-26')).toThrow(RangeError);
  });

  test('what a cell can plan for', () => {
    const { ruleSet } = context;
    expect(postsOf({ officialMembers: 8 }, ruleSet)).toEqual(['bi-thu', 'pho-bi-thu']);
    expect(postsOf({ officialMembers: 9 }, ruleSet)).toEqual([
      'bi-thu',
      'pho-bi-thu',
      'chi-uy-vien',
    ]);
    expect(postsOf({ officialMembers: 20, hasCommittee: false }, ruleSet)).toEqual([
      'bi-thu',
      'pho-bi-thu',
    ]);
  });

  test('two terms of work are asked for since 2025, one before', () => {
    const submission = { ...second(add(5, 'bi-thu')), ...people({ ...p5, born: '1968-01-01' }) };
    expect(ruled(findings(submission), 'MONTHS_TOO_FEW')).toEqual([]);
    const found = ruled(
      findings(submission, { ruleSet: ruleSetFor('2025-10-08') }),
      'MONTHS_TOO_FEW',
    );
    expect(found.map(({ source }) => source?.certainty)).toEqual(['B']);
  });

  test('the committee’s own value stands, marked as its own; a wrong one is refused', () => {
    const own = withOverrides(context.ruleSet, [
      {
        rule: 'COEFFICIENT_OUT_OF_RANGE',
        parameter: 'min',
        value: 0.5,
        document: 'Nghị quyết số 12-NQ/ĐU',
      },
    ]);
    expect(
      ruled(
        findings({}, { ruleSet: own, ...termIs({ seats: 5 }) }),
        'COEFFICIENT_OUT_OF_RANGE',
      ).filter(({ row }) => row?.number === 1),
    ).toEqual([]);
    expect(own.rules.find(({ id }) => id === 'COEFFICIENT_OUT_OF_RANGE')?.parameters).toMatchObject(
      {
        min: { value: 0.5, certainty: 'L', note: 'Nghị quyết số 12-NQ/ĐU' },
        max: { value: 1.5, certainty: '?' },
      },
    );
    expect(() =>
      withOverrides(context.ruleSet, [
        { rule: 'TERM_CLOSED', parameter: 'min', value: 1, document: '' },
      ]),
    ).toThrow(RangeError);
    expect(() =>
      withOverrides(context.ruleSet, [
        { rule: 'COEFFICIENT_OUT_OF_RANGE', parameter: 'min', value: 'one', document: '' },
      ]),
    ).toThrow('invalid_type');
  });

  test(
    'a rule set written by hand is refused with a rule nobody knows, a rule twice or a ' +
      'parameter misspelt',
    () => {
      const [rule, ...rest] = context.ruleSet.rules;
      const parses = (rules: unknown[]) =>
        ruleSetShape.safeParse({ ...context.ruleSet, rules }).success;
      expect([
        parses([rule, ...rest]),
        parses([rule, rule]),
        parses([{ ...rule, id: 'OTHER' }]),
        parses([{ ...rule, parameters: { mxa: 1 } }]),
      ]).toEqual([true, false, false, false]);
    },
  );
});
