import { describe, expect, it } from '@jest/globals';
import { shippedDefinition } from '../definition/folders.js';
import { type Workflow } from '#libs/workflow';
import { overdueAt } from './overdue.js';

const { workflow } = shippedDefinition('bao-cao-dinh-ky').definition;

/** The reviewer has five working days. */
const timed: Workflow = {
  ...workflow,
  states: {
    ...workflow.states,
    submitted: {
      ...workflow.states['submitted']!,
      term: { workingDays: 5, remind: [], overdue: 'approver' },
    },
  },
};
// A Monday; the fifth working day after it is Monday the 10th.
const since = '2024-06-03T02:00:00.000000Z';
const at = (now: string, over: { place?: string; since?: string } = {}) =>
  overdueAt(timed, { place: 'submitted', since, now, ...over });

describe('the office that is late', () => {
  it('is named from the day after its term on, by its title and what it has not done', () => {
    expect(at('2024-06-10T16:59:59.999999Z')).toBeNull();
    expect(at('2024-06-10T17:00:00.000000Z')).toEqual({
      dueOn: '2024-06-10',
      since: '2024-06-11',
      roles: ['reviewer'],
      commands: ['review-report'],
      text: 'Thẩm định quá hạn xử lý từ ngày 11/06/2024, chưa làm: “Xem báo cáo”',
    });
    expect(at('2024-07-10T02:00:00.000000Z')?.since).toBe('2024-06-11');
  });

  it('is nobody where the definition gives no term', () => {
    expect(at('2024-07-10T02:00:00.000000Z', { place: 'reviewed' })).toBeNull();
  });

  it('is not guessed in a year whose days off are not known', () => {
    const far = { since: '2094-06-03T02:00:00.000000Z' };
    expect(at('2095-06-03T02:00:00.000000Z', far)).toBeNull();
  });
});
