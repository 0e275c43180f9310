import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { engineStates, stepsOf, type Workflow } from '#libs/workflow';
import { contractsFolder } from '../contracts/regenerated.js';
import { everyDefinition } from '../support/every-definition.js';
import {
  close,
  duties,
  type Duty,
  everyDuty,
  HOUR,
  instant,
  open,
  stage,
  START,
  walked,
  worker,
} from './command-walks.fixtures.js';
import { faultOf, owed, type Tried } from './command-walks.oracle.js';
import {
  ask,
  type Asked,
  type Attempt,
  attempt,
  faults,
  log,
  step,
  straight,
} from './command-walks.walk.js';

// Random commands over HTTP under every definition there is, own steps included, while the clock
// runs and the worker marks: each answer is what the definition says, and the database verifies at
// the end. `WALK_SEED` plays another walk.

const SEED = Number(process.env['WALK_SEED'] ?? 2024);
const ROUNDS = 12;
const workflows = everyDefinition.map(({ definition }) => definition.workflow);

const times = (command: string, done: boolean): number =>
  log.filter((one) => one.command === command && one.status < 300 === done).length;
const count = (of: readonly Tried[], code: string): number =>
  of.filter((one) => one.code === code).length;

beforeAll(open, 120_000);
afterAll(close);

/** What is left to no chance: from which status, and what is asked there one after the other. */
const certain: readonly (readonly [string, readonly Asked[]])[] = [
  [
    'expired',
    [
      { command: 'submit-report', role: 'cell' },
      { command: 'accept-late-report', role: 'approver' },
    ],
  ],
  ['approved', [{ command: 'revoke-approval', role: 'approver' }]],
  [
    'submitted',
    [
      { command: 'reject-report', role: 'approver' },
      { command: 'undo-rejection', role: 'approver' },
    ],
  ],
];

/** An obligation in that status under a definition that knows what is asked. */
async function dutyIn(status: string, asked: readonly Asked[]): Promise<Duty> {
  const found: { stream: string }[] = await stage.dataSource.query(
    `select stream from app.head where category = 'obligation' and status = $1`,
    [status],
  );
  const knows = ({ transitions }: Workflow): boolean =>
    asked.every((one) =>
      transitions.some(
        ({ command, roles }) => command === one.command && roles.some((r) => r === one.role),
      ),
    );
  return everyDuty.find(
    ({ stream, definition: { workflow } }) =>
      found.some((one) => one.stream === stream) && knows(workflow),
  )!;
}

/** Obligations that do not walk. The last one never reports. */
const idleUnder = ({ id }: Workflow): Duty[] =>
  everyDuty.filter((duty) => duty.definition.workflow.id === id && !duties.includes(duty));

/** States of the definition's own in which an office must act. */
const placesOfOwn = ({ states }: Workflow): string[] =>
  Object.keys(states).filter(
    (place) => !engineStates.some((known) => known === place) && states[place]?.terminal !== true,
  );

/** Each step of a definition's own, by its office, where nobody ever reported. */
function tooEarly(): [Duty, Asked][] {
  return workflows.flatMap((workflow) => {
    const idle = idleUnder(workflow).at(-1)!;
    return workflow.transitions
      .filter(({ command }) => stepsOf(workflow).includes(command))
      .map(({ command, roles }): [Duty, Asked] => [idle, { command, role: roles[0]! }]);
  });
}

/** Its own for each obligation, so that a definition more or less changes no other walk. */
function drawsOf({ stream }: Duty): Attempt[] {
  const seed = [...stream].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e6, SEED);
  return fc.sample(attempt, { numRuns: ROUNDS, seed });
}

