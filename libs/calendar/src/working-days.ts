import { addDays, type CivilDate, isCivilDate, weekday } from './instant.js';

/**
 * What the authorities announced for one year. Weekends need not be listed; a day off and a make-up
 * day never coincide.
 */
export interface DaysOff {
  readonly year: number;
  /** Public holidays, compensatory days, and weekdays that were swapped away. */
  readonly daysOff: readonly CivilDate[];
  /** Saturdays or Sundays on which people work in exchange. */
  readonly makeUpDays: readonly CivilDate[];
  /** The whole Tết break, weekends included. Nobody is reminded of anything in it. */
  readonly tet: { readonly from: CivilDate; readonly to: CivilDate };
  /**
   * Where the days come from, and which of them are not official yet (in Vietnamese, shown on the
   * screen of the calendar).
   */
  readonly source: string;
}

export interface WorkingCalendar {
  isWorkingDay(date: CivilDate): boolean;
  /** The nth working day after `date`, or before it when `n` is negative; `date` itself for 0. */
  addWorkingDays(date: CivilDate, n: number): CivilDate;
  /** The first working day on or after `date`. */
  nextWorkingDay(date: CivilDate): CivilDate;
  /** The last working day on or before `date`. */
  previousWorkingDay(date: CivilDate): CivilDate;
  inTet(date: CivilDate): boolean;
}

/** The calendar has no row for that year. A legal date is never computed from a guess. */
export class MissingYear extends Error {
  override readonly name = 'MissingYear';
  constructor(readonly year: number) {
    super(
      `Chưa có lịch nghỉ của năm ${year}: hãy nhập ngày nghỉ, ngày làm bù và kỳ nghỉ Tết của ` +
        'năm đó rồi làm lại.',
    );
  }
}

interface YearSets {
  readonly off: ReadonlySet<CivilDate>;
  readonly worked: ReadonlySet<CivilDate>;
  readonly tet: DaysOff['tet'];
}

/** Says how a row contradicts itself; undefined when it does not. */
function contradiction({ year, daysOff, makeUpDays, tet }: DaysOff): string | undefined {
  const listed = [...daysOff, ...makeUpDays];
  const stray = [...listed, tet.from, tet.to].find(
    (date) => !isCivilDate(date) || Number(date.slice(0, 4)) !== year,
  );
  if (stray !== undefined) return `${stray} is not a day of that year`;
  if (new Set(listed).size !== listed.length) return 'a day is listed twice';
  if (tet.from > tet.to) return 'Tết ends before it begins';
  const misplaced = makeUpDays.find(
    (date) => !isWeekend(date) || (date >= tet.from && date <= tet.to),
  );
  return misplaced === undefined
    ? undefined
    : `the make-up day ${misplaced} is not at a weekend outside Tết`;
}

function isWeekend(date: CivilDate): boolean {
  return weekday(date) === 0 || weekday(date) === 6;
}

function byYear(rows: readonly DaysOff[]): Map<number, YearSets> {
  const years = new Map<number, YearSets>();
  for (const row of rows) {
    const wrong = contradiction(row);
    if (wrong !== undefined) throw new RangeError(`days off of ${row.year}: ${wrong}`);
    if (years.has(row.year)) throw new RangeError(`days off of ${row.year} are given twice`);
    years.set(row.year, {
      off: new Set(row.daysOff),
      worked: new Set(row.makeUpDays),
      tet: row.tet,
    });
  }
  return years;
}

/**
 * A calendar of the given years. Every question about another year throws MissingYear. Errors:
 * RangeError when a row contradicts itself.
 */
export function workingCalendar(rows: readonly DaysOff[]): WorkingCalendar {
  const years = byYear(rows);

  function yearOf(date: CivilDate): YearSets {
    const year = Number(date.slice(0, 4));
    const sets = years.get(year);
    if (!isCivilDate(date)) throw new RangeError(`not a civil date (YYYY-MM-DD): ${date}`);
    if (!sets) throw new MissingYear(year);
    return sets;
  }

  function inTet(date: CivilDate): boolean {
    const { tet } = yearOf(date);
    return date >= tet.from && date <= tet.to;
  }

  function isWorkingDay(date: CivilDate): boolean {
    const { off, worked } = yearOf(date);
    if (worked.has(date)) return true;
    return !off.has(date) && !inTet(date) && !isWeekend(date);
  }

  function walk(from: CivilDate, step: 1 | -1): CivilDate {
    let date = from;
    while (!isWorkingDay(date)) date = addDays(date, step);
    return date;
  }

  function addWorkingDays(date: CivilDate, n: number): CivilDate {
    if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`);
    yearOf(date);
    const step = n < 0 ? -1 : 1;
    let day = date;
    for (let left = Math.abs(n); left > 0; left -= 1) day = walk(addDays(day, step), step);
    return day;
  }

  return {
    isWorkingDay,
    inTet,
    addWorkingDays,
    nextWorkingDay: (date) => walk(date, 1),
    previousWorkingDay: (date) => walk(date, -1),
  };
}
