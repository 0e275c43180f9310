import { describe, expect, test } from '@jest/globals';
import { allCases } from './all-cases.examples.js';
import { isSubmissionRule } from './check.js';
import { context, findings, ruled } from './situation.examples.js';

describe('each rule', () => {
  test('the submission the cases start from has no error', () =>
    expect(findings({}).filter(({ severity }) => severity === 'error')).toEqual([]));

  test.each(allCases)('$rule: $when', ({ rule, submission = {}, asked = {}, at }) => {
    const found = ruled(findings(submission, asked), rule);
    if (at === 'silent') return expect(found).toEqual([]);
    const known = context.ruleSet.rules.find(({ id }) => id === rule);
    expect(
      found.map(({ table, row, column }) => [table, row?.number ?? null, column]),
    ).toContainEqual([...at]);
    for (const { severity, source, message, fix } of found) {
      expect([severity, source]).toEqual([known?.severity, known?.source]);
      expect(message).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(fix).toMatch(/\.$/);
    }
  });

  test('has a case that must fail and one that must pass', () => {
    for (const { id } of context.ruleSet.rules.filter((rule) => isSubmissionRule(rule.id))) {
      expect([
        id,
        allCases.some(({ rule, at }) => rule === id && at !== 'silent'),
        allCases.some(({ rule, at }) => rule === id && at === 'silent'),
      ]).toEqual([id, true, true]);
    }
  });
});
