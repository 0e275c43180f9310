import {
  cutoffAt,
  cutoffPolicies,
  type CutoffRule,
  shortDate,
  vietnamDaysOff,
  wordingOf,
  wordingProblem,
  workingCalendar,
} from '#libs/calendar';
import { type DirectiveAnswer, type DraftDirectiveBody } from '#libs/directive';
import { words } from './words.js';

/** A draft as the wizard holds it: whole, though some of it may be empty yet. */
export type Draft = DraftDirectiveBody;

const days = workingCalendar(vietnamDaysOff);

/** Fourteen working days on, where the days off are known. */
export function proposedDay(today: string): string {
  try {
    return days.addWorkingDays(today, 14);
  } catch {
    return today;
  }
}

/** The hour in Việt Nam at which a deadline ends; undefined at midnight. */
function hourOf(instant: string): string | undefined {
  const minutes = (Math.floor(Date.parse(instant) / 60_000) + 7 * 60) % (24 * 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  return minutes === 0 ? undefined : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function leadsTo(moment: string, dueOn: string, rule: CutoffRule): boolean {
  try {
    return Date.parse(cutoffAt(dueOn, rule, days)) === Date.parse(moment);
  } catch {
    return false;
  }
}

interface Deadline {
  readonly dueOn: string;
  readonly wording: string;
  readonly cutoffAt: string;
}

/** The rule by which a day became its moment, and its words where they are somebody’s own. */
export function ruleBehind({ dueOn, wording, cutoffAt: moment }: Deadline) {
  const at = hourOf(moment);
  const rule = cutoffPolicies
    .map((policy) => ({ policy, at }))
    .find(
      (each) => wordingProblem(wording, each, dueOn) === undefined && leadsTo(moment, dueOn, each),
    );
  if (!rule) return {};
  const own = wording === wordingOf(dueOn, rule) ? undefined : wording;
  return { policy: rule.policy, ...(at ? { at } : {}), ...(own ? { wording: own } : {}) };
}

function superiorOf({ superior }: DirectiveAnswer): Draft['superior'] {
  if (!superior) return undefined;
  const { dueOn, wording, cutoffAt: moment, ...letter } = superior;
  if (!dueOn || !wording || !moment) return letter;
  return { ...letter, dueOn, ...ruleBehind({ dueOn, wording, cutoffAt: moment }) };
}

/** The body of a draft that the server has. */
export function draftOf(answer: DirectiveAnswer): Draft {
  const { committee, workflow, year, period, subject, baseNotice, targetTerms } = answer;
  const { selection, letter, dueOn } = answer;
  const superior = superiorOf(answer);
  return {
    committee,
    workflow,
    year,
    ...(period ? { period } : {}),
    subject,
    ...(superior ? { superior } : {}),
    ...(baseNotice ? { baseNotice } : {}),
    ...(targetTerms ? { targetTerms } : {}),
    ...(selection ? { selection } : {}),
    letter,
    dueOn,
    ...ruleBehind(answer),
  };
}

// Where the opening cites the superior’s letter, which is another one this year.
const NUMBER = '[số văn bản]';
const DAY = '[ngày văn bản]';

const withPlaces = (opening: string, superior: Draft['superior']): string =>
  superior
    ? opening.replaceAll(superior.number, NUMBER).replaceAll(shortDate(superior.on), DAY)
    : opening;

/** The draft as it goes to the server: the superior’s letter is cited by its number and day. */
export function asSent(draft: Draft): Draft {
  const { superior, letter, targetTerms } = draft;
  const cited = superior
    ? letter.opening
        .replaceAll(NUMBER, superior.number || NUMBER)
        .replaceAll(DAY, superior.on ? shortDate(superior.on) : DAY)
    : letter.opening;
  const filled = (lines: readonly string[]): string[] =>
    lines.map((line) => line.trim()).filter((line) => line !== '');
  return {
    ...draft,
    ...(targetTerms ? { targetTerms: filled(targetTerms) } : {}),
    letter: { ...letter, opening: cited, recipients: filled(letter.recipients) },
  };
}

const shifted = (text: string, from: number, to: number): string =>
  text.replaceAll(`năm ${from}`, `năm ${to}`);

/** Last year’s letter for another year: its words stay; the superior’s new letter is asked for. */
export function draftFromEarlier(earlier: DirectiveAnswer, today: string): Draft {
  const { year, subject, letter, superior, ...rest } = draftOf(earlier);
  const next = Math.max(year + 1, Number(today.slice(0, 4)));
  const shift = (text: string): string => shifted(text, year, next);
  const { wording: _own, period: _period, ...kept } = rest;
  return {
    ...kept,
    year: next,
    subject: shift(subject),
    ...(superior
      ? { superior: { number: '', on: '', body: superior.body, subject: shift(superior.subject) } }
      : {}),
    letter: {
      ...letter,
      opening: withPlaces(shift(letter.opening), superior),
      points: letter.points.map(shift),
    },
    dueOn: proposedDay(today),
  };
}

export interface Definition {
  readonly name: string;
  readonly title: string;
  readonly report: string;
}

/** A letter in general words. A planning review also asks for what it answers. */
export function draftFromDefinition(
  { name, title, report }: Definition,
  committee: string,
  today: string,
): Draft {
  const { standard } = words;
  const said = title.charAt(0).toLowerCase() + title.slice(1);
  const year = Number(today.slice(0, 4));
  return {
    committee,
    workflow: name,
    year,
    subject: standard.subject(said, year),
    ...(report === 'planning' ? { superior: noLetter, baseNotice: noNotice, targetTerms: [] } : {}),
    letter: {
      addressee: standard.addressee,
      opening: standard.opening(said),
      points: [standard.point],
      deadlineNote: standard.deadlineNote,
      closing: standard.closing,
      recipients: [...standard.recipients],
    },
    dueOn: proposedDay(today),
  };
}

export const noLetter = { number: '', on: '', body: '', subject: '' };
const noNotice = { number: '', on: '', subject: '' };

/** A name for the address that no other directive has. */
export function freeId({ workflow, year }: Draft, taken: readonly string[]): string {
  const plain = `${workflow.slice(0, 50)}-${year}`;
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? plain : `${plain}-${n}`;
    if (!taken.includes(id)) return id;
  }
}

/**
 * Own words move with the day they name, which is not the draft's while a day is half typed.
 * Shape of `dueOn`: 2024-02-15.
 */
export const wordsMoved = (draft: Draft, dueOn: string): Partial<Draft> => ({
  dueOn,
  ...(draft.wording
    ? { wording: draft.wording.replace(/\d{1,2}\/\d{1,2}\/\d{4}/, shortDate(dueOn)) }
    : {}),
});
