import { type MessageStep } from '#libs/documents';
import { type CellStep, type RoleStep, type ToldRole } from './told-roles.js';

/**
 * What people are told on an occasion (a deadline, a wave, a version of the directive) and not by a
 * fact of the obligation itself. Each is here once: who is told, with which text, and what
 * identifies the message.
 */
interface Occasion {
  /**
   * First word of the step as `app.message` records it; the occasion follows. It is stored: never
   * rename.
   */
  readonly recorded: string;
  /** First word of the key that identifies the message, when it is another word; '' for none. */
  readonly keyed?: string;
  /** True when the step is recorded without its occasion. */
  readonly bare?: true;
  /** Set when the message asks the cell for its report: how long it is of use. */
  readonly urges?: 'until its cutoff' | 'until its answer';
}
interface ForCell extends Occasion {
  readonly cell: MessageStep;
}
interface ForRoles<Step extends RoleStep> extends Occasion {
  readonly committee: { readonly step: Step; readonly roles: readonly ToldRole[] };
}

/** Sent by the tick `remind-cells`: the newest wave that is due. */
export const reminder = {
  recorded: 'reminder',
  keyed: '',
  cell: 'reminder',
  /** The text when a report was given back. */
  again: 'reminder-again',
  urges: 'until its cutoff',
} as const satisfies ForCell & { again: MessageStep };

/** A clerk urges the cell now, between the waves. */
export const urged = {
  recorded: 'urged',
  cell: 'reminder',
  again: 'reminder-again',
  urges: 'until its cutoff',
} as const satisfies ForCell & { again: MessageStep };

/** Sent by the tick `tell-overdue`: the day of a report that was given back has passed. */
export const overdue = {
  recorded: 'overdue',
  cell: 'overdue',
  committee: { step: 'overdue-told', roles: ['clerk', 'approver'] },
  urges: 'until its answer',
} as const satisfies ForCell & ForRoles<CellStep>;

/** Sent by the tick `tell-holds`: a mark waits for a person. */
export const held = {
  recorded: 'held',
  cell: 'held',
  committee: { step: 'held-told', roles: ['clerk', 'approver'] },
} as const satisfies ForCell & ForRoles<CellStep>;

/** Sent by the tick `tell-holds`: a person ended the hold. */
export const holdReleased = {
  recorded: 'hold-released',
  cell: 'hold-released',
} as const satisfies ForCell;

/** Sent on a further letter of the directive, to every cell that had the first one. */
export const directiveCorrected = {
  recorded: 'directive-corrected',
  cell: 'directive-corrected',
} as const satisfies ForCell;
export const directiveRecalled = {
  recorded: 'directive-recalled',
  cell: 'directive-recalled',
} as const satisfies ForCell;

/** Sent when the notice of all results is sealed, to every cell that had the directive. */
export const results = {
  recorded: 'results',
  cell: 'results',
} as const satisfies ForCell;

/** Sent by the tick `remind-committee`: the newest wave of the committee's own report. */
export const upwardReminder = {
  recorded: 'upward-reminder',
  keyed: 'upward',
  committee: { step: 'upward-reminder', roles: ['clerk', 'approver'] },
} as const satisfies ForRoles<RoleStep>;

/** Sent on the fact that the superior's day passed without a report. */
export const upwardOverdue = {
  recorded: 'upward-overdue',
  keyed: '',
  bare: true,
  committee: { step: 'upward-overdue', roles: ['clerk', 'approver'] },
} as const satisfies ForRoles<RoleStep>;

/** Sent on the fact that the system opened next year's draft. */
export const nextYearDraft = {
  recorded: 'next-year-draft',
  keyed: 'opened',
  bare: true,
  committee: { step: 'next-year-draft', roles: ['clerk'] },
} as const satisfies ForRoles<RoleStep>;

/** Sent by the tick `open-next-year`: the draft waits for the days off of a year. */
export const nextYearBlocked = {
  recorded: 'next-year-blocked',
  keyed: 'blocked',
  bare: true,
  committee: { step: 'next-year-blocked', roles: ['clerk'] },
} as const satisfies ForRoles<RoleStep>;

/** The tick `tell-terms` tells it: the term of an office is near, or over. */
export const termNear = {
  recorded: 'term-near',
  committee: { step: 'term-told', roles: [] },
} as const satisfies ForRoles<CellStep>;
export const termOver = {
  recorded: 'term-over',
  committee: { step: 'term-overdue-told', roles: [] },
} as const satisfies ForRoles<CellStep>;

/** What a cell is told on an occasion. */
const forCells: readonly ForCell[] = [
  reminder,
  urged,
  overdue,
  held,
  holdReleased,
  directiveCorrected,
  directiveRecalled,
  results,
];

const words = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ');

/** How the message of this occasion is recorded, and what identifies it. */
export function on(
  { recorded, keyed = recorded, bare }: Occasion,
  ...occasion: readonly string[]
): { readonly as: string; readonly key: string } {
  return {
    as: bare ? recorded : words(recorded, ...occasion),
    key: words(keyed, ...occasion),
  };
}

/** The key of a cell's message by its recorded step; undefined when it was sent on a fact. */
export function keyOfRecorded(step: string): string | undefined {
  const found = forCells.find(({ recorded }) => step.startsWith(`${recorded} `));
  return found && on(found, step.slice(found.recorded.length + 1)).key;
}

/**
 * Patterns of recorded steps, for SQL's LIKE: the messages that urge, or only those that urge until
 * that moment.
 */
export function urging(until?: Occasion['urges']): string[] {
  return forCells
    .filter(({ urges }) => urges !== undefined && (until === undefined || urges === until))
    .map(({ recorded }) => `${recorded} %`);
}
