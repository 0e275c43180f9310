import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import {
  answers,
  auditor,
  cells,
  close,
  counts,
  CUTOFF,
  DIRECTIVE,
  get,
  type Notice,
  NUMBERS,
  open,
  rowsOf,
  stage,
} from './campaign-2024.fixtures.js';
import { reports } from './campaign-2024.reports.js';
import { told } from './campaign-2024.told.js';

beforeAll(open, 180_000);
afterAll(close);

describe('before the meeting', () => {
  it('whoever reviewed does not approve, whatever the role says', async () => {
    const path = `/api/obligations/${obligationStream(DIRECTIVE, cells[0]!)}/approve`;
    const body = { meeting: { on: '2024-02-20', present: 11, agreed: 11 } };
    const reviewer = await tokenOf(stage, {
      name: 'Tài khoản trình diễn: thẩm định',
      role: 'reviewer',
    });
    expect(await call(stage.url, path, { token: reviewer, key: freshKey(), body })).toMatchObject({
      status: 403,
      body: { code: 'NOT_YOUR_ROLE' },
    });
    const [review] = await rowsOf<{ actor: string }>(
      `select actor from app.event where type = 'ReportReviewed' limit 1`,
    );
    const promote = (role: string, name: string) =>
      rowsOf('update app.office set role = $1, name = $2 where id = $3', [
        role,
        name,
        review!.actor,
      ]);
    await promote('approver', 'Người vừa chuyển việc');
    expect(await call(stage.url, path, { token: reviewer, key: freshKey(), body })).toMatchObject({
      status: 403,
      body: { code: 'SAME_PERSON' },
    });
    await promote('reviewer', 'Tài khoản trình diễn: thẩm định');
  });
});

