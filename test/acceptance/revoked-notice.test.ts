import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '#libs/event-store';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import { again } from './revoked-notice.again.js';
import { laterListStands } from './revoked-notice.corrected.js';
import {
  approve,
  breakAt,
  clean,
  close,
  get,
  issued,
  line,
  noticeOf,
  open,
  PAPER,
  people,
  reviewed,
  revoke,
  rowsOf,
  stage,
  status,
  told,
  worker,
} from './revoked-notice.fixtures.js';
import { rejection } from './revoked-notice.rejection.js';
import { upward } from './revoked-notice.upward.js';

// A notice was approved by mistake: taken back by a paper, told, its list led back, approved again
// with the next number.

beforeAll(open, 60_000);
afterAll(close);

describe('a notice approved by mistake', () => {
  let before: string[][];
  let bytes: Buffer;
  let file: string;

  beforeAll(async () => {
    const [cell, other] = [issued.cells[0]!, issued.cells[1]!];
    before = await people(cell);
    for (const [i, one] of issued.cells.slice(0, 5).entries()) await reviewed(one, i + 2);
    await stage.moveTo('2024-02-20T09:00:00+07:00');
    for (const one of [cell, other]) expect((await approve(one)).status).toBe(200);
    await worker.drain();
    expect(await people(cell)).not.toEqual(before);
    [file] = (
      await rowsOf<{ file: string }>('select file from app.outgoing where key = $1', [
        noticeOf(cell),
      ])
    ).map((row) => path.join(stage.config.archiveDir, row.file)) as [string];
    bytes = await readFile(file);
    await stage.moveTo('2024-02-26T09:00:00+07:00');
  });

  it('is revoked by an approver, by its own name and by a paper of a day that can be', async () => {
    const cell = issued.cells[0]!;
    for (const token of [issued.reviewer, issued.clerk, cell.token, issued.auditor])
      expect((await revoke(cell, {}, { token })).status).toBe(403);
    for (const body of [{ reason: '' }, { document: '' }, { documentOn: '2024-02-30' }])
      expect([body, (await revoke(cell, body)).status]).toEqual([body, 400]);
    for (const documentOn of ['2024-02-19', '2024-02-27'])
      expect(await revoke(cell, { documentOn })).toMatchObject({
        status: 409,
        body: { code: 'DOCUMENT_DAY' },
      });
    for (const notice of [noticeOf(issued.cells[1]!), undefined])
      expect(await revoke(cell, { notice })).toMatchObject({
        status: 409,
        body: { code: 'NOT_THIS_NOTICE' },
      });
    expect(await revoke(issued.cells[2]!)).toMatchObject({
      status: 409,
      body: { code: 'NOT_IN_THIS_STATE' },
    });
    expect(
      await rowsOf(
        `select 1 from app.event where type in ('ApprovalRevoked', 'NoticeRevoked',
          'PlanListTakenBack')`,
      ),
    ).toEqual([]);
  });

  it(
    'is revoked once, whoever asks at the same time, however often, and whatever breaks in ' +
      'between',
    async () => {
      const cell = issued.cells[0]!;
      const key = freshKey();
      for (const broken of ['transact:append', 'transact:commit']) {
        breakAt(broken, cell.obligation);
        expect((await revoke(cell, {}, { key })).status).toBe(500);
      }
      breakAt();
      expect(await status(cell)).toBe('approved');
      const both = await Promise.all([revoke(cell, {}, { key }), revoke(cell)]);
      expect(both.map((reply) => [reply.status, reply.body['status']])).toEqual([
        [200, 'reviewed'],
        [200, 'reviewed'],
      ]);
      expect(await revoke(cell, { reason: 'Người thứ hai cũng thu hồi' })).toMatchObject({
        status: 409,
        body: {
          code: 'DECIDED_ALREADY',
          detail: expect.stringContaining('260-CV/ĐU, ngày 26/02/2024'),
        },
      });
      expect(await revoke(cell, {}, { key })).toMatchObject({
        status: 200,
        body: { status: 'reviewed', notice: noticeOf(cell) },
      });
      expect(
        await rowsOf(
          `select type, count(*)::int as n from app.event where type in ('ApprovalRevoked',
          'NoticeRevoked', 'PlanListTakenBack') group by type order by type`,
        ),
      ).toEqual([
        { type: 'ApprovalRevoked', n: 1 },
        { type: 'NoticeRevoked', n: 1 },
        { type: 'PlanListTakenBack', n: 2 },
      ]);
    },
  );

  it(
    'keeps its number and its file, is marked wherever it is seen, and its list is led ' + 'back',
    async () => {
      const cell = issued.cells[0]!;
      await worker.drain();
      expect(await people(cell)).toEqual(before);
      const lists = (await get(`/api/cells/${cell.id}/approved-lists`)).body['lists'] as {
        cited: string | null;
      }[];
      expect(lists.filter(({ cited }) => cited !== null)).toEqual([]);
      expect(await readFile(file)).toEqual(bytes);
      const paper = await get(`/documents/${noticeOf(cell)}.pdf`);
      expect(paper.status).toBe(200);
      const index = JSON.parse(
        await readFile(path.join(path.dirname(file), 'muc-luc.json'), 'utf8'),
      ) as { documents: { sha256: string; revoked?: object }[] };
      expect(index.documents.filter(({ revoked }) => revoked)).toMatchObject([
        { sha256: createHash('sha256').update(bytes).digest('hex'), revoked: PAPER },
      ]);
      const row = async (token?: string) =>
        (
          (await get('/api/notices', token)).body as unknown as {
            notice: string;
            revoked: unknown;
          }[]
        ).filter(({ revoked }) => revoked);
      expect(await row()).toMatchObject([
        {
          notice: noticeOf(cell),
          revoked: { document: '260-CV/ĐU', documentOn: '2024-02-26', reason: PAPER.reason },
        },
      ]);
      expect(await row(issued.cells[1]!.token)).toEqual([]);
      expect(await line(cell)).toMatchObject({
        status: 'reviewed',
        approvedAt: null,
        noticeRevoked: true,
        notice: noticeOf(cell),
      });
      expect((await call(stage.url, `/bang?directive=${issued.directive}`, {})).text).toContain(
        'Đã thu hồi',
      );
      expect((await told(cell)).at(-1)).toMatchObject({
        step: 'approval-revoked',
        body: expect.stringContaining('đã được thu hồi'),
      });
      const table = (await get(`/api/directives/${issued.directive}/consolidation`)).body as {
        terms?: { rows: { cell: string; kept: boolean; added: number; removed: number }[] }[];
      };
      expect(table.terms![0]!.rows.find((one) => one.cell === cell.id)).toMatchObject({
        kept: true,
        added: 0,
        removed: 0,
      });
      expect(
        await call(stage.url, `/api/directives/${issued.directive}/close`, {
          token: issued.clerk,
          key: freshKey(),
          method: 'POST',
        }),
      ).toMatchObject({ status: 409, body: { code: 'STILL_OPEN' } });
      await clean();
    },
  );

  again();
  laterListStands();
});

rejection();
upward();

describe('control', () => {
  it('a notice marked as revoked, and nothing else done, is what verify names', async () => {
    const notice = noticeOf(issued.cells[1]!);
    const store = new EventStore(stage.dataSource);
    const head = await store.head(notice);
    await store.append([
      {
        stream: notice,
        expect: head!.version,
        events: [{ type: 'NoticeRevoked', data: { reason: 'Nhầm', by: 'capuy-1' } }],
        head: { status: 'revoked' },
        actor: 'capuy-1',
      },
    ]);
    await worker.drain();
    const { violations } = await runVerify({
      dataSource: stage.dataSource,
      archiveDir: stage.config.archiveDir,
    });
    for (const said of [
      'không có quyết định thu hồi',
      'là thông báo đã thu hồi',
      'nhưng văn bản đó không có',
    ])
      expect(violations.join('\n')).toContain(said);
    expect(violations.every((text) => text.startsWith('I6'))).toBe(true);
  });
});
