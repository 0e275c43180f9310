import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { cancelObligation } from './ending.js';
import * as the from './obligation.examples.js';
import { type Ask } from './permitted.js';
import { approveReport } from './deciding.js';
import { obligation } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';
import { correctedAlready, mayCorrectApproval, revokeApproval, undoRejection } from './undoing.js';

const {
  issued,
  submitted,
  reviewed,
  approved,
  rejected,
  returned,
  revoked,
  undone,
  undoneUntil,
  byApprover,
  byReviewer,
} = the;
const {
  round: _round,
  by: _by,
  ...revocation
} = revoked.data as Extract<ObligationEvent, { type: 'ApprovalRevoked' }>['data'];
const paper = { reason: 'Từ chối nhầm hồ sơ', document: '260-CV/ĐU', documentOn: '2024-02-26' };
const corrected = { reason: 'Ghi nhầm ngày sinh', document: '260-CV/ĐU', documentOn: '2024-02-26' };
const now = '2024-02-26T02:00:00.000000Z';
const until = {
  dueOn: '2024-02-28',
  cutoffAt: '2024-02-28T17:00:00.000000Z',
  wording: 'đến hết ngày 28/02/2024',
};

describe('an approval', () => {
  const done = [issued, submitted, reviewed, approved];

  it(
    'is revoked once: the report is reviewed again, and the next approval has a notice of its ' +
      'own',
    () => {
      given(obligation, done)
        .when((state) => revokeApproval(state, revocation, byApprover))
        .then([revoked]);
      const state = fold(obligation, [...done, revoked]);
      expect(state).toMatchObject({
        status: 'reviewed',
        reviewedBy: 'thamdinh-1',
        approvals: ['notice-1'],
        revoked: ['notice-1'],
      });
      const again = approveReport(
        state,
        { notice: 'notice-1_2', meeting: { on: '2024-02-27', present: 11, agreed: 11 } },
        byApprover,
      );
      expect(fold(obligation, [...done, revoked, ...again])).toMatchObject({
        status: 'approved',
        notice: 'notice-1_2',
        approvals: ['notice-1', 'notice-1_2'],
        revoked: ['notice-1'],
      });
      // Asking twice, late, does not revoke the notice that came after.
      given(obligation, [...done, revoked, ...again])
        .when((stands) => revokeApproval(stands, revocation, byApprover))
        .then([]);
    },
  );

  it('is revoked by nobody but an approver who did not review it, and by its own notice', () => {
    given(obligation, done)
      .when((state) => revokeApproval(state, revocation, byReviewer))
      .thenRefused('NOT_YOUR_ROLE');
    const same: Ask = { ...byApprover, actor: { id: 'thamdinh-1', role: 'approver' } };
    given(obligation, done)
      .when((state) => revokeApproval(state, revocation, same))
      .thenRefused('SAME_PERSON');
    given(obligation, done)
      .when((state) => revokeApproval(state, { ...revocation, notice: 'notice-khac' }, byApprover))
      .thenRefused('NOT_THIS_NOTICE');
    given(obligation, [issued, submitted, reviewed])
      .when((state) => revokeApproval(state, revocation, byApprover))
      .thenRefused('NOT_IN_THIS_STATE');
  });

  it(
    'of a reviewer who is still the first person cannot be given by that person after a ' +
      'revocation either',
    () => {
      const same: Ask = { ...byApprover, actor: { id: 'thamdinh-1', role: 'approver' } };
      given(obligation, [...done, revoked])
        .when((state) =>
          approveReport(
            state,
            { notice: 'notice-1_2', meeting: { on: '2024-02-27', present: 11, agreed: 11 } },
            same,
          ),
        )
        .thenRefused('SAME_PERSON');
    },
  );
});

