import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '#libs/event-store';
import { setLogLevel } from '#libs/platform';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, well } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import { approve, review } from './consolidation.fixtures.js';
import {
  ask,
  at,
  close,
  duty,
  issued,
  numbered,
  open,
  rowsOf,
  second,
  stage,
  told,
} from './upward-report.fixtures.js';

beforeAll(open, 120_000);
afterAll(close);

setLogLevel('error');

describe('the superior’s own day', () => {
  it('is known before issue, with every reminder of it', async () => {
    expect(await duty()).toEqual({
      dueOn: '2024-03-15',
      wording: 'trước ngày 15/03/2024',
      cutoffAt: '2024-03-14T17:00:00.000000Z',
      status: 'open',
      overdueAt: null,
      interim: null,
      report: null,
      supplements: [],
      supplementFor: [],
      reminders: [
        { step: 'ten-days', on: '2024-03-01', at: '2024-03-01T01:00:00.000000Z' },
        { step: 'five-days', on: '2024-03-08', at: '2024-03-08T01:00:00.000000Z' },
        { step: 'two-days', on: '2024-03-13', at: '2024-03-13T01:00:00.000000Z' },
        { step: 'last-day', on: '2024-03-14', at: '2024-03-14T01:00:00.000000Z' },
      ],
    });
    expect(await duty(second.directive)).toMatchObject({
      wording: 'chậm nhất ngày 20/3/2024',
      cutoffAt: '2024-03-20T17:00:00.000000Z',
    });
    for (const view of ['summary', 'board'])
      expect(
        (
          await call(stage.url, `/api/directives/${issued.directive}/${view}`, {
            token: issued.clerk,
          })
        ).body['upward'],
      ).toMatchObject({ status: 'open', dueOn: '2024-03-15' });
  });

  it('is reminded to clerks and approvers alone, by the definition’s steps', async () => {
    for (const cell of issued.cells.slice(0, 2)) await well(cell.submit());
    await at('2024-02-16T00:10:00+07:00');
    await at('2024-03-01T08:00:00+07:00');
    expect(await told()).toEqual([
      'upward-reminder 2024-03-15 ten-days → approver',
      'upward-reminder 2024-03-15 ten-days → clerk',
    ]);
    const seen = async (token: string) =>
      (
        (await call(stage.url, '/api/messages?limit=200', { token })).body['messages'] as {
          step: string;
          role: string | null;
        }[]
      )
        .filter(({ role }) => role !== null)
        .map(({ role }) => role);
    expect(await seen(issued.clerk)).toEqual(['clerk']);
    expect(await seen(issued.approver)).toEqual(['approver']);
    expect(await seen(issued.reviewer)).toEqual([]);
    expect(await seen(issued.cells[0]!.token)).toEqual([]);
    expect((await seen(issued.auditor)).toSorted()).toEqual(['approver', 'clerk']);
  });
});

describe('the report', () => {
  it('waits for the cells, unless it is a first one', async () => {
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'STILL_OPEN', count: 2 } });
    expect(await ask({}, { token: issued.reviewer })).toMatchObject({ status: 403 });
    expect(await numbered()).toEqual([]);
    const first = await well(ask({ interim: true }));
    expect(first.body).toMatchObject({
      symbol: '01-BC/ĐU',
      interim: true,
      notice: 'notice-quy-hoach-2024_bao-cao-buoc-dau',
    });
    expect(await duty()).toMatchObject({
      status: 'interim',
      interim: { symbol: '01-BC/ĐU', on: '2024-03-01' },
      report: null,
    });
  });

  it('ends the reminders: nobody is asked again for what is there', async () => {
    await at('2024-03-08T08:00:00+07:00');
    expect((await told()).filter((line) => line.includes('five-days'))).toEqual([]);
    expect(await told(second.directive)).toContain('upward-reminder 2024-03-20 ten-days → clerk');
  });

  it('has one number, whoever asks twice, also at once', async () => {
    for (const cell of issued.cells.slice(0, 2)) {
      await review(stage, issued, cell);
      await approve(stage, issued, cell);
    }
    const key = freshKey();
    const answers = await Promise.all([
      ask({}, { key }),
      ask({}, { key }),
      ask({}, { token: issued.clerk }),
      ask(),
    ]);
    expect(answers.map(({ status, body }) => [status, body['symbol'], body['notice']])).toEqual(
      Array.from({ length: 4 }, () => [200, '02-BC/ĐU', 'notice-quy-hoach-2024_bao-cao']),
    );
    expect(await numbered()).toHaveLength(2);
    expect(await ask({ interim: true })).toMatchObject({
      status: 200,
      body: { symbol: '01-BC/ĐU' },
    });
    expect(await duty()).toMatchObject({
      status: 'done',
      overdueAt: null,
      report: { symbol: '02-BC/ĐU', on: '2024-03-08' },
    });
  });

  it(
    'prints the figures of its moment, and is sealed in the archive; for the committee ' + 'alone',
    async () => {
      await stage.settle();
      const [paper] = await rowsOf<{
        symbol: string;
        sha256: string;
        dossier: string;
        data: { terms: { rows: object[] }[]; points: string[]; grounds: string[] };
      }>(
        `select o.symbol, o.sha256, o.dossier, l.data from app.outgoing o
        join app.letter l on l.notice = o.key where o.key = 'notice-quy-hoach-2024_bao-cao'`,
      );
      expect(paper).toMatchObject({
        symbol: '02-BC/ĐU',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        dossier: 'quy-hoach-2024',
      });
      expect(paper!.data.terms.map(({ rows }) => rows.length)).toEqual([12, 12]);
      expect(paper!.data.points.slice(0, 2)).toEqual([
        '02/12 chi bộ đã được phê duyệt kết quả rà soát, bổ sung.',
        expect.stringMatching(/^10 chi bộ không gửi báo cáo, coi như không thực hiện: Chi bộ /),
      ]);
      expect(paper!.data.grounds[0]).toContain('1514-CV/ĐUK');
      const read = (token?: string) =>
        call(stage.url, '/documents/notice-quy-hoach-2024_bao-cao.pdf', { token });
      expect(await read(issued.auditor)).toMatchObject({ status: 200, type: 'application/pdf' });
      for (const token of [issued.cells[0]!.token, undefined])
        expect((await read(token)).status).toBe(404);
      const listed = async (token?: string) =>
        ((await call(stage.url, '/api/notices', { token })).text.match(/-BC\/ĐU/g) ?? []).length;
      expect([await listed(issued.clerk), await listed(issued.cells[0]!.token)]).toEqual([2, 0]);
    },
  );
});

