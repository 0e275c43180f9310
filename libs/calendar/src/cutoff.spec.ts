import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  civilDate,
  cutoffAt,
  type CutoffPolicy,
  MissingYear,
  startOfDay,
  toInstant,
  vietnamDaysOff,
  workingCalendar,
} from './index.js';

// 2029 (Tết on 13/02) and 2034 (Tết on 19/02) have no announced calendar, so these days off belong
// to the test.
const calendar = workingCalendar([
  ...vietnamDaysOff,
  {
    year: 2029,
    daysOff: [],
    makeUpDays: [],
    tet: { from: '2029-02-10', to: '2029-02-18' },
    source: 'thử',
  },
  {
    year: 2034,
    daysOff: [],
    makeUpDays: [],
    tet: { from: '2034-02-17', to: '2034-02-23' },
    source: 'thử',
  },
]);

describe('cutoffAt', () => {
  it.each<[string, CutoffPolicy, string]>([
    ['2024-02-15', 'exclusive', '2024-02-15'],
    ['2024-02-15', 'inclusive', '2024-02-16'],
    ['2024-02-15', 'roll', '2024-02-16'],
    ['2025-02-15', 'exclusive', '2025-02-15'],
    ['2025-02-15', 'inclusive', '2025-02-16'],
    ['2025-02-15', 'roll', '2025-02-15'],
    ['2026-02-15', 'exclusive', '2026-02-15'],
    ['2026-02-15', 'inclusive', '2026-02-16'],
    ['2026-02-15', 'roll', '2026-02-24'],
    ['2027-02-15', 'roll', '2027-02-16'],
    ['2029-02-15', 'roll', '2029-02-20'],
    ['2034-02-15', 'roll', '2034-02-15'],
    ['2026-08-23', 'roll', '2026-08-23'],
  ])('due %s, %s: 00:00 of %s', (dueOn, policy, day) =>
    expect(cutoffAt(dueOn, policy, calendar)).toBe(toInstant(`${day}T00:00:00+07:00`)),
  );

  it('is 2024-02-15T17:00Z for the letter of 2024', () =>
    expect(cutoffAt('2024-02-15', 'roll', calendar)).toBe('2024-02-15T17:00:00.000000Z'));

  it('only roll needs the year', () => {
    expect(cutoffAt('2040-02-15', 'exclusive', calendar)).toBe(startOfDay('2040-02-15'));
    expect(() => cutoffAt('2040-02-15', 'roll', calendar)).toThrow(MissingYear);
    expect(() => cutoffAt('2024-02-30', 'exclusive', calendar)).toThrow(RangeError);
  });

  it('roll is never before exclusive and its last day is a working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1400 }), (n) => {
        const dueOn = addDays('2024-01-01', n);
        const cutoff = cutoffAt(dueOn, 'roll', calendar);
        expect(cutoff >= cutoffAt(dueOn, 'exclusive', calendar)).toBe(true);
        expect(calendar.isWorkingDay(addDays(civilDate(cutoff), -1))).toBe(true);
      }),
    );
  });
});
