import { p4, p5, people, type RuleCase } from './situation.examples.js';

export const standingCases: readonly RuleCase[] = [
  {
    rule: 'DISCIPLINE_IN_FORCE',
    when: 'until tomorrow',
    submission: people({ ...p5, discipline: { until: '2024-02-11' } }),
    at: ['additions', 1, 'disciplineUntil'],
  },
  {
    rule: 'DISCIPLINE_IN_FORCE',
    when: 'no end recorded',
    submission: people({ ...p5, discipline: { until: null } }),
    at: ['additions', 1, 'disciplineUntil'],
  },
  {
    rule: 'DISCIPLINE_IN_FORCE',
    when: 'ended yesterday',
    submission: people({ ...p5, discipline: { until: '2024-02-09' } }),
    at: 'silent',
  },
  {
    rule: 'RATED_NOT_COMPLETED',
    when: 'not completed last year',
    submission: people({
      ...p5,
      ratings: [
        { year: 2022, rating: 'htnv' },
        { year: 2023, rating: 'khtnv' },
      ],
    }),
    at: ['additions', 1, 'rating1'],
  },
  {
    rule: 'RATED_NOT_COMPLETED',
    when: 'not completed, long ago',
    submission: people({
      ...p5,
      ratings: [
        { year: 2021, rating: 'khtnv' },
        { year: 2023, rating: 'htnv' },
      ],
    }),
    at: 'silent',
  },
  {
    rule: 'RATING_MISSING',
    when: 'none of last year',
    submission: people({ ...p5, ratings: [{ year: 2022, rating: 'htnv' }] }),
    at: ['additions', 1, 'rating1'],
  },
  {
    rule: 'RATING_MISSING',
    when: 'he leaves the list',
    submission: people({ ...p4, ratings: [] }),
    at: 'silent',
  },
];
