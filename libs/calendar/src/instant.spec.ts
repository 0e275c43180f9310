import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, atTime, civilDate, isCivilDate, startOfDay, toInstant } from './index.js';

const days = fc.integer({ min: 0, max: 2_900_000 }).map((n) => addDays('1975-06-13', n));

describe('toInstant', () => {
  it.each([
    ['2024-02-16T00:00:00+07:00', '2024-02-15T17:00:00.000000Z'],
    ['2024-02-16T00:00+07', '2024-02-15T17:00:00.000000Z'],
    ['2024-02-15T23:59:59.999999+0700', '2024-02-15T16:59:59.999999Z'],
    ['2024-02-15T16:59:59.9999999Z', '2024-02-15T16:59:59.999999Z'],
    ['2024-02-28T23:30:00.5-03:30', '2024-02-29T03:00:00.500000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999000Z'],
  ])('%s is %s', (value, expected) => expect(toInstant(value)).toBe(expected));

  it.each([
    '2024-02-15T08:00:00',
    '2024-02-15',
    '2024-02-15 08:00:00Z',
    '2024-02-30T08:00:00Z',
    '2023-02-29T08:00Z',
    '2024-02-15T24:00:00Z',
    '2024-02-15T08:60Z',
    '2024-02-15T08:00:60Z',
    '2024-02-15T08:00:00.Z',
    '2024-02-15T08:00:00+25:00',
    '0000-01-01T00:00:00+07:00',
    ' 2024-02-15T08:00Z',
    '2024-02-15T08:00Z\n',
    'hôm nay',
    '',
  ])('refuses %j', (value) => expect(() => toInstant(value)).toThrow(RangeError));

  it('takes a Date, also before 1970, and refuses an invalid one', () => {
    expect(toInstant(new Date('2024-02-15T17:00:00.007Z'))).toBe('2024-02-15T17:00:00.007000Z');
    expect(toInstant(new Date(-1))).toBe('1969-12-31T23:59:59.999000Z');
    expect(() => toInstant(new Date('no'))).toThrow(RangeError);
  });

  it('writes moments that compare as strings, to the microsecond', () => {
    const moment = fc.record({
      ms: fc.integer({ min: 0, max: 4_000_000_000_000 }),
      us: fc.integer({ min: 0, max: 999 }),
    });
    const written = ({ ms, us }: { ms: number; us: number }) =>
      toInstant(new Date(ms).toISOString().replace('Z', `${String(us).padStart(3, '0')}Z`));
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        expect(written(a) < written(b)).toBe(a.ms < b.ms || (a.ms === b.ms && a.us < b.us));
        expect(toInstant(written(a))).toBe(written(a));
      }),
    );
  });
});

describe('civil dates', () => {
  it('civilDate(startOfDay(d)) = d, and one microsecond earlier is the day before', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(civilDate(startOfDay(day))).toBe(day);
        expect(
          civilDate(startOfDay(addDays(day, 1)).replace('T17:00:00.000000Z', 'T16:59:59.999999Z')),
        ).toBe(day);
      }),
    );
  });

  it('addDays is undone by its opposite', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -2000, max: 2000 }), (day, n) =>
        expect(addDays(addDays(day, n), -n)).toBe(day),
      ),
    );
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(() => addDays('2024-02-28', 0.5)).toThrow(RangeError);
  });

  it('atTime reads the wall clock of Vietnam', () => {
    expect(atTime('2024-01-25', '08:00')).toBe('2024-01-25T01:00:00.000000Z');
    expect(atTime('2024-02-15', '23:59:59')).toBe('2024-02-15T16:59:59.000000Z');
    expect(() => atTime('2024-02-30', '08:00')).toThrow(RangeError);
    expect(() => atTime('2024-02-15', '8:00')).toThrow(RangeError);
  });

  it('civilDate accepts any offset and refuses none', () => {
    expect(civilDate('2024-02-15T23:00:00-05:00')).toBe('2024-02-16');
    expect(() => civilDate('2024-02-15T23:00:00')).toThrow(RangeError);
  });

  it.each(['2024-02-29', '2000-02-29', '1975-04-30'])('%s exists', (day) =>
    expect(isCivilDate(day)).toBe(true),
  );
  it.each([
    '2023-02-29',
    '2100-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-2-9',
    '20240209',
    '2024-02-09 ',
    '',
    20240209,
    undefined,
  ])('%j does not', (day) => expect(isCivilDate(day)).toBe(false));
});
