import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { createMachine, getNextSnapshot, type AnyStateMachine } from 'xstate';
import { fold, Refused } from '#libs/decider';
import { definitionNames, obligation, shippedDefinition } from '#libs/directive';
import { obligationExamples as the, Workflows } from '#libs/directive/testing';
import { EventStore } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import {
  type Command,
  commandFacts,
  commands,
  initialStatus,
  nextStatus,
  permits,
  roles,
  type Status,
  statuses,
  toXState,
  type Workflow,
} from '#libs/workflow';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

// Every command × state × role of every definition: only the definition's own cells pass, whoever
// is asked.

const definitions = definitionNames().map((name) => shippedDefinition(name).definition.workflow);

function verdict(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/**
 * The cell of the table, read straight from the file's transitions: nothing of permits() is used.
 */
function cell(
  { transitions }: Workflow,
  { command, status, role }: { command: string; status: string; role: string },
): string | undefined {
  return transitions.find(
    (step) =>
      step.command === command &&
      step.from.includes(status as Status) &&
      step.roles.includes(role as never),
  )?.to;
}

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

const every = commands.flatMap((command) =>
  statuses.flatMap((status) => roles.map((role) => ({ command, status, role }))),
);

describe.each(definitions.map((workflow) => [workflow.name, workflow] as const))(
  'the state table of %s',
  (_, workflow) => {
    it(`permits its own cells of ${every.length} and no other`, () => {
      const passed = every.filter((asked) => verdict(() => permits(workflow, asked)) === 'done');
      expect(passed).toEqual(every.filter((asked) => cell(workflow, asked) !== undefined));
      expect(passed.length).toBeGreaterThan(5);
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
  },
);

it('the oracle would notice another role and another target', () => {
  const workflow = definitions[0]!;
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

describe.each(definitions.map((workflow) => [workflow.name, workflow] as const))(
  'the decider under %s',
  (_, workflow) => {
    const now = '2024-02-01T00:00:00.000000Z';
    // Whoever asks here is never the reviewer of before: another review is another fact.
    const saysSo = (command: Command): boolean =>
      command !== 'review-report' && the.saysSoAlready.includes(command);

    it('moves along the definition’s cells and along no other', () => {
      for (const { command, status, role } of every) {
        if (command === 'expire') continue;
        const [issued, ...rest] =
          status === 'cancelled' && command === 'return-report'
            ? the.cancelledAfterReport
            : the.histories[status];
        // The report that was set aside waits in every state, so that only the table can refuse to
        // let it in.
        const state = fold(obligation, [issued!, the.keptLate, ...rest]);
        let moved: string | undefined;
        verdict(() => {
          const ask = { workflow, actor: { id: 'nguoi-khac', role }, now };
          const events = the.decisions[command](state, { ask });
          moved = events.some(({ type }) => type !== 'ReportSetAside')
            ? fold(obligation, events, state).status
            : undefined;
        });
        const so = saysSo(command) && commandFacts[command].records === status;
        const expected = so ? undefined : cell(workflow, { command, status, role });
        expect({ command, status, role, moved }).toEqual({
          command,
          status,
          role,
          moved: expected,
        });
      }
    });
  },
);

describe.each(definitions.map((workflow) => [workflow.name, workflow] as const))(
  'the database after the first use of %s',
  (_, workflow) => {
    let database: FreshDatabase;
    beforeAll(async () => {
      database = await freshDatabase();
      const workflows = new Workflows(database.dataSource);
      await workflows.load();
      await inTransaction(database.dataSource, (manager) => workflows.pin(manager, workflow.name));
    });
    afterAll(() => database.drop());

    const append = (stream: string, expect: 'none' | 'any', status: string): Promise<string> =>
      new EventStore(database.dataSource)
        .append([
          {
            stream,
            expect,
            events: [{ type: 'ObligationAcknowledged', data: { by: 'x' } }],
            head: { status },
            actor: 'x',
          },
        ])
        .then(
          () => 'done',
          (error: unknown) => String(error),
        );

    it('lets through the changes of state that some cell makes, and refuses the rest', async () => {
      const legal = new Set(
        workflow.transitions.flatMap(({ from, to }) => from.map((status) => `${status} ${to}`)),
      );
      for (const status of statuses) {
        const said = await append(`obligation-start--${status}`, 'none', status);
        expect([status, said]).toEqual([
          status,
          status === initialStatus(workflow)
            ? 'done'
            : expect.stringContaining('illegal transition'),
        ]);
      }
      const pairs = statuses.flatMap((from) =>
        statuses
          .filter((to) => to !== from && wayTo(workflow, from).length > 0)
          .map((to) => [from, to] as const),
      );
      expect(pairs.length).toBeGreaterThan(30);
      for (const [from, to] of pairs) {
        const stream = `obligation-${from}--${to}`;
        for (const [i, status] of wayTo(workflow, from).entries())
          expect(await append(stream, i === 0 ? 'none' : 'any', status)).toBe('done');
        const said = await append(stream, 'any', to);
        expect([from, to, said]).toEqual([
          from,
          to,
          legal.has(`${from} ${to}`) ? 'done' : expect.stringContaining('illegal transition'),
        ]);
      }
    }, 120_000);

    it(
      'learns the ways out at the next start when it was made before they were ' + 'known',
      async () => {
        const owner = new pg.Client({ connectionString: database.url });
        await owner.connect();
        await owner.query(
          `delete from app.legal_transition where 'cancelled' in (from_status, to_status);
          select app.compile_legal_transitions()`,
        );
        await owner.end();
        expect(await append('obligation-before--it', 'none', 'issued')).toBe('done');
        expect(await append('obligation-before--it', 'any', 'cancelled')).toContain(
          'illegal transition',
        );
        await new Workflows(database.dataSource).load();
        expect(await append('obligation-before--it', 'any', 'cancelled')).toBe('done');
      },
    );
  },
);

/** States from the start to `goal`; none when the definition does not have it. */
function wayTo(workflow: Workflow, goal: Status): string[] {
  const ways: string[][] = [[initialStatus(workflow)]];
  for (const way of ways) {
    if (way.at(-1) === goal) return way;
    for (const { from, to } of workflow.transitions)
      if (from.includes(way.at(-1) as Status) && !way.includes(to)) ways.push([...way, to]);
  }
  return [];
}
