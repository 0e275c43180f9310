import { legacyText, type LegacyText } from './legacy.js';
import { type Addition, nameAddition, twoNames } from './name-additions.js';
import { cleanText, isReadable, plainPunctuation } from './text.js';

export const nameProblems = ['empty', 'several', 'titled', 'legacy', 'unreadable'] as const;
export type NameProblem = (typeof nameProblems)[number];
/**
 * The name was read, but a person should look at it: it may be two people, or a title before a
 * name.
 */
export type NameDoubt = 'several' | 'titled';

export type PersonName =
  | { readonly ok: true; readonly name: string; readonly doubt?: NameDoubt }
  | {
      readonly ok: false;
      readonly problem: NameProblem;
      readonly legacy?: LegacyText;
      /** What does not belong to the name, and the name without it. */
      readonly titled?: {
        readonly kind: Addition['kind'];
        readonly addition: string;
        readonly offer: string;
      };
    };

type NotTaken = Extract<PersonName, { readonly ok: false }>;

/**
 * A list inside one field has separators, numbering, or “và” between names. Only “và” in small
 * letters counts, because Và is a Mông family name.
 */
const severalPeople = /[;,/&+]|\s(?:và|cùng|với)\s|^\d+[.)]/;

const wrong = (problem: NameProblem, more: Omit<NotTaken, 'ok' | 'problem'> = {}): NotTaken => ({
  ok: false,
  problem,
  ...more,
});

/**
 * Without its title or post the rest is a name, which is offered, or it has another fault, which is
 * told first.
 */
function withAddition({ kind, text, rest }: Addition): NotTaken | undefined {
  const bare = personName(rest);
  if (bare.ok) return wrong('titled', { titled: { kind, addition: text, offer: bare.name } });
  if (bare.problem === 'titled' && bare.titled)
    return wrong('titled', {
      titled: { ...bare.titled, kind, addition: `${text}, ${bare.titled.addition}` },
    });
  return bare.problem === 'unreadable' || bare.problem === 'empty' ? undefined : bare;
}

function aboutPeople(typed: string, addition: Addition | undefined): NotTaken | undefined {
  // A number with a dot numbers a list, so there may be more people in it.
  const titled =
    addition && !addition.doubtful && !/^\d+[.)]/.test(typed) ? withAddition(addition) : undefined;
  if (titled) return titled;
  return severalPeople.test(typed) || twoNames(typed) === 'sure' ? wrong('several') : undefined;
}

function doubtOf(name: string, addition: Addition | undefined): NameDoubt | undefined {
  if (twoNames(name) === 'doubt') return 'several';
  return addition?.doubtful ? 'titled' : undefined;
}

/**
 * The one rule for the name of one person, wherever it is typed. Every apostrophe becomes ' and
 * every hyphen -, so that H’Hen Niê and H'Hen Niê, K'Brôi, Y-Bhiôk and A. Lưới are written one way.
 * Give it the text as it came, because cleaning joins lines and loses letters of legacy fonts.
 */
export function personName(raw: string): PersonName {
  const lines = raw.split(/[\n\r]+/).filter(isReadable);
  const typed = cleanText(raw);
  if (lines.length === 0) return wrong(typed === '' ? 'empty' : 'unreadable');
  return lines.length > 1 ? wrong('several') : ofOneLine(raw, typed);
}

function ofOneLine(raw: string, typed: string): PersonName {
  const addition = nameAddition(typed);
  const more = aboutPeople(typed, addition);
  if (more) return more;
  const legacy = legacyText(raw.trim());
  if (legacy) return wrong('legacy', { legacy });
  const name = plainPunctuation(typed);
  if (!/^[\p{L}\p{M}' .-]+$/u.test(name) || !/\p{L}/u.test(name)) return wrong('unreadable');
  const doubt = doubtOf(name, addition);
  return { ok: true, name, ...(doubt ? { doubt } : {}) };
}

/**
 * The name in a line of a list: "1. Lê Văn A" gives Lê Văn A. Undefined when there is no name, or
 * more than one.
 */
export function offeredName(raw: string): string | undefined {
  const read = personName(raw.replace(/^\s*\d+[.)]+\s*/, ''));
  if (!read.ok) return read.titled?.offer;
  return read.doubt === undefined && read.name !== cleanText(raw) ? read.name : undefined;
}