describe('random walks over HTTP', () => {
  it('answer every command as the definition says, never with a fault', async () => {
    expect(new Set(duties.map(({ definition: { workflow } }) => workflow.name))).toEqual(
      new Set(workflows.map(({ name }) => name)),
    );
    expect(duties.length).toBeGreaterThanOrEqual(50);
    const [waits] = fc.sample(
      fc.array(fc.constantFrom(1, 6, 12, 24, 30), { minLength: ROUNDS, maxLength: ROUNDS }),
      { numRuns: 1, seed: SEED },
    );
    const walks = duties.map((duty) => ({ duty, draws: drawsOf(duty) }));
    let now = START;
    for (const workflow of workflows) {
      const [first, second] = idleUnder(workflow);
      await straight(first!, now);
      const [own] = placesOfOwn(workflow);
      if (own !== undefined) await straight(second!, now, own);
    }
    for (const [round, wait] of waits!.entries()) {
      await stage.moveTo(instant((now += wait * HOUR)));
      for (const { duty, draws } of walks) await step(duty, draws[round]!, now);
      await worker.drain();
    }
    const draw = { legal: true, pick: 1, role: 0, who: 1, seed: 1, days: 1 };
    for (const [status, asked] of certain) {
      const duty = await dutyIn(status, asked);
      for (const one of asked) await ask(duty, one, draw, now);
    }
    for (const [duty, one] of tooEarly()) await ask(duty, one, draw, now);
    expect({ seed: SEED, faults: faults.slice(0, 20) }).toEqual({ seed: SEED, faults: [] });
  }, 240_000);

  it('were answered in all the ways there are', () => {
    // A walk that is always refused proves nothing, nor does one that never is.
    const own = workflows.flatMap((workflow) => stepsOf(workflow));
    expect(own.length).toBeGreaterThanOrEqual(2);
    for (const command of [
      'submit-report',
      'review-report',
      'approve-report',
      'return-report',
      'withdraw-report',
      'reopen',
      'accept-late-report',
      'revoke-approval',
      'undo-rejection',
      ...own,
    ])
      expect([command, times(command, true) > 0, times(command, false) > 0]).toEqual([
        command,
        true,
        true,
      ]);
    for (const code of ['NO_SUCH_COMMAND', 'NOT_IN_THIS_STATE', 'NOT_YOUR_ROLE', 'SAME_PERSON'])
      expect([code, count(log, code) > 0]).toEqual([code, true]);
    expect(log.filter(({ facts }) => facts.includes('StepAgreed')).length).toBeGreaterThan(0);
  });

  it.each(workflows.map((workflow) => [workflow.name, workflow] as const))(
    'come to each state that %s has of its own',
    (_, workflow) => {
      const seen = new Set(
        log.filter((one) => one.workflow.id === workflow.id).flatMap(({ from, to }) => [from, to]),
      );
      const all = [...placesOfOwn(workflow), 'issued', 'submitted'];
      expect(all.filter((place) => !seen.has(place))).toEqual([]);
    },
  );

  it('ask every command on one obligation that has a route', async () => {
    // Urging and calling change no state; test/integration/sent.test.ts asks them.
    const elsewhere = new Set([
      ...['attachments', 'correct-approval', 'release-hold', 'workbook'],
      ...['calls', 'remind'],
    ]);
    const contract = await readFile(path.join(contractsFolder, 'openapi.json'), 'utf8');
    const { paths } = JSON.parse(contract) as { paths: Record<string, { post?: object }> };
    const routes = Object.entries(paths).flatMap(([route, { post: command }]) => {
      const [, name] = /^\/api\/obligations\/\{obligation\}\/([a-z-]+)$/.exec(route) ?? [];
      return command && name && !elsewhere.has(name) ? [name] : [];
    });
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((name) => !walked.has(name))).toEqual([]);
  });

  it('leave a database that verifies, in all the states there are', async () => {
    await stage.moveTo(instant(START + 1_200 * HOUR));
    await worker.drain();
    const seen: { status: string; n: number }[] = await stage.dataSource.query(
      `select status, count(*)::int as n from app.head where category = 'obligation' group by 1
        order by 1`,
    );
    expect(seen.map(({ status }) => status)).toEqual(
      expect.arrayContaining([
        'approved',
        'concluded',
        'expired',
        'in-step',
        'returned',
        'submitted',
      ]),
    );
    expect(
      await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
    ).toMatchObject({ clean: true, violations: [] });
  }, 60_000);

  it('control: a mark over a report that came in time is refused by the database', async () => {
    const [taken]: { stream: string }[] = await stage.dataSource.query(
      `select h.stream from app.head h where h.category = 'obligation'
        and h.status in ('returned', 'submitted') and exists (select from app.receipt r
        where r.obligation = h.stream and r.timeliness = 'onTime') limit 1`,
    );
    await expect(
      stage.dataSource.query(`update app.head set status = 'expired' where stream = $1`, [
        taken!.stream,
      ]),
    ).rejects.toThrow(/cannot be marked expired|illegal transition/);
  });
});

describe('must-fail control: the oracle of the walks', () => {
  type Step = Workflow['transitions'][number];
  /** What it says of the same answers under a definition in which each step is another one. */
  const under = (change: (step: Step) => Step): Tried[] =>
    log
      .map((tried) => ({
        ...tried,
        workflow: { ...tried.workflow, transitions: tried.workflow.transitions.map(change) },
      }))
      .filter((tried) => faultOf(tried) !== undefined);

  it('finds no fault in what was answered', () => {
    expect(under((step) => step).map(faultOf)).toEqual([]);
    expect(log.filter((tried) => owed(tried) === undefined).length).toBeGreaterThan(200);
    expect(log.filter((tried) => owed(tried) !== undefined).length).toBeGreaterThan(50);
  });

  it.each([
    ['leads elsewhere', (step: Step) => ({ ...step, to: 'elsewhere' })],
    ['is another office’s', (step: Step) => ({ ...step, roles: ['auditor' as const] })],
    ['begins elsewhere', (step: Step) => ({ ...step, from: ['elsewhere'] })],
    ['asks for another person', (step: Step) => ({ ...step, secondPerson: true })],
    ['asks for nine persons', (step: Step) => ({ ...step, people: 9 })],
  ])('notices a step that %s', (_, change) => {
    expect(under(change).length).toBeGreaterThan(0);
  });
});
