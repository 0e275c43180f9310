import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPlanLists } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { installProbe } from '#libs/platform/testing';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, issueOn, review } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

// A notice was approved by mistake: taken back by a paper, told, its list led back, approved again
// with the next number.

const PAPER = {
  reason: 'Phê duyệt nhầm danh sách',
  document: '260-CV/ĐU',
  documentOn: '2024-02-26',
};
const TERMS = ['2022-2025', '2025-2027'];

let stage: Stage;
let issued: Issued;
let worker: PlainWorker;
let breaking: ((point: string, subject: string) => void) | undefined;

beforeAll(async () => {
  installProbe((point, subject) => breaking?.(point, subject));
  stage = await openStage({ worker: false });
  await stage.moveTo('2024-01-30T10:00:00+07:00');
  issued = await issueOn(stage);
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  await worker.drain();
}, 60_000);
afterAll(async () => {
  installProbe(undefined);
  await worker.stop();
  await stage.close();
});

const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);
const get = async (where: string, token = issued.auditor): Promise<Reply> =>
  call(stage.url, where, { token });
const ask = (
  { obligation }: Cell,
  verb: string,
  body: object,
  { token = issued.approver, key = freshKey() } = {},
): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/${verb}`, { token, key, body });
const noticeOf = ({ obligation }: Cell, nth = 1): string =>
  `notice-${obligation.slice('obligation-'.length)}${nth === 1 ? '' : `_${nth}`}`;
const revoke = (
  cell: Cell,
  more: object = {},
  how: { token?: string; key?: string } = {},
): Promise<Reply> =>
  ask(cell, 'revoke-approval', { notice: noticeOf(cell), ...PAPER, ...more }, how);
const approve = async (cell: Cell, decisions: readonly object[] = []): Promise<Reply> =>
  ask(cell, 'approve', {
    meeting: { on: await stage.clock.today(), present: 11, agreed: 11 },
    decisions,
  });
const symbolOf = async (notice: string): Promise<string | undefined> =>
  (
    await rowsOf<{ symbol: string }>(
      `select data->>'symbol' as symbol from app.event where stream = $1 and version = 1`,
      [notice],
    )
  )[0]?.symbol;
const status = async ({ obligation }: Cell): Promise<unknown> =>
  (await get(`/api/obligations/${obligation}`)).body['status'];
const line = async ({ id }: Cell): Promise<Record<string, unknown>> =>
  (
    (await get(`/api/directives/${issued.directive}/board`)).body['lines'] as { cell: string }[]
  ).find(({ cell }) => cell === id)!;
const told = async ({ obligation }: Cell): Promise<{ step: string; body: string }[]> =>
  rowsOf('select step, body from app.message where obligation = $1 order by at, step', [
    obligation,
  ]);
const listsOf = (cell: Cell) =>
  readPlanLists(new EventStore(stage.dataSource), stage.dataSource.manager, {
    cell: cell.id,
    terms: TERMS.map((name) => ({ id: `${cell.id}-${name}`, name })),
  });
const people = async (cell: Cell): Promise<string[][]> =>
  (await listsOf(cell)).map(({ list }) =>
    list.entries.map(({ person, post, since }) => `${person} ${post} ${String(since)}`).sort(),
  );

async function clean(): Promise<void> {
  await worker.drain();
  expect(
    (await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }))
      .violations,
  ).toEqual([]);
}

/** Sent and reviewed in January, approved on the day that the clock shows. */
async function reviewed(cell: Cell, seed: number): Promise<void> {
  expect((await cell.submit({ seed })).status).toBe(201);
  expect((await review(stage, issued.reviewer, cell)).status).toBe(200);
}

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
    for (const body of [
      { reason: '' },
      { document: '' },
      { documentOn: '2024-02-30' },
      { notice: undefined },
    ])
      expect([body, (await revoke(cell, body)).status]).toEqual([body, 400]);
    for (const documentOn of ['2024-02-19', '2024-02-27'])
      expect(await revoke(cell, { documentOn })).toMatchObject({
        status: 409,
        body: { code: 'DOCUMENT_DAY' },
      });
    expect(await revoke(cell, { notice: noticeOf(issued.cells[1]!) })).toMatchObject({
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
        breaking = (point, subject) => {
          if (point === broken && subject === cell.obligation) throw new Error('broken off');
        };
        expect((await revoke(cell, {}, { key })).status).toBe(500);
      }
      breaking = undefined;
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
      expect((await call(stage.url, `/?directive=${issued.directive}`, {})).text).toContain(
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

  it(
    'is approved again with the next number, a file of its own, and the words that say what it ' +
      'replaces',
    async () => {
      const cell = issued.cells[0]!;
      await stage.moveTo('2024-02-27T09:00:00+07:00');
      expect((await approve(cell)).body).toMatchObject({
        status: 'approved',
        notice: noticeOf(cell, 2),
      });
      await worker.drain();
      const numbers = await Promise.all(
        [noticeOf(cell), noticeOf(issued.cells[1]!), noticeOf(cell, 2)].map(symbolOf),
      );
      expect(
        numbers.map((symbol) => Number.parseInt(symbol!, 10) - Number.parseInt(numbers[0]!, 10)),
      ).toEqual([0, 1, 2]);
      const [letter] = await rowsOf<{ data: { replaces: string } }>(
        'select data from app.letter where notice = $1',
        [noticeOf(cell, 2)],
      );
      expect(letter!.data.replaces).toBe(`Thông báo số ${numbers[0]}, ngày 20/02/2024`);
      expect((await listsOf(cell)).map(({ list, cited }) => [list.version, cited])).toEqual([
        [2, `Thông báo số ${numbers[2]}, ngày 27/02/2024`],
        [2, `Thông báo số ${numbers[2]}, ngày 27/02/2024`],
      ]);
      expect(await line(cell)).toMatchObject({
        status: 'approved',
        noticeRevoked: false,
        notice: noticeOf(cell, 2),
      });
      // Late and again: the notice that stands now is another one.
      expect(await revoke(cell)).toMatchObject({ status: 200, body: { status: 'approved' } });
      expect(
        (
          await rowsOf<{ file: string }>('select file from app.outgoing where key = any ($1)', [
            [noticeOf(cell), noticeOf(cell, 2)],
          ])
        ).map((row) => row.file),
      ).toHaveLength(2);
      expect((await told(cell)).filter(({ step }) => step === 'approved')).toHaveLength(2);
      await clean();
    },
  );

  it(
    'whose paper is still being made gets it all the same, and is never told as ' + 'approved',
    async () => {
      const cell = issued.cells[2]!;
      expect((await approve(cell)).status).toBe(200);
      expect((await revoke(cell, { documentOn: '2024-02-27' })).status).toBe(200);
      await worker.drain();
      expect(
        await rowsOf(
          'select revoked, sha256 is not null as sealed from app.outgoing where key = $1',
          [noticeOf(cell)],
        ),
      ).toEqual([{ revoked: true, sealed: true }]);
      expect(
        (await told(cell)).map(({ step }) => step).filter((step) => step.startsWith('appro')),
      ).toEqual(['approval-revoked']);
      await clean();
    },
  );

  it(
    'in the middle of a bulk approval: the run neither draws its number again nor ' + 'stops',
    async () => {
      const [done, waits] = [issued.cells[3]!, issued.cells[4]!];
      const started = await call(stage.url, '/api/bulk', {
        token: issued.approver,
        key: freshKey(),
        body: {
          command: 'approve-report',
          directive: issued.directive,
          cells: [done.id, waits.id],
          body: { meeting: { on: '2024-02-27', present: 11, agreed: 11 } },
        },
      });
      expect(started.status).toBeLessThan(300);
      expect((await approve(waits)).status).toBe(200);
      expect((await revoke(waits, { documentOn: '2024-02-27' })).status).toBe(200);
      await worker.drain();
      expect((await get(`/api/bulk/${String(started.body['run'])}`)).body).toMatchObject({
        state: 'done',
        done: 1,
        skipped: 1,
      });
      expect([await status(done), await status(waits)]).toEqual(['approved', 'reviewed']);
      await clean();
    },
  );

  it(
    'on which a later list stands is not revoked, but corrected by a further notice: the later ' +
      'one is named, and goes first',
    async () => {
      const cell = issued.cells[3]!;
      const later = await issueOn(stage, {
        directive: 'ra-soat-bo-sung-2024',
        dueOn: '2024-03-29',
      });
      const again = later.cells[3]!;
      await reviewed(again, 9);
      await stage.moveTo('2024-03-05T09:00:00+07:00');
      expect((await approve(again)).status).toBe(200);
      const refused = await revoke(cell, { documentOn: '2024-03-05' });
      expect(refused).toMatchObject({ status: 409, body: { code: 'LATER_LIST_STANDS' } });
      expect(refused.text).toContain(
        `Thông báo số ${await symbolOf(noticeOf(again))}, ngày 05/03/2024`,
      );
      expect(await status(cell)).toBe('approved');
      await correctedInstead(cell, again);
      expect((await revoke(again, { documentOn: '2024-03-05' })).status).toBe(200);
      expect((await revoke(cell, { documentOn: '2024-03-05' })).status).toBe(200);
      expect((await listsOf(cell)).map(({ cited }) => cited)).toEqual([null, null]);
      await clean();
    },
  );
});

/**
 * What a later list keeps from being revoked is corrected by a further notice: once, told when it
 * exists, the lists as they were.
 */
async function correctedInstead(cell: Cell, again: Cell): Promise<void> {
  const points = ['Ngày sinh của đồng chí đứng đầu danh sách đúng là 12/5/1980'];
  const correct = (one: Cell, more: object = {}, how: object = {}): Promise<Reply> =>
    ask(
      one,
      'correct-approval',
      { ...PAPER, notice: noticeOf(one), documentOn: '2024-03-05', points, ...more },
      how,
    );
  for (const token of [issued.reviewer, issued.clerk, cell.token])
    expect((await correct(cell, {}, { token })).status).toBe(403);
  expect((await correct(cell, { points: [] })).status).toBe(400);
  expect(await correct(cell, { documentOn: '2024-02-19' })).toMatchObject({
    status: 409,
    body: { code: 'DOCUMENT_DAY' },
  });
  expect(await correct(cell, { notice: noticeOf(again) })).toMatchObject({
    status: 409,
    body: { code: 'NOT_THIS_NOTICE' },
  });
  expect(await correct(again)).toMatchObject({
    status: 409,
    body: { code: 'NOTHING_STANDS_ON_IT' },
  });
  const before = await listsOf(cell);
  breaking = (point, subject) => {
    if (point === 'transact:commit' && subject === cell.obligation) throw new Error('broken off');
  };
  expect((await correct(cell)).status).toBe(500);
  breaking = undefined;
  const both = await Promise.all([correct(cell), correct(cell)]);
  const [notice, symbol] = [`${noticeOf(cell)}_dinh-chinh-1`, both[0].body['symbol']];
  for (const reply of both)
    expect(reply).toMatchObject({ status: 200, body: { status: 'approved', notice, symbol } });
  expect(await correct(cell, { reason: 'Người thứ hai cũng đính chính' })).toMatchObject({
    status: 409,
    body: { code: 'DECIDED_ALREADY' },
  });
  await worker.drain();
  expect(await listsOf(cell)).toEqual(before);
  const [letter] = await rowsOf<{ data: { subject: string; points: string[]; closing: string } }>(
    'select data from app.letter where notice = $1',
    [notice],
  );
  expect(letter!.data).toMatchObject({
    subject: `đính chính Thông báo số ${await symbolOf(noticeOf(cell))}, ngày 27/02/2024`,
    points: [`${points[0]}.`],
  });
  expect(letter!.data.closing).toContain(
    `Thông báo số ${await symbolOf(noticeOf(again))}, ngày 05/03/2024 không thay đổi`,
  );
  expect((await told(cell)).filter(({ step }) => step === 'approval-corrected')).toMatchObject([
    { body: expect.stringContaining(String(symbol)) },
  ]);
  const seenBy = async (token: string): Promise<boolean> =>
    ((await get('/api/notices', token)).body as unknown as { notice: string }[]).some(
      (one) => one.notice === notice,
    );
  expect([
    await seenBy(cell.token),
    await seenBy(issued.cells[1]!.token),
    await seenBy(issued.auditor),
  ]).toEqual([true, false, true]);
  expect((await get(`/documents/${notice}.pdf`, cell.token)).status).toBe(200);
  await clean();
}

describe('a rejection made by mistake', () => {
  it(
    'is undone to where the report stood, or asks the cell anew by a date; the cell is ' + 'told',
    async () => {
      const [cell, other] = [issued.cells[2]!, issued.cells[4]!];
      const paper = {
        reason: 'Từ chối nhầm hồ sơ',
        document: '261-CV/ĐU',
        documentOn: '2024-03-05',
      };
      const undo = (one: Cell, more: object = {}, how: object = {}): Promise<Reply> =>
        ask(one, 'undo-rejection', { ...paper, ...more }, how);
      for (const one of [cell, other])
        expect((await ask(one, 'reject', { reason: 'Sai đối tượng' })).status).toBe(200);
      expect((await undo(cell, {}, { token: issued.reviewer })).status).toBe(403);
      expect((await undo(cell, { policy: 'inclusive' })).status).toBe(400);
      expect(await undo(cell, { documentOn: '2024-03-04' })).toMatchObject({
        status: 409,
        body: { code: 'DOCUMENT_DAY' },
      });
      const both = await Promise.all([undo(cell), undo(cell)]);
      expect(both.map((reply) => [reply.status, reply.body['status']])).toEqual([
        [200, 'reviewed'],
        [200, 'reviewed'],
      ]);
      expect(await undo(other, { dueOn: '2024-03-04' })).toMatchObject({
        status: 409,
        body: { code: 'DEADLINE_IN_THE_PAST' },
      });
      expect(await undo(other, { dueOn: '2024-03-12' })).toMatchObject({
        status: 200,
        body: { status: 'returned' },
      });
      await worker.drain();
      expect((await told(cell)).find(({ step }) => step === 'rejection-undone')).toMatchObject({
        body: expect.stringContaining('được trình quyết định lại'),
      });
      expect((await told(other)).find(({ step }) => step === 'rejection-undone')).toMatchObject({
        body: expect.stringContaining('gửi lại đến hết ngày 12/03/2024'),
      });
      expect(await line(other)).toMatchObject({ status: 'returned', dueOn: '2024-03-12' });
      expect((await approve(cell)).body).toMatchObject({
        status: 'approved',
        notice: noticeOf(cell, 2),
      });
      expect((await other.submit({ seed: 12 })).body).toMatchObject({ status: 'submitted' });
      await clean();
    },
  );
});

describe('the committee’s own report', () => {
  const report = (body: object): Promise<Reply> =>
    call(stage.url, `/api/directives/${issued.directive}/upward-report`, {
      token: issued.approver,
      key: freshKey(),
      body,
    });
  const duty = async (): Promise<{ supplements: { symbol: string }[]; supplementFor: string[] }> =>
    (await get(`/api/directives/${issued.directive}`)).body['upward'] as never;

  it(
    'is followed by a supplement for what changed since, and by none when nothing ' + 'did',
    async () => {
      const [first, revoked, back] = [issued.cells[0]!, issued.cells[3]!, issued.cells[4]!];
      expect(await report({ supplement: true })).toMatchObject({
        status: 409,
        body: { code: 'NOT_REPORTED' },
      });
      expect((await report({ supplement: true, interim: true })).status).toBe(400);
      expect((await review(stage, issued.reviewer, back)).status).toBe(200);
      for (const cell of [revoked, back]) expect((await approve(cell)).status).toBe(200);
      const final = await report({});
      expect(final).toMatchObject({ status: 200 });
      expect((await report({ supplement: true })).body).toMatchObject({
        symbol: final.body['symbol'],
      });
      expect(await duty()).toMatchObject({ supplements: [], supplementFor: [] });

      expect(
        (await revoke(first, { notice: noticeOf(first, 2), documentOn: '2024-03-05' })).status,
      ).toBe(200);
      expect((await duty()).supplementFor).toEqual([first.id]);
      const both = await Promise.all([report({ supplement: true }), report({ supplement: true })]);
      expect(both.map((reply) => reply.body['symbol'])).toEqual([
        both[0]!.body['symbol'],
        both[0]!.body['symbol'],
      ]);
      expect(both[0]!.body['symbol']).not.toBe(final.body['symbol']);
      const [letter] = await rowsOf<{
        data: { grounds: string[]; points: string[]; subject: string };
      }>('select data from app.letter where notice = $1', [both[0]!.body['notice']]);
      expect(letter!.data.grounds).toContain(
        `Tiếp theo Báo cáo số ${String(final.body['symbol'])}, ngày 05/03/2024`,
      );
      expect(letter!.data.points[0]).toMatch(
        /kết quả của 01 chi bộ có thay đổi: .+ \(đang được xem xét lại\)\./,
      );
      expect((await approve(first)).body).toMatchObject({ notice: noticeOf(first, 3) });
      expect(await duty()).toMatchObject({
        supplements: [{ symbol: both[0]!.body['symbol'] }],
        supplementFor: [first.id],
      });
      expect((await report({ supplement: true })).body['symbol']).not.toBe(both[0]!.body['symbol']);
      expect((await duty()).supplementFor).toEqual([]);
      await clean();
    },
  );

  it(
    'does not keep a revocation from coming after the campaign is closed: what was closed ' +
      'stays closed, the report is reviewed again',
    async () => {
      const cell = issued.cells[4]!;
      expect(
        (
          await call(stage.url, `/api/directives/${issued.directive}/close`, {
            token: issued.clerk,
            key: freshKey(),
            method: 'POST',
          })
        ).status,
      ).toBe(200);
      expect(
        (await revoke(cell, { notice: noticeOf(cell, 2), documentOn: '2024-03-05' })).body,
      ).toMatchObject({ status: 'reviewed' });
      expect((await duty()).supplementFor).toEqual([cell.id]);
      expect((await approve(cell)).body).toMatchObject({
        status: 'approved',
        notice: noticeOf(cell, 3),
      });
      await clean();
    },
  );
});

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
