import { vote, meeting, type RuleCase } from './situation.examples.js';

export const meetingCases: readonly RuleCase[] = [
  {
    rule: 'MEETING_OUTSIDE_CAMPAIGN',
    when: 'tomorrow',
    submission: { meetings: [meeting({ heldOn: '2024-02-11' })] },
    at: ['meetings', 1, 'heldOn'],
  },
  {
    rule: 'MEETING_OUTSIDE_CAMPAIGN',
    when: 'of another year',
    submission: { meetings: [meeting({ heldOn: '2019-01-25' })] },
    asked: { since: '2024-01-01' },
    at: ['meetings', 1, 'heldOn'],
  },
  {
    rule: 'MEETING_OUTSIDE_CAMPAIGN',
    when: 'today',
    submission: { meetings: [meeting({ heldOn: '2024-02-10' })] },
    asked: { since: '2024-02-10' },
    at: 'silent',
  },
  {
    rule: 'MEETING_NOT_IN_CELL',
    when: 'a chi ủy meets where there is none',
    submission: { meetings: [meeting({ kind: 'chi-uy-ra-soat', ballot: null })] },
    asked: { cell: { id: 'cb1', officialMembers: 6 } },
    at: ['meetings', 1, 'kind'],
  },
  {
    rule: 'MEETING_NOT_IN_CELL',
    when: 'the cell meets',
    asked: { cell: { id: 'cb1', officialMembers: 6 } },
    at: 'silent',
  },
  {
    rule: 'MEETING_TOO_LARGE',
    when: '400 invited in a cell of 12',
    submission: { meetings: [meeting({ invited: 400 })] },
    at: ['meetings', 1, 'invited'],
  },
  {
    rule: 'MEETING_TOO_LARGE',
    when: 'more slips than members',
    submission: {
      meetings: [
        meeting({
          invited: 14,
          present: 14,
          ballot: { issued: 13, returned: 13, valid: 13, votes: [vote(5, 'chi-uy-vien')] },
        }),
      ],
    },
    at: ['meetings', 1, 'issued'],
  },
  {
    rule: 'MEETING_TOO_LARGE',
    when: 'a committee of three with four slips',
    submission: {
      meetings: [
        meeting(),
        meeting({
          id: 'H2',
          kind: 'chi-uy-ket-luan',
          invited: 4,
          present: 4,
          ballot: { issued: 4, returned: 4, valid: 4, votes: [] },
        }),
      ],
    },
    at: ['meetings', 2, 'issued'],
  },
  {
    rule: 'MEETING_TOO_LARGE',
    when: 'guests beside the members',
    submission: { meetings: [meeting({ invited: 20, present: 20 })] },
    at: 'silent',
  },
];
