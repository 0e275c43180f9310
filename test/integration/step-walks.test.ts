import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { legalHistory } from '../../apps/cli/src/verify/transition-rules.js';
import { fold, Refused } from '#libs/decider';
import {
  type Existing,
  obligation,
  type Obligation,
  type ObligationEvent,
  placeOf,
  STANDS,
} from '#libs/directive';
import { obligationExamples as the, sqlGuards, takeStep, Workflows } from '#libs/directive/testing';
import { declareFacts, EventStore } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { guardHolds, type Role, statusOf, type Workflow } from '#libs/workflow';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { stepsDefinition } from '../support/own-definitions.js';
import { offerTo } from '../support/own-workflow.js';

// Random commands, by anybody, under a definition of three steps of which one is two persons: what
// was accepted is legal to verify and to the database, and both say alike where it stands.

const { workflow } = stepsDefinition.definition;
const now = '2024-02-01T00:00:00.000000Z';
const steps = ['consider-report', 'sign'] as const;
const named = Object.keys(the.decisions) as (keyof typeof the.decisions)[];

interface Move {
  readonly command: string;
  readonly role: Role;
  readonly person: number;
}
const own = workflow.transitions.flatMap(({ command, roles }) =>
  roles.map((role) => ({ command, role })),
);
const onward = new Set<string>(['submit-report', 'review-report', ...steps]);
const person = fc.integer({ min: 1, max: 4 });
const drawn = (from: typeof own) =>
  fc.tuple(fc.constantFrom(...from), person).map(([what, who]): Move => ({ ...what, person: who }));
const move = fc.oneof(
  { weight: 4, arbitrary: drawn(own.filter(({ command }) => onward.has(command))) },
  { weight: 1, arbitrary: drawn(own) },
);

type Decide = (state: Obligation, asked: Move, under: Workflow) => readonly ObligationEvent[];

const decide: Decide = (state, { command, role, person: n }, under) => {
  const ask = { workflow: under, actor: { id: `nguoi-${n}`, role }, now };
  const known = named.find((name) => name === command);
  if (known) return the.decisions[known](state, { ask });
  return steps.some((step) => step === command) ? takeStep(state, { step: command }, ask) : [];
};

function walk(moves: readonly Move[], under = workflow): ObligationEvent[] {
  const facts: ObligationEvent[] = [the.issued];
  for (const asked of moves) {
    try {
      facts.push(...decide(fold(obligation, facts), asked, under));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return facts;
}

const actorOf = ({ data }: ObligationEvent): string => ('by' in data ? data.by : 'system');
const faults = (facts: readonly ObligationEvent[]): string[] => [
  ...legalHistory({
    stream: 'obligation-thu',
    workflow,
    steps: facts.map((event, i) => ({
      event,
      stored: { version: i + 1, actor: actorOf(event) },
      before: fold(obligation, facts.slice(0, i)),
      after: fold(obligation, facts.slice(0, i + 1)),
    })),
  } as never),
];
const standing = (facts: readonly ObligationEvent[]): Existing =>
  fold(obligation, facts) as Existing;

const walks = fc.sample(fc.array(move, { minLength: 10, maxLength: 40 }), {
  numRuns: 400,
  seed: 2024,
});

describe('random steps', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    declareFacts([obligation]);
    database = await freshDatabase();
    const workflows = new Workflows(database.dataSource);
    offerTo(workflows, stepsDefinition);
    await inTransaction(database.dataSource, (manager) => workflows.pin(manager, workflow.name));
  });
  afterAll(() => database.drop());

  it('get everywhere, and are legal whatever was asked', () => {
    const places = new Set<string>();
    for (const moves of walks) {
      const facts = walk(moves);
      expect(faults(facts)).toEqual([]);
      for (const count of facts.keys()) places.add(placeOf(standing(facts.slice(0, count + 1))));
    }
    expect(places).toEqual(
      new Set([...Object.keys(workflow.states)].filter((place) => place !== 'expired')),
    );
  });

  it.each([
    ['without a second person', { secondPerson: false }, /do chính người/],
    ['with one person where two are asked for', { people: 1 }, /bước cần 2 người/],
  ] as const)('must-fail control: %s verify finds it', (_what, changed, message) => {
    const loose = {
      ...workflow,
      transitions: workflow.transitions.map((step) => ({ ...step, ...changed })),
    };
    expect(walks.flatMap((moves) => faults(walk(moves, loose))).join('\n')).toMatch(message);
  });

  it('stand where the facts say, to the database too, and its guards answer alike', async () => {
    const store = new EventStore(database.dataSource);
    const guard = {
      code: 'ASKED',
      message: 'x',
      when: "obligation.status in ['considered', 'reviewed'] or obligation.status = 'rejected'",
    };
    const guarded = {
      ...workflow,
      transitions: workflow.transitions.map((step) => ({ ...step, guards: [guard] })),
    };
    const [asked] = sqlGuards(guarded, { command: 'sign', status: 'considered' });
    for (const [n, moves] of walks.slice(0, 150).entries()) {
      const facts = walk(moves);
      const stream = `obligation-buoc--${n}`;
      // One by one: each change of status passes the guard of the database.
      for (const [i, event] of facts.entries())
        await store.append([
          {
            stream,
            expect: i === 0 ? 'none' : 'exists',
            events: [event],
            head: obligation.head(standing(facts.slice(0, i + 1))),
            actor: actorOf(event),
          },
        ]);
      const [row]: { at: string; refuses: boolean; status: string }[] =
        await database.dataSource.query(
          `select ${STANDS} as at, ${asked!.refuses} as refuses, h.status from app.head h
            where h.stream = $1`,
          [stream],
        );
      const place = placeOf(standing(facts));
      expect(row).toEqual({
        at: place,
        refuses: !guardHolds(guard.when, { 'obligation.status': place }),
        status: statusOf(workflow, place),
      });
    }
  }, 120_000);
});
