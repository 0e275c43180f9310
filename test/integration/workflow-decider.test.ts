import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { obligation, type ObligationEvent } from '#libs/directive';
import * as decide from '#libs/directive/testing';
import { commands } from '#libs/workflow';
import { cell, definitions, every, verdict } from './workflow-table.fixtures.js';

const { obligationExamples: the } = decide;

describe.each(definitions.map((workflow) => [workflow.name, workflow] as const))(
  'the decider under %s',
  (_, workflow) => {
    const now = '2024-02-01T00:00:00.000000Z';
    const taken = { reason: 'Nhầm hồ sơ', document: '260-CV/ĐU', documentOn: '2024-02-26' };
    const { by: _by, ...deadline } = the.extended.data as decide.NewDeadline & { by: string };
    type State = ReturnType<typeof obligation.evolve>;
    type Decide = (state: State, ask: decide.Ask & { now: string }) => readonly ObligationEvent[];
    /**
     * The report that was set aside waits in every state, so that only the table can refuse to let
     * it in.
     */
    const decisions: Readonly<Record<Exclude<(typeof commands)[number], 'expire'>, Decide>> = {
      acknowledge: (state, ask) => decide.acknowledge(state, ask),
      'submit-report': (state, ask) =>
        decide.submitReport(
          state,
          { receipt: '2024/0009', sha256: 'c'.repeat(64), begunAt: now, completedAt: now },
          ask,
        ),
      'withdraw-report': (state, ask) => decide.withdrawReport(state, 'Gửi nhầm', ask),
      'return-report': (state, ask) => decide.returnReport(state, { reason: 'Thiếu' }, ask),
      'review-report': (state, ask) => decide.reviewReport(state, { opinion: 'Đủ' }, ask),
      'approve-report': (state, ask) =>
        decide.approveReport(
          state,
          { notice: 'notice-1', meeting: { on: '2024-02-20', present: 11, agreed: 11 } },
          ask,
        ),
      'reject-report': (state, ask) => decide.rejectReport(state, 'Sai', ask),
      'extend-deadline': (state, ask) => decide.extendDeadline(state, deadline, ask),
      reopen: (state, ask) => decide.reopen(state, deadline, ask),
      'accept-late-report': (state, ask) =>
        decide.acceptLateReport(state, { receipt: '2024/0010', reason: 'Mất điện' }, ask),
      'revoke-approval': (state, ask) =>
        decide.revokeApproval(state, { notice: 'notice-1', symbol: '119-TB/ĐU', ...taken }, ask),
      'undo-rejection': (state, ask) => decide.undoRejection(state, taken, ask),
      'cancel-obligation': (state, ask) =>
        decide.cancelObligation(state, { reason: 'Giải thể', document: '12-QĐ/ĐU' }, ask),
    };
    /**
     * Asking for what is so already is no change; a report to a marked obligation is kept without
     * one.
     */
    const unchanged: Readonly<Record<string, string>> = {
      'withdraw-report': 'returned',
      'return-report': 'returned',
      'approve-report': 'approved',
      'reject-report': 'rejected',
      'cancel-obligation': 'cancelled',
    };

    it('moves along the definition’s cells and along no other', () => {
      for (const { command, status, role } of every) {
        if (command === 'expire') continue;
        const history =
          status === 'cancelled' && command === 'return-report'
            ? the.cancelledAfterReport
            : the.histories[status]!;
        const state = fold(obligation, [history[0]!, the.keptLate, ...history.slice(1)]);
        let moved: string | undefined;
        verdict(() => {
          const events = decisions[command](state, {
            workflow,
            actor: { id: 'nguoi-khac', role },
            now,
          });
          moved = events.some(({ type }) => type !== 'ReportSetAside')
            ? fold(obligation, events, state).status
            : undefined;
        });
        const expected =
          unchanged[command] === status ? undefined : cell(workflow, { command, status, role });
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
