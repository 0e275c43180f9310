import { describe, expect, it } from '@jest/globals';
import { cutoffText, letterDate, longDateTime, shortDate, shortDateTime } from './index.js';

describe('Vietnamese date forms', () => {
  it.each([
    ['2024-01-05', 'ngày 05 tháng 01 năm 2024'],
    ['2024-02-15', 'ngày 15 tháng 02 năm 2024'],
    ['2024-03-05', 'ngày 05 tháng 3 năm 2024'],
    ['2024-09-30', 'ngày 30 tháng 9 năm 2024'],
    ['2024-10-01', 'ngày 01 tháng 10 năm 2024'],
  ])('letter: %s is %s', (date, text) => expect(letterDate(date)).toBe(text));

  it('short', () => expect(shortDate('2024-02-15')).toBe('15/02/2024'));

  it.each([
    ['2024-02-15T16:59:59.999999Z', '23 giờ 59 phút, thứ Năm, ngày 15 tháng 02 năm 2024'],
    ['2024-02-15T17:00:00.000000Z', '00 giờ 00 phút, thứ Sáu, ngày 16 tháng 02 năm 2024'],
    ['2026-02-15T01:00:00.000000Z', '08 giờ 00 phút, Chủ nhật, ngày 15 tháng 02 năm 2026'],
  ])('long: %s is %s', (at, text) => expect(longDateTime(at)).toBe(text));

  it('for tables, to the second', () =>
    expect(shortDateTime('2024-02-15T16:59:59.999999Z')).toBe('23:59:59 15/02/2024'));

  it('says a cutoff at midnight as the day before', () => {
    expect(cutoffText('2024-02-15T17:00:00.000000Z')).toBe(
      'hết thứ Năm, ngày 15 tháng 02 năm 2024',
    );
    expect(cutoffText('2024-02-15T10:00:00.000000Z')).toBe(
      '17 giờ 00 phút, thứ Năm, ngày 15 tháng 02 năm 2024',
    );
  });

  it('refuses what is not a date', () => {
    expect(() => letterDate('2024-02-30')).toThrow(RangeError);
    expect(() => shortDate('15/02/2024')).toThrow(RangeError);
    expect(() => longDateTime('2024-02-15')).toThrow(RangeError);
  });
});
