import { shortDate } from '#libs/calendar';
import { BLANK } from '../campaign/drafting.js';
import { type DirectiveContent } from '../campaign/directive.events.js';

/** The data in a letter's text. They are renewed, and the rest stays as people wrote it. */
export interface Renewal {
  readonly last: DirectiveContent;
  readonly year: number;
  readonly baseNotice: DirectiveContent['baseNotice'];
  readonly targetTerms: DirectiveContent['targetTerms'];
}

/** A date as letters write it: 05/01/2024, 5/1/2024, 05/1/2024. */
function dateForms(on: string): string[] {
  const [day, month, year] = shortDate(on).split('/') as [string, string, string];
  return [
    ...new Set(
      [day, String(Number(day))].flatMap((d) =>
        [month, String(Number(month))].map((m) => `${d}/${m}/${year}`),
      ),
    ),
  ];
}

const termsPhrase = (terms: readonly string[]): string =>
  terms.map((term) => `nhiệm kỳ ${term}`).join(' và ');
const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/**
 * The superior's letter of last year is no ground for this year. Its number and day become blanks,
 * and no letter with a blank is issued.
 */
function superiorPairs({ superior }: DirectiveContent): [string, string][] {
  if (!superior) return [];
  return [
    [superior.number, BLANK],
    ...dateForms(superior.on).map((form): [string, string] => [form, BLANK]),
  ];
}

function basePairs({ last, baseNotice: next }: Renewal): [string, string][] {
  const { baseNotice: old } = last;
  if (!old || !next) return [];
  return [
    [old.number, next.number],
    [old.subject, next.subject],
    ...dateForms(old.on).map((form): [string, string] => [form, shortDate(next.on)]),
  ];
}

function termPairs({ last, targetTerms }: Renewal): [string, string][] {
  return last.targetTerms && targetTerms
    ? [[termsPhrase(last.targetTerms), termsPhrase(targetTerms)]]
    : [];
}

/**
 * Renews in one pass over the text with the longest match first, so nothing that was put in is
 * renewed again. "năm 2024" and "năm 2023" move on by as many years as the directive does. A year
 * in a date, a number or a term ("2022-2025") is left alone.
 */
export function renewing(renewal: Renewal): (text: string) => string {
  const { last, year } = renewal;
  const pairs = new Map(
    [...superiorPairs(last), ...basePairs(renewal), ...termPairs(renewal)].filter(
      ([old]) => old !== '',
    ),
  );
  const years = [last.year, last.year - 1].map((old) => `(?<!tháng \\d{1,2} )năm ${old}(?![0-9-])`);
  const literals = [...pairs.keys()]
    .sort((a, b) => b.length - a.length)
    .map((old) => (/^\d/.test(old) ? `(?<![0-9/])${escaped(old)}(?![0-9])` : escaped(old)));
  const pattern = new RegExp([...literals, ...years].join('|'), 'gu');
  return (text) =>
    text.replace(
      pattern,
      (found) => pairs.get(found) ?? `năm ${Number(found.slice(-4)) + year - last.year}`,
    );
}
