import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, Refused } from '#libs/decider';
import { given } from '#libs/decider/testing';
import * as the from './obligation.examples.js';
import {
  acceptLateReport,
  acknowledge,
  type Arrival,
  type Ask,
  approveReport,
  extendDeadline,
  issueObligation,
  obligation,
  rejectReport,
  reopen,
  returnReport,
  reviewReport,
  submitReport,
  timeliness,
  withdrawReport,
} from './obligation.js';
import { type NewDeadline } from '../definition/deadline.js';
import { cancelObligation } from './ending.js';
import { revokeApproval, undoRejection } from './undoing.js';
import { type ObligationEvent } from './obligation.events.js';

const {
  issued,
  submitted,
  returned,
  reviewed,
  approved,
  expired,
  keptLate,
  extended,
  reopened,
  byCell,
  byReviewer,
  byApprover,
  CUTOFF,
} = the;

const arrival = (completedAt: string, over: Partial<Arrival> = {}): Arrival => ({
  receipt: '2024/0009',
  sha256: 'c'.repeat(64),
  begunAt: completedAt,
  completedAt,
  ...over,
});
const approval = { notice: 'notice-1', meeting: { on: '2024-02-20', present: 11, agreed: 11 } };
const { by: _by, ...deadline } = extended.data as NewDeadline & { by: string };
const paper = { reason: 'Nhầm hồ sơ', document: '260-CV/ĐU', documentOn: '2024-02-26' };
const now = '2024-02-01T00:00:00.000000Z';

