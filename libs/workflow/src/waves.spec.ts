import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  type CutoffPolicy,
  cutoffAt,
  MissingYear,
  toInstant,
  vietnamDaysOff,
  workingCalendar,
} from '#libs/calendar';
import { parseWorkflow, reminderWaves, renderWording } from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

const calendar = workingCalendar([
  ...vietnamDaysOff,
  {
    year: 2029,
    daysOff: [],
    makeUpDays: [],
    tet: { from: '2029-02-10', to: '2029-02-18' },
    source: 'thử',
  },
]);
const planning = parseWorkflow(planningText, planningFile);

function waves(dueOn: string, policy: CutoffPolicy = 'roll', workflow = planning) {
  return reminderWaves(workflow, { dueOn, cutoffAt: cutoffAt(dueOn, policy, calendar) }, calendar);
}
const days = (dueOn: string, policy?: CutoffPolicy) =>
  waves(dueOn, policy).map(({ step, on }) => `${step} ${on}`);

describe('reminderWaves', () => {
  it('2024: 25/01, 01/02, 06/02 and 15/02 at 08:00', () => {
    expect(waves('2024-02-15')).toEqual([
      { step: 'ten-days', on: '2024-01-25', at: '2024-01-25T01:00:00.000000Z' },
      { step: 'five-days', on: '2024-02-01', at: '2024-02-01T01:00:00.000000Z' },
      { step: 'two-days', on: '2024-02-06', at: '2024-02-06T01:00:00.000000Z' },
      { step: 'last-day', on: '2024-02-15', at: '2024-02-15T01:00:00.000000Z' },
    ]);
  });

  it.each<[string, CutoffPolicy, string[]]>([
    [
      '2024-02-15',
      'exclusive',
      ['ten-days 2024-01-25', 'five-days 2024-02-01', 'two-days 2024-02-06', 'last-day 2024-02-07'],
    ],
    [
      '2025-02-15',
      'roll',
      ['ten-days 2025-02-03', 'five-days 2025-02-10', 'two-days 2025-02-13', 'last-day 2025-02-14'],
    ],
    [
      '2026-02-15',
      'roll',
      ['ten-days 2026-02-02', 'five-days 2026-02-09', 'two-days 2026-02-12', 'last-day 2026-02-23'],
    ],
    [
      '2029-02-15',
      'roll',
      ['ten-days 2029-01-29', 'five-days 2029-02-05', 'two-days 2029-02-08', 'last-day 2029-02-19'],
    ],
  ])('%s, %s', (dueOn, policy, expected) => expect(days(dueOn, policy)).toEqual(expected));

  it('two steps on one day send one reminder: the last call speaks', () => {
    const daily = parseWorkflow(
      changed('workingDaysBefore: 2', 'workingDaysBefore: 1'),
      planningFile,
    );
    expect(waves('2025-02-15', 'exclusive', daily).map(({ step }) => step)).toEqual([
      'ten-days',
      'five-days',
      'last-day',
    ]);
  });

  it('a step on the due date itself goes to the working day it falls on', () => {
    const inclusive = parseWorkflow(
      changed(
        'policy: roll',
        'policy: inclusive',
        changed(
          'trước ngày {dueOn}',
          'chậm nhất ngày {dueOn}',
          changed('workingDaysBefore: 2', 'workingDaysBefore: 0'),
        ),
      ),
      planningFile,
    );
    expect(waves('2026-02-12', 'inclusive', inclusive).map(({ on }) => on)).toEqual([
      '2026-01-29',
      '2026-02-05',
      '2026-02-12',
    ]);
  });

  it('a cutoff inside a day still has its morning', () => {
    const cutoff = toInstant('2024-02-15T17:00:00+07:00');
    expect(
      reminderWaves(planning, { dueOn: '2024-02-15', cutoffAt: cutoff }, calendar).at(-1)?.on,
    ).toBe('2024-02-15');
    const dawn = toInstant('2024-02-15T08:00:00+07:00');
    expect(
      reminderWaves(planning, { dueOn: '2024-02-15', cutoffAt: dawn }, calendar).at(-1)?.on,
    ).toBe('2024-02-07');
  });

  it(
    'never in Tết, never on a day off, never twice a day, never at or after the cutoff, ' +
      'earliest first',
    () => {
      const policy = fc.constantFrom<CutoffPolicy>('exclusive', 'inclusive', 'roll');
      fc.assert(
        fc.property(fc.integer({ min: 25, max: 1400 }), policy, (n, chosen) => {
          const dueOn = addDays('2024-01-01', n);
          const cutoff = cutoffAt(dueOn, chosen, calendar);
          const planned = waves(dueOn, chosen);
          for (const { on, at } of planned)
            expect([on, calendar.isWorkingDay(on), calendar.inTet(on), at < cutoff]).toEqual([
              on,
              true,
              false,
              true,
            ]);
          const on = planned.map((wave) => wave.on);
          expect(on).toEqual([...new Set(on)].sort());
          expect(planned.at(-1)?.step).toBe('last-day');
        }),
      );
    },
  );

  it('asks for the calendar of a year that has none', () =>
    expect(() => waves('2030-02-15')).toThrow(MissingYear));
});

describe('renderWording', () => {
  it('writes the deadline as the letter does', () =>
    expect(renderWording(planning, '2024-02-15')).toBe('trước ngày 15/02/2024'));

  it('takes the words of the policy that is asked for, not those of the definition', () => {
    expect(renderWording(planning, '2024-02-15', { policy: 'exclusive' })).toBe(
      'trước ngày 15/02/2024',
    );
    expect(renderWording(planning, '2024-02-15', { policy: 'inclusive' })).toBe(
      'đến hết ngày 15/02/2024',
    );
    expect(renderWording(planning, '2024-02-15', { policy: 'roll', at: '17:00' })).toBe(
      'trước 17 giờ ngày 15/02/2024',
    );
  });

  it('does not repeat the words of a definition that was stored with a contradiction', () => {
    const { deadline } = planning;
    const stored = {
      ...planning,
      deadline: { ...deadline, wording: 'chậm nhất ngày {dueOn}', policy: 'exclusive' as const },
    };
    expect(renderWording(stored, '2026-06-10')).toBe('trước ngày 10/06/2026');
  });
});
