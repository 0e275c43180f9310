import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { correctDirective, recallDirective } from './correcting.js';
import {
  amended,
  closed,
  corrected,
  content,
  drafted,
  draftedWithDuty,
  issued,
  opened,
  overdue,
  recalled,
  reportedInPart,
  reportedUpward,
} from './directive.examples.js';
import {
  amendDirective,
  BLANK,
  closeDirective,
  directive,
  draftDirective,
  issueDirective,
  markUpwardOverdue,
  mayIssue,
  reportUpward,
  requireWhole,
  upwardDuty,
  upwardPaper,
  withdrawDirective,
} from './directive.js';
import { type OpenObligation, stillOpen } from './still-open.js';

const now = '2024-01-12T02:00:00.000000Z';
const issue = {
  ...(issued.data as Extract<typeof issued, { type: 'DirectiveIssued' }>['data']),
  now,
};

const open: OpenObligation = {
  cell: 'cb-tong-hop',
  name: 'Chi bộ Tổng hợp',
  status: 'returned',
  title: 'Đã trả lại để bổ sung',
  since: now,
  dueOn: '2024-02-20',
  ways: [
    { command: 'extend-deadline', title: 'Gia hạn', roles: ['approver'] },
    { command: 'reject-report', title: 'Không phê duyệt', roles: ['approver'] },
  ],
};

describe('directive', () => {
  it('is drafted once, and amended while it is a draft', () => {
    given(directive, [])
      .when((state) => draftDirective(state, content, 'vanthu-1'))
      .then([drafted]);
    const other = { ...content, subject: 'việc khác' };
    given(directive, [drafted])
      .when((state) => draftDirective(state, other, 'vanthu-1'))
      .thenRefused('ALREADY_DRAFTED');
    given(directive, [drafted])
      .when((state) => amendDirective(state, other, 'vanthu-1'))
      .then([{ type: 'DirectiveAmended', data: { ...other, by: 'vanthu-1' } }]);
    given(directive, [drafted, issued])
      .when((state) => amendDirective(state, other, 'vanthu-1'))
      .thenRefused('NOT_A_DRAFT');
    given(directive, [])
      .when((state) => amendDirective(state, other, 'vanthu-1'))
      .thenRefused('NO_SUCH_DIRECTIVE');
  });

  it('is issued once, with cells and before its cutoff', () => {
    given(directive, [drafted])
      .when((state) => issueDirective(state, issue))
      .then([issued]);
    expect(mayIssue(fold(directive, [drafted, issued]), now)).toBe(false);
    given(directive, [drafted])
      .when((state) => issueDirective(state, { ...issue, cells: [] }))
      .thenRefused('NO_CELLS');
    given(directive, [drafted])
      .when((state) => issueDirective(state, { ...issue, now: content.cutoffAt }))
      .thenRefused('DEADLINE_IN_THE_PAST');
    given(directive, [])
      .when((state) => issueDirective(state, issue))
      .thenRefused('NO_SUCH_DIRECTIVE');
  });

  it('is withdrawn as a draft only', () => {
    given(directive, [drafted])
      .when((state) => withdrawDirective(state, 'Ghi nhầm', 'vanthu-1'))
      .then([{ type: 'DirectiveWithdrawn', data: { reason: 'Ghi nhầm', by: 'vanthu-1' } }]);
    given(directive, [drafted, issued])
      .when((state) => withdrawDirective(state, 'Ghi nhầm', 'vanthu-1'))
      .thenRefused('ALREADY_ISSUED');
  });

  it('is corrected or withdrawn after the issue by a further letter, once for each change', () => {
    const { reason, notice, symbol, on, by, ...next } = corrected.data as never as typeof content &
      Record<'reason' | 'notice' | 'symbol' | 'on' | 'by', string>;
    const letter = { notice, symbol, on };
    given(directive, [drafted, issued])
      .when((state) => correctDirective(state, { content: next, now, letter, reason, by }))
      .then([corrected]);
    expect(fold(directive, [drafted, issued, corrected])).toMatchObject({
      status: 'issued',
      content: { dueOn: '2024-02-20' },
      symbol: '241-CV/ĐU',
      letters: [{ symbol: '245-CV/ĐU', corrects: true }],
    });
    given(directive, [drafted, issued])
      .when((state) =>
        correctDirective(state, { content: next, now: next.cutoffAt, letter, reason, by }),
      )
      .thenRefused('DEADLINE_IN_THE_PAST');
    for (const [facts, code] of [
      [[], 'NO_SUCH_DIRECTIVE'],
      [[drafted], 'NOT_ISSUED'],
      [[drafted, issued, closed], 'ALREADY_CLOSED'],
      [[drafted, issued, recalled], 'NOT_ISSUED'],
    ] as const) {
      given(directive, [...facts])
        .when((state) => correctDirective(state, { content: next, now, letter, reason, by }))
        .thenRefused(code);
    }
    const back = {
      letter: { notice: 'notice-quy-hoach-2024_thu-hoi', symbol: '246-CV/ĐU', on: '2024-01-25' },
      reason: 'Cấp trên dừng việc',
      by: 'capuy-1',
    };
    given(directive, [drafted, issued])
      .when((state) => recallDirective(state, back))
      .then([recalled]);
    expect(fold(directive, [drafted, issued, recalled])).toMatchObject({
      status: 'withdrawn',
      symbol: '241-CV/ĐU',
      letters: [{ symbol: '246-CV/ĐU', corrects: false }],
    });
    given(directive, [drafted])
      .when((state) => recallDirective(state, back))
      .thenRefused('NOT_ISSUED');
    given(directive, [drafted, issued, closed])
      .when((state) => recallDirective(state, back))
      .thenRefused('ALREADY_CLOSED');
  });

  it('closes when nothing is open', () => {
    const outcome = { approved: 1, rejected: 0, expired: 1, open: [] };
    given(directive, [drafted, issued])
      .when((state) => closeDirective(state, outcome, 'vanthu-1'))
      .then([closed]);
    given(directive, [drafted, issued])
      .when((state) => closeDirective(state, { ...outcome, open: [open] }, 'vanthu-1'))
      .thenRefused('STILL_OPEN');
    given(directive, [drafted])
      .when((state) => closeDirective(state, outcome, 'vanthu-1'))
      .thenRefused('NOT_ISSUED');
  });
});

