import { addDays, type CivilDate, civilDate, cutoffAt, vietnamDaysOff } from '#libs/calendar';
import { calendar, shippedDefinition } from '#libs/directive';
import { reminderWaves, type Workflow } from '#libs/workflow';
import { type CampaignYear, letterOf, type SampleLetter } from './letters.js';

/** One act of the played campaign. `cell` counts from 1 in the order of the sample. */
export type Act =
  | { readonly do: 'draft' | 'issue' | 'close' }
  | { readonly do: 'acknowledge' | 'review' | 'approve'; readonly cell: number }
  | {
      readonly do: 'submit';
      readonly cell: number;
      readonly round?: number;
      readonly expect?: 'PAST_CUTOFF';
    }
  | { readonly do: 'return'; readonly cell: number; readonly reason: string };

export interface Day {
  /** ISO, with the offset of Việt Nam. */
  readonly at: string;
  /** What the progress bar says. */
  readonly says: string;
  readonly acts: readonly Act[];
}

/** A year's campaign on the sample Đảng bộ, in order of time. */
export interface Campaign {
  readonly year: CampaignYear;
  readonly letter: SampleLetter;
  readonly issueOn: CivilDate;
  readonly days: readonly Day[];
}

/** The days that the clerk chooses. Every other day follows from the deadline and the calendar. */
const openings: Readonly<
  Record<CampaignYear, { readonly draft: CivilDate; readonly issue: CivilDate }>
> = {
  2024: { draft: '2024-01-10', issue: '2024-01-12' },
  2026: { draft: '2026-01-08', issue: '2026-01-12' },
  2027: { draft: '2027-01-06', issue: '2027-01-08' },
};

/**
 * A scene that lies some working days after an anchor, or before it when the number is negative. An
 * anchor is a step of the reminders, the issue, or the day that begins at the cutoff.
 */
interface Scene {
  readonly after: string;
  readonly workingDays: number;
  readonly at: string;
  readonly says: string;
  readonly acts: readonly Act[];
}

const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const each = (act: 'acknowledge' | 'review' | 'approve', cells: readonly number[]): Act[] =>
  cells.map((cell) => ({ do: act, cell }));
const submit = (cell: number): Act => ({ do: 'submit', cell });
const scene = (
  after: string,
  workingDays: number,
  at: string,
  play: Pick<Scene, 'says' | 'acts'>,
): Scene => ({ after, workingDays, at, ...play });

/**
 * The campaign goes as the year of the seed letter did. Of 12 cells, 11 acknowledge. 9 submit in
 * time: one unchanged, one returned and sent again, one in the last millisecond. One submits a
 * millisecond late, and two never do.
 */
const scenes: readonly Scene[] = [
  scene('issue', 0, '09:00:00', { says: 'Ban hành công văn', acts: [{ do: 'issue' }] }),
  scene('issue', 1, '10:00:00', {
    says: 'Chi bộ xác nhận đã nhận',
    acts: each('acknowledge', [...NINE, 10, 11]),
  }),
  scene('ten-days', -1, '10:00:00', { says: 'Chi bộ đầu tiên gửi báo cáo', acts: [submit(1)] }),
  scene('ten-days', 1, '15:20:00', { says: 'Báo cáo “không thay đổi”', acts: [submit(2)] }),
  scene('ten-days', 3, '09:00:00', { says: 'Chi bộ gửi báo cáo', acts: [submit(3), submit(4)] }),
  scene('five-days', 0, '10:00:00', {
    says: 'Trả lại một báo cáo',
    acts: [
      {
        do: 'return',
        cell: 3,
        reason:
          'Chưa có kết quả kiểm phiếu của hội nghị chi bộ đối với đồng chí được đề nghị bổ ' +
          'sung; đề nghị bổ sung.',
      },
    ],
  }),
  scene('five-days', 1, '16:00:00', { says: 'Chi bộ gửi báo cáo', acts: [submit(5)] }),
  scene('five-days', 2, '09:30:00', {
    says: 'Gửi lại sau khi bổ sung',
    acts: [{ do: 'submit', cell: 3, round: 2 }, submit(6)],
  }),
  scene('two-days', 1, '11:00:00', { says: 'Chi bộ gửi báo cáo', acts: [submit(7)] }),
  scene('last-day', 0, '14:00:00', { says: 'Chi bộ gửi ngày cuối', acts: [submit(8)] }),
  scene('cutoff', 0, '00:00:00.000', {
    says: 'Nộp muộn: lưu, gắn cờ',
    acts: [{ do: 'submit', cell: 10, expect: 'PAST_CUTOFF' }],
  }),
  scene('cutoff', 1, '09:00:00', { says: 'Thẩm định', acts: each('review', NINE) }),
  scene('cutoff', 2, '09:00:00', {
    says: 'Phê duyệt, cấp số, lập thông báo',
    acts: each('approve', NINE),
  }),
  scene('cutoff', 2, '17:00:00', { says: 'Kết thúc đợt', acts: [{ do: 'close' }] }),
];

