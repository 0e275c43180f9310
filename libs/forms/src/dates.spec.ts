import { describe, expect, test } from '@jest/globals';
import { dateRange, readDate, readPartialDate, serialDate } from './dates.js';

describe('dates', () => {
  test.each([
    ['15/03/1980', '1980-03-15'],
    ['5/3/1980', '1980-03-05'],
    ['5-3-1980', '1980-03-05'],
    ['05.03.1980', '1980-03-05'],
    ['ngày 5 tháng 3 năm 1980', '1980-03-05'],
    ['1980-03-15', '1980-03-15'],
    ['1980-03-15T00:00:00.000Z', '1980-03-15'],
    ['03/1980', '1980-03'],
    ['tháng 3 năm 1980', '1980-03'],
    ['1980-03', '1980-03'],
    ['1980', '1980'],
    ['năm 1980', '1980'],
    [1980, '1980'],
    [29_295, '1980-03-15'],
    ['29/02/2024', '2024-02-29'],
    [new Date('1980-03-15T00:00:00Z'), '1980-03-15'],
    [new Date('1980-03-14T23:59:59.999Z'), '1980-03-15'],
  ])('%s is read as %s', (raw, value) => expect(readPartialDate(raw)).toEqual({ ok: true, value }));

  test.each([
    ['30/02/1980', 'impossible'],
    ['29/02/2023', 'impossible'],
    ['31/04/1990', 'impossible'],
    ['00/05/1980', 'impossible'],
    ['32/13/1980', 'impossible'],
    ['03/15/1980', 'month-first'],
    ['15/03/80', 'two-digit-year'],
    ['mười lăm', 'not-a-date'],
    ['15/03', 'not-a-date'],
    ['13/1980', 'impossible'],
    ['15/03/1880', 'out-of-range'],
    [-1, 'out-of-range'],
    [1e9, 'out-of-range'],
    [NaN, 'out-of-range'],
    [60, 'impossible'],
    [true, 'not-a-date'],
    [new Date(NaN), 'not-a-date'],
  ])('%s is refused as %s', (raw, problem) =>
    expect(readPartialDate(raw)).toEqual({ ok: false, problem }),
  );

  test('both day systems, around the day that never was', () => {
    expect([1, 59, 61, 45_337.75].map((serial) => serialDate(serial, '1900'))).toEqual(
      ['1900-01-01', '1900-02-28', '1900-03-01', '2024-02-15'].map((value) => ({
        ok: true,
        value,
      })),
    );
    expect([0, 60, 43_875].map((serial) => serialDate(serial, '1904'))).toEqual(
      ['1904-01-01', '1904-03-01', '2024-02-15'].map((value) => ({ ok: true, value })),
    );
    expect(serialDate(0, '1900').ok).toBe(false);
  });

  test('a whole day is not made of less', () => {
    expect(readDate('03/1980')).toEqual({ ok: false, problem: 'incomplete' });
    expect(readDate(1985)).toEqual({ ok: false, problem: 'incomplete' });
  });

  test('what a partial date may mean', () => {
    expect(dateRange('1980')).toEqual({ first: '1980-01-01', last: '1980-12-31' });
    expect(dateRange('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(dateRange('1980-12').last).toBe('1980-12-31');
  });
});
