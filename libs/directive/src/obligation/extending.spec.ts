import { describe, it } from '@jest/globals';
import { given } from '#libs/decider/testing';
import { rejectReport } from './deciding.js';
import { extendDeadline, reopen } from './extending.js';
import * as the from './obligation.examples.js';
import { obligation } from './obligation.js';

const { issued, submitted, expired, extended, reopened, byApprover } = the;
const now = '2024-02-01T00:00:00.000000Z';

describe('another day', () => {
  it('is rejected, extended, reopened', () => {
    given(obligation, [issued, submitted])
      .when((state) => rejectReport(state, 'Sai đối tượng', byApprover))
      .then([the.rejected]);
    given(obligation, [issued])
      .when((state) => extendDeadline(state, the.newDeadline, { ...byApprover, now }))
      .then([extended]);
    given(obligation, [issued, expired])
      .when((state) => reopen(state, the.newDeadline, { ...byApprover, now }))
      .then([reopened]);
  });

  it('refuses a new deadline that has passed', () => {
    const late = { ...byApprover, now: '2024-03-01T00:00:00.000000Z' };
    given(obligation, [issued])
      .when((state) => extendDeadline(state, the.newDeadline, late))
      .thenRefused('DEADLINE_IN_THE_PAST');
    given(obligation, [issued, expired])
      .when((state) => reopen(state, the.newDeadline, late))
      .thenRefused('DEADLINE_IN_THE_PAST');
  });
});
