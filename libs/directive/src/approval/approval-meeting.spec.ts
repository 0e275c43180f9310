import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '#libs/platform';
import { type Meeting, type MeetingBounds, requirePossible } from './approval-meeting.js';

const bounds: MeetingBounds = { issuedOn: '2024-01-12', today: '2024-02-20', members: 11 };
const meeting: Meeting = { on: '2024-02-20', present: 11, agreed: 11 };

function wrongPaths(change: Partial<Meeting>, other: Partial<MeetingBounds> = {}): string[] {
  try {
    requirePossible({ ...meeting, ...change }, { ...bounds, ...other });
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ path }) => path);
    throw error;
  }
}

describe('the meeting that approves', () => {
  it.each<[string, Partial<Meeting>, Partial<MeetingBounds>, string[]]>([
    ['today, everybody', {}, {}, []],
    ['on the day of the letter', { on: '2024-01-12' }, {}, []],
    ['in 2031', { on: '2031-12-31' }, {}, ['meeting.on']],
    ['tomorrow', { on: '2024-02-21' }, {}, ['meeting.on']],
    ['in 2019', { on: '2019-02-20' }, {}, ['meeting.on']],
    ['one person', { present: 1, agreed: 1 }, { members: null }, ['meeting.present']],
    ['more than the committee has', { present: 12 }, {}, ['meeting.present']],
    ['not more than half of it', { present: 5 }, {}, ['meeting.present']],
    ['just more than half', { present: 6 }, {}, []],
    ['of a size nobody recorded', { present: 40 }, { members: null }, []],
    [
      'wrong day and wrong number together',
      { on: '2031-01-01', present: 1 },
      {},
      ['meeting.on', 'meeting.present'],
    ],
  ])('%s', (_, change, other, paths) => expect(wrongPaths(change, other)).toEqual(paths));
});
