import { dateRange, type PartialDate } from '#libs/forms';
import { type RetirementTable, retirementTable } from '../data/retirement.js';

/**
 * Whole months. The two figures differ when the birth date is known only to the month or the year.
 */
export interface MonthRange {
  readonly least: number;
  readonly most: number;
}

type Sex = 'nam' | 'nu';

/** Months since year 0 of `YYYY-MM…`. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function monthText(months: number): string {
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

function retires(birthMonth: string, sex: Sex, table: RetirementTable): string {
  const step = table[sex].findLast(({ bornFrom }) => bornFrom <= birthMonth);
  if (!step) throw new RangeError(`no retirement age for ${birthMonth}`);
  return monthText(monthNumber(birthMonth) + step.ageInMonths);
}

/**
 * The month (`YYYY-MM`) at whose end a person reaches retirement age; the pension starts the month
 * after. Gives the earliest and the latest one for a partial date.
 */
export function retirementMonth(
  born: PartialDate,
  sex: Sex,
  table: RetirementTable = retirementTable,
): { readonly earliest: string; readonly latest: string } {
  const { first, last } = dateRange(born);
  return {
    earliest: retires(first.slice(0, 7), sex, table),
    latest: retires(last.slice(0, 7), sex, table),
  };
}

/**
 * Months of work left at a reference month (`YYYY-MM`), the start of the congress season of that
 * level (Chỉ thị 45-CT/TW): actual retirement age less the age at the reference time (Hướng dẫn
 * 06-HD/BTCTW). A negative figure means that the person is retired already.
 */
export function monthsRemaining(
  born: PartialDate,
  sex: Sex,
  referenceMonth: string,
  table: RetirementTable = retirementTable,
): MonthRange {
  const { earliest, latest } = retirementMonth(born, sex, table);
  const reference = monthNumber(referenceMonth);
  return { least: monthNumber(earliest) - reference, most: monthNumber(latest) - reference };
}

function ageInMonths(born: string, on: string): number {
  return monthNumber(on) - monthNumber(born) - (on.slice(8, 10) < born.slice(8, 10) ? 1 : 0);
}

/** Age in whole months on a day. */
export function ageOn(born: PartialDate, on: string): MonthRange {
  const { first, last } = dateRange(born);
  return { least: ageInMonths(last, on), most: ageInMonths(first, on) };
}

/** One figure for statistics. A month or a year alone counts from its middle (the 15th; 1 July). */
export function statisticalAge(born: PartialDate, on: string): number {
  const middle = { 4: `${born}-07-01`, 7: `${born}-15` }[born.length] ?? born;
  return ageInMonths(middle, on) / 12;
}