describe('obligation', () => {
  it('is issued once', () =>
    given(obligation, [])
      .when((state) => issueObligation(state, issued.data as never))
      .then([issued]));
  it('is acknowledged once', () =>
    given(obligation, [issued])
      .when((state) => acknowledge(state, byCell))
      .then([the.acknowledged]));

  it('takes a report in the last microsecond before the cutoff', () => {
    given(obligation, [issued])
      .when((state) => submitReport(state, arrival(the.LAST_MICROSECOND), byCell))
      .then([
        {
          type: 'ReportSubmitted',
          data: {
            round: 1,
            receipt: '2024/0009',
            sha256: 'c'.repeat(64),
            completedAt: the.LAST_MICROSECOND,
            by: 'chibo-1',
          },
        },
      ]);
  });

  it('keeps and flags a report at the cutoff itself, without changing state', () => {
    const facts = submitReport(fold(obligation, [issued]), arrival(CUTOFF), byCell);
    expect(facts).toEqual([
      {
        type: 'ReportSetAside',
        data: {
          receipt: '2024/0009',
          sha256: 'c'.repeat(64),
          completedAt: CUTOFF,
          reason: 'late',
          by: 'chibo-1',
        },
      },
    ]);
    expect(fold(obligation, [issued, ...facts]).status).toBe('issued');
  });

  it('holds for a person what began before the cutoff and was complete after it', () => {
    const straddling = arrival('2024-02-15T17:00:04.000000Z', { begunAt: the.LAST_MICROSECOND });
    expect(timeliness(CUTOFF, straddling)).toBe('straddled');
    given(obligation, [issued])
      .when((state) => submitReport(state, straddling, byCell))
      .then([
        {
          type: 'ReportSetAside',
          data: {
            receipt: '2024/0009',
            sha256: 'c'.repeat(64),
            completedAt: straddling.completedAt,
            reason: 'straddled',
            by: 'chibo-1',
          },
        },
      ]);
  });

  it('keeps a report that comes after the mark, and the mark stays', () => {
    const facts = submitReport(
      fold(obligation, [issued, expired]),
      arrival('2024-02-17T03:00:00.000000Z'),
      byCell,
    );
    expect(facts.map(({ type }) => type)).toEqual(['ReportSetAside']);
    expect(fold(obligation, [issued, expired, ...facts]).status).toBe('expired');
  });

  it(
    'takes the next round of a returned report also after the cutoff: its first round was on ' +
      'time (I2)',
    () => {
      const facts = submitReport(
        fold(obligation, [issued, submitted, returned]),
        arrival('2024-02-17T03:00:00.000000Z'),
        byCell,
      );
      expect(facts).toMatchObject([{ type: 'ReportSubmitted', data: { round: 2 } }]);
    },
  );

  it('lets a named approver accept a late report, before and after the mark', () => {
    for (const history of [
      [issued, keptLate],
      [issued, keptLate, expired],
    ]) {
      given(obligation, history)
        .when((state) =>
          acceptLateReport(
            state,
            { receipt: '2024/0010', reason: 'Mất điện toàn khu vực' },
            byApprover,
          ),
        )
        .then([
          {
            type: 'ReportSubmitted',
            data: {
              round: 1,
              receipt: '2024/0010',
              sha256: 'b'.repeat(64),
              completedAt: CUTOFF,
              by: 'capuy-1',
              acceptance: { reason: 'Mất điện toàn khu vực' },
            },
          },
        ]);
    }
    given(obligation, [issued, keptLate])
      .when((state) => acceptLateReport(state, { receipt: '2024/0099', reason: 'x' }, byApprover))
      .thenRefused('NO_SUCH_RECEIPT');
    given(obligation, [issued, keptLate])
      .when((state) => acceptLateReport(state, { receipt: '2024/0010', reason: 'x' }, byCell))
      .thenRefused('NOT_YOUR_ROLE');
  });

  it('is returned, reviewed, approved by a second person', () => {
    given(obligation, [issued, submitted])
      .when((state) => returnReport(state, { reason: 'Thiếu biên bản' }, byReviewer))
      .then([returned]);
    given(obligation, [issued, submitted])
      .when((state) => reviewReport(state, { opinion: 'Đủ' }, byReviewer))
      .then([reviewed]);
    given(obligation, [issued, submitted, reviewed])
      .when((state) => approveReport(state, approval, byApprover))
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
      // Returned already: the same date is so already, another one is not lost without a word.
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

  it(
    'is taken back by the cell before the review and before the cutoff, and is never marked ' +
      'after that',
    () => {
      const [early, late] = [
        { ...byCell, now: the.LAST_MICROSECOND },
        { ...byCell, now: CUTOFF },
      ];
      given(obligation, [issued, submitted])
        .when((state) => withdrawReport(state, 'Gửi nhầm bản chưa ký', early))
        .then([the.withdrawn]);
      given(obligation, [issued, submitted])
        .when((state) => withdrawReport(state, 'Gửi nhầm', late))
        .thenRefused('WITHDRAW_TOO_LATE');
      given(obligation, [issued, submitted])
        .when((state) => withdrawReport(state, 'Gửi nhầm', byCell))
        .thenRefused('WITHDRAW_TOO_LATE');
      given(obligation, [issued, submitted, reviewed])
        .when((state) => withdrawReport(state, 'Gửi nhầm', early))
        .thenRefused('NOT_IN_THIS_STATE');
      expect(fold(obligation, [issued, submitted, the.withdrawn]).status).toBe('returned');
      const again = submitReport(
        fold(obligation, [issued, submitted, the.withdrawn]),
        arrival('2024-02-17T03:00:00.000000Z'),
        byCell,
      );
      expect(again).toMatchObject([{ type: 'ReportSubmitted', data: { round: 2 } }]);
    },
  );

  it('refuses the approval of the person who reviewed', () => {
    const samePerson: Ask = { ...byApprover, actor: { id: 'thamdinh-1', role: 'approver' } };
    given(obligation, [issued, submitted, reviewed])
      .when((state) => approveReport(state, approval, samePerson))
      .thenRefused('SAME_PERSON');
  });

  it(
    'knows the person under another account, and asks for the second one wherever the ' +
      'definition does',
    () => {
      const other: Ask = {
        ...byApprover,
        actor: { ...byApprover.actor, accounts: [byApprover.actor.id, 'thamdinh-1'] },
      };
      given(obligation, [issued, submitted, reviewed])
        .when((state) => approveReport(state, approval, other))
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

  it('is rejected, extended, reopened', () => {
    given(obligation, [issued, submitted])
      .when((state) => rejectReport(state, 'Sai đối tượng', byApprover))
      .then([the.rejected]);
    given(obligation, [issued])
      .when((state) => extendDeadline(state, deadline, { ...byApprover, now }))
      .then([extended]);
    given(obligation, [issued, expired])
      .when((state) => reopen(state, deadline, { ...byApprover, now }))
      .then([reopened]);
  });

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
        .when((state) => reopen(state, deadline, { ...byApprover, now }))
        .then([reopened]);
      given(obligation, the.cancelledAfterReport)
        .when((state) => returnReport(state, { reason: 'Thiếu biên bản' }, { ...byApprover }))
        .then([{ ...returned, data: { ...returned.data, by: 'capuy-1' } } as ObligationEvent]);
      given(obligation, the.cancelledAfterReport)
        .when((state) => reopen(state, deadline, { ...byApprover, now }))
        .thenRefused('REPORT_WAS_RECEIVED');
      given(obligation, [issued, the.cancelled])
        .when((state) => returnReport(state, { reason: 'Thiếu biên bản' }, byApprover))
        .thenRefused('NO_REPORT');
      expect(() =>
        submitReport(
          fold(obligation, [issued, the.cancelled]),
          arrival(the.LAST_MICROSECOND),
          byCell,
        ),
      ).toThrow('Đã thôi giao');
    },
  );

  it('refuses a new deadline that has passed', () => {
    const late = { ...byApprover, now: '2024-03-01T00:00:00.000000Z' };
    given(obligation, [issued])
      .when((state) => extendDeadline(state, deadline, late))
      .thenRefused('DEADLINE_IN_THE_PAST');
    given(obligation, [issued, expired])
      .when((state) => reopen(state, deadline, late))
      .thenRefused('DEADLINE_IN_THE_PAST');
  });

  it('does nothing to what does not exist', () => {
    for (const decide of Object.values(decisions))
      given(obligation, [])
        .when(decide.by(byApprover, byCell, byReviewer))
        .thenRefused('NO_SUCH_OBLIGATION');
  });

  it('allows each command in the states of the definition and in no other', () => {
    for (const [status, history] of Object.entries(the.histories)) {
      for (const [command, { by, role }] of Object.entries(decisions)) {
        const legal = the.workflow.transitions.some(
          (transition) =>
            transition.command === command && transition.from.includes(status as never),
        );
        const back = status === 'cancelled' && command === 'return-report';
        const verdict = outcome(() =>
          by(
            byApprover,
            byCell,
            back ? byApprover : byReviewer,
          )(fold(obligation, back ? the.cancelledAfterReport : history)),
        );
        expect({ status, command, role, verdict }).toEqual({
          status,
          command,
          role,
          verdict: expected({ status, command, legal }),
        });
      }
    }
  });

  it('never holds both a report in time and the mark, whatever comes in whatever order', () => {
    // The sweep marks what is issued, at any moment between the commands.
    const sweep: Decide = (state) => (state.status === 'issued' ? [expired] : []);
    const steps = fc.constantFrom(
      sweep,
      ...Object.values(decisions).map(({ by }) => by(byApprover, byCell, byReviewer)),
    );
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 30 }), (decides) => {
        const facts: ObligationEvent[] = [issued];
        for (const decide of decides)
          facts.push(...(attempt(() => decide(fold(obligation, facts))) ?? []));
        const marked = facts.findLastIndex(({ type }) => type === 'ObligationExpired');
        if (marked >= 0)
          expect(facts.slice(0, marked).some(({ type }) => type === 'ReportSubmitted')).toBe(false);
      }),
    );
  });
});

