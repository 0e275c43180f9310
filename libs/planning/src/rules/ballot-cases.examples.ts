import { meeting, type RuleCase, vote } from './situation.examples.js';

export const ballotCases: readonly RuleCase[] = [
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'more present than invited',
    submission: { meetings: [meeting({ present: 13 })] },
    at: ['meetings', 1, 'present'],
  },
  ...(['issued', 'returned', 'valid'] as const).map((key, index): RuleCase => ({
    rule: 'BALLOT_IMPOSSIBLE',
    when: `more ${key} than before`,
    at: ['meetings', 1, key],
    submission: {
      meetings: [
        meeting({
          ballot: {
            issued: 11 - index,
            returned: 11 - index,
            valid: 11 - index,
            votes: [],
            [key]: 12 - index,
            ...(key === 'issued' ? {} : { issued: 11 - index }),
          },
        }),
      ],
    },
  })),
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'more agreed than valid',
    submission: {
      meetings: [
        meeting({
          ballot: { issued: 11, returned: 11, valid: 11, votes: [vote(5, 'chi-uy-vien', 12)] },
        }),
      ],
    },
    at: ['votes', 1, 'agreed'],
  },
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'one meeting twice',
    submission: { meetings: [meeting(), meeting({ ballot: null })] },
    at: ['meetings', 2, 'meeting'],
  },
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'one person twice in a ballot',
    submission: {
      meetings: [
        meeting({
          ballot: {
            issued: 11,
            returned: 11,
            valid: 11,
            votes: [vote(5, 'chi-uy-vien'), vote(5, 'chi-uy-vien', 9)],
          },
        }),
      ],
    },
    at: ['votes', 2, 'person'],
  },
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'all agreed',
    submission: {
      meetings: [
        meeting({
          ballot: { issued: 11, returned: 11, valid: 11, votes: [vote(5, 'chi-uy-vien', 11)] },
        }),
      ],
    },
    at: 'silent',
  },
  {
    rule: 'VOTE_WITHOUT_LINE',
    when: 'a vote for another post',
    submission: {
      meetings: [
        meeting({ ballot: { issued: 11, returned: 11, valid: 11, votes: [vote(5, 'bi-thu')] } }),
      ],
    },
    at: ['votes', 1, 'person'],
  },
  { rule: 'VOTE_WITHOUT_LINE', when: 'for the post proposed', at: 'silent' },
  {
    rule: 'ADDITION_WITHOUT_VOTE',
    when: 'no meeting',
    submission: { meetings: [] },
    at: ['additions', 1, 'person'],
  },
  { rule: 'ADDITION_WITHOUT_VOTE', when: 'voted', at: 'silent' },
  {
    rule: 'VOTE_TOO_LOW',
    when: 'half is not more than half',
    submission: {
      meetings: [
        meeting({
          ballot: { issued: 10, returned: 10, valid: 10, votes: [vote(5, 'chi-uy-vien', 5)] },
        }),
      ],
    },
    at: ['votes', 1, 'agreed'],
  },
  {
    rule: 'VOTE_TOO_LOW',
    when: 'six of ten',
    submission: {
      meetings: [
        meeting({
          ballot: { issued: 10, returned: 10, valid: 10, votes: [vote(5, 'chi-uy-vien', 6)] },
        }),
      ],
    },
    at: 'silent',
  },
  {
    rule: 'QUORUM_MISSED',
    when: 'seven of twelve',
    submission: { meetings: [meeting({ present: 7, ballot: null })] },
    at: ['meetings', 1, 'present'],
  },
  {
    rule: 'QUORUM_MISSED',
    when: 'eight of twelve',
    submission: { meetings: [meeting({ present: 8, ballot: null })] },
    at: 'silent',
  },
];
