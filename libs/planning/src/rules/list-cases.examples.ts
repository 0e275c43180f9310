import {
  add,
  firstReview,
  goOn,
  linesAre,
  p2,
  p3,
  p5,
  people,
  person,
  type RuleCase,
  termIs,
} from './situation.examples.js';

export const listCases: readonly RuleCase[] = [
  {
    rule: 'POST_CROWDED',
    when: 'a fourth person for secretary',
    submission: linesAre(goOn(2, 'bi-thu'), ...[3, 4, 5].map((index) => add(index, 'bi-thu'))),
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'POST_CROWDED',
    when: 'three',
    submission: linesAre(goOn(2, 'bi-thu'), ...[3, 4].map((index) => add(index, 'bi-thu'))),
    at: 'silent',
  },
  {
    rule: 'POST_CROWDED',
    when: 'four members of a committee',
    submission: linesAre(...[2, 3, 4, 5].map((index) => add(index, 'chi-uy-vien'))),
    at: 'silent',
  },
  {
    rule: 'PERSON_TOO_MANY_POSTS',
    when: 'three here and one elsewhere',
    submission: linesAre(add(5, 'bi-thu'), add(5, 'pho-bi-thu'), add(5, 'chi-uy-vien')),
    asked: { elsewhere: [{ person: 'p5', termName: '2022-2025', cell: 'cb2', post: 'bi-thu' }] },
    at: ['additions', 1, 'post'],
  },
  {
    rule: 'PERSON_TOO_MANY_POSTS',
    when: 'three here, one elsewhere in another term',
    submission: linesAre(add(5, 'bi-thu'), add(5, 'pho-bi-thu'), add(5, 'chi-uy-vien')),
    asked: { elsewhere: [{ person: 'p5', termName: '2025-2027', cell: 'cb2', post: 'bi-thu' }] },
    at: 'silent',
  },
  {
    rule: 'COEFFICIENT_OUT_OF_RANGE',
    when: 'three for five seats',
    asked: termIs({ seats: 5 }),
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'COEFFICIENT_OUT_OF_RANGE',
    when: 'three for one seat',
    asked: termIs({ seats: 1 }),
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'COEFFICIENT_OUT_OF_RANGE',
    when: 'three for three seats, though the cell has twelve members',
    submission: { terms: [firstReview] },
    at: 'silent',
  },
  {
    rule: 'SEATS_UNKNOWN',
    when: 'nobody recorded the seats',
    asked: termIs({ seats: null }),
    at: ['terms', 1, 'term'],
  },
  { rule: 'SEATS_UNKNOWN', when: 'recorded', at: 'silent' },
  {
    rule: 'AGE_BANDS_TOO_FEW',
    when: 'six people, two bands',
    submission: {
      people: [2, 3, 4, 5, 6, 7].map((index) => person(index, { born: `${1980 + index}-01-01` })),
      ...linesAre(...[2, 3, 4, 5, 6, 7].map((index) => add(index, 'chi-uy-vien'))),
    },
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'AGE_BANDS_TOO_FEW',
    when: 'six people, three bands',
    submission: {
      people: [2, 3, 4, 5, 6, 7].map((index) =>
        person(index, { born: `${1980 + index * 3}-01-01` }),
      ),
      ...linesAre(...[2, 3, 4, 5, 6, 7].map((index) => add(index, 'chi-uy-vien'))),
    },
    at: 'silent',
  },
  {
    rule: 'AGE_BANDS_TOO_FEW',
    when: 'a list of three',
    submission: people({ ...p2, born: '1990' }, { ...p3, born: '1990' }, { ...p5, born: '1990' }),
    at: 'silent',
  },
];
