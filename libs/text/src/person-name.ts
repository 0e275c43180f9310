import { legacyText, type LegacyText } from './legacy.js';
import { cleanText, isReadable, plainMarks } from './text.js';

export const nameProblems = ['empty', 'several', 'legacy', 'unreadable'] as const;
export type NameProblem = (typeof nameProblems)[number];

export type PersonName =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly problem: NameProblem; readonly legacy?: LegacyText };

/** A list inside one field: separators, numbering, or “và” between names; in small letters only, for Và is a Mông family name. */
const severalPeople = /[;,/&+]|\svà\s|^\d+[.)]/;

const wrong = (problem: NameProblem, legacy?: LegacyText): PersonName => ({ ok: false, problem, ...(legacy ? { legacy } : {}) });

/**
 * The one rule for the name of one person, wherever it is typed. Every apostrophe is ' and every hyphen -, so that H’Hen Niê and H'Hen Niê,
 * K'Brôi, Y-Bhiôk and A. Lưới are written one way. Give it the text as it came: cleaning joins lines and loses letters of legacy fonts.
 */
export function personName(raw: string): PersonName {
  const lines = raw.split(/[\n\r]+/).filter(isReadable);
  const typed = cleanText(raw);
  if (lines.length === 0) return wrong(typed === '' ? 'empty' : 'unreadable');
  if (lines.length > 1 || severalPeople.test(typed)) return wrong('several');
  const legacy = legacyText(raw.trim());
  if (legacy) return wrong('legacy', legacy);
  const name = plainMarks(typed);
  return /^[\p{L}\p{M}' .-]+$/u.test(name) && /\p{L}/u.test(name) ? { ok: true, name } : wrong('unreadable');
}