type Decide = (state: ReturnType<typeof obligation.evolve>) => readonly ObligationEvent[];
interface Case {
  readonly role: string;
  readonly by: (approver: Ask, cell: Ask, reviewer: Ask) => Decide;
}

const decisions: Readonly<Record<string, Case>> = {
  acknowledge: { role: 'cell', by: (_a, cell) => (state) => acknowledge(state, cell) },
  'submit-report': {
    role: 'cell',
    by: (_a, cell) => (state) => submitReport(state, arrival('2024-02-02T00:00:00.000000Z'), cell),
  },
  'withdraw-report': {
    role: 'cell',
    by: (_a, cell) => (state) => withdrawReport(state, 'Gửi nhầm', { ...cell, now }),
  },
  'return-report': {
    role: 'reviewer',
    by: (_a, _c, reviewer) => (state) => returnReport(state, { reason: 'Thiếu' }, reviewer),
  },
  'review-report': {
    role: 'reviewer',
    by: (_a, _c, reviewer) => (state) => reviewReport(state, { opinion: 'Đủ' }, reviewer),
  },
  'approve-report': {
    role: 'approver',
    by: (approver) => (state) => approveReport(state, approval, approver),
  },
  'reject-report': {
    role: 'approver',
    by: (approver) => (state) => rejectReport(state, 'Sai', approver),
  },
  'extend-deadline': {
    role: 'approver',
    by: (approver) => (state) => extendDeadline(state, deadline, { ...approver, now }),
  },
  'revoke-approval': {
    role: 'approver',
    by: (approver) => (state) =>
      revokeApproval(
        state,
        {
          notice: state.status === 'approved' ? state.notice : 'notice-1',
          symbol: '119-TB/ĐU',
          ...paper,
        },
        approver,
      ),
  },
  'undo-rejection': {
    role: 'approver',
    by: (approver) => (state) => undoRejection(state, paper, approver),
  },
  reopen: {
    role: 'approver',
    by: (approver) => (state) => reopen(state, deadline, { ...approver, now }),
  },
  'cancel-obligation': {
    role: 'approver',
    by: (approver) => (state) =>
      cancelObligation(state, { reason: 'Chi bộ giải thể', document: '12-QĐ/ĐU' }, approver),
  },
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
 * Asking for what is so already writes nothing; a report to a marked obligation is kept; all else
 * outside the definition is refused.
 */
const ALREADY: Readonly<Record<string, string>> = {
  'withdraw-report': 'returned',
  'return-report': 'returned',
  'review-report': 'reviewed',
  'approve-report': 'approved',
  'reject-report': 'rejected',
  'cancel-obligation': 'cancelled',
};

function expected({
  status,
  command,
  legal,
}: {
  status: string;
  command: string;
  legal: boolean;
}): string {
  if (legal) return 'done';
  if (ALREADY[command] === status) return 'already so';
  if (command === 'submit-report' && status === 'expired') return 'set aside';
  return 'NOT_IN_THIS_STATE';
}