describe('what keeps a directive open', () => {
  it('is named by cell and state, with the ways to end it', () => {
    const waiting: OpenObligation = {
      ...open,
      cell: 'cb-2',
      name: 'Chi bộ Hai',
      status: 'reviewed',
      title: 'Đã thẩm định',
      dueOn: null,
      ways: [{ command: 'approve-report', title: 'Phê duyệt', roles: ['approver'] }],
    };
    const refused = stillOpen([open, waiting], 'Xử lý xong rồi kết thúc đợt.');
    expect(refused.message).toBe(
      'Còn 2 chi bộ chưa xong. “Đã trả lại để bổ sung”: Chi bộ Tổng hợp (hạn 20/02/2024); ' +
        'cách kết thúc: “Gia hạn” (cấp ủy/bí thư), “Không phê duyệt” (cấp ủy/bí thư). ' +
        '“Đã thẩm định”: Chi bộ Hai; cách kết thúc: “Phê duyệt” (cấp ủy/bí thư). Xử lý xong ' +
        'rồi kết thúc đợt.',
    );
    expect(refused.details).toEqual({ count: 2, open: [open, waiting] });
  });

  it('stays readable when it is everybody: ten names and a count', () => {
    const many = Array.from({ length: 1200 }, (_, i) => ({
      ...open,
      cell: `cb-${i}`,
      name: `Chi bộ ${i}`,
    }));
    const { message, details } = stillOpen(many, '');
    expect(message).toContain('Chi bộ 9 (hạn 20/02/2024) và 1190 chi bộ khác;');
    expect(details).toMatchObject({ count: 1200, open: { length: 500 } });
  });
});

describe('a draft that the system opened', () => {
  const state = fold(directive, [opened]);

  it('waits for the superior’s letter, and for its blanks', () => {
    expect(() => requireWhole(state, true)).toThrow(
      expect.objectContaining({ code: 'SUPERIOR_LETTER_MISSING' }),
    );
    expect(requireWhole(state, false)).toBeUndefined();
    expect(requireWhole(fold(directive, [opened, amended]), true)).toBeUndefined();
    const blank = {
      ...content,
      letter: { ...content.letter, points: [`Thực hiện Công văn số ${BLANK}`] },
    };
    expect(() =>
      requireWhole(fold(directive, draftDirective({ status: 'none' }, blank, 'vanthu-1')), true),
    ).toThrow(expect.objectContaining({ code: 'LETTER_HAS_BLANKS' }));
  });

  it('remembers where it comes from when it is amended and issued', () => {
    expect(fold(directive, [opened, amended, issued])).toMatchObject({
      status: 'issued',
      openedFrom: 'quy-hoach-2024',
    });
    expect(fold(directive, [drafted, issued])).not.toHaveProperty('openedFrom');
  });
});

