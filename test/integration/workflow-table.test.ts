import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMachine, getNextSnapshot, type AnyStateMachine } from 'xstate';
import { initialStatus, nextStatus, permits, toXState, type Workflow } from '#libs/workflow';
import { byId, everyWorkflow } from '../support/every-definition.js';
import { cell, everyOf, verdict } from './workflow-table.fixtures.js';

// Every command × state × role of every definition: only the definition's own cells pass, whoever
// is asked.

function machineOf(workflow: Workflow): AnyStateMachine {
  return createMachine(
    toXState(workflow) as never,
    {
      guards: {
        permitted: (
          { event }: { event: { role?: string } },
          { roles: allowed }: { roles: readonly string[] },
        ) => allowed.includes(event.role ?? ''),
      },
    } as never,
  );
}

describe.each(byId)('the state table of %s', (_, workflow) => {
  const every = everyOf(workflow);
  it(`permits its own cells of ${every.length} and no other`, () => {
    const passed = every.filter((asked) => verdict(() => permits(workflow, asked)) === 'done');
    expect(passed).toEqual(every.filter((asked) => cell(workflow, asked) !== undefined));
    expect(passed.length).toBeGreaterThanOrEqual(5);
    for (const asked of passed)
      expect(nextStatus(workflow, asked.command, asked.status)).toBe(cell(workflow, asked));
  });

  it('is XState’s machine, over a thousand random walks', () => {
    const machine = machineOf(workflow);
    let steps = 0;
    // Half of the draws are cells of the definition in some state, so that walks get somewhere;
    // the others are anything.
    const own = every.filter((asked) => cell(workflow, asked) !== undefined);
    const walk = fc.array(fc.oneof(fc.constantFrom(...own), fc.constantFrom(...every)), {
      minLength: 5,
      maxLength: 25,
    });
    fc.assert(
      fc.property(walk, (asked) => {
        let snapshot = machine.getInitialSnapshot({} as never);
        let status = initialStatus(workflow);
        for (const { command, role } of asked) {
          const allowed = verdict(() => permits(workflow, { command, status, role })) === 'done';
          const after = getNextSnapshot(machine, snapshot, { type: command, role } as never);
          const theirs = {
            can: snapshot.can({ type: command, role } as never),
            status: after.value,
          };
          if (allowed) [status, steps] = [nextStatus(workflow, command, status), steps + 1];
          if (theirs.can !== allowed || theirs.status !== status)
            expect({ command, role, ...theirs }).toEqual({ command, role, can: allowed, status });
          snapshot = after;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(steps).toBeGreaterThan(1_000);
  });
});

it('the oracle would notice another role and another target', () => {
  const workflow = everyWorkflow.find(({ states }) => states['reviewed'])!;
  const changed = {
    ...workflow,
    transitions: workflow.transitions.map((step) =>
      step.command === 'review-report'
        ? { ...step, roles: ['approver' as const], to: 'returned' as const }
        : step,
    ),
  };
  const machine = machineOf(changed);
  const start = machine.resolveState({ value: 'submitted' } as never);
  expect(start.can({ type: 'review-report', role: 'reviewer' } as never)).toBe(false);
  expect(
    getNextSnapshot(machine, start, { type: 'review-report', role: 'approver' } as never).value,
  ).toBe('returned');
});