describe('the year 2024', () => {
  beforeAll(() => stage.play({ from: '2024-02-20T09:00:00+07:00' }), 120_000);

  it('comes to the figures of the campaign', async () => {
    expect(await get(`/api/directives/${DIRECTIVE}/summary`)).toEqual({
      obligations: 12,
      acknowledged: 11,
      submitted: 9,
      returned: 1,
      approved: 9,
      expired: 3,
      lateKept: 1,
      documents: 10,
      numbers: NUMBERS,
    });
    expect(await get(`/api/directives/${DIRECTIVE}`)).toMatchObject({
      status: 'closed',
      symbol: '241-CV/ĐU',
      issuedOn: '2024-01-12',
      cutoffAt: CUTOFF,
      wording: 'trước ngày 15/02/2024',
    });
  });

  told();

  it('marked three, each once, dated at the cutoff', async () => {
    const marks = await rowsOf(
      `select stream, data, app.iso(at) as at, actor from app.event where type = 'ObligationExpired'
        order by position`,
    );
    const mark = (cell: string) => ({
      stream: obligationStream(DIRECTIVE, cell),
      data: { cutoffAt: CUTOFF, effectiveAt: CUTOFF },
      at: '2024-02-15T17:05:00.000000Z',
      actor: 'system',
    });
    expect(marks).toHaveLength(3);
    expect(marks).toEqual(expect.arrayContaining(cells.slice(9).map(mark)));
  });

  it('took the report of the last millisecond and kept the one after it', async () => {
    const receipts = await rowsOf<object>(
      `select r.obligation, app.iso(r.completed_at) as at, r.timeliness from app.receipt r
        order by r.completed_at desc, r.number desc limit 2`,
    );
    expect(receipts).toEqual([
      { obligation: obligationStream(DIRECTIVE, cells[9]!), at: CUTOFF, timeliness: 'late' },
      {
        obligation: obligationStream(DIRECTIVE, cells[8]!),
        at: '2024-02-15T16:59:59.999000Z',
        timeliness: 'onTime',
      },
    ]);
    const kept = answers.get(`demo-${DIRECTIVE}-submit-10-1`)![0]!;
    expect(kept).toMatchObject({
      status: 409,
      body: {
        code: 'PAST_CUTOFF',
        receipt: '2024/0011',
        detail: expect.stringContaining('2024/0011'),
      },
    });
  });

  it('had every report reviewed by one person and approved by another', async () => {
    const people = await rowsOf<{ reviewer: string; approver: string }>(
      `select r.actor as reviewer, a.actor as approver from app.event a
        join app.event r on r.stream = a.stream and r.type = 'ReportReviewed'
        where a.type = 'ReportApproved'`,
    );
    expect(people).toHaveLength(9);
    expect(people.filter(({ reviewer, approver }) => reviewer === approver)).toEqual([]);
  });

  it('delivered each notice to its cell, in one file with the sealed hash', async () => {
    const notices = (await call(stage.url, `/api/notices?dossier=${DIRECTIVE}`, { token: auditor }))
      .body as unknown as Notice[];
    expect(notices.map(({ symbol }) => symbol)).toEqual(NUMBERS);
    expect(notices.map(({ cell }) => cell)).toEqual([null, ...cells.slice(0, 9)]);
    for (const { notice, sha256, deliveredTo, cell } of notices) {
      expect(deliveredTo).toEqual(cell ? [obligationStream(DIRECTIVE, cell)] : []);
      const bytes = Buffer.from(
        await (
          await fetch(`${stage.url}/documents/${encodeURIComponent(notice)}.pdf`, {
            headers: { authorization: `Bearer ${auditor}` },
          })
        ).arrayBuffer(),
      );
      expect([
        bytes.subarray(0, 5).toString(),
        createHash('sha256').update(bytes).digest('hex'),
      ]).toEqual(['%PDF-', sha256]);
    }
    const files = await readdir(stage.config.archiveDir, { recursive: true });
    expect(files.filter((file) => file.endsWith('.pdf'))).toHaveLength(10);
  });

  reports();

  it('lets a cell see its own paper and the letter, not another’s', async () => {
    const token = await tokenOf(stage, { name: 'Bí thư chi bộ', role: 'cell', cell: cells[0]! });
    const own = (await call(stage.url, '/api/notices', { token })).body as unknown as Notice[];
    expect(own.map(({ symbol }) => symbol)).toEqual(['241-CV/ĐU', '119-TB/ĐU']);
    const all = (await call(stage.url, '/api/notices', { token: auditor }))
      .body as unknown as Notice[];
    expect(
      await call(stage.url, `/documents/${encodeURIComponent(all[2]!.notice)}.pdf`, { token }),
    ).toMatchObject({ status: 404, body: { code: 'NO_SUCH_DOCUMENT' } });
  });

  it('shows the board as a page, with links that open', async () => {
    const page = await call(stage.url, '/bang');
    expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
    const names = await rowsOf<{ name: string }>('select name from app.cell');
    for (const { name } of names) expect(page.text).toContain(name);
    for (const word of [
      ...NUMBERS,
      'trước ngày 15/02/2024',
      'Coi như không thực hiện',
      'nộp muộn',
      'đã kết thúc',
      'Dữ liệu mẫu',
    ])
      expect(page.text).toContain(word);
    const links = [...page.text.matchAll(/href="(\/documents\/[^"]+)"/g)].map(([, link]) =>
      link!.replaceAll('&#x3D;', '='),
    );
    expect(links).toHaveLength(10);
    for (const link of links)
      expect(await call(stage.url, link)).toMatchObject({ status: 200, type: 'application/pdf' });
  });

  it('breaks none of the invariants', async () => {
    expect(
      await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
    ).toMatchObject({ clean: true, violations: [] });
  });

  it('gives every key its answer again, and nothing happens twice', async () => {
    const before = await counts();
    const [first, keys] = [
      new Map([...answers].map(([key, given]) => [key, given[0]!])),
      [...answers.keys()],
    ];
    await stage.play();
    expect(await counts()).toEqual(before);
    // The last four: a draft's words, two workbooks and a file on the way to two of the reports.
    expect(keys.length).toBe(1 + 1 + 11 + 9 + 1 + 1 + 1 + 9 + 9 + 1 + 4);
    expect([...answers.keys()]).toEqual(keys);
    for (const [key, given] of answers) expect([key, given.at(-1)]).toEqual([key, first.get(key)]);
  }, 60_000);
});
