import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, Refused } from '#libs/decider';
import {
  commandFor,
  definitionNames,
  obligation,
  type Obligation,
  type ObligationEvent,
  shippedDefinition,
} from '#libs/directive';
import { type Ask, obligationExamples } from '#libs/directive/testing';
import {
  commands,
  type Command,
  initialStatus,
  leadsTo,
  nextStatus,
  type Workflow,
} from '#libs/workflow';

// Any sequence of commands, by anybody, at any time: what was accepted keeps the invariants (design
// §12: I2, I3, I4, I11).

const CUTOFF = Date.parse('2024-02-15T17:00:00Z');
const GRACE = 5 * 60_000;
const HOUR = 3_600_000;
const instant = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');
const definitions = definitionNames().map((name) => shippedDefinition(name).definition.workflow);

/** One attempt: a command by a person in a role, after a while; what else it needs is drawn too. */
interface Move {
  readonly command: Command;
  readonly role: string;
  readonly person: number;
  readonly wait: number;
  /** How long an upload takes. */
  readonly lasts: number;
  /** Days that a new deadline adds to now; may lie in the past. */
  readonly days: number;
}

interface Walk {
  readonly facts: readonly ObligationEvent[];
  /** When each was recorded. */
  readonly times: readonly string[];
  readonly refusals: number;
}

