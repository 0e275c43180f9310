import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { submitReport } from './arriving.js';
import { cancelObligation } from './ending.js';
import { reopen } from './extending.js';
import { returnReport } from './reviewing.js';
import * as the from './obligation.examples.js';
import { obligation } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';

const { returned, issued, submitted, reviewed, approved, expired, reopened, byCell, byApprover } =
  the;
const now = '2024-02-01T00:00:00.000000Z';

describe('a cancellation', () => {
  it(
    'is cancelled once, and comes back as what it was: reopened when nothing had come, ' +
      'returned when something had',
    () => {
      const wish = { reason: 'Chi bộ giải thể', document: '12-QĐ/ĐU' };
      for (const history of [[issued], [issued, expired]])
        given(obligation, history)
          .when((state) => cancelObligation(state, wish, byApprover))
          .then([the.cancelled]);
      given(obligation, [issued, submitted, reviewed, approved])
        .when((state) => cancelObligation(state, wish, byApprover))
        .thenRefused('NOT_IN_THIS_STATE');
      given(obligation, [issued, the.cancelled])
        .when((state) => reopen(state, the.newDeadline, { ...byApprover, now }))
        .then([reopened]);
      given(obligation, the.cancelledAfterReport)
        .when((state) => returnReport(state, { reason: 'Thiếu biên bản' }, { ...byApprover }))
        .then([{ ...returned, data: { ...returned.data, by: 'capuy-1' } } as ObligationEvent]);
      given(obligation, the.cancelledAfterReport)
        .when((state) => reopen(state, the.newDeadline, { ...byApprover, now }))
        .thenRefused('REPORT_WAS_RECEIVED');
      given(obligation, [issued, the.cancelled])
        .when((state) => returnReport(state, { reason: 'Thiếu biên bản' }, byApprover))
        .thenRefused('NO_REPORT');
      expect(() =>
        submitReport(
          fold(obligation, [issued, the.cancelled]),
          the.arrival(the.LAST_MICROSECOND),
          byCell,
        ),
      ).toThrow('Đã thôi giao');
    },
  );
});
