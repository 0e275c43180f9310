import { offices, type Role } from './vocabulary.js';

// This file owns what is true of each status of an obligation, and of each command that leads to
// one. Code that asks which statuses wait, are done, or may be marked reads it here, and an entry
// without an answer does not compile. A definition may use less of it, never more. The names are
// stored: never rename; add.

/**
 * What a status counts as in the figures of a campaign. A directive with an `open` one cannot be
 * closed.
 */
export const counted = ['open', 'approved', 'rejected', 'expired', 'cancelled'] as const;
export type CountedAs = (typeof counted)[number];

interface StatusFacts {
  /** The word on the board. */
  readonly word: string;
  readonly tone: 'waiting' | 'working' | 'attention' | 'done' | 'ended';
  readonly countedAs: CountedAs;
  /** Who has to act next. */
  readonly waitsFor: 'cell' | 'committee' | 'nobody';
  /** True when a report has come that counts as handed in. */
  readonly received: boolean;
  /**
   * The mark of a missed deadline. `never` means that a report has come once (I2), or that nothing
   * is owed.
   */
  readonly mark: 'ahead' | 'made' | 'never';
  /** True when an obligation may stay in it under a letter that was withdrawn. */
  readonly outlivesLetter: boolean;
}

export const statusFacts = {
  issued: {
    word: 'Chưa tiếp nhận',
    tone: 'waiting',
    countedAs: 'open',
    waitsFor: 'cell',
    received: false,
    mark: 'ahead',
    outlivesLetter: false,
  },
  submitted: {
    word: 'Đã nộp, chờ thẩm định',
    tone: 'working',
    countedAs: 'open',
    waitsFor: 'committee',
    received: true,
    mark: 'never',
    outlivesLetter: false,
  },
  returned: {
    word: 'Đã trả lại, chờ nộp lại',
    tone: 'attention',
    countedAs: 'open',
    waitsFor: 'cell',
    received: true,
    mark: 'never',
    outlivesLetter: false,
  },
  reviewed: {
    word: 'Đã thẩm định, chờ phê duyệt',
    tone: 'working',
    countedAs: 'open',
    waitsFor: 'committee',
    received: true,
    mark: 'never',
    // An approval that is revoked after the letter was withdrawn leads back here, and a person ends
    // it.
    outlivesLetter: true,
  },
  approved: {
    word: 'Đã phê duyệt',
    tone: 'done',
    countedAs: 'approved',
    waitsFor: 'nobody',
    received: true,
    mark: 'never',
    outlivesLetter: true,
  },
  rejected: {
    word: 'Không được phê duyệt',
    tone: 'attention',
    countedAs: 'rejected',
    waitsFor: 'nobody',
    received: true,
    mark: 'never',
    outlivesLetter: true,
  },
  expired: {
    word: 'Coi như không thực hiện',
    tone: 'ended',
    countedAs: 'expired',
    waitsFor: 'nobody',
    received: false,
    mark: 'made',
    outlivesLetter: false,
  },
  cancelled: {
    word: 'Đã thôi giao',
    tone: 'waiting',
    countedAs: 'cancelled',
    waitsFor: 'nobody',
    received: false,
    mark: 'never',
    outlivesLetter: true,
  },
  // A state of the definition's own in which an office must act; its name stands beside (place.ts).
  'in-step': {
    word: 'Đang được xem xét',
    tone: 'working',
    countedAs: 'open',
    waitsFor: 'committee',
    received: true,
    mark: 'never',
    outlivesLetter: false,
  },
  // A state in which the definition is done with a report that nobody approves.
  concluded: {
    word: 'Đã xong',
    tone: 'done',
    countedAs: 'approved',
    waitsFor: 'nobody',
    received: true,
    mark: 'never',
    outlivesLetter: true,
  },
} as const satisfies Record<string, StatusFacts>;

type Facts = typeof statusFacts;
export type Status = keyof Facts;
export const statuses = Object.keys(statusFacts) as Status[];

/** What a state of a definition's own counts as. They are no names of a definition. */
export const ownStatuses = ['in-step', 'concluded'] as const satisfies readonly Status[];
export type OwnStatus = (typeof ownStatuses)[number];
/** The states that the engine knows by name; beside them a definition may have its own. */
export const engineStates = statuses.filter(
  (status): status is Exclude<Status, OwnStatus> => !isAmong(ownStatuses, status),
);

