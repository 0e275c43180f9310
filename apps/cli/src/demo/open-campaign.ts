import { type CivilDate, cutoffAt, MissingYear } from '#libs/calendar';
import { calendar, shippedDefinition } from '#libs/directive';
import { reminderWaves } from '#libs/workflow';
import { openLetter, type SampleLetter } from './letters.js';

/** One act in the directive that is left open. `cell` counts from 1 in the order of the sample. */
export type OpenAct =
  | { readonly do: 'draft' | 'issue' }
  | {
      readonly do: 'acknowledge' | 'keep' | 'review' | 'approve' | 'comment' | 'return' | 'extend';
      readonly cell: number;
    }
  | { readonly do: 'submit'; readonly cell: number; readonly round?: number };

export interface OpenDay {
  /** ISO, with the offset of Việt Nam. */
  readonly at: string;
  readonly says: string;
  readonly acts: readonly OpenAct[];
}

/** A directive in the midst of its work: what happened until the last working day before today. */
export interface OpenCampaign {
  readonly letter: SampleLetter;
  readonly issueOn: CivilDate;
  /** The day that the one extension gives. */
  readonly extendedTo: CivilDate;
  readonly days: readonly OpenDay[];
}

/** The made-up letter stands on a rule of October 2025. */
const FIRST_DAY = '2025-11-17';
const DUE = 14;
const EXTENDED = 19;

export const UNCHANGED_CELL = 11;

const each = (act: 'acknowledge' | 'review' | 'approve' | 'submit', cells: number[]): OpenAct[] =>
  cells.map((cell) => ({ do: act, cell }));
const givenBack = (cell: number): OpenAct[] => [
  { do: 'comment', cell },
  { do: 'return', cell },
];

interface Scene {
  /** Working days before today. */
  readonly before: number;
  readonly at: string;
  readonly says: string;
  readonly acts: readonly OpenAct[];
}

/**
 * At the end cells 1 and 12 have not acknowledged, 2 (with an extension) and 10 (with a draft) have
 * not sent, 3, 7 and 11 (unchanged) wait for the reviewer, 4 does so again after a return, 8 has
 * its report back, 6 and 9 wait for the committee, and 5 has its notice.
 */
const scenes: readonly Scene[] = [
  { before: 6, at: '08:30', says: 'Dự thảo công văn đang mở', acts: [{ do: 'draft' }] },
  { before: 5, at: '09:00', says: 'Ban hành công văn đang mở', acts: [{ do: 'issue' }] },
  {
    before: 4,
    at: '09:30',
    says: 'Chi bộ xác nhận đã nhận',
    acts: each('acknowledge', [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
  },
  { before: 3, at: '10:00', says: 'Chi bộ gửi báo cáo', acts: each('submit', [4, 5, 8, 11]) },
  {
    before: 2,
    at: '09:00',
    says: 'Thẩm định, góp ý, trả lại',
    acts: [...each('review', [5]), ...givenBack(4), ...givenBack(8)],
  },
  {
    before: 2,
    at: '15:00',
    says: 'Chi bộ gửi báo cáo, gửi lại',
    acts: [{ do: 'submit', cell: 4, round: 2 }, ...each('submit', [3, 6, 9])],
  },
  {
    before: 1,
    at: '09:00',
    says: 'Thẩm định, phê duyệt, gia hạn',
    acts: [
      ...each('review', [6, 9]),
      ...each('approve', [5]),
      { do: 'extend', cell: 2 },
      { do: 'keep', cell: 10 },
      ...each('submit', [7]),
    ],
  },
];

function opened(today: CivilDate): OpenCampaign {
  const before = (days: number): CivilDate => calendar.addWorkingDays(today, -days);
  const dueOn = calendar.addWorkingDays(today, DUE);
  const issueOn = before(5);
  const letter = openLetter(Number(issueOn.slice(0, 4)), { paperOn: before(8), dueOn });
  const { workflow } = shippedDefinition(letter.workflow).definition;
  // Asks for every day that issuing will ask for.
  const cutoff = cutoffAt(dueOn, workflow.deadline, calendar);
  reminderWaves(workflow, { dueOn, cutoffAt: cutoff }, calendar);
  return {
    letter,
    issueOn,
    extendedTo: calendar.addWorkingDays(today, EXTENDED),
    days: scenes.map(({ before: days, at, says, acts }) => ({
      at: `${before(days)}T${at}:00+07:00`,
      says,
      acts,
    })),
  };
}

/**
 * The directive that is open on a day. Undefined on a day around which the calendar does not know
 * the days off, because no deadline may rest on a guess, and before the letter makes sense.
 */
export function openCampaign(today: CivilDate): OpenCampaign | undefined {
  if (today < FIRST_DAY) return undefined;
  try {
    return opened(today);
  } catch (error) {
    if (error instanceof MissingYear) return undefined;
    throw error;
  }
}

/** Why there is no open directive on a day. */
export function whyNotOpen(today: CivilDate): string {
  return today < FIRST_DAY
    ? 'Không lập đợt đang mở: công văn mẫu của đợt này dựa trên quy định tháng 10/2025, nên chỉ ' +
        'có từ ngày 17/11/2025.'
    : 'Không lập đợt đang mở: lịch ngày nghỉ chưa có cho những ngày quanh hôm nay, nên không ' +
        'tính được hạn.';
}
