import { describe, expect, it } from '@jest/globals';
import { MissingYear, vietnamDaysOff, workingCalendar } from '#libs/calendar';
import { nextYear, openingDay, parseWorkflow } from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

const calendar = workingCalendar(vietnamDaysOff);
const planning = parseWorkflow(planningText, planningFile);

describe('nextYear', () => {
  it(
    'dates the next draft by the definition, not by the last directive: 15/02/2026 is a Sunday ' +
      'inside Tết',
    () => {
      expect(nextYear(planning, { year: 2025, dueOn: '2025-02-20' }, calendar)).toEqual({
        year: 2026,
        openOn: '2026-01-05',
        dueOn: '2026-02-15',
        cutoffAt: '2026-02-23T17:00:00.000000Z',
        wording: 'trước ngày 15/02/2026',
        askSuperior: true,
        waves: [
          { step: 'ten-days', on: '2026-02-02', at: '2026-02-02T01:00:00.000000Z' },
          { step: 'five-days', on: '2026-02-09', at: '2026-02-09T01:00:00.000000Z' },
          { step: 'two-days', on: '2026-02-12', at: '2026-02-12T01:00:00.000000Z' },
          { step: 'last-day', on: '2026-02-23', at: '2026-02-23T01:00:00.000000Z' },
        ],
      });
    },
  );

  it('opens on a working day', () => {
    // 05/01/2025 is a Sunday.
    expect(nextYear(planning, { year: 2024, dueOn: '2024-02-15' }, calendar)?.openOn).toBe(
      '2025-01-06',
    );
  });

  it('opens before the deadline, if need be in the year before', () => {
    const late = parseWorkflow(changed("openOn: '01-05'", "openOn: '11-10'"), planningFile);
    expect(nextYear(late, { year: 2024, dueOn: '2024-02-15' }, calendar)).toMatchObject({
      year: 2025,
      openOn: '2024-11-11',
      dueOn: '2025-02-15',
    });
  });

  it('counts the year of the work, which may not be the year of the deadline', () => {
    const after = parseWorkflow(
      changed("openOn: '01-05'", "openOn: '01-05'\n  yearOffset: -1"),
      planningFile,
    );
    expect(nextYear(after, { year: 2023, dueOn: '2024-02-15' }, calendar)).toMatchObject({
      year: 2024,
      dueOn: '2025-02-15',
    });
  });

  it('knows the day of opening also of a year without days off', () => {
    expect([openingDay(planning, 2025), openingDay(planning, 2040)]).toEqual([
      '2025-01-05',
      '2040-01-05',
    ]);
    expect(
      openingDay(parseWorkflow(changed("openOn: '01-05'", "openOn: '11-10'"), planningFile), 2025),
    ).toBe('2024-11-10');
    expect(
      openingDay(
        parseWorkflow(changed("recur:\n  every: year\n  openOn: '01-05'\n", ''), planningFile),
        2025,
      ),
    ).toBeUndefined();
  });

  it('has nothing to say where the definition does not recur, and guesses no year', () => {
    const once = parseWorkflow(
      changed("recur:\n  every: year\n  openOn: '01-05'\n", ''),
      planningFile,
    );
    expect(nextYear(once, { year: 2024, dueOn: '2024-02-15' }, calendar)).toBeUndefined();
    expect(() => nextYear(planning, { year: 2027, dueOn: '2027-02-15' }, calendar)).toThrow(
      MissingYear,
    );
  });
});
