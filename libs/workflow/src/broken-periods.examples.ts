import type { Case } from './broken.examples.js';
import { changed, planningText } from './workflow.examples.js';

/** The shipped definition as one of another period. */
const every = (name: string, due: string, openOn: string, text = planningText): string =>
  changed(
    "due: '02-15'",
    `due: '${due}'`,
    changed(
      'every: year',
      `every: ${name}`,
      changed("openOn: '01-05'", `openOn: '${openOn}'`, text),
    ),
  );
/** Without the reminder of ten days, which no month has room for. */
const short = changed('workingDaysBefore: 10', 'workingDaysBefore: 1');

/** Periods whose days cannot be. */
export const brokenPeriods: Case[] = [
  [
    'an opening after its own due day',
    every('month', '01-20', '25', short),
    "'25'",
    /Kỳ mở ngày 25\/01\/2021, không trước hạn 20\/01\/2021/,
    /sớm hơn hạn/,
  ],
  [
    'an opening on the last working day itself',
    every('month', 'last-working-day', '28', short),
    "'28'",
    /không trước hạn/,
    /sớm hơn hạn/,
  ],
  [
    'a reminder before its opening',
    every('month', '05', '25'),
    '10\n',
    /'ten-days' rơi vào trước ngày mở kỳ 25\//,
    /Giảm số ngày/,
  ],
  [
    'a day that February lacks',
    every('month', '01-29', '05', short),
    "'01-29'",
    /không có trong mọi kỳ/,
    /từ 01 đến 28/,
  ],
  [
    'a day of the next month for a year',
    changed("due: '02-15'", "due: '05'"),
    "'05'",
    /chỉ dùng cho kỳ ngắn hơn một năm/,
    /tháng-ngày/,
  ],
  [
    'an opening of a year without its month',
    changed("openOn: '01-05'", "openOn: '25'"),
    "'25'",
    /chỉ dùng cho kỳ ngắn hơn một năm/,
    /'01-05'/,
  ],
  [
    'a last working day of nothing',
    changed(
      "recur:\n  every: year\n  openOn: '01-05'\n",
      '',
      changed("due: '02-15'", 'due: last-working-day'),
    ),
    'last-working-day',
    /cần biết của kỳ nào/,
    /thêm 'recur'/,
  ],
  [
    'a due day after the next period',
    every('quarter', '07-05', '25', short),
    "'07-05'",
    /sau cả kỳ kế tiếp/,
    /đếm từ đầu kỳ/,
  ],
  [
    'a month that would not stand',
    changed('every: month', 'every: month\n  standing: false', every('month', '05', '25', short)),
    'false',
    /giao thường xuyên/,
    /Bỏ 'standing'/,
  ],
  [
    'a period that nobody knows',
    changed('every: year', 'every: week'),
    'week',
    /week/,
    /year, half-year, quarter, month/,
  ],
];
