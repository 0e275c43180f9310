import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import {
  acceptLateReport,
  acknowledge,
  issueObligation,
  submitReport,
  timeliness,
  withdrawReport,
} from './arriving.js';
import * as the from './obligation.examples.js';
import { obligation } from './obligation.js';

const { issued, submitted, returned, reviewed, expired, keptLate, byCell, byApprover, CUTOFF } =
  the;

describe('what arrives', () => {
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
      .when((state) => submitReport(state, the.arrival(the.LAST_MICROSECOND), byCell))
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
    const facts = submitReport(fold(obligation, [issued]), the.arrival(CUTOFF), byCell);
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
    const straddling = the.arrival('2024-02-15T17:00:04.000000Z', {
      begunAt: the.LAST_MICROSECOND,
    });
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
      the.arrival('2024-02-17T03:00:00.000000Z'),
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
        the.arrival('2024-02-17T03:00:00.000000Z'),
        byCell,
      );
      expect(facts).toMatchObject([{ type: 'ReportSubmitted', data: { round: 2 } }]);
    },
  );

  describe('where late reports count with a reason', () => {
    const taking = {
      ...byCell,
      workflow: {
        ...byCell.workflow,
        late: { accept: true, reason: 'required' as const, keep: true },
      },
    };
    const late = { ...the.arrival(CUTOFF), lateReason: 'Mất điện toàn xã' };

    it('takes it in before the mark, and says that it is late', () =>
      given(obligation, [issued])
        .when((state) => submitReport(state, late, taking))
        .then([
          {
            type: 'ReportSubmitted',
            data: {
              round: 1,
              receipt: '2024/0009',
              sha256: 'c'.repeat(64),
              completedAt: CUTOFF,
              by: 'chibo-1',
              late: { reason: 'Mất điện toàn xã' },
            },
          },
        ]));

    it('takes it in after the mark, as the step that leads out of it', () => {
      const facts = submitReport(fold(obligation, [issued, expired]), late, taking);
      expect(facts).toMatchObject([
        { type: 'ReportSubmitted', data: { late: { afterMark: true } } },
      ]);
      expect(fold(obligation, [issued, expired, ...facts]).status).toBe('submitted');
    });

    it('keeps it apart without a reason, also when nothing leads out of the mark', () => {
      const kept = (ask: typeof taking, reason?: string) =>
        submitReport(fold(obligation, [issued, expired]), { ...late, lateReason: reason }, ask).map(
          ({ type }) => type,
        );
      const noWayOut = {
        ...taking,
        workflow: {
          ...taking.workflow,
          transitions: taking.workflow.transitions.filter(
            ({ command }) => command !== 'accept-late-report',
          ),
        },
      };
      expect([kept(taking), kept(noWayOut, 'Mất điện')]).toEqual([
        ['ReportSetAside'],
        ['ReportSetAside'],
      ]);
    });

    it('takes nothing in silently where the definition does not say so', () =>
      expect(
        submitReport(fold(obligation, [issued]), late, byCell).map(({ type }) => type),
      ).toEqual(['ReportSetAside']));
  });

  it('refuses a late report where the definition keeps none, but never one begun in time', () => {
    const refusing = {
      ...byCell,
      workflow: {
        ...byCell.workflow,
        late: { accept: false, reason: 'required' as const, keep: false },
      },
    };
    given(obligation, [issued])
      .when((state) => submitReport(state, the.arrival(CUTOFF), refusing))
      .thenRefused('LATE_REFUSED');
    const straddling = the.arrival(CUTOFF, { begunAt: the.LAST_MICROSECOND });
    expect(
      submitReport(fold(obligation, [issued]), straddling, refusing).map(({ type }) => type),
    ).toEqual(['ReportSetAside']);
  });

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
        the.arrival('2024-02-17T03:00:00.000000Z'),
        byCell,
      );
      expect(again).toMatchObject([{ type: 'ReportSubmitted', data: { round: 2 } }]);
    },
  );
});
