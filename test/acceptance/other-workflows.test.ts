import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import {
  ask,
  at,
  close,
  decide,
  drafts,
  issue,
  letter,
  open,
  paper,
  person,
  rated,
  RATING,
  REPORT,
  rowsOf,
  send,
  stage,
  submit,
  withFile,
} from './other-workflows.fixtures.js';
import { well } from '../support/call.js';

// Two workflows that are files only, in one year and one database: a report of attachments, and the
// rating that the next planning review builds on.

beforeAll(open, 120_000);
afterAll(close);

describe('a year of the other workflows', () => {
  it('asks a planning review for what only that needs', async () => {
    const { subject, year, committee, dueOn } = drafts[REPORT];
    const reply = await send('/api/directives', 'clerk', {
      directive: 'quy-hoach-thieu',
      committee,
      year,
      subject,
      dueOn,
      letter: letter('rà soát'),
      workflow: 'quy-hoach-cap-uy',
    });
    expect(reply).toMatchObject({
      status: 400,
      body: {
        code: 'INVALID_INPUT',
        errors: [{ path: 'superior' }, { path: 'baseNotice' }, { path: 'targetTerms' }],
      },
    });
  });

  it('issues both, each with the deadline of its own definition', async () => {
    expect(await issue(REPORT)).toMatchObject({
      wording: 'chậm nhất ngày 05/12/2024',
      cutoffAt: '2024-12-05T17:00:00.000000Z',
    });
    await at('2024-11-12T09:00:00+07:00');
    // 14/12 is a Saturday: the last day rolls to Monday 16/12.
    expect(await issue(RATING)).toMatchObject({
      wording: 'trước ngày 15/12/2024',
      cutoffAt: '2024-12-16T17:00:00.000000Z',
    });
    const pinned = await rowsOf<{ name: string }>(
      `select name from app.workflow_definition where form is not null and rules is not null
        order by name`,
    );
    expect(pinned.map(({ name }) => name)).toEqual(['bao-cao-dinh-ky', 'danh-gia-xep-loai']);
  });

  it('takes reports by the form of each, and says which cell of the table is wrong', async () => {
    await at('2024-12-02T09:00:00+07:00');
    expect(
      await submit(REPORT, 1, {
        outcome: 'unchanged',
        number: '12-BC/CB',
        reportedOn: '2024-12-02',
        submission: {
          schemaVersion: 1,
          cell: 'cb-tong-hop',
          people: [],
          meetings: [],
          terms: [
            {
              term: { id: 'cb-tong-hop-2022-2025', name: '2022-2025' },
              baseVersion: 0,
              outcome: 'unchanged',
              lines: [],
            },
          ],
        },
      }),
    ).toMatchObject({ status: 409, body: { code: 'WRONG_REPORT' } });
    expect(await submit(RATING, 1, rated({ rating: 'rất tốt', agreed: 'tám' }))).toMatchObject({
      status: 400,
      body: {
        errors: [{ path: 'tables.dang-vien.0.rating' }, { path: 'tables.dang-vien.0.agreed' }],
      },
    });
    expect(await submit(REPORT, 1, { ...paper, tables: { 'dang-vien': [person] } })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'tables.dang-vien' }] },
    });
    expect(await submit(REPORT, 1, paper)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'attachments' }] },
    });
    for (const cell of [1, 2])
      await well(
        submit(REPORT, cell, await withFile(cell, `Tóm tắt công tác năm của chi bộ ${cell}.`)),
      );
    for (const cell of [1, 2]) await well(submit(RATING, cell, rated()));
    await well(ask(RATING, 2, ['return', 'reviewer'], { reason: 'Thiếu phiếu của một đồng chí' }));
    await well(submit(RATING, 2, rated({ agreed: 9 })));
  });

  it('knows no command that its definition does not have', async () => {
    expect(await ask(REPORT, 3, ['acknowledge', 'cell 3'])).toMatchObject({
      status: 404,
      body: { code: 'NO_SUCH_COMMAND' },
    });
    expect(
      await ask(REPORT, 2, ['return', 'approver'], { reason: 'Không phải vai của mình' }),
    ).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_ROLE' } });
  });

  it(
    'marks whoever never sent anything, each by its own deadline, and keeps what ' + 'is late',
    async () => {
      const marked = async () =>
        await rowsOf<{ parent: string; n: number }>(
          `select parent, count(*)::int as n from app.head where category = 'obligation'
          and status = 'expired' group by 1 order by 1`,
        );
      await at('2024-12-06T00:04:00+07:00');
      expect(await submit(REPORT, 3, await withFile(3, 'Gửi muộn'))).toMatchObject({
        status: 409,
        body: { code: 'PAST_CUTOFF' },
      });
      expect(await marked()).toEqual([]);
      await at('2024-12-06T00:10:00+07:00');
      expect(await marked()).toEqual([{ parent: REPORT, n: 10 }]);
      await at('2024-12-17T00:10:00+07:00');
      expect(await marked()).toEqual([
        { parent: REPORT, n: 10 },
        { parent: RATING, n: 10 },
      ]);
      expect(
        await ask(REPORT, 3, ['reopen', 'approver'], {
          dueOn: '2024-12-27',
          reason: 'Đề nghị',
          document: '300-CV/ĐU',
        }),
      ).toMatchObject({ body: { code: 'NOT_IN_THIS_STATE' } });
      await well(
        ask(RATING, 3, ['reopen', 'approver'], {
          dueOn: '2024-12-27',
          reason: 'Chi bộ mới tách',
          document: '300-CV/ĐU',
        }),
      );
    },
  );

  it(
    'approves by two people and answers with the definition’s own notice, in the one ' + 'register',
    async () => {
      await at('2024-12-18T09:00:00+07:00');
      await decide(REPORT, 1);
      await decide(RATING, 1);
      await decide(RATING, 2);
      await stage.settle();
      const notices = await rowsOf<{
        symbol: string;
        title: string;
        sealed: boolean;
        kind: string;
      }>(
        `select symbol, title, sha256 is not null as sealed, kind from app.outgoing
        where document_type = 'TB' order by number`,
      );
      expect(notices.map(({ symbol, sealed, kind }) => ({ symbol, sealed, kind }))).toEqual(
        [119, 120, 121].map((n) => ({ symbol: `${n}-TB/ĐU`, sealed: true, kind: 'thong-bao' })),
      );
      expect(notices.map(({ title }) => title)).toEqual([
        expect.stringMatching(/^Thông báo về việc tiếp nhận báo cáo của Chi bộ .+, năm 2024$/),
        ...[1, 2].map(() =>
          expect.stringMatching(
            /^Thông báo về kết quả đánh giá, xếp loại đảng viên, cán bộ của Chi bộ .+, năm 2024$/,
          ),
        ),
      ]);
      const [printed] = await rowsOf<{ data: { points: string[]; grounds: string[] } }>(
        `select l.data from app.letter l join app.outgoing o on o.key = l.notice
        where o.symbol = '120-TB/ĐU'`,
      );
      expect(printed!.data.points[0]).toMatch(
        /^Nhất trí với kết quả .+ tại Báo cáo số 12-BC\/CB, ngày 02\/12\/2024\.$/,
      );
      expect(printed!.data.grounds).toHaveLength(4);
    },
  );

  it('breaks none of the invariants', async () => {
    expect(
      await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
    ).toMatchObject({ clean: true, violations: [] });
  });
});
