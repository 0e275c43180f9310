import { type CivilDate, shortDate } from '#libs/calendar';
import { type FieldError, InvalidInput } from '#libs/platform';

/** The committee's meeting that decided: its day, the members present and the members in favour. */
export interface Meeting {
  readonly on: CivilDate;
  readonly present: number;
  readonly agreed: number;
}

export interface MeetingBounds {
  /** Day of the letter. Nobody decides about reports before the letter has asked for them. */
  readonly issuedOn: CivilDate;
  /** A meeting after this day has not decided anything yet. */
  readonly today: CivilDate;
  /** Number of members of the committee; null when it is not on record. */
  readonly members: number | null;
}

function wrongDay({ on }: Meeting, { issuedOn, today }: MeetingBounds): FieldError[] {
  if (on > today)
    return [
      {
        path: 'meeting.on',
        message:
          `Ngày họp ${shortDate(on)} chưa đến (hôm nay ${shortDate(today)}). Hãy ghi ngày của ` +
          'hội nghị đã kết luận',
      },
    ];
  if (on >= issuedOn) return [];
  return [
    {
      path: 'meeting.on',
      message:
        `Ngày họp ${shortDate(on)} trước ngày ban hành công văn của đợt ` +
        `(${shortDate(issuedOn)}). ` +
        'Hãy ghi ngày của hội nghị xem xét đợt này',
    },
  ];
}

function wrongCount({ present }: Meeting, { members }: MeetingBounds): FieldError[] {
  if (present < 2)
    return [
      {
        path: 'meeting.present',
        message: 'Một người không thành hội nghị. Hãy ghi số đồng chí có mặt theo biên bản',
      },
    ];
  if (members === null) return [];
  if (present > members)
    return [
      {
        path: 'meeting.present',
        message:
          `Có mặt ${present} đồng chí trong khi cấp ủy có ${members}. Hãy kiểm tra biên bản; ` +
          'nếu số cấp ủy viên đã thay đổi thì sửa danh sách tổ chức',
      },
    ];
  if (present * 2 > members) return [];
  return [
    {
      path: 'meeting.present',
      message:
        `Có mặt ${present} trên ${members} đồng chí, chưa quá nửa số cấp ủy viên nên hội nghị ` +
        'không quyết định được',
    },
  ];
}

/** Errors: `InvalidInput` with every impossible field. */
export function requirePossible(meeting: Meeting, bounds: MeetingBounds): void {
  const wrong = [...wrongDay(meeting, bounds), ...wrongCount(meeting, bounds)];
  if (wrong.length > 0) throw new InvalidInput(wrong);
}
