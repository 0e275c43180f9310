import { describe, expect, it } from '@jest/globals';
import * as occasions from './occasions.js';

const { keyOfRecorded, on, urging } = occasions;

// Steps and keys are stored. A message that was sent is recognised by them, and is sent once.
describe('an occasion', () => {
  it.each([
    [
      on(occasions.reminder, '2024-02-15', 'ten-days'),
      'reminder 2024-02-15 ten-days',
      '2024-02-15 ten-days',
    ],
    [on(occasions.urged, 'o-1', 'k-1'), 'urged o-1 k-1', 'urged o-1 k-1'],
    [on(occasions.overdue, '2024-02-15'), 'overdue 2024-02-15', 'overdue 2024-02-15'],
    [on(occasions.held, 'then'), 'held then', 'held then'],
    [on(occasions.holdReleased, 'then'), 'hold-released then', 'hold-released then'],
    [on(occasions.directiveCorrected, '4'), 'directive-corrected 4', 'directive-corrected 4'],
    [on(occasions.directiveRecalled, '4'), 'directive-recalled 4', 'directive-recalled 4'],
    [
      on(occasions.results, 'notice-a_ket-qua'),
      'results notice-a_ket-qua',
      'results notice-a_ket-qua',
    ],
    [
      on(occasions.upwardReminder, '2024-03-01', 'five-days'),
      'upward-reminder 2024-03-01 five-days',
      'upward 2024-03-01 five-days',
    ],
    [on(occasions.upwardOverdue, '7'), 'upward-overdue', '7'],
    [on(occasions.nextYearDraft), 'next-year-draft', 'opened'],
    [on(occasions.nextYearBlocked, '2025', '2026'), 'next-year-blocked', 'blocked 2025 2026'],
  ])('%j is recorded as “%s” under “%s”', (told, as, key) => {
    expect(told).toEqual({ as, key });
  });

  it('gives the key of a recorded step back, and none of what is told of a fact', () => {
    for (const told of [
      on(occasions.reminder, '2024-02-15', 'ten-days'),
      on(occasions.overdue, '2024-02-15'),
      on(occasions.directiveRecalled, '4'),
    ])
      expect(keyOfRecorded(told.as)).toBe(told.key);
    expect([keyOfRecorded('receipt'), keyOfRecorded('overdue-told 2024-02-15 cb')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('says what urges, and what does so until its cutoff alone', () => {
    expect(urging()).toEqual(['reminder %', 'urged %', 'overdue %']);
    expect(urging('until its cutoff')).toEqual(['reminder %', 'urged %']);
  });
});
