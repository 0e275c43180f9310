import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definitionNames, shippedDefinition } from '#libs/directive';
import {
  commands,
  initialStatus,
  isEngineCommand,
  statusOf,
  stepsOf,
  type Workflow,
} from '#libs/workflow';
import { controls } from './command-sequences.controls.js';
import { broken, nameOf, statusAfter } from './command-sequences.invariants.js';
import { type Move, type Rules, rules, walk } from './command-sequences.rules.js';

// Any sequence of commands, by anybody, at any time: what was accepted keeps the invariants (design
// §12: I2, I3, I4, I11).

/** Steps and ends of a definition's own are walked by step-walks and command-walks. */
const isOfEngineAlone = (workflow: Workflow): boolean =>
  stepsOf(workflow).length === 0 &&
  Object.keys(workflow.states).every((place) => statusOf(workflow, place) === place);

const definitions = definitionNames()
  .map((name) => shippedDefinition(name).definition.workflow)
  .filter(isOfEngineAlone);

/**
 * Three attempts in four are by somebody who may, in the state that is likely; persons are few, so
 * that the reviewer often is the approver too.
 */
const movesOf = (workflow: Workflow): fc.Arbitrary<Move[]> => {
  const own = workflow.transitions.flatMap(({ command, roles }) =>
    isEngineCommand(command) ? roles.map((role) => ({ command, role })) : [],
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

    it.each(controls)('must-fail control: without %s', (_what, by, said) => {
      const outcome = prove(workflow, by);
      expect(outcome.failed).toBe(true);
      expect(String((outcome.errorInstance as Error | null)?.message)).toContain(said);
    });
  },
);
