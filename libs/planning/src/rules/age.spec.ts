import { describe, expect, test } from '@jest/globals';
import { retirementTable } from '../data/retirement.js';
import { ageOn, monthsRemaining, retirementMonth, statisticalAge } from './age.js';
import { ageBands } from './list-rules.js';

describe('retirement age (Labour Code 2019, Art. 169; Decree 135/2020/NĐ-CP)', () => {
  // The last month of work. The decree's annex lists the month after it, which is the first of the
  // pension.
  test.each([
    ['1960-12-31', 'nam', '2020-12'],
    ['1961-01-01', 'nam', '2021-04'],
    ['1961-09-30', 'nam', '2021-12'],
    ['1961-10-01', 'nam', '2022-04'],
    ['1963-04-15', 'nam', '2024-04'],
    ['1966-03-31', 'nam', '2027-12'],
    ['1966-04-01', 'nam', '2028-04'],
    ['1985-06-01', 'nam', '2047-06'],
    ['1965-12-31', 'nu', '2020-12'],
    ['1966-01-01', 'nu', '2021-05'],
    ['1966-08-31', 'nu', '2021-12'],
    ['1966-09-01', 'nu', '2022-05'],
    ['1975-04-30', 'nu', '2034-12'],
    ['1975-05-01', 'nu', '2035-05'],
  ] as const)('born %s (%s): works until the end of %s', (born, sex, month) =>
    expect(retirementMonth(born, sex)).toEqual({ earliest: month, latest: month }),
  );

  test(
    'the table rises as the law says: 3 months a year to 62 in 2028, 4 months a year to 60 in ' +
      '2035, every year met once',
    () => {
      for (const [sex, step, last] of [
        ['nam', 3, 62 * 12],
        ['nu', 4, 60 * 12],
      ] as const) {
        const rows = retirementTable[sex];
        rows.slice(1).forEach(({ bornFrom, ageInMonths }, index) => {
          expect(ageInMonths - (rows[index]?.ageInMonths ?? 0)).toBe(step);
          // Those born in the first month of a row retire in the first months of the row's year:
          // 2021, 2022, …
          expect(retirementMonth(bornFrom, sex).earliest.slice(0, 4)).toBe(String(2021 + index));
        });
        expect(rows.at(-1)?.ageInMonths).toBe(last);
      }
    },
  );

  test('a birth year alone gives a range', () => {
    expect(retirementMonth('1963', 'nam')).toEqual({ earliest: '2023-10', latest: '2024-12' });
    expect(monthsRemaining('1963', 'nam', '2022-04')).toEqual({ least: 18, most: 32 });
    expect(monthsRemaining('1963-12-31', 'nam', '2025-04')).toEqual({ least: -4, most: -4 });
  });
});

describe('age', () => {
  test('is counted to the day', () => {
    expect(ageOn('1984-02-11', '2024-02-10')).toEqual({ least: 479, most: 479 });
    expect(ageOn('1984-02-10', '2024-02-10')).toEqual({ least: 480, most: 480 });
    expect(ageOn('1984', '2024-02-10')).toEqual({ least: 469, most: 481 });
  });

  test('for statistics a year counts from its middle', () => {
    expect(statisticalAge('1984', '2024-07-01')).toBe(40);
    expect(statisticalAge('1984-07', '2024-07-15')).toBe(40);
  });

  test('bands are counted at their real distance', () => {
    expect([
      ageBands([], 5),
      ageBands([30, 31, 32], 5),
      ageBands([30, 34.9, 35, 39.9, 40], 5),
    ]).toEqual([0, 1, 3]);
  });
});
