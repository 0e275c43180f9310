import { addDays, type CivilDate, isCivilDate, shortDate, weekday } from '#libs/calendar';
import type { UnplacedFinding } from './finding.js';
import { type Every, LAST_WORKING_DAY, periodMonths } from './period-names.js';
import { dueDayOf, namedOpening, type Period } from './periods.js';
import type { Timing } from './schema.js';

const isWeekend = (day: CivilDate): boolean => weekday(day) === 0 || weekday(day) === 6;

/** The working days of a calendar without holidays: what no year may contradict. */
function back(day: CivilDate, workingDays: number): CivilDate {
  let [at, left] = [day, workingDays];
  while (left > 0 || isWeekend(at)) {
    at = addDays(at, -1);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}
const weekdaysOnly = { previousWorkingDay: (day: CivilDate) => back(day, 0) };

/**
 * Every period of years in which the days of the week fall differently, none of them a leap year.
 */
function periodsOf(every: Every): Period[] {
  return [2021, 2022, 2023, 2025, 2026, 2027].flatMap((year) =>
    Array.from({ length: 12 / periodMonths[every] }, (_, i) => ({ every, year, n: i + 1 })),
  );
}

function at(path: readonly PropertyKey[], message: string, fix: string): UnplacedFinding {
  return { path: [...path], at: 'value', message, fix };
}

interface NotationRule {
  readonly path: readonly string[];
  readonly wrong: (timing: Timing) => boolean;
  readonly message: (timing: Timing) => string;
  readonly fix: string;
}

const isYearly = ({ recur }: Timing): boolean => recur === undefined || recur.every === 'year';
/** Months of the notation `MM-DD`; 0 of any other. */
const monthIn = (day: string): number => (/^\d\d-/.test(day) ? Number(day.slice(0, 2)) : 0);

const notationRules: readonly NotationRule[] = [
  {
    path: ['deadline', 'due'],
    wrong: (timing) => isYearly(timing) && /^\d\d$/.test(timing.deadline.due),
    message: ({ deadline }) => `Hạn '${deadline.due}' chỉ dùng cho kỳ ngắn hơn một năm.`,
    fix: "Viết tháng-ngày, như '02-15', hoặc đổi 'recur.every'.",
  },
  {
    path: ['deadline', 'due'],
    wrong: ({ deadline, recur }) => !recur && deadline.due === LAST_WORKING_DAY,
    message: ({ deadline }) => `Hạn '${deadline.due}' cần biết của kỳ nào.`,
    fix: "Viết tháng-ngày, như '02-15', hoặc thêm 'recur'.",
  },
  {
    path: ['deadline', 'due'],
    wrong: ({ deadline, recur }) =>
      recur !== undefined && monthIn(deadline.due) > 2 * periodMonths[recur.every],
    message: () => 'Hạn ở sau cả kỳ kế tiếp.',
    fix: "Tháng đếm từ đầu kỳ; viết như '05': ngày 05 của tháng sau kỳ.",
  },
  {
    path: ['recur', 'openOn'],
    wrong: ({ recur }) => recur?.every === 'year' && monthIn(recur.openOn) === 0,
    message: ({ recur }) => `Ngày mở '${recur?.openOn}' chỉ dùng cho kỳ ngắn hơn một năm.`,
    fix: "Viết tháng-ngày, như '01-05'.",
  },
  {
    path: ['recur', 'standing'],
    wrong: (timing) => !isYearly(timing) && timing.recur?.standing === false,
    message: () => 'Kỳ ngắn hơn một năm luôn mở từ một công văn giao thường xuyên.',
    fix: "Bỏ 'standing', hoặc viết true.",
  },
];

/** A notation that does not fit its period. */
function wrongNotation(timing: Timing): UnplacedFinding[] {
  return notationRules
    .filter(({ wrong }) => wrong(timing))
    .map(({ path, message, fix }) => at(path, message(timing), fix));
}

function wrongDays(timing: Timing, every: Every): UnplacedFinding[] {
  const noSuch = (day: CivilDate): boolean => !isCivilDate(day);
  const periods = periodsOf(every);
  const due = periods.map((one) => dueDayOf(timing, one, weekdaysOnly)).find(noSuch);
  const opening = periods.map((one) => namedOpening(timing, one)).find(noSuch);
  const wrong = (path: readonly string[]): UnplacedFinding =>
    at(path, 'Ngày này không có trong mọi kỳ.', "Viết ngày từ 01 đến 28, như '05'.");
  return [
    ...(due === undefined ? [] : [wrong(['deadline', 'due'])]),
    ...(opening === undefined ? [] : [wrong(['recur', 'openOn'])]),
  ];
}

function tooLate(timing: Timing, every: Every): UnplacedFinding[] {
  const found = periodsOf(every)
    .map((one) => [namedOpening(timing, one), dueDayOf(timing, one, weekdaysOnly)] as const)
    .find(([opens, due]) => opens >= due);
  if (!found) return [];
  const [opens, due] = found;
  return [
    at(
      ['recur', 'openOn'],
      `Kỳ mở ngày ${shortDate(opens)}, không trước hạn ${shortDate(due)} của chính kỳ ấy.`,
      "Viết ngày mở sớm hơn hạn, như '25' cho hạn '05' của tháng sau.",
    ),
  ];
}

function earlyWaves(timing: Timing, every: Every): UnplacedFinding[] {
  const periods = periodsOf(every);
  return timing.reminders.flatMap(({ step, workingDaysBefore: days }, i): UnplacedFinding[] => {
    if (days === undefined || days <= 0) return [];
    const early = periods.find(
      (one) => back(dueDayOf(timing, one, weekdaysOnly), days) < namedOpening(timing, one),
    );
    if (!early) return [];
    return [
      at(
        ['reminders', i, 'workingDaysBefore'],
        `Bước nhắc '${step}' rơi vào trước ngày mở kỳ ${shortDate(namedOpening(timing, early))}.`,
        "Giảm số ngày, hoặc cho kỳ mở sớm hơn ('recur.openOn').",
      ),
    ];
  });
}

/**
 * Periods whose days cannot be: a notation that does not fit, a day that some periods lack, an
 * opening that is not before the deadline, and reminders before the opening.
 */
export function lintPeriods(timing: Timing): UnplacedFinding[] {
  const notation = wrongNotation(timing);
  const { recur } = timing;
  if (notation.length > 0 || !recur || (recur.every === 'year' && !recur.standing)) return notation;
  const days = wrongDays(timing, recur.every);
  if (days.length > 0) return days;
  return [tooLate, earlyWaves].flatMap((lint) => lint(timing, recur.every));
}
