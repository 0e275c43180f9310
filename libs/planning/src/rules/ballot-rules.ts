import { lineId, type Meeting, type Vote } from '../model/submission.js';
import { called, type Case, type Checks, decimal, postTitles, type Objection } from './case.js';

interface PlacedVote {
  readonly vote: Vote;
  readonly meeting: Meeting;
  readonly ballot: NonNullable<Meeting['ballot']>;
  readonly line: string;
  readonly row: { readonly key: string; readonly number: number };
}

function votesOf({ submission }: Case): PlacedVote[] {
  const all = submission.meetings.flatMap((meeting) => {
    const { ballot } = meeting;
    return ballot
      ? ballot.votes.map((vote) => ({ vote, meeting, ballot, line: lineId(vote.term, vote) }))
      : [];
  });
  return all.map((placed, index) => ({
    ...placed,
    row: { key: `${placed.meeting.id}/${placed.line}`, number: index + 1 },
  }));
}

const countTitles = {
  invited: 'triệu tập',
  present: 'có mặt',
  issued: 'phát ra',
  returned: 'thu về',
  valid: 'hợp lệ',
} as const;
type Count = keyof typeof countTitles;

/** Each count must be at most the one before it. */
function impossibleCounts(meeting: Meeting, number: number): Objection[] {
  const { invited, present, ballot } = meeting;
  const counts: [Count, number][] = [
    ['invited', invited],
    ['present', present],
    ...(ballot
      ? ([
          ['issued', ballot.issued],
          ['returned', ballot.returned],
          ['valid', ballot.valid],
        ] satisfies [Count, number][])
      : []),
  ];
  return counts.flatMap(([name, count], index): Objection[] => {
    const before = counts[index - 1];
    if (!before || count <= before[1]) return [];
    return [
      {
        table: 'meetings',
        row: { key: meeting.id, number },
        column: name,
        message:
          `Số ${countTitles[name]} là ${count}, nhiều hơn số ${countTitles[before[0]]} là ` +
          `${before[1]}`,
        fix: 'Kiểm tra lại biên bản hội nghị, biên bản kiểm phiếu.',
      },
    ];
  });
}

const ballotBases = {
  invited: ({ meeting }: PlacedVote) => meeting.invited,
  present: ({ meeting }: PlacedVote) => meeting.present,
  valid: ({ ballot }: PlacedVote) => ballot.valid,
} as const;
const baseTitles = {
  invited: 'số người được triệu tập',
  present: 'số người có mặt',
  valid: 'số phiếu hợp lệ',
} as const;

/**
 * Reports the same meeting, or the same person and post in one ballot, that is recorded twice.
 * Nobody knows then which figures hold.
 */
function recordedTwice(facts: Case): Objection[] {
  const again = <T extends { readonly row: { readonly key: string } }>(all: readonly T[]): T[] => {
    const first = new Map([...all].reverse().map((one) => [one.row.key, one]));
    return all.filter((one) => first.get(one.row.key) !== one);
  };
  const meetings = facts.submission.meetings.map(({ id }, index) => ({
    row: { key: id, number: index + 1 },
  }));
  return [
    ...again(meetings).map(({ row }): Objection => ({
      table: 'meetings',
      row,
      column: 'meeting',
      measured: `again ${row.number}`,
      message: `Hội nghị mã ${row.key} ghi hai lần`,
      fix: 'Giữ lại một dòng, hoặc đặt mã khác.',
    })),
    ...again(votesOf(facts)).map(({ vote, row }): Objection => ({
      table: 'votes',
      row,
      column: 'person',
      measured: `again ${row.number}`,
      message:
        `Phiếu của ${called(facts, vote.person)} cho cùng chức danh ghi hai lần trong một hội ` +
        'nghị',
      fix: 'Giữ lại một dòng theo biên bản kiểm phiếu.',
    })),
  ];
}

export const ballotChecks = {
  BALLOT_IMPOSSIBLE: (facts) => [
    ...recordedTwice(facts),
    ...facts.submission.meetings.flatMap((meeting, index) => impossibleCounts(meeting, index + 1)),
    ...votesOf(facts)
      .filter(({ vote, ballot }) => vote.agreed > ballot.valid)
      .map(({ vote, ballot, row }): Objection => ({
        table: 'votes',
        row,
        column: 'agreed',
        message: `Số đồng ý là ${vote.agreed}, nhiều hơn số phiếu hợp lệ là ${ballot.valid}`,
        fix: 'Kiểm tra lại biên bản kiểm phiếu.',
      })),
  ],

  VOTE_WITHOUT_LINE: (facts) => {
    const known = new Set(facts.lines.map(({ id }) => id));
    return votesOf(facts)
      .filter(({ line }) => !known.has(line))
      .map(({ vote, row }): Objection => ({
        table: 'votes',
        row,
        column: 'person',
        message:
          `Có phiếu cho ${called(facts, vote.person)} (${postTitles[vote.post]}) nhưng danh ` +
          'sách không có dòng này',
        fix: 'Sửa người, chức danh hoặc nhiệm kỳ của phiếu, hoặc thêm dòng vào danh sách.',
      }));
  },

  ADDITION_WITHOUT_VOTE: (facts) => {
    const voted = new Set(votesOf(facts).map(({ line }) => line));
    return facts.lines
      .filter(({ id, line }) => line.movement === 'add' && !voted.has(id))
      .map(({ line, table, row }): Objection => ({
        table,
        row,
        column: 'person',
        message: `Bổ sung ${called(facts, line.person)} nhưng không có kết quả bỏ phiếu`,
        fix: 'Ghi kết quả kiểm phiếu của hội nghị, hoặc giải trình.',
      }));
  },

  VOTE_TOO_LOW: (facts, { parameters: { base, moreThan } }) =>
    votesOf(facts).flatMap((placed): Objection[] => {
      const whole = ballotBases[base.value](placed);
      const { vote, row } = placed;
      if (vote.agreed > whole * moreThan.value) return [];
      return [
        {
          table: 'votes',
          row,
          column: 'agreed',
          measured: `${vote.agreed}/${whole}`,
          message:
            `${called(facts, vote.person)} được ${vote.agreed}/${whole} đồng ý (tính trên ` +
            `${baseTitles[base.value]}), chưa quá ${decimal(moreThan.value * 100, 0)}%`,
          fix: 'Kiểm tra biên bản; nếu đúng thì xem xét bỏ đề nghị, hoặc giải trình.',
        },
      ];
    }),

  QUORUM_MISSED: (facts, { parameters: { share } }) =>
    facts.submission.meetings.flatMap((meeting, index): Objection[] => {
      const { id, present, invited } = meeting;
      // A rounding error must not fail two thirds of thirty.
      if (present >= invited * share.value - 1e-9) return [];
      return [
        {
          table: 'meetings',
          row: { key: id, number: index + 1 },
          column: 'present',
          measured: `${present}/${invited}`,
          message:
            `Hội nghị có ${present}/${invited} người dự, chưa đủ ` +
            `${decimal(share.value * 100, 0)}%`,
          fix: 'Kiểm tra số người dự; nếu đúng thì tổ chức lại hội nghị, hoặc giải trình.',
        },
      ];
    }),
} satisfies Checks;
