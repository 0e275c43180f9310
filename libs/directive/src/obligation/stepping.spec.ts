import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { type Role } from '#libs/workflow';
import { minutesDefinition, stepsDefinition } from '../../../../test/support/own-definitions.js';
import { submitReport } from './arriving.js';
import { rejectReport } from './deciding.js';
import * as the from './obligation.examples.js';
import { obligation, placeOf } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';
import { requireExisting, type Ask } from './permitted.js';
import { returnReport, reviewReport } from './reviewing.js';
import { takeStep } from './stepping.js';
import { revokeApproval, undoRejection } from './undoing.js';

const { workflow } = stepsDefinition.definition;
const by = (role: Role, id: string, offices?: readonly string[]): Ask => ({
  workflow,
  actor: { id, role, offices },
});
const one = by('standing-committee', 'btv-1');
const two = by('standing-committee', 'btv-2');
const signer = by('signer', 'ky-1');

const reviewed: ObligationEvent = {
  type: 'ReportReviewed',
  data: { round: 1, opinion: 'Đủ', by: 'ban-1' },
};
const waits = [the.issued, the.submitted, reviewed];
const agreed = { type: 'StepAgreed', data: { round: 1, step: 'consider-report', by: 'btv-1' } };
const considered = {
  type: 'StepTaken',
  data: { round: 1, step: 'consider-report', to: 'considered', by: 'btv-2' },
};
const signed = { type: 'StepTaken', data: { round: 1, step: 'sign', to: 'approved', by: 'ky-1' } };
const upTo = (...facts: object[]): ObligationEvent[] => [...waits, ...(facts as ObligationEvent[])];
const consider = (ask: Ask) => (state: Parameters<typeof takeStep>[0]) =>
  takeStep(state, { step: 'consider-report' }, ask);
const sign = (ask: Ask) => (state: Parameters<typeof takeStep>[0]) =>
  takeStep(state, { step: 'sign' }, ask);
const placeAfter = (facts: readonly ObligationEvent[]) => {
  const state = requireExisting(fold(obligation, facts));
  return [state.status, placeOf(state)];
};

