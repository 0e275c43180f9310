import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { type Existing, obligation, type ObligationEvent, placeOf } from '#libs/directive';
import { type Ask, obligationExamples as the, takeStep } from '#libs/directive/testing';
import { type Command, commandFacts, type Status, type Workflow } from '#libs/workflow';
import { byId } from '../support/every-definition.js';
import { cell, countsAs, everyOf, verdict } from './workflow-table.fixtures.js';

// The decision behind every command × state × role of every definition: it moves where the file's
// transition leads, and nowhere else.

const now = '2024-02-01T00:00:00.000000Z';
const standing = (facts: readonly ObligationEvent[]): Existing =>
  fold(obligation, facts) as Existing;

const concluding: Readonly<Record<string, readonly ObligationEvent[]>> = {
  submitted: [the.issued, the.submittedAndDone],
  reviewed: [the.issued, the.submitted, the.reviewedAndDone],
};

/** Facts that lead to where a definition stands. */
function historyOf(workflow: Workflow, place: string): readonly ObligationEvent[] {
  const status = countsAs(workflow, place);
  const step = { round: 1, step: 'before', to: place, by: 'banthamdinh-1' };
  if (status === 'in-step') return [the.issued, the.submitted, { type: 'StepTaken', data: step }];
  if (status !== 'concluded') return the.histories[place as Status];
  const done = { type: 'StepTaken', data: { ...step, concludes: true } } as const;
  return concluding[place] ?? [the.issued, the.submitted, done];
}

/** Everybody but the last of those whom the step asks for. */
function agreements(workflow: Workflow, command: string, place: string): ObligationEvent[] {
  const step = workflow.transitions.find(
    (one) => one.command === command && one.from.includes(place),
  );
  return Array.from({ length: (step?.people ?? 1) - 1 }, (_, n) => ({
    type: 'StepAgreed',
    data: { round: 1, step: command, by: `nguoi-dong-y-${n}` },
  }));
}

type Decide = (state: Existing, ask: Ask & { now: string }) => readonly ObligationEvent[];
function decisionOf(command: string): Decide {
  const known = Object.entries(the.decisions).find(([name]) => name === command)?.[1];
  return known
    ? (state, ask) => known(state, { ask })
    : (state, ask) => takeStep(state, { step: command }, ask);
}

/** Whoever asks here is never the reviewer of before: another review is another fact. */
const saysSo = (command: string, status: Status): boolean =>
  command !== 'review-report' &&
  the.saysSoAlready.some((known) => known === command) &&
  commandFacts[command as Command].records === status;

describe.each(byId)('the decider under %s', (_, workflow) => {
  /** Where it leads; undefined when nothing moves. */
  function movedTo(
    { command, status: place, role }: { command: string; status: string; role: string },
    agreed: readonly ObligationEvent[],
  ): string | undefined {
    const [issued, ...rest] =
      place === 'cancelled' && command === 'return-report'
        ? the.cancelledAfterReport
        : historyOf(workflow, place);
    // The report that was set aside waits in every state, so that only the table can refuse to let
    // it in.
    const state = standing([issued!, the.keptLate, ...rest, ...agreed]);
    let moved: string | undefined;
    verdict(() => {
      const ask = { workflow, actor: { id: 'nguoi-khac', role }, now };
      const events = decisionOf(command)(state, ask);
      const moves = events.some(({ type }) => type !== 'ReportSetAside' && type !== 'StepAgreed');
      moved = moves ? placeOf(events.reduce(obligation.evolve, state) as Existing) : undefined;
    });
    return moved;
  }

  const every = everyOf(workflow).filter(({ command }) => command !== 'expire');

  it(`moves along the definition’s cells of ${every.length} and along no other`, () => {
    for (const asked of every) {
      const { command, status: place } = asked;
      const { status } = standing(historyOf(workflow, place));
      const moved = movedTo(asked, agreements(workflow, command, place));
      const expected = saysSo(command, status) ? undefined : cell(workflow, asked);
      expect({ ...asked, moved }).toEqual({ ...asked, moved: expected });
    }
  });

  it('stays where it is while somebody who is asked for has not agreed', () => {
    for (const asked of every) {
      const agreed = agreements(workflow, asked.command, asked.status);
      for (const count of agreed.keys())
        expect({ ...asked, moved: movedTo(asked, agreed.slice(0, count)) }).toEqual({
          ...asked,
          moved: undefined,
        });
    }
  });
});

it('must-fail control: the two-person steps that stay are there', () => {
  const people = byId.flatMap(([, { transitions }]) => transitions.map(({ people: n = 1 }) => n));
  expect(Math.max(...people)).toBeGreaterThan(1);
});
