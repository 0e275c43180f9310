import fc from 'fast-check';
import { legalHistory } from '../../apps/cli/src/verify/transition-rules.js';
import { fold, Refused } from '#libs/decider';
import { type Existing, obligation, type ObligationEvent, placeOf } from '#libs/directive';
import { obligationExamples as the, takeStep } from '#libs/directive/testing';
import { isEngineCommand, type Role, stepsOf, type Workflow } from '#libs/workflow';
import { cell } from './workflow-table.fixtures.js';

// Random walks of one obligation under a definition, by whoever the definition names, told from its
// transitions alone.

const now = '2024-02-01T00:00:00.000000Z';
export const SEED = Number(process.env['WALK_SEED'] ?? 2024);

export interface Move {
  readonly command: string;
  readonly role: Role;
  readonly person: number;
}

const onward = (command: string): boolean =>
  ['submit-report', 'review-report', 'approve-report'].includes(command) ||
  !isEngineCommand(command);

/** Moves that lead a report on are four times as frequent, so that walks get to the end. */
function movesOf({ transitions }: Workflow): fc.Arbitrary<Move> {
  const all = transitions.flatMap(({ command, roles }) => roles.map((role) => ({ command, role })));
  const person = fc.integer({ min: 1, max: 4 });
  const drawn = (from: typeof all) =>
    fc
      .tuple(fc.constantFrom(...from), person)
      .map(([what, who]): Move => ({ ...what, person: who }));
  return fc.oneof(
    { weight: 4, arbitrary: drawn(all.filter(({ command }) => onward(command))) },
    { weight: 1, arbitrary: drawn(all) },
  );
}

/** The same walks for the same seed. */
export const movesUnder = (workflow: Workflow, count: number): Move[][] =>
  fc.sample(fc.array(movesOf(workflow), { minLength: 10, maxLength: 40 }), {
    numRuns: count,
    seed: SEED,
  });

export const standing = (facts: readonly ObligationEvent[]): Existing =>
  fold(obligation, facts) as Existing;

function decide(state: Existing, asked: Move, workflow: Workflow): readonly ObligationEvent[] {
  const { command, role, person } = asked;
  const ask = { workflow, actor: { id: `nguoi-${person}`, role }, now };
  // The sweep makes the mark, wherever the definition lets it.
  if (command === 'expire')
    return cell(workflow, { command, status: placeOf(state), role }) ? [the.expired] : [];
  const known = Object.entries(the.decisions).find(([name]) => name === command)?.[1];
  if (known) return known(state, { ask });
  return stepsOf(workflow).includes(command) ? takeStep(state, { step: command }, ask) : [];
}

/** The facts of a walk; what is refused leaves none. */
export function walk(moves: readonly Move[], workflow: Workflow): ObligationEvent[] {
  const facts: ObligationEvent[] = [the.issued];
  let state = standing(facts);
  for (const asked of moves) {
    try {
      const events = decide(state, asked, workflow);
      facts.push(...events);
      state = events.reduce(obligation.evolve, state) as Existing;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return facts;
}

export const actorOf = ({ data }: ObligationEvent): string => ('by' in data ? data.by : 'system');

/** What `verify` says of the facts under a definition. */
export function faults(facts: readonly ObligationEvent[], workflow: Workflow): string[] {
  return [
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
}

/** Every place on the way, the first one included. */
export const placesOn = (facts: readonly ObligationEvent[]): string[] =>
  facts.map((_, i) => placeOf(standing(facts.slice(0, i + 1))));