describe('an approval on which a later list stands', () => {
  const done = [issued, submitted, reviewed, approved];
  const points = ['Ngày sinh đúng là 12/5/1980'];
  const asked = { notice: 'notice-1', standing: ['Thông báo số 121-TB/ĐU, ngày 05/03/2024'] };
  const asking =
    (what: typeof asked, ask: Ask) =>
    (state: ReturnType<typeof obligation.evolve>): readonly ObligationEvent[] => {
      if (correctedAlready(state, { notice: what.notice, points, ...corrected })) return [];
      mayCorrectApproval(state, what, ask);
      return [the.correctedByNotice];
    };

  it(
    'is corrected under the conditions of a revocation, and only where it cannot be ' + 'revoked',
    () => {
      given(obligation, done).when(asking(asked, byApprover)).then([the.correctedByNotice]);
      given(obligation, done)
        .when(asking({ ...asked, standing: [] }, byApprover))
        .thenRefused('NOTHING_STANDS_ON_IT');
      given(obligation, done)
        .when(asking({ ...asked, notice: 'notice-khac' }, byApprover))
        .thenRefused('NOT_THIS_NOTICE');
      given(obligation, done).when(asking(asked, byReviewer)).thenRefused('NOT_YOUR_ROLE');
      given(obligation, done)
        .when(asking(asked, { ...byApprover, actor: { id: 'thamdinh-1', role: 'approver' } }))
        .thenRefused('SAME_PERSON');
      given(obligation, [...done, revoked])
        .when(asking(asked, byApprover))
        .thenRefused('NOT_IN_THIS_STATE');
    },
  );

  it('stands as it was; the same correction is known, another one is not', () => {
    const state = fold(obligation, [...done, the.correctedByNotice]);
    expect(state).toMatchObject({
      status: 'approved',
      notice: 'notice-1',
      approvals: ['notice-1'],
    });
    expect(correctedAlready(state, { notice: 'notice-1', points, ...corrected })).toMatchObject({
      notice: 'notice-1_dinh-chinh-1',
      symbol: '121-TB/ĐU',
    });
    expect([
      correctedAlready(state, { notice: 'notice-1', points: ['Điều khác'], ...corrected }),
      correctedAlready(state, { notice: 'notice-khac', points, ...corrected }),
      correctedAlready(fold(obligation, done), { notice: 'notice-1', points, ...corrected }),
    ]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a rejection', () => {
  it('is undone to where the report stood', () => {
    given(obligation, [issued, submitted, rejected])
      .when((state) => undoRejection(state, paper, byApprover))
      .then([undone]);
    const [event] = undoRejection(
      fold(obligation, [issued, submitted, reviewed, rejected]),
      paper,
      byApprover,
    );
    expect(event).toMatchObject({ data: { to: 'reviewed' } });
    expect(fold(obligation, [issued, submitted, reviewed, rejected, event!])).toMatchObject({
      status: 'reviewed',
      reviewedBy: 'thamdinh-1',
    });
    given(obligation, [issued, submitted, reviewed])
      .when((state) => undoRejection(state, paper, byApprover))
      .thenRefused('NOT_IN_THIS_STATE');
    given(obligation, [issued, submitted, rejected])
      .when((state) => undoRejection(state, paper, byReviewer))
      .thenRefused('NOT_YOUR_ROLE');
  });

  it('of a report sent back, or with a new date, asks the cell anew', () => {
    const ask = { ...byApprover, now };
    given(obligation, [issued, submitted, rejected])
      .when((state) =>
        undoRejection(state, { ...paper, reason: 'Cho chi bộ làm lại', deadline: until }, ask),
      )
      .then([undoneUntil]);
    expect(
      obligation.head(fold(obligation, [issued, submitted, rejected, undoneUntil])),
    ).toMatchObject({ status: 'returned', cutoffAt: until.cutoffAt });
    const silent = [issued, submitted, returned, rejected];
    given(obligation, silent)
      .when((state) => undoRejection(state, paper, ask))
      .thenRefused('DATE_NEEDED');
    expect(
      undoRejection(fold(obligation, silent), { ...paper, deadline: until }, ask),
    ).toMatchObject([{ data: { to: 'returned', dueOn: '2024-02-28' } }]);
    given(obligation, silent)
      .when((state) =>
        undoRejection(state, { ...paper, deadline: until }, { ...ask, now: until.cutoffAt }),
      )
      .thenRefused('DEADLINE_IN_THE_PAST');
    given(obligation, [issued, submitted, rejected, undoneUntil])
      .when((state) =>
        undoRejection(
          state,
          { ...paper, deadline: { ...until, cutoffAt: '2024-03-01T17:00:00.000000Z' } },
          ask,
        ),
      )
      .thenRefused('NOT_IN_THIS_STATE');
  });

  it('may be made again, and undone again', () => {
    const twice = [issued, submitted, rejected, undone, rejected];
    given(obligation, twice)
      .when((state) => undoRejection(state, paper, byApprover))
      .then([undone]);
  });
});

describe('a decision asked for once more', () => {
  it(
    'in other words is refused with the paper that decided; control: in the same words it is ' +
      'so already',
    () => {
      const state = fold(obligation, [
        issued,
        submitted,
        reviewed,
        approved,
        the.correctedByNotice,
        revoked,
      ]);
      for (const other of [
        { reason: 'Lý do khác' },
        { document: '999-CV/ĐU' },
        { documentOn: '2024-02-25' },
      ]) {
        expect(() => revokeApproval(state, { ...revocation, ...other }, byApprover)).toThrow(
          expect.objectContaining({ code: 'DECIDED_ALREADY' }),
        );
        expect(() =>
          correctedAlready(state, {
            notice: 'notice-1',
            points: ['Ngày sinh đúng là 12/5/1980'],
            ...corrected,
            ...other,
          }),
        ).toThrow(expect.objectContaining({ code: 'DECIDED_ALREADY' }));
        expect(() =>
          undoRejection(
            fold(obligation, [issued, submitted, rejected, undone]),
            { ...paper, ...other },
            byApprover,
          ),
        ).toThrow(expect.objectContaining({ code: 'DECIDED_ALREADY' }));
      }
      expect(revokeApproval(state, revocation, byApprover)).toEqual([]);
      expect(() =>
        revokeApproval(state, { ...revocation, reason: 'Lý do khác' }, byApprover),
      ).toThrow('theo văn bản 260-CV/ĐU, ngày 26/02/2024');
    },
  );

  it('after a second rejection asks about the second undoing', () => {
    const again = { ...undone, data: { ...undone.data, reason: 'Lần thứ hai' } } as ObligationEvent;
    const state = fold(obligation, [issued, submitted, rejected, undone, rejected, again]);
    expect(undoRejection(state, { ...paper, reason: 'Lần thứ hai' }, byApprover)).toEqual([]);
    expect(() => undoRejection(state, paper, byApprover)).toThrow(
      expect.objectContaining({ code: 'DECIDED_ALREADY' }),
    );
  });

  it('where the cell was moved to other cells, names another place of its work', () => {
    const state = fold(obligation, [issued, the.moved]);
    const { reason, document, movedTo } = the.moved.data as {
      reason: string;
      document: string;
      movedTo: string[];
    };
    expect(
      cancelObligation(state, { reason, document, movedTo: movedTo.toReversed() }, byApprover),
    ).toEqual([]);
    for (const other of [{ movedTo: ['obligation-quy-hoach-2024--cb-khac'] }, { movedTo: [] }]) {
      expect(() => cancelObligation(state, { reason, document, ...other }, byApprover)).toThrow(
        expect.objectContaining({ code: 'DECIDED_ALREADY' }),
      );
    }
  });
});
