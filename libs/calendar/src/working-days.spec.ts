import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type DaysOff, MissingYear, vietnamDaysOff, workingCalendar } from './index.js';
import { weekday } from './instant.js';

const calendar = workingCalendar(vietnamDaysOff);
const workingDays = fc
  .integer({ min: 0, max: 365 + 365 })
  .map((n) => addDays('2025-01-01', n))
  .filter((day) => calendar.isWorkingDay(day));

describe('working days', () => {
  it.each([
    [10, '2024-01-25'],
    [5, '2024-02-01'],
    [2, '2024-02-06'],
  ])('%i working days before 15/02/2024 is %s', (n, day) =>
    expect(calendar.addWorkingDays('2024-02-15', -n)).toBe(day),
  );

  it('15/02/2024 is the first working day after Tết, 07/02 the last before', () => {
    expect(calendar.nextWorkingDay('2024-02-08')).toBe('2024-02-15');
    expect(calendar.previousWorkingDay('2024-02-14')).toBe('2024-02-07');
    expect(calendar.nextWorkingDay('2024-02-15')).toBe('2024-02-15');
    expect(calendar.previousWorkingDay('2024-02-15')).toBe('2024-02-15');
  });

  it.each(['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'])(
    '%s is a Saturday worked in exchange',
    (day) => {
      expect(weekday(day)).toBe(6);
      expect(calendar.isWorkingDay(day)).toBe(true);
    },
  );

  it.each([
    '2024-01-01',
    '2024-02-10',
    '2024-04-29',
    '2025-01-27',
    '2025-05-02',
    '2026-01-02',
    '2026-02-15',
    '2026-04-27',
    '2026-08-31',
    '2027-02-05',
    '2027-05-03',
  ])('%s is off', (day) => expect(calendar.isWorkingDay(day)).toBe(false));

  it('addWorkingDays is undone by its opposite', () => {
    fc.assert(
      fc.property(workingDays, fc.integer({ min: -200, max: 200 }), (day, n) =>
        expect(calendar.addWorkingDays(calendar.addWorkingDays(day, n), -n)).toBe(day),
      ),
    );
  });

  it('addWorkingDays lands on a working day and grows with n', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 1, max: 60 }),
        (offset, n) => {
          const day = addDays('2025-01-01', offset);
          const later = calendar.addWorkingDays(day, n);
          expect(calendar.isWorkingDay(later)).toBe(true);
          expect(later > calendar.addWorkingDays(day, n - 1)).toBe(true);
        },
      ),
    );
  });

  it('refuses half days and days that do not exist', () => {
    expect(() => calendar.addWorkingDays('2024-02-15', 1.5)).toThrow(RangeError);
    expect(() => calendar.isWorkingDay('2024-02-30')).toThrow(RangeError);
    expect(calendar.addWorkingDays('2024-02-10', 0)).toBe('2024-02-10');
  });
});

describe('years', () => {
  it('a year without data is MissingYear, also when the walk only reaches it', () => {
    expect(() => calendar.isWorkingDay('2029-02-15')).toThrow(MissingYear);
    expect(() => calendar.inTet('2023-01-25')).toThrow(MissingYear);
    expect(() => calendar.addWorkingDays('2024-01-03', -5)).toThrow(new MissingYear(2023));
  });

  const row: DaysOff = {
    year: 2030,
    daysOff: ['2030-01-01'],
    makeUpDays: [],
    tet: { from: '2030-02-01', to: '2030-02-07' },
    source: 'thử',
  };
  it.each<[string, Partial<DaysOff>]>([
    ['a day of another year', { daysOff: ['2031-01-01'] }],
    ['a day that does not exist', { daysOff: ['2030-02-30'] }],
    ['a day listed twice', { daysOff: ['2030-01-01', '2030-01-01'] }],
    ['a day both off and worked', { daysOff: ['2030-01-05'], makeUpDays: ['2030-01-05'] }],
    ['a make-up day in the week', { makeUpDays: ['2030-01-04'] }],
    ['a make-up day in Tết', { makeUpDays: ['2030-02-02'] }],
    ['Tết backwards', { tet: { from: '2030-02-07', to: '2030-02-01' } }],
  ])('refuses %s', (_, change) => {
    expect(() => workingCalendar([row])).not.toThrow();
    expect(() => workingCalendar([{ ...row, ...change }])).toThrow(RangeError);
  });
  it('refuses a year given twice', () =>
    expect(() => workingCalendar([row, row])).toThrow(RangeError));

  it.each(vietnamDaysOff)(
    '$year: the whole Tết is off, and its neighbours are not in it',
    ({ year, tet, source }) => {
      for (let day = tet.from; day <= tet.to; day = addDays(day, 1))
        expect([day, calendar.isWorkingDay(day), calendar.inTet(day)]).toEqual([day, false, true]);
      expect(calendar.inTet(addDays(tet.from, -1)) || calendar.inTet(addDays(tet.to, 1))).toBe(
        false,
      );
      expect(source.startsWith(year === 2027 ? 'TẠM TÍNH' : 'Chính thức')).toBe(true);
    },
  );

  it('Tết 2024 is 08/02 to 14/02 and Tết 2026 is 14/02 to 22/02', () => {
    expect(vietnamDaysOff[0]?.tet).toEqual({ from: '2024-02-08', to: '2024-02-14' });
    expect(vietnamDaysOff[2]?.tet).toEqual({ from: '2026-02-14', to: '2026-02-22' });
  });
});