const instant = (on: CivilDate, time: string): string => `${on}T${time}+07:00`;

/** A day half way through the Tết break. */
function inTet(year: number): CivilDate {
  const { tet } = vietnamDaysOff.find((row) => row.year === year)!;
  return addDays(tet.from, 4);
}

/** Days on which only the calendar acts: reminders, Tết, the last millisecond and the mark. */
function calendarDays({
  waves,
  workflow,
  cutoffOn,
  year,
}: {
  waves: ReturnType<typeof reminderWaves>;
  workflow: Workflow;
  cutoffOn: CivilDate;
  year: number;
}): Day[] {
  const step = (name: string) => workflow.reminders.find((reminder) => reminder.step === name)!;
  return [
    ...waves.map((wave): Day => ({
      at: instant(wave.on, `${step(wave.step).at}:00`),
      says: step(wave.step).title,
      acts: [],
    })),
    { at: instant(inTet(year), '08:00:00'), says: 'Nghỉ Tết: không nhắc ai', acts: [] },
    {
      at: instant(addDays(cutoffOn, -1), '23:59:59.999'),
      says: 'Gửi ở mili giây cuối cùng',
      acts: [submit(9)],
    },
    {
      at: instant(cutoffOn, `00:${String(workflow.deadline.graceMinutes).padStart(2, '0')}:00`),
      says: 'Đánh dấu “coi như không thực hiện”',
      acts: [],
    },
  ];
}

/**
 * The campaign of a year. Its reminders are those that the definition and the calendar plan, and
 * what is played lies around them.
 */
export function campaignOf(year: CampaignYear): Campaign {
  const letter = letterOf(year);
  const {
    definition: { workflow },
  } = shippedDefinition(letter.workflow);
  const cutoff = cutoffAt(letter.dueOn, workflow.deadline, calendar);
  const cutoffOn = civilDate(cutoff);
  const waves = reminderWaves(workflow, { dueOn: letter.dueOn, cutoffAt: cutoff }, calendar);
  const { draft, issue } = openings[year];
  const anchors = new Map<string, CivilDate>([
    ...waves.map(({ step, on }): [string, CivilDate] => [step, on]),
    ['issue', issue],
    ['cutoff', cutoffOn],
  ]);
  const played = scenes.map(({ after, workingDays, at, says, acts }): Day => ({
    at: instant(calendar.addWorkingDays(anchors.get(after)!, workingDays), at),
    says,
    acts,
  }));
  const days: Day[] = [
    { at: instant(draft, '08:30:00'), says: 'Dự thảo công văn', acts: [{ do: 'draft' }] },
    ...played,
    ...calendarDays({ waves, workflow, cutoffOn, year }),
  ];
  return {
    year,
    letter,
    issueOn: issue,
    days: days.toSorted((a, b) => Number(a.at > b.at) - Number(a.at < b.at)),
  };
}
