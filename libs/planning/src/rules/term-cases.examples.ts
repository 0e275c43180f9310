import {
  base,
  context,
  first,
  firstReview,
  linesAre,
  type RuleCase,
  second,
  secondReview,
  termIs,
} from './situation.examples.js';

export const termCases: readonly RuleCase[] = [
  {
    rule: 'TERM_CLOSED',
    when: 'the term ended',
    asked: { on: '2025-04-01' },
    at: ['terms', 1, 'term'],
  },
  { rule: 'TERM_CLOSED', when: 'on its last day', asked: { on: '2025-03-31' }, at: 'silent' },
  {
    rule: 'TERM_CLOSED',
    when: 'it ended after the directive was issued',
    asked: { on: '2025-04-01', termsOn: '2025-03-31' },
    at: 'silent',
  },
  {
    rule: 'TERM_NOT_REVIEWED',
    when: 'the second term is left out',
    submission: { terms: [firstReview] },
    at: ['terms', 2, 'term'],
  },
  { rule: 'TERM_NOT_REVIEWED', when: 'unchanged and empty is an answer', at: 'silent' },
  {
    rule: 'TERM_NOT_ASKED',
    when: 'a term nobody asked about',
    asked: { terms: context.terms.slice(0, 1) },
    at: ['terms', 2, 'term'],
  },
  {
    rule: 'TERM_NOT_ASKED',
    when: 'a term twice',
    submission: { terms: [firstReview, secondReview, firstReview] },
    at: ['terms', 3, 'term'],
  },
  { rule: 'TERM_NOT_ASKED', when: 'both were asked', at: 'silent' },
  {
    rule: 'BASE_STALE',
    when: 'another notice came in between',
    asked: termIs({ base: { ...base, version: 2 } }),
    at: ['terms', 1, 'term'],
  },
  { rule: 'BASE_STALE', when: 'the same version', at: 'silent' },
  {
    rule: 'BASE_NOT_ANSWERED',
    when: 'p3 is passed over',
    submission: linesAre(...firstReview.lines.filter(({ person: id }) => id !== 'p3')),
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'BASE_NOT_ANSWERED',
    when: 'no change, no lines',
    submission: first({ outcome: 'unchanged', lines: [] }),
    at: 'silent',
  },
  {
    rule: 'OUTCOME_CONTRADICTED',
    when: 'unchanged, yet two changes',
    submission: first({ outcome: 'unchanged' }),
    at: ['terms', 1, 'outcome'],
  },
  {
    rule: 'OUTCOME_CONTRADICTED',
    when: 'changed, yet none',
    submission: second(),
    at: ['terms', 2, 'outcome'],
  },
  { rule: 'OUTCOME_CONTRADICTED', when: 'as said', at: 'silent' },
];
