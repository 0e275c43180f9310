import { describe, it } from '@jest/globals';
import { given } from '#libs/decider/testing';
import { approveReport, rejectReport } from './deciding.js';
import * as the from './obligation.examples.js';
import { obligation } from './obligation.js';
import { type Ask } from './permitted.js';

const { issued, submitted, reviewed, byApprover } = the;

describe('a decision', () => {
  it('refuses the approval of the person who reviewed', () => {
    const samePerson: Ask = { ...byApprover, actor: { id: 'thamdinh-1', role: 'approver' } };
    given(obligation, [issued, submitted, reviewed])
      .when((state) => approveReport(state, the.approval, samePerson))
      .thenRefused('SAME_PERSON');
  });

  it(
    'knows the person under another account, and asks for the second one wherever the ' +
      'definition does',
    () => {
      const other: Ask = {
        ...byApprover,
        actor: { ...byApprover.actor, offices: [byApprover.actor.id, 'thamdinh-1'] },
      };
      given(obligation, [issued, submitted, reviewed])
        .when((state) => approveReport(state, the.approval, other))
        .thenRefused('SAME_PERSON');
      given(obligation, [issued, submitted, reviewed])
        .when((state) => rejectReport(state, 'Sai đối tượng', other))
        .then([the.rejected]);
      const strict = {
        ...the.workflow,
        transitions: the.workflow.transitions.map((step) =>
          step.command === 'reject-report' ? { ...step, secondPerson: true } : step,
        ),
      };
      given(obligation, [issued, submitted, reviewed])
        .when((state) => rejectReport(state, 'Sai đối tượng', { ...other, workflow: strict }))
        .thenRefused('SAME_PERSON');
      given(obligation, [issued, submitted])
        .when((state) => rejectReport(state, 'Sai đối tượng', { ...byApprover, workflow: strict }))
        .then([the.rejected]);
    },
  );
});
