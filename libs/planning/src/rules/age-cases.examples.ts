import { add, p2, p4, p5, people, type RuleCase, second } from './situation.examples.js';

export const ageCases: readonly RuleCase[] = [
  {
    rule: 'BIRTH_IMPOSSIBLE',
    when: 'born next year',
    submission: people({ ...p5, born: '2025-01-01' }),
    at: ['additions', 1, 'born'],
  },
  {
    rule: 'BIRTH_IMPOSSIBLE',
    when: 'perhaps sixteen',
    submission: people({ ...p5, born: '2008' }),
    at: 'silent',
  },
  {
    rule: 'MONTHS_TOO_FEW',
    when: 'born 1965-12, next term from 04/2025',
    submission: { ...second(add(5, 'bi-thu')), ...people({ ...p5, born: '1965-12-01' }) },
    at: ['additions', 2, 'born'],
  },
  {
    rule: 'MONTHS_TOO_FEW',
    when: 'born 1966-01: retires 10/2027, thirty months',
    submission: { ...second(add(5, 'bi-thu')), ...people({ ...p5, born: '1966-01-31' }) },
    at: 'silent',
  },
  {
    rule: 'MONTHS_TOO_FEW',
    when: 'only the year is known, and it may be too few',
    submission: { ...second(add(5, 'bi-thu')), ...people({ ...p5, born: '1965' }) },
    at: ['additions', 2, 'born'],
  },
  {
    rule: 'RETIREMENT_REACHED',
    when: 'a man of 62',
    submission: people({ ...p2, born: '1961-12-31' }),
    at: ['review', 1, 'born'],
  },
  {
    rule: 'RETIREMENT_REACHED',
    when: 'he leaves the list',
    submission: people({ ...p4, born: '1961-12-31' }),
    at: 'silent',
  },
  {
    rule: 'AGE_IMPLAUSIBLE',
    when: 'born 2010',
    submission: people({ ...p5, born: '2010' }),
    at: ['additions', 1, 'born'],
  },
  {
    rule: 'AGE_IMPLAUSIBLE',
    when: 'born 1906',
    submission: people({ ...p5, born: '1906-01-01' }),
    at: ['additions', 1, 'born'],
  },
  {
    rule: 'AGE_IMPLAUSIBLE',
    when: 'eighteen',
    submission: people({ ...p5, born: '2006-02-10' }),
    at: 'silent',
  },
];