type State = Obligation;
interface Moment extends obligationExamples.Asking {
  readonly now: string;
}
type Rules = Readonly<
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
const rules: Rules = {
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

function walk(workflow: Workflow, moves: readonly Move[], by: Rules = rules): Walk {
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

const statusAfter = (facts: readonly ObligationEvent[]): string => fold(obligation, facts).status;

/**
 * I11: every fact is a step of the definition, from where the obligation stood to where it stands.
 */
function illegalSteps(workflow: Workflow, { facts }: Walk): string[] {
  return facts.flatMap((event, i) => {
    const command = nameOf(event);
    if (command === event.type) return [];
    const [from, to] = [statusAfter(facts.slice(0, i)), statusAfter(facts.slice(0, i + 1))];
    const step = attemptStatus(() => nextStatus(workflow, command, from));
    return step === to || leadsTo(workflow, command, { from, to })
      ? []
      : [`I11 ${event.type} ${from} → ${to}, by the definition ${step}`];
  });
}

/** The command that a fact records; the facts that record none by their type. */
function nameOf(event: ObligationEvent): string {
  return event.type === 'ObligationIssued' ||
    event.type === 'ReportSetAside' ||
    event.type === 'ApprovalCorrected'
    ? event.type
    : commandFor(event);
}

function attemptStatus(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/**
 * I2 and what follows from it: after a report that counted, and never was it returned or withdrawn
 * before, no mark is made.
 */
function wrongMarks({ facts }: Walk): string[] {
  return facts.flatMap((event, i) => {
    if (event.type !== 'ObligationExpired') return [];
    const before = facts.slice(0, i);
    const said = before.some(({ type }) => type === 'ReportSubmitted')
      ? ['I2 marked after a report was taken']
      : [];
    const state = fold(obligation, before);
    const asked = state.status === 'none' ? '' : state.cutoffAt;
    return event.data.cutoffAt === asked && event.data.effectiveAt === asked
      ? said
      : [...said, 'I4 a mark of another cutoff'];
  });
}

/**
 * I3: what came at or after the cutoff counts only by a named person, or as the answer to a return.
 */
function silentlyTaken({ facts }: Walk): string[] {
  return facts.flatMap((event, i) => {
    if (event.type !== 'ReportSubmitted' || event.data.acceptance) return [];
    const state = fold(obligation, facts.slice(0, i));
    return state.status === 'issued' && event.data.completedAt >= state.cutoffAt
      ? ['I3 a late report was taken silently']
      : [];
  });
}

function wrongRounds({ facts }: Walk): string[] {
  const sent = facts.flatMap((event) =>
    event.type === 'ReportSubmitted' ? [event.data.round] : [],
  );
  const other = facts.flatMap((event, i) => {
    if (!('round' in event.data) || event.type === 'ReportSubmitted') return [];
    return event.data.round ===
      facts.slice(0, i).filter(({ type }) => type === 'ReportSubmitted').length
      ? []
      : [`round ${event.data.round} of ${event.type}`];
  });
  return [
    ...(sent.every((round, i) => round === i + 1) ? [] : [`rounds ${sent.join(', ')}`]),
    ...other,
  ];
}

/** One approval that stands, each by another person than the one who reviewed last before it. */
function wrongApprovals({ facts }: Walk): string[] {
  const approvals = facts.filter(({ type }) => type === 'ReportApproved');
  const own = approvals.some((event) => {
    const last = facts
      .slice(0, facts.indexOf(event))
      .findLast(({ type }) => type === 'ReportReviewed');
    return 'by' in event.data && last && 'by' in last.data && event.data.by === last.data.by;
  });
  const next = facts.flatMap(({ type }, i) =>
    type === 'ReportApproved' ? facts.slice(i + 1, i + 2).map((event) => event.type) : [],
  );
  return [
    ...(approvals.length > facts.filter(({ type }) => type === 'ApprovalRevoked').length + 1
      ? ['approved twice']
      : []),
    ...(own ? ['approved by its reviewer'] : []),
    ...(next.some((type) => type !== 'ApprovalRevoked')
      ? ['something happened after the approval']
      : []),
  ];
}

/**
 * A new deadline lies ahead of the moment it was given; a report is taken back before its deadline.
 */
function wrongTimes({ facts, times }: Walk): string[] {
  return facts.flatMap((event, i) => {
    const state = fold(obligation, facts.slice(0, i));
    if (event.type === 'ReportWithdrawn')
      return state.status !== 'none' && times[i]! < state.cutoffAt
        ? []
        : ['taken back after the deadline'];
    const given =
      ['DeadlineExtended', 'ObligationReopened', 'ReportReturned'].includes(event.type) &&
      'cutoffAt' in event.data
        ? event.data.cutoffAt
        : undefined;
    return given !== undefined && given <= times[i]! ? ['a deadline in the past'] : [];
  });
}

const broken = (workflow: Workflow, one: Walk): string[] =>
  [
    illegalSteps(workflow, one),
    wrongMarks(one),
    silentlyTaken(one),
    wrongRounds(one),
    wrongApprovals(one),
    wrongTimes(one),
  ].flat();

/**
 * Three attempts in four are by somebody who may, in the state that is likely; persons are few, so
 * that the reviewer often is the approver too.
 */
const movesOf = (workflow: Workflow): fc.Arbitrary<Move[]> => {
  const own = workflow.transitions.flatMap(({ command, roles }) =>
    roles.map((role) => ({ command, role })),
  );
  const any = fc.record({
    command: fc.constantFrom(...commands),
    role: fc.constantFrom('cell', 'reviewer', 'approver', 'system', 'clerk'),
  });
  const who = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: any },
  );
  const when = fc.record({
    person: fc.integer({ min: 1, max: 3 }),
    wait: fc.constantFrom(0, 1, 6, 24, 72),
    lasts: fc.constantFrom(0, 0, 0, 1, 12),
    days: fc.integer({ min: -2, max: 12 }),
  });
  return fc.array(
    fc.tuple(who, when).map(([a, b]) => ({ ...a, ...b })),
    { minLength: 4, maxLength: 24 },
  );
};

const now = { wait: 1, lasts: 0, days: 5 };
/** What comes after an approval is seldom reached by chance: some walks begin there. */
const decided: readonly Move[] = [
  { command: 'submit-report', role: 'cell', person: 1, ...now },
  { command: 'review-report', role: 'reviewer', person: 2, ...now },
  { command: 'approve-report', role: 'approver', person: 3, ...now },
];
const RUNS = 2_500;
const prove = (workflow: Workflow, by: Rules = rules, numRuns = RUNS) =>
  fc.check(
    fc.property(movesOf(workflow), (moves) =>
      expect(broken(workflow, walk(workflow, moves, by))).toEqual([]),
    ),
    { numRuns, seed: 2024, endOnFailure: true },
  );

describe.each(definitions.map((workflow) => [workflow.name, workflow] as const))(
  'random commands under %s',
  (_, workflow) => {
    it(`keep the invariants, in ${RUNS} sequences`, () => {
      const outcome = prove(workflow);
      expect(outcome.failed ? fc.defaultReportMessage(outcome) : '').toBe('');
    });

    it('get everywhere: each state, each command, refusals too', () => {
      const seen = new Set<string>();
      let refusals = 0;
      for (const [i, moves] of fc
        .sample(movesOf(workflow), { numRuns: 1_000, seed: 7 })
        .entries()) {
        const one = walk(workflow, i % 4 === 0 ? [...decided, ...moves] : moves);
        refusals += one.refusals;
        for (const event of one.facts) seen.add(nameOf(event));
        seen.add(statusAfter(one.facts));
      }
      const wanted = workflow.transitions.map(({ command }) => command);
      for (const name of [...wanted, ...Object.keys(workflow.states), 'ReportSetAside'])
        expect([...seen]).toContain(name);
      expect(refusals).toBeGreaterThan(1_000);
      expect(initialStatus(workflow)).toBe('issued');
    });

    const loosened = (command: Command, change: (workflow: Workflow) => Workflow): Rules => ({
      ...rules,
      [command]: (state: State, moment: Moment) =>
        rules[command](state, {
          ...moment,
          ask: { ...moment.ask, workflow: change(moment.ask.workflow) },
        }),
    });
    const without =
      (guarded: Command) =>
      (one: Workflow): Workflow => ({
        ...one,
        transitions: one.transitions.map((step) =>
          step.command === guarded ? { ...step, guards: [] } : step,
        ),
      });
    const controls: readonly [string, Rules, string][] = [
      [
        'the second person',
        {
          ...rules,
          'approve-report': (state, moment) =>
            rules['approve-report'](
              state.status === 'reviewed' ? { ...state, reviewedBy: 'nobody' } : state,
              moment,
            ),
        },
        'approved by its reviewer',
      ],
      [
        'the wait for the cutoff',
        {
          ...rules,
          'submit-report': (state, moment) =>
            rules['submit-report'](
              state.status === 'issued'
                ? { ...state, cutoffAt: '9999-12-31T00:00:00.000000Z' }
                : state,
              moment,
            ),
        },
        'I3',
      ],
      [
        'the state that a report taken back is in',
        {
          ...rules,
          expire: (state, moment) =>
            rules.expire(
              state.status === 'returned' ? { ...state, status: 'issued' } : state,
              moment,
            ),
        },
        'I2',
      ],
      [
        'the state table',
        loosened('withdraw-report', (one) => ({
          ...one,
          transitions: one.transitions.map((step) =>
            step.command === 'withdraw-report'
              ? { ...step, from: [...step.from, 'reviewed' as const] }
              : step,
          ),
        })),
        'I11',
      ],
      [
        'the guard of the withdrawal',
        loosened('withdraw-report', without('withdraw-report')),
        'taken back after the deadline',
      ],
      [
        'the guard of the extension',
        loosened('extend-deadline', without('extend-deadline')),
        'a deadline in the past',
      ],
      [
        'the day of a return',
        {
          ...rules,
          'return-report': (state, moment) => {
            const ask = { ...moment.ask, now: '2000-01-01T00:00:00.000000Z' };
            return rules['return-report'](state, { ...moment, ask, again: moment.deadline });
          },
        },
        'a deadline in the past',
      ],
    ];

    it.each(controls)('must-fail control: without %s', (_what, by, said) => {
      const outcome = prove(workflow, by);
      expect(outcome.failed).toBe(true);
      expect(String((outcome.errorInstance as Error | null)?.message)).toContain(said);
    });
  },
);
