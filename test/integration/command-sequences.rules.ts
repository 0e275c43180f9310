import { fold, Refused } from '#libs/decider';
import { obligation, type Obligation, type ObligationEvent } from '#libs/directive';
import { type Ask, obligationExamples } from '#libs/directive/testing';
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
export interface Moment extends obligationExamples.Asking {
  readonly now: string;
}
export type Rules = Readonly<
  Record<Command, (state: State, moment: Moment) => readonly ObligationEvent[]>
>;

/** What a move asks for at its moment. */
function momentOf(
  move: Move,
  { state, facts, ...at }: { state: State; facts: number; begunAt: string; now: string; ask: Ask },
): Moment {
  const { now, begunAt, ask } = at;
  const day = {
    dueOn: now.slice(0, 10),
    cutoffAt: instant(Date.parse(now) + move.days * 24 * HOUR),
    wording: 'đến hết ngày',
  };
  const kept = state.status === 'none' ? [] : state.setAside;
  return {
    now,
    ask: { ...ask, now },
    arrival: {
      receipt: `2024/${String(facts).padStart(4, '0')}`,
      sha256: String(move.person % 3).repeat(64),
      begunAt,
      completedAt: now,
    },
    receipt: kept[move.person % Math.max(1, kept.length)]?.receipt ?? '2024/9999',
    notice: `notice-${facts}`,
    deadline: { ...day, reason: 'Có lý do', document: '245-CV/ĐU' },
    ...(move.days > 3 ? { again: day } : {}),
  };
}

/**
 * The product's own decisions; the mark is the sweep's, which asks the state and the clock and
 * nothing else here.
 */
export const rules: Rules = {
  ...obligationExamples.decisions,
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
    const ask = { workflow, actor: { id: `person-${move.person}`, role: move.role } };
    const state = fold(obligation, facts);
    const moment = momentOf(move, { state, facts: facts.length, begunAt, now, ask });
    const events = attempt(() => by[move.command](state, moment));
    if (!events) refusals += 1;
    for (const event of events ?? []) {
      facts.push(event);
      times.push(now);
    }
  }
  return { facts, times, refusals };
}
