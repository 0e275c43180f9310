import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, Refused } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { type Command, commandFacts, statusFacts, statuses } from '#libs/workflow';
import * as the from './obligation.examples.js';
import { obligation, type Obligation } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';
import { type ObligationRow, obligationView } from './obligation.view.js';
import { type Ask } from './permitted.js';
import { statusAfter } from './standing.js';

const now = '2024-02-01T00:00:00.000000Z';
const asks = { cell: the.byCell, reviewer: the.byReviewer, approver: the.byApprover };
const commands = Object.keys(the.decisions) as (keyof typeof the.decisions)[];

type Decide = (state: Obligation) => readonly ObligationEvent[];

/** Asks as the first role that the command is for. */
function decisionOf(command: (typeof commands)[number], ask?: Ask): Decide {
  const by = ask ?? asks[commandFacts[command].by[0]];
  return (state) => the.decisions[command](state, { ask: { ...by, now } });
}

describe('obligation', () => {
  it('does nothing to what does not exist', () => {
    for (const command of commands)
      given(obligation, []).when(decisionOf(command)).thenRefused('NO_SUCH_OBLIGATION');
  });

  it('allows each command in the statuses of the definition and in no other', () => {
    for (const status of statuses) {
      for (const command of commands) {
        const back = status === 'cancelled' && command === 'return-report';
        const [issued, ...rest] = back ? the.cancelledAfterReport : the.histories[status];
        const state = fold(obligation, [issued!, the.keptLate, ...rest]);
        const verdict = outcome(() =>
          decisionOf(command, back ? the.byApprover : undefined)(state),
        );
        const legal = the.workflow.transitions.some(
          (step) => step.command === command && step.from.includes(status),
        );
        expect({ status, command, verdict }).toEqual({
          status,
          command,
          verdict: expected({ status, command, legal }),
        });
      }
    }
  });

  it('stands in its status in the state, in the head and on the board alike', () => {
    for (const status of statuses) {
      const facts = the.histories[status];
      const state = fold(obligation, facts);
      let row: ObligationRow | undefined;
      for (const [index, event] of facts.entries())
        row = obligationView.project(row, { ...stored, ...event, version: index + 1 });
      const after = facts.map(statusAfter).findLast((one) => one !== null);
      const shown = [state.status, obligation.head(state).status, row?.status, after];
      expect(shown).toEqual([status, status, status, status]);
    }
  });

  it('never holds both a report in time and the mark, whatever comes in whatever order', () => {
    // The sweep marks what is issued, at any moment between the commands.
    const sweep: Decide = (state) => (state.status === 'issued' ? [the.expired] : []);
    const steps = fc.constantFrom(sweep, ...commands.map((command) => decisionOf(command)));
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 30 }), (decides) => {
        const facts: ObligationEvent[] = [the.issued];
        for (const decide of decides)
          facts.push(...(attempt(() => decide(fold(obligation, facts))) ?? []));
        const marked = facts.findLastIndex(({ type }) => type === 'ObligationExpired');
        if (marked >= 0)
          expect(facts.slice(0, marked).some(({ type }) => type === 'ReportSubmitted')).toBe(false);
      }),
    );
  });
});

const stored = {
  stream: 'obligation-quy-hoach-2024--cb-tong-hop',
  position: 1,
  schemaVersion: 1,
  at: now,
  actor: 'ai-do',
  causation: null,
  hash: '',
};

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function outcome(work: () => readonly ObligationEvent[]): string {
  try {
    const [event] = work();
    return event ? (event.type === 'ReportSetAside' ? 'set aside' : 'done') : 'already so';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/**
 * Asking for what is so already writes nothing, and a report to a marked obligation is kept.
 * Everything else outside the definition is refused.
 */
function expected({
  status,
  command,
  legal,
}: {
  status: (typeof statuses)[number];
  command: Command;
  legal: boolean;
}): string {
  if (legal) return 'done';
  if (the.saysSoAlready.includes(command) && commandFacts[command].records === status)
    return 'already so';
  if (command === 'submit-report' && statusFacts[status].mark === 'made') return 'set aside';
  return 'NOT_IN_THIS_STATE';
}