describe('a day that passes without a report', () => {
  const marks = () =>
    rowsOf<{ data: object }>(
      `select data from app.event where stream = 'directive-ra-soat-2024'
        and type = 'UpwardReportOverdue'`,
    );

  it('is marked at its moment, once, and said to both roles', async () => {
    await at('2024-03-20T23:59:59.999+07:00');
    expect(await marks()).toEqual([]);
    await at('2024-03-21T00:00:00+07:00');
    await at('2024-03-22T09:00:00+07:00');
    expect(await marks()).toEqual([
      { data: { dueOn: '2024-03-20', cutoffAt: '2024-03-20T17:00:00.000000Z' } },
    ]);
    expect(
      (await told(second.directive)).filter((line) => line.startsWith('upward-overdue')),
    ).toEqual(['upward-overdue → approver', 'upward-overdue → clerk']);
    expect(await duty(second.directive)).toMatchObject({
      status: 'late',
      overdueAt: '2024-03-20T17:00:00.000000Z',
    });
    const done = await rowsOf(
      `select from app.event where stream = 'directive-quy-hoach-2024'
        and type = 'UpwardReportOverdue'`,
    );
    expect(done).toEqual([]);
  });

  it('is never forgotten by a report that comes late', async () => {
    const { body } = await well(ask({}, { directive: second.directive }));
    expect(body).toMatchObject({ symbol: '03-BC/ĐU' });
    await well(
      call(stage.url, `/api/directives/${second.directive}/close`, {
        token: issued.approver,
        key: freshKey(),
        method: 'POST',
      }),
    );
    await stage.settle();
    expect(await duty(second.directive)).toMatchObject({
      status: 'done',
      overdueAt: '2024-03-20T17:00:00.000000Z',
    });
    expect(await marks()).toHaveLength(1);
  });

  it('breaks none of the invariants', async () => {
    expect(
      await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
    ).toMatchObject({ clean: true, violations: [] });
  });
});

describe('in January', () => {
  it('the worker opens next year’s draft and tells the clerk', async () => {
    await at('2025-01-06T08:00:00+07:00');
    const drafts = await rowsOf<{ stream: string }>(
      `select stream from app.event where type = 'DirectiveDrafted' and actor = 'system'`,
    );
    expect(drafts).toHaveLength(1);
    expect(await rowsOf(`select role from app.message where step = 'next-year-draft'`)).toEqual([
      { role: 'clerk' },
    ]);
  });
});

describe('control', () => {
  it('a numbered report that nobody issued is seen', async () => {
    const data = {
      kind: 'bao-cao-tong-hop',
      body: 'dang-uy-vp',
      term: '2020-2025',
      documentType: 'BC',
      number: 4,
      symbol: '04-BC/ĐU',
      issuedOn: '2025-01-06',
      subject: 'directive-quy-hoach-2024',
      dossier: 'quy-hoach-2024',
      title: 'Báo cáo',
      by: 'capuy-1',
    };
    await new EventStore(stage.dataSource).append([
      {
        stream: 'notice-khong-ai-ban-hanh',
        expect: 'none',
        events: [{ type: 'NoticeNumbered', data }],
        head: { status: 'numbered' },
        actor: 'capuy-1',
      },
    ]);
    const { violations } = await runVerify({
      dataSource: stage.dataSource,
      archiveDir: stage.config.archiveDir,
    });
    expect(violations.join('\n')).toMatch(/I6.*notice-khong-ai-ban-hanh/);
  });
});
