import { type MadeBook, type MadeCell } from '../workbook.made.js';
import { type Case, day, type Expected, one, raw } from './case.js';

const born = (
  value: MadeCell,
  expected: string | null,
  finds: readonly string[] = [],
  more: Partial<MadeBook> = {},
): readonly [() => Buffer, Expected] => [
  one({ 'Ngày sinh': value }, more),
  { finds, values: [{ born: expected }] },
];
const joined = (
  value: MadeCell,
  expected: string | null,
  finds: readonly string[] = [],
  more: Partial<MadeBook> = {},
): readonly [() => Buffer, Expected] => [
  one({ 'Ngày vào Đảng': value }, more),
  { finds, values: [{ joined: expected }] },
];

export const days: readonly Case[] = [
  ['a day cell of 1900', ...joined(day(1, 45_337), '2024-02-15')],
  ['a day cell with a Vietnamese format and an hour', ...joined(day(2, 45_337.75), '2024-02-15')],
  ['a serial without a format', ...joined(45_337, '2024-02-15')],
  ['a day cell of 1904', ...joined(day(1, 43_875), '2024-02-15', [], { date1904: true })],
  ['the first day of 1904', ...joined(day(1, 0), '1904-01-01', [], { date1904: true })],
  ['a day before the leap day that never was', ...joined(day(1, 59), '1900-02-28')],
  ['the leap day that never was', ...joined(day(1, 60), null, ['DATE_IMPOSSIBLE 2 joined'])],
  [
    'a day in ISO form of strict workbooks',
    ...joined(raw('<c r="@" t="d"><v>2024-02-15T00:00:00</v></c>'), '2024-02-15'),
  ],
  ['a day of the year 9999', ...joined(day(1, 2_958_465), null, ['DATE_OUT_OF_RANGE 2 joined'])],
  ['a day as text with dots', ...joined('3.2.2001', '2001-02-03')],
  ['a day as text with dashes and blanks', ...joined(' 03 - 02 - 2001 ', '2001-02-03')],
  ['a day in words', ...joined('ngày 03 tháng 02 năm 2001', '2001-02-03')],
  ['a day as ISO text', ...joined('2001-02-03', '2001-02-03')],
  ['the month before the day', ...joined('02/23/2001', null, ['DATE_MONTH_FIRST 2 joined'])],
  ['a year of two digits', ...joined('03/02/01', null, ['DATE_YEAR_SHORT 2 joined'])],
  [
    'a day that is not in the calendar',
    ...joined('30/02/2001', null, ['DATE_IMPOSSIBLE 2 joined']),
  ],
  ['a month where a day is asked', ...joined('02/2001', null, ['DATE_INCOMPLETE 2 joined'])],
  ['a month of birth', ...born('03/1980', '1980-03')],
  ['a year of birth as a number', ...born(1980, '1980')],
  ['words where a day is asked', ...joined('không nhớ', null, ['DATE_UNREADABLE 2 joined'])],
];
