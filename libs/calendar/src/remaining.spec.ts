import { expect, it } from '@jest/globals';
import { toInstant } from './instant.js';
import { remainingText } from './remaining.js';
import { vietnamDaysOff } from './vietnam-days-off.js';
import { workingCalendar } from './working-days.js';

const calendar = workingCalendar(vietnamDaysOff);
const say = (cutoff: string, now: string): string =>
  remainingText(toInstant(cutoff), toInstant(now), calendar);
const MIDNIGHT = '2024-03-15T00:00:00+07:00';

it.each([
  [MIDNIGHT, '2024-03-06T10:00:00+07:00', 'còn 6 ngày làm việc, hết thứ Năm 14/03/2024'],
  [MIDNIGHT, '2024-03-13T23:59:59+07:00', 'còn 1 ngày làm việc, hết thứ Năm 14/03/2024'],
  [MIDNIGHT, '2024-03-14T23:59:59+07:00', 'hạn là hôm nay, hết thứ Năm 14/03/2024'],
  [MIDNIGHT, '2024-03-15T00:00:00+07:00', 'quá hạn 1 ngày làm việc, hạn hết thứ Năm 14/03/2024'],
  [MIDNIGHT, '2024-03-17T08:00:00+07:00', 'quá hạn 1 ngày làm việc, hạn hết thứ Năm 14/03/2024'],
  [MIDNIGHT, '2024-03-18T08:00:00+07:00', 'quá hạn 2 ngày làm việc, hạn hết thứ Năm 14/03/2024'],
])('until %s, at %s: %s', (cutoff, now, text) => {
  expect(say(cutoff, now)).toBe(text);
});

it('names the hour of a cutoff within the day', () => {
  const cutoff = '2024-03-14T17:00:00+07:00';
  expect(say(cutoff, '2024-03-14T08:00:00+07:00')).toBe(
    'hạn là hôm nay, đến 17:00 thứ Năm 14/03/2024',
  );
  expect(say(cutoff, '2024-03-14T17:00:00+07:00')).toBe(
    'đã quá hạn, hạn đến 17:00 thứ Năm 14/03/2024',
  );
});

it('says when nothing but days off are left', () => {
  expect(say('2024-03-18T00:00:00+07:00', '2024-03-15T10:00:00+07:00')).toBe(
    'chỉ còn ngày nghỉ, hết Chủ nhật 17/03/2024',
  );
});

it('counts nothing where the days off are not known', () => {
  expect(say('2999-03-15T00:00:00+07:00', '2999-03-11T08:00:00+07:00')).toBe(
    'còn hạn, hết thứ Năm 14/03/2999',
  );
});
