import { describe, expect, it } from '@jest/globals';
import { MissingYear, vietnamDaysOff, workingCalendar } from '#libs/calendar';
import {
  datePeriod,
  type Every,
  isStanding,
  parseWorkflow,
  periodAfter,
  periodName,
  periodNamed,
  periodText,
  standingWording,
} from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

const calendar = workingCalendar(vietnamDaysOff);

/** The shipped definition, due “chậm nhất ngày”, in another period and without reminders. */
function recurring(every: Every, due: string, openOn: string) {
  const text = changed(
    "due: '02-15'\n",
    `due: '${due}'\n`,
    changed(
      'every: year',
      `every: ${every}\n  standing: true`,
      changed(
        "openOn: '01-05'",
        `openOn: '${openOn}'`,
        changed(
          'wording: trước ngày',
          'wording: chậm nhất ngày',
          changed('policy: roll', 'policy: inclusive'),
        ),
      ),
    ),
  ).replace(/reminders:\n(?:  .*\n)+/, 'reminders: []\n');
  return parseWorkflow(text, planningFile);
}
const monthly = recurring('month', '05', '25');
const period = (every: Every, name: string) => periodNamed(every, name)!;

describe('a period', () => {
  it.each<[Every, string, string, string]>([
    ['month', '2026-07', '2026-08', 'tháng 07/2026'],
    ['month', '2026-12', '2027-01', 'tháng 12/2026'],
    ['quarter', '2026-q3', '2026-q4', 'quý III/2026'],
    ['quarter', '2026-q4', '2027-q1', 'quý IV/2026'],
    ['half-year', '2026-h1', '2026-h2', '6 tháng đầu năm 2026'],
    ['half-year', '2026-h2', '2027-h1', '6 tháng cuối năm 2026'],
    ['year', '2026', '2027', 'năm 2026'],
  ])('%s %s is followed by %s: %s', (every, name, next, text) => {
    const found = period(every, name);
    expect([periodName(found), periodName(periodAfter(found)), periodText(found)]).toEqual([
      name,
      next,
      text,
    ]);
  });

  it.each<[Every, string]>([
    ['month', '2026-13'],
    ['month', '2026-00'],
    ['month', '2026-7'],
    ['month', '2026-q1'],
    ['quarter', '2026-q5'],
    ['half-year', '2026-h3'],
    ['year', '2026-01'],
  ])('%s has no %s', (every, name) => expect(periodNamed(every, name)).toBeUndefined());

  it.each<[Every, string, string, string, string, string]>([
    ['month', '05', '25', '2026-03', '2026-03-25', '2026-04-05'],
    ['month', '05', '25', '2026-12', '2026-12-25', '2027-01-05'],
    ['month', '01-28', '01-20', '2026-03', '2026-03-20', '2026-03-28'],
    ['month', 'last-working-day', '20', '2026-05', '2026-05-20', '2026-05-29'],
    // 25/01/2025 begins Tết, which ends on 02/02; the last working day of January is 24/01.
    ['month', '05', '25', '2025-01', '2025-02-03', '2025-02-05'],
    ['month', 'last-working-day', '20', '2025-01', '2025-01-20', '2025-01-24'],
    ['quarter', '10', '20', '2026-q1', '2026-03-20', '2026-04-10'],
    ['quarter', '03-25', '03-01', '2026-q2', '2026-06-01', '2026-06-25'],
    ['half-year', '06-20', '06-01', '2026-h2', '2026-12-01', '2026-12-20'],
    ['year', '12-05', '11-01', '2026', '2026-11-01', '2026-12-05'],
  ])(
    '%s due %s, opening %s: %s opens %s and is due %s',
    (...[every, due, opening, name, ...days]) => {
      const dated = datePeriod(recurring(every, due, opening), period(every, name), calendar);
      expect([dated.openOn, dated.dueOn]).toEqual(days);
    },
  );

  it('has the moment and the words of its own day', () =>
    expect(datePeriod(monthly, period('month', '2026-03'), calendar)).toMatchObject({
      cutoffAt: '2026-04-05T17:00:00.000000Z',
      wording: 'chậm nhất ngày 05/04/2026',
    }));

  it('opens before it is due, also where the month ends early', () => {
    // The named day is the last working day itself.
    const late = recurring('month', 'last-working-day', '25');
    expect(datePeriod(late, period('month', '2025-01'), calendar)).toMatchObject({
      openOn: '2025-01-23',
      dueOn: '2025-01-24',
    });
  });

  it('is not dated by a guess', () =>
    expect(() => datePeriod(monthly, period('month', '2031-01'), calendar)).toThrow(MissingYear));
});

describe('a standing letter', () => {
  it.each<[Every, string, string, string]>([
    ['month', '05', '25', 'chậm nhất ngày 05 của tháng sau'],
    ['month', '01-28', '20', 'chậm nhất ngày 28 của tháng'],
    ['month', 'last-working-day', '20', 'chậm nhất ngày làm việc cuối cùng của tháng'],
    ['quarter', '10', '20', 'chậm nhất ngày 10 của tháng thứ nhất sau quý'],
    ['quarter', '03-25', '03-01', 'chậm nhất ngày 25 của tháng thứ ba trong quý'],
    ['half-year', 'last-working-day', '20', 'chậm nhất ngày làm việc cuối cùng của kỳ 6 tháng'],
    ['year', '12-05', '11-01', 'chậm nhất ngày 05/12'],
  ])('%s due %s says %s%s', (every, due, openOn, words) =>
    expect(standingWording(recurring(every, due, openOn))).toBe(words),
  );

  it('is what a shorter period has, and a year that says so', () => {
    const yearly = parseWorkflow(planningText, planningFile);
    expect([monthly, recurring('year', '12-05', '11-01'), yearly].map(isStanding)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