describe('the committee’s own report', () => {
  const running = [draftedWithDuty, issued];
  const {
    interim: _interim,
    by: _by,
    ...paper
  } = reportedUpward.data as Extract<typeof reportedUpward, { type: 'UpwardReportIssued' }>['data'];
  const partPaper = {
    notice: 'notice-quy-hoach-2024_bao-cao-buoc-dau',
    symbol: '14-BC/ĐU',
    on: '2024-03-01',
  };
  const moment = '2024-03-14T17:00:00.000000Z';

  it('is owed once the superior’s letter asks for it by a day', () => {
    expect(upwardDuty(fold(directive, running))).toEqual({
      dueOn: '2024-03-15',
      wording: 'trước ngày 15/3/2024',
      cutoffAt: moment,
      status: 'open',
      overdueAt: null,
      interim: null,
      report: null,
    });
    expect(upwardDuty(fold(directive, [drafted, issued]))).toMatchObject({
      dueOn: null,
      status: 'open',
    });
    expect(upwardDuty(fold(directive, [opened]))).toBeNull();
  });

  it('is issued once, when every cell is done; a first report may come before', () => {
    given(directive, running)
      .when((state) => reportUpward(state, { ...paper, interim: false, by: 'capuy-1' }, []))
      .then([reportedUpward]);
    given(directive, running)
      .when((state) => reportUpward(state, { ...partPaper, interim: true, by: 'capuy-1' }, [open]))
      .then([reportedInPart]);
    given(directive, [...running, reportedInPart])
      .when((state) => reportUpward(state, { ...paper, interim: false, by: 'capuy-1' }, []))
      .then([reportedUpward]);
    given(directive, running)
      .when((state) => reportUpward(state, { ...paper, interim: false, by: 'capuy-1' }, [open]))
      .thenRefused('STILL_OPEN');
    given(directive, running)
      .when((state) => reportUpward(state, { ...partPaper, interim: true, by: 'capuy-1' }, []))
      .thenRefused('NOTHING_OPEN');
    expect(
      upwardPaper(fold(directive, [...running, reportedUpward]), { interim: false, open: [open] }),
    ).toEqual(paper);
    expect(() =>
      upwardPaper(fold(directive, [...running, reportedUpward]), { interim: true, open: [open] }),
    ).toThrow(expect.objectContaining({ code: 'ALREADY_REPORTED' }));
    expect(() =>
      upwardPaper(fold(directive, [opened, issued]), { interim: false, open: [] }),
    ).toThrow(expect.objectContaining({ code: 'NO_SUPERIOR' }));
    expect(() => upwardPaper(fold(directive, [drafted]), { interim: false, open: [] })).toThrow(
      expect.objectContaining({ code: 'NOT_ISSUED' }),
    );
  });

  it(
    'is marked overdue once, at its moment, and never after a report; closing changes ' + 'nothing',
    () => {
      given(directive, running)
        .when((state) => markUpwardOverdue(state, moment))
        .then([overdue]);
      expect(markUpwardOverdue(fold(directive, running), '2024-03-14T16:59:59.999999Z')).toEqual(
        [],
      );
      expect(markUpwardOverdue(fold(directive, [draftedWithDuty]), moment)).toEqual([]);
      expect(markUpwardOverdue(fold(directive, [drafted, issued]), moment)).toEqual([]);
      for (const report of [reportedUpward, reportedInPart])
        expect(markUpwardOverdue(fold(directive, [...running, report]), moment)).toEqual([]);
      given(directive, [...running, closed])
        .when((state) => markUpwardOverdue(state, moment))
        .then([overdue]);
      const late = fold(directive, [...running, closed, overdue]);
      expect(upwardDuty(late)).toMatchObject({ status: 'late', overdueAt: moment });
      expect(upwardDuty(fold(directive, [...running, overdue, reportedInPart]))).toMatchObject({
        status: 'interim',
      });
      expect(
        upwardDuty(fold(directive, [...running, overdue, reportedInPart, reportedUpward])),
      ).toMatchObject({ status: 'done', overdueAt: moment, report: paper, interim: partPaper });
      expect(late.status).toBe('closed');
    },
  );
});