interface CommandFacts {
  /** The status that code records after it; null when the status stays as it was. */
  readonly records: Status | null;
  /**
   * Roles whose accounts may give it (libs/org). A definition may narrow them but cannot widen
   * them.
   */
  readonly by: readonly Role[];
}

export const commandFacts = {
  acknowledge: { records: null, by: ['cell'] },
  'submit-report': { records: 'submitted', by: ['cell'] },
  'withdraw-report': { records: 'returned', by: ['cell'] },
  'return-report': { records: 'returned', by: ['reviewer', 'approver', ...offices] },
  'review-report': { records: 'reviewed', by: ['reviewer', 'department'] },
  'approve-report': { records: 'approved', by: ['approver', 'standing-committee', 'signer'] },
  'reject-report': { records: 'rejected', by: ['approver', 'standing-committee', 'signer'] },
  'extend-deadline': { records: null, by: ['approver'] },
  expire: { records: 'expired', by: ['system'] },
  reopen: { records: 'issued', by: ['approver'] },
  'accept-late-report': { records: 'submitted', by: ['approver', 'reviewer'] },
  'cancel-obligation': { records: 'cancelled', by: ['approver'] },
  'revoke-approval': { records: 'reviewed', by: ['approver'] },
  // It may also lead to where the report stood before (undoing.ts); ways-out.ts has a step for
  // each.
  'undo-rejection': { records: 'submitted', by: ['approver'] },
} as const satisfies Readonly<Record<string, CommandFacts>>;
export type Command = keyof typeof commandFacts;
export const commands = Object.keys(commandFacts) as Command[];

/** Who may take a step, by which an office passes a report on: a command of a definition's own. */
export const stepTakers: readonly Role[] = ['clerk', 'reviewer', 'approver', ...offices];

/** A command of the engine; any other in a definition is a step. */
export function isEngineCommand(name: string): name is Command {
  return Object.hasOwn(commandFacts, name);
}

/** Whose accounts may ask for it. */
export const takersOf = (command: string): readonly Role[] =>
  isEngineCommand(command) ? commandFacts[command].by : stepTakers;

/** Commands after which a report of the obligation has been received. */
export const receivingCommands: readonly Command[] = ['submit-report', 'accept-late-report'];

/** The statuses whose facts match. */
type Those<Wanted extends Partial<StatusFacts>> = {
  [S in Status]: Facts[S] extends Wanted ? S : never;
}[Status];

function those<const Wanted extends Partial<StatusFacts>>(wanted: Wanted): Those<Wanted>[] {
  const holds = (status: Status): status is Those<Wanted> =>
    Object.entries(wanted).every(
      ([name, value]) => statusFacts[status][name as keyof StatusFacts] === value,
    );
  return statuses.filter(holds);
}

/** The status of an obligation that was just issued, and of one that is still to be made. */
export const firstStatus = 'issued' satisfies Status;

/** Statuses with reminders before the due day and an end after it. */
export const waitingForCell = those({ waitsFor: 'cell' });
/** Statuses that wait for a cell whose day passes without a mark, so people must hear of them. */
export const waitingUnmarked = those({ waitsFor: 'cell', mark: 'never' });
export const waitingForCommittee = those({ waitsFor: 'committee' });
export const reportReceived = those({ received: true });
/**
 * A report has come and is not judged. It is checked in these statuses, and may be rejected from
 * them.
 */
export const reportUndecided = those({ received: true, countedAs: 'open' });
export type Undecided = (typeof reportUndecided)[number];
/** Statuses that the deadline may still mark. */
export const markAhead = those({ mark: 'ahead' });
export const markMade = those({ mark: 'made' });
/** Statuses that the withdrawal of the letter ends. */
export const endedWithLetter = those({ outlivesLetter: false });
/** Statuses in which nothing is owed any more, so the directive may be closed. */
export const doneStatuses = statuses.filter((status) => statusFacts[status].countedAs !== 'open');

export const statusesCountedAs = (wanted: CountedAs): Status[] =>
  statuses.filter((status) => statusFacts[status].countedAs === wanted);

/** Also takes a text that was read from a row. */
export function isAmong<S extends string>(set: readonly S[], status: string): status is S {
  return set.some((one) => one === status);
}
