import { fold, Refused } from '#libs/decider';
import { obligation, type Obligation, type ObligationEvent } from '#libs/directive';
import * as decide from '#libs/directive/testing';
import { type Command, type Workflow } from '#libs/workflow';

const CUTOFF = Date.parse('2024-02-15T17:00:00Z');
const GRACE = 5 * 60_000;
const HOUR = 3_600_000;
const instant = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

/** One attempt: a command by a person in a role, after a while; what else it needs is drawn too. */
export interface Move {
  readonly command: Command;
  readonly role: string;
  readonly person: number;
  readonly wait: number;
  /** How long an upload takes. */
  readonly lasts: number;
  /** Days that a new deadline adds to now; may lie in the past. */
  readonly days: number;
}

export interface Walk {
  readonly facts: readonly ObligationEvent[];
  /** When each was recorded. */
  readonly times: readonly string[];
  readonly refusals: number;
}

export type State = Obligation;
export interface Moment {
  readonly now: string;
  readonly begunAt: string;
  readonly move: Move;
  readonly ask: decide.Ask & { now: string };
  readonly facts: readonly ObligationEvent[];
}
export type Rules = Readonly<
  Record<Command, (state: State, moment: Moment) => readonly ObligationEvent[]>
>;

export const deadlineIn = ({ now, move }: Moment) => ({
  dueOn: now.slice(0, 10),
  cutoffAt: instant(Date.parse(now) + move.days * 24 * HOUR),
  wording: 'đến hết ngày',
});
const given = (moment: Moment): decide.NewDeadline => ({
  ...deadlineIn(moment),
  reason: 'Có lý do',
  document: '245-CV/ĐU',
});
const meeting = { on: '2024-02-20', present: 11, agreed: 11 };
const taken = { reason: 'Nhầm hồ sơ', document: '260-CV/ĐU', documentOn: '2024-02-26' };
const hashOf = (move: Move): string => String(move.person % 3).repeat(64);

/**
 * The product's own decisions; the mark is the sweep's, which asks the state and the clock and
 * nothing else here.
 */
export const rules: Rules = {
  acknowledge: (state, { ask }) => decide.acknowledge(state, ask),
  'submit-report': (state, { ask, now, begunAt, move, facts }) =>
    decide.submitReport(
      state,
      {
        receipt: `2024/${String(facts.length).padStart(4, '0')}`,
        sha256: hashOf(move),
        begunAt,
        completedAt: now,
      },
      ask,
    ),
  'withdraw-report': (state, { ask }) => decide.withdrawReport(state, 'Gửi nhầm', ask),
  'return-report': (state, moment) =>
    decide.returnReport(
      state,
      { reason: 'Thiếu', ...(moment.move.days > 3 ? { deadline: deadlineIn(moment) } : {}) },
      moment.ask,
    ),
  'review-report': (state, { ask }) => decide.reviewReport(state, { opinion: 'Đủ' }, ask),
  'approve-report': (state, { ask, facts }) =>
    decide.approveReport(state, { notice: `notice-${facts.length}`, meeting }, ask),
  'reject-report': (state, { ask }) => decide.rejectReport(state, 'Sai', ask),
  'extend-deadline': (state, moment) => decide.extendDeadline(state, given(moment), moment.ask),
  reopen: (state, moment) => decide.reopen(state, given(moment), moment.ask),
  'cancel-obligation': (state, { ask }) =>
    decide.cancelObligation(state, { reason: 'Giải thể', document: '12-QĐ/ĐU' }, ask),
  'revoke-approval': (state, { ask }) =>
    decide.revokeApproval(
      state,
      {
        notice: state.status === 'approved' ? state.notice : 'notice-0',
        symbol: '119-TB/ĐU',
        ...taken,
      },
      ask,
    ),
  'undo-rejection': (state, moment) =>
    decide.undoRejection(
      state,
      { ...taken, ...(moment.move.days > 3 ? { deadline: deadlineIn(moment) } : {}) },
      moment.ask,
    ),
  'accept-late-report': (state, { ask, move }) => {
    const kept = state.status === 'none' ? [] : state.setAside;
    return decide.acceptLateReport(
      state,
      {
        receipt: kept[move.person % Math.max(1, kept.length)]?.receipt ?? '2024/9999',
        reason: 'Mất điện',
      },
      ask,
    );
  },
  expire: (state, { now, ask }) => {
    if (state.status === 'none' || ask.actor.role !== 'system') return [];
    const straddled = state.setAside.some(({ reason }) => reason === 'straddled');
    const due = instant(Date.parse(state.cutoffAt) + GRACE) <= now;
    return state.status === 'issued' && due && !straddled
      ? [
          {
            type: 'ObligationExpired',
            data: { cutoffAt: state.cutoffAt, effectiveAt: state.cutoffAt },
          },
        ]
      : [];
  },
};

function attempt(work: () => readonly ObligationEvent[]): readonly ObligationEvent[] | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

export function walk(workflow: Workflow, moves: readonly Move[], by: Rules = rules): Walk {
  const facts: ObligationEvent[] = [
    {
      type: 'ObligationIssued',
      data: {
        directive: 'd',
        cell: 'c',
        workflow: workflow.id,
        wording: 'trước ngày 15/02/2024',
        dueOn: '2024-02-15',
        cutoffAt: instant(CUTOFF),
      },
    },
  ];
  const times = [instant(CUTOFF - 241 * HOUR)];
  let [clock, refusals] = [CUTOFF - 240 * HOUR, 0];
  for (const move of moves) {
    const begunAt = instant((clock += move.wait * HOUR));
    const now = instant((clock += move.lasts * HOUR));
    const ask = { workflow, now, actor: { id: `person-${move.person}`, role: move.role } };
    const events = attempt(() =>
      by[move.command](fold(obligation, facts), { now, begunAt, move, ask, facts }),
    );
    if (!events) refusals += 1;
    for (const event of events ?? []) {
      facts.push(event);
      times.push(now);
    }
  }
  return { facts, times, refusals };
}
