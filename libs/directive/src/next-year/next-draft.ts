import { type NextYear } from '#libs/workflow';
import { type DirectiveContent, directiveContent } from '../campaign/directive.events.js';
import { renewing, type Renewal } from './renew-text.js';

/** The notice last approved and the terms of the coming year, as far as they are known. */
export type NextFacts = Pick<Renewal, 'baseNotice' | 'targetTerms'>;

/**
 * Next year's draft: last year's letter with its data renewed and the dates of the definition. It
 * has no superior's letter, because that letter has to come first.
 */
export function nextContent(
  last: DirectiveContent,
  { year, dueOn, cutoffAt, wording }: Pick<NextYear, 'year' | 'dueOn' | 'cutoffAt' | 'wording'>,
  facts: NextFacts,
): DirectiveContent {
  const { baseNotice = last.baseNotice, targetTerms = last.targetTerms } = facts;
  const renew = renewing({ last, year, baseNotice, targetTerms });
  const { addressee, opening, points, deadlineNote, closing, recipients } = last.letter;
  return directiveContent.parse({
    committee: last.committee,
    workflow: last.workflow,
    year,
    ...(last.selection ? { selection: last.selection } : {}),
    subject: renew(last.subject),
    ...(baseNotice ? { baseNotice } : {}),
    ...(targetTerms ? { targetTerms } : {}),
    letter: {
      addressee: renew(addressee),
      opening: renew(opening),
      points: points.map(renew),
      deadlineNote: renew(deadlineNote),
      closing: renew(closing),
      recipients: recipients.map(renew),
    },
    dueOn,
    wording,
    cutoffAt,
  });
}

/**
 * The ids that a year's draft may take, the best first: last year's id with the year replaced, then
 * one that names the workflow and the year.
 */
export function nextIds(
  last: { readonly directive: string; readonly workflow: string; readonly year: number },
  year: number,
): string[] {
  const parts = last.directive.split('-');
  const renamed = parts.includes(String(last.year))
    ? [parts.map((part) => (part === String(last.year) ? String(year) : part)).join('-')]
    : [];
  return [...new Set([...renamed, `${last.workflow}-${year}`, `${last.workflow}-${year}-2`])];
}
