import { describe, expect, it } from '@jest/globals';
import { fold } from '#libs/decider';
import { given } from '#libs/decider/testing';
import { directive } from './directive.js';
import {
  closed,
  drafted,
  draftedWithDuty,
  issued,
  openWork,
  opened,
  overdue,
  reportedInPart,
  reportedUpward,
} from './directive.examples.js';
import { markUpwardOverdue, reportUpward, upwardDuty, upwardPaper } from './reporting.js';

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
      .when((state) =>
        reportUpward(state, { ...partPaper, interim: true, by: 'capuy-1' }, [openWork]),
      )
      .then([reportedInPart]);
    given(directive, [...running, reportedInPart])
      .when((state) => reportUpward(state, { ...paper, interim: false, by: 'capuy-1' }, []))
      .then([reportedUpward]);
    given(directive, running)
      .when((state) => reportUpward(state, { ...paper, interim: false, by: 'capuy-1' }, [openWork]))
      .thenRefused('STILL_OPEN');
    given(directive, running)
      .when((state) => reportUpward(state, { ...partPaper, interim: true, by: 'capuy-1' }, []))
      .thenRefused('NOTHING_OPEN');
    expect(
      upwardPaper(fold(directive, [...running, reportedUpward]), {
        interim: false,
        open: [openWork],
      }),
    ).toEqual(paper);
    expect(() =>
      upwardPaper(fold(directive, [...running, reportedUpward]), {
        interim: true,
        open: [openWork],
      }),
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
