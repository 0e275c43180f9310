import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { approveReport } from './deciding.js';
import { returnReport, reviewReport } from './reviewing.js';
import * as the from './obligation.examples.js';
import { obligation } from './obligation.js';

const { issued, submitted, returned, reviewed, approved, byReviewer, byApprover } = the;
const now = '2024-02-01T00:00:00.000000Z';

describe('a review', () => {
  it('is returned, reviewed, approved by a second person', () => {
    given(obligation, [issued, submitted])
      .when((state) => returnReport(state, { reason: 'Thiếu biên bản' }, byReviewer))
      .then([returned]);
    given(obligation, [issued, submitted])
      .when((state) => reviewReport(state, { opinion: 'Đủ' }, byReviewer))
      .then([reviewed]);
    given(obligation, [issued, submitted, reviewed])
      .when((state) => approveReport(state, the.approval, byApprover))
      .then([approved]);
  });

  it(
    'is returned with a new date and the open comments, and the date is the deadline from then ' +
      'on',
    () => {
      const { reason, dueOn, cutoffAt, wording, comments } = the.returnedUntil.data as never;
      const back = { reason, deadline: { dueOn, cutoffAt, wording }, comments };
      given(obligation, [issued, submitted])
        .when((state) => returnReport(state, back, { ...byReviewer, now }))
        .then([the.returnedUntil]);
      expect(fold(obligation, [issued, submitted, the.returnedUntil])).toMatchObject({
        status: 'returned',
        dueOn,
        cutoffAt,
        wording,
      });
      expect(
        obligation.head(fold(obligation, [issued, submitted, the.returnedUntil])),
      ).toMatchObject({ cutoffAt });
      for (const at of [cutoffAt, undefined])
        given(obligation, [issued, submitted])
          .when((state) => returnReport(state, back, { ...byReviewer, now: at }))
          .thenRefused('DEADLINE_IN_THE_PAST');
      // The report is returned already. The same date changes nothing, but another date is not
      // dropped silently.
      given(obligation, [issued, submitted, the.returnedUntil])
        .when((state) => returnReport(state, back, { ...byReviewer, now }))
        .then([]);
      given(obligation, [issued, submitted, returned])
        .when((state) => returnReport(state, back, { ...byReviewer, now }))
        .thenRefused('NOT_IN_THIS_STATE');
    },
  );

  it('is reviewed with the warnings that were let stand', () => {
    const { opinion, acceptances } = the.reviewedWithWarning.data as never;
    given(obligation, [issued, submitted])
      .when((state) => reviewReport(state, { opinion, acceptances }, byReviewer))
      .then([the.reviewedWithWarning]);
  });
});