describe('a step of the definition’s own', () => {
  it('is taken when as many different persons have agreed as it asks for', () => {
    given(obligation, waits)
      .when(consider(one))
      .then([agreed as ObligationEvent]);
    given(obligation, upTo(agreed))
      .when(consider(two))
      .then([considered as ObligationEvent]);
    expect(placeAfter(upTo(agreed))).toEqual(['reviewed', 'reviewed']);
    expect(placeAfter(upTo(agreed, considered))).toEqual(['in-step', 'considered']);
    given(obligation, upTo(agreed, considered))
      .when(sign(signer))
      .then([signed as ObligationEvent]);
    expect(placeAfter(upTo(agreed, considered, signed))).toEqual(['approved', 'approved']);
  });

  it('counts a person once, under whichever account', () => {
    const other = by('standing-committee', 'btv-9', ['btv-9', 'btv-1']);
    given(obligation, upTo(agreed)).when(consider(other)).thenRefused('SAME_PERSON');
  });

  it('is not taken by whoever took another step of this round, an agreement included', () => {
    for (const earlier of ['ban-1', 'btv-1', 'btv-2'])
      given(obligation, upTo(agreed, considered))
        .when(sign(by('signer', 'ky-2', ['ky-2', earlier])))
        .thenRefused('SAME_PERSON');
    given(obligation, waits)
      .when(consider(by('standing-committee', 'btv-3', ['btv-3', 'ban-1'])))
      .thenRefused('SAME_PERSON');
  });

  it('starts anew with the next round: the same persons take the steps again', () => {
    const back = returnReport(
      fold(obligation, upTo(agreed, considered)),
      { reason: 'Thiếu' },
      by('signer', 'ky-1'),
    );
    expect(back).toMatchObject([{ type: 'ReportReturned' }]);
    const again = [
      ...upTo(agreed, considered),
      ...back,
      { ...the.submitted, data: { ...the.submitted.data, round: 2 } } as ObligationEvent,
    ];
    const whoSigned = by('department', 'ban-2', ['ban-2', 'btv-2']);
    const second = reviewReport(fold(obligation, again), { opinion: 'Đủ' }, whoSigned);
    given(obligation, [...again, ...second])
      .when(consider(one))
      .then([{ ...agreed, data: { ...agreed.data, round: 2 } } as ObligationEvent]);
  });

  it('is refused from elsewhere, with the ways on; by another office; and when it is none', () => {
    given(obligation, waits).when(sign(signer)).thenRefused('NOT_IN_THIS_STATE');
    given(obligation, waits).when(consider(signer)).thenRefused('NOT_YOUR_ROLE');
    given(obligation, waits)
      .when((state) => takeStep(state, { step: 'review-report' }, one))
      .thenRefused('NO_SUCH_STEP');
    given(obligation, waits)
      .when((state) => takeStep(state, { step: 'no-such' }, one))
      .thenRefused('NO_SUCH_COMMAND');
  });

  it('is undone to where it stood, when the report was rejected there', () => {
    const boss = {
      workflow,
      actor: { id: 'capuy-1', role: 'approver' },
      now: '2024-02-01T00:00:00.000000Z',
    };
    const facts = upTo(agreed, considered);
    const rejected = [...facts, ...rejectReport(fold(obligation, facts), 'Sai', boss)];
    const why = { reason: 'Nhầm hồ sơ', document: '260-CV/ĐU', documentOn: '2024-02-26' };
    const undone = undoRejection(fold(obligation, rejected), why, boss);
    expect(undone).toMatchObject([{ data: { to: 'in-step', at: 'considered' } }]);
    expect(placeAfter([...rejected, ...undone])).toEqual(['in-step', 'considered']);
  });

  it('that approved without a paper is revoked by its round, and the steps are taken anew', () => {
    const boss = { workflow, actor: { id: 'capuy-1', role: 'approver' } };
    const why = { reason: 'Nhầm hồ sơ', document: '260-CV/ĐU', documentOn: '2024-02-26' };
    const facts = upTo(agreed, considered, signed);
    given(obligation, facts)
      .when((state) => revokeApproval(state, { ...why, notice: 'notice-1' }, boss))
      .thenRefused('NOT_THIS_NOTICE');
    const revoked = revokeApproval(fold(obligation, facts), why, boss);
    expect(revoked[0]?.data).not.toHaveProperty('notice');
    expect(placeAfter([...facts, ...revoked])).toEqual(['reviewed', 'reviewed']);
    given(obligation, [...facts, ...revoked])
      .when(consider(two))
      .then([{ ...agreed, data: { ...agreed.data, by: 'btv-2' } } as ObligationEvent]);
  });
});

describe('a state in which the definition ends', () => {
  const minutes = minutesDefinition.definition.workflow;
  const arrived = the.arrival('2024-02-01T02:00:00.000000Z');
  const cell = { workflow: minutes, actor: { id: 'chibo-1', role: 'cell' } };

  it('is done, though nobody approves it', () => {
    const facts = submitReport(fold(obligation, [the.issued]), arrived, cell);
    expect(facts).toMatchObject([{ type: 'ReportSubmitted', data: { concludes: true } }]);
    expect(placeAfter([the.issued, ...facts])).toEqual(['concluded', 'submitted']);
    // The same bytes again are so already.
    expect(submitReport(fold(obligation, [the.issued, ...facts]), arrived, cell)).toEqual([]);
  });

  it('must-fail control: without its mark the definition goes on', () => {
    const states = {
      ...minutes.states,
      submitted: { ...minutes.states['submitted']!, terminal: false },
    };
    const open = { ...cell, workflow: { ...minutes, states } };
    const facts = submitReport(fold(obligation, [the.issued]), arrived, open);
    expect(placeAfter([the.issued, ...facts])).toEqual(['submitted', 'submitted']);
  });
});
