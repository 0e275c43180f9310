import type { Meeting } from '../model/submission.js';
import { type Case, type Checks, type Objection } from './case.js';
import { postsOf } from './line-rules.js';

const dayText = (on: string): string => on.split('-').reverse().join('/');
const isCommittee = ({ kind }: Meeting): boolean => kind !== 'chi-bo';

function eachMeeting(
  facts: Case,
  each: (meeting: Meeting) => Omit<Objection, 'table' | 'row'> | undefined,
): Objection[] {
  return facts.submission.meetings.flatMap((meeting, index): Objection[] => {
    const objection = each(meeting);
    return objection
      ? [{ table: 'meetings', row: { key: meeting.id, number: index + 1 }, ...objection }]
      : [];
  });
}

/**
 * Seats of the committee in office, by the current term that was asked about, or by the first one.
 * Null when they are not on record.
 */
function seatsOf({ context: { terms, on } }: Case): number | null {
  const current =
    terms.find(({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || endsOn >= on)) ??
    terms[0];
  return current?.seats ?? null;
}

/**
 * How many persons may have been present, and their name in the text. Guests and members on
 * probation are called to a meeting too: up to as many again. Those who vote are official members
 * and, in a committee's meeting, members of it.
 */
function sizeOf(
  facts: Case,
  meeting: Meeting,
): { readonly invited: number; readonly voters: number; readonly body: string } {
  const { officialMembers } = facts.context.cell;
  const seats = isCommittee(meeting) ? seatsOf(facts) : null;
  const body =
    seats === null
      ? `chi bộ có ${officialMembers} đảng viên chính thức`
      : `chi ủy có ${seats} đồng chí`;
  const voters = seats ?? officialMembers;
  return { invited: voters * 2, voters, body };
}

export const meetingChecks = {
  MEETING_OUTSIDE_CAMPAIGN: (facts) =>
    eachMeeting(facts, ({ heldOn }) => {
      const { on, since } = facts.context;
      if (heldOn > on)
        return {
          column: 'heldOn',
          measured: heldOn,
          message: `Ngày họp ${dayText(heldOn)} chưa đến`,
          fix: 'Ghi ngày họp theo biên bản.',
        };
      if (since === undefined || heldOn >= since) return undefined;
      return {
        column: 'heldOn',
        measured: heldOn,
        message:
          `Ngày họp ${dayText(heldOn)} trước thời gian của đợt rà soát (từ ` + `${dayText(since)})`,
        fix: 'Ghi ngày của hội nghị rà soát trong đợt này, theo biên bản.',
      };
    }),

  MEETING_NOT_IN_CELL: (facts) => {
    if (postsOf(facts.context.cell, facts.context.ruleSet).includes('chi-uy-vien')) return [];
    return eachMeeting(facts, (meeting) =>
      isCommittee(meeting)
        ? {
            column: 'kind',
            measured: meeting.kind,
            message: 'Chi bộ không có chi ủy nên không có hội nghị chi ủy',
            fix: 'Chọn hội nghị chi bộ, hoặc bỏ dòng này.',
          }
        : undefined,
    );
  },

  MEETING_TOO_LARGE: (facts) =>
    eachMeeting(facts, (meeting) => {
      const { invited, voters, body } = sizeOf(facts, meeting);
      const fix =
        'Kiểm tra lại biên bản; nếu số người của chi bộ đã thay đổi thì báo văn thư sửa danh ' +
        'sách tổ chức.';
      if (meeting.invited > invited)
        return {
          column: 'invited',
          measured: String(meeting.invited),
          message: `Triệu tập ${meeting.invited} người trong khi ${body}`,
          fix,
        };
      const issued = meeting.ballot?.issued ?? 0;
      return issued > voters
        ? {
            column: 'issued',
            measured: String(issued),
            message: `Phát ra ${issued} phiếu trong khi ${body}`,
            fix,
          }
        : undefined;
    }),
} satisfies Checks;
