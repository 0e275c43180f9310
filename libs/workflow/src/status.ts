import type { Role } from './vocabulary.js';

// The owner of what is true of each status of an obligation, and of each command that leads to one.
// Whoever asks which statuses wait, are done, or may be marked reads it here; an entry without an
// answer does not compile. A definition may use less of it, never more. The names are stored: never
// rename; add.

/** What a status counts as in the figures of a campaign; `open`: nothing is closed over it. */
export const counted = ['open', 'approved', 'rejected', 'expired', 'cancelled'] as const;
export type CountedAs = (typeof counted)[number];

interface StatusFacts {
  /** On the board. */
  readonly word: string;
  readonly tone: 'waiting' | 'working' | 'attention' | 'done' | 'ended';
  readonly countedAs: CountedAs;
  /** Whose move is asked for. */
  readonly waitsFor: 'cell' | 'committee' | 'nobody';
  /** A report has come that counts as handed in. */
  readonly received: boolean;
  /** The mark of a missed deadline; `never`: something has come once (I2), or nothing is owed. */
  readonly mark: 'ahead' | 'made' | 'never';
  /** It may stand so under a letter that was withdrawn. */
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
    // An approval that is revoked after the letter was withdrawn leads back here; a person ends it.
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
} as const satisfies Record<string, StatusFacts>;

type Facts = typeof statusFacts;
export type Status = keyof Facts;
export const statuses = Object.keys(statusFacts) as Status[];

interface CommandFacts {
  /** The status that code records after it; null: the status stays as it was. */
  readonly records: Status | null;
  /** Whose accounts may ask for it (libs/org): a definition may narrow it, it cannot widen it. */
  readonly by: readonly Role[];
}

export const commandFacts = {
  acknowledge: { records: null, by: ['cell'] },
  'submit-report': { records: 'submitted', by: ['cell'] },
  'withdraw-report': { records: 'returned', by: ['cell'] },
  'return-report': { records: 'returned', by: ['reviewer', 'approver'] },
  'review-report': { records: 'reviewed', by: ['reviewer'] },
  'approve-report': { records: 'approved', by: ['approver'] },
  'reject-report': { records: 'rejected', by: ['approver'] },
  'extend-deadline': { records: null, by: ['approver'] },
  expire: { records: 'expired', by: ['system'] },
  reopen: { records: 'issued', by: ['approver'] },
  'accept-late-report': { records: 'submitted', by: ['approver'] },
  'cancel-obligation': { records: 'cancelled', by: ['approver'] },
  'revoke-approval': { records: 'reviewed', by: ['approver'] },
  // Or where the report stood before (undoing.ts): ways-out.ts has a step for each.
  'undo-rejection': { records: 'submitted', by: ['approver'] },
} as const satisfies Readonly<Record<string, CommandFacts>>;
export type Command = keyof typeof commandFacts;
export const commands = Object.keys(commandFacts) as Command[];

/** Commands after which a report of the obligation has been received. */
export const receivingCommands: readonly Command[] = ['submit-report', 'accept-late-report'];

/** Statuses whose facts are so. */
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

/** Of an obligation that was just issued, and of one that is still to be made. */
export const firstStatus = 'issued' satisfies Status;

/** Has reminders before its day and an end after it. */
export const waitingForCell = those({ waitsFor: 'cell' });
/** Waits for a cell whose day passes without a mark: people must hear of it. */
export const waitingUnmarked = those({ waitsFor: 'cell', mark: 'never' });
export const waitingForCommittee = those({ waitsFor: 'committee' });
export const reportReceived = those({ received: true });
/** A report has come and is not judged: here it is checked, and from here it may be rejected. */
export const reportUndecided = those({ received: true, countedAs: 'open' });
export type Undecided = (typeof reportUndecided)[number];
/** The deadline may still mark it. */
export const markAhead = those({ mark: 'ahead' });
export const markMade = those({ mark: 'made' });
/** The withdrawal of its letter has ended every one of these. */
export const endedWithLetter = those({ outlivesLetter: false });
/** Nothing is owed any more: the directive may be closed over it. */
export const doneStatuses = statuses.filter((status) => statusFacts[status].countedAs !== 'open');

export const statusesCountedAs = (wanted: CountedAs): Status[] =>
  statuses.filter((status) => statusFacts[status].countedAs === wanted);

/** Also for a text that was read from a row. */
export function isAmong<S extends string>(set: readonly S[], status: string): status is S {
  return set.some((one) => one === status);
}
