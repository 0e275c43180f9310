import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey } from '../support/issued.js';
import { decisions } from './withdraw.decisions.js';
import {
  ask,
  close,
  issued,
  line,
  messages,
  open,
  stage,
  takeBack,
  view,
} from './withdraw.fixtures.js';

beforeAll(open, 120_000);
afterAll(close);

describe('a report taken back', () => {
  it(
    'before the review and the deadline goes back to its cell alone, and its receipt ' + 'stays',
    async () => {
      const cell = issued.cells[0]!;
      expect(await takeBack(cell)).toMatchObject({
        status: 409,
        body: { code: 'NOT_IN_THIS_STATE' },
      });
      const sent = await cell.submit();
      expect(
        await ask(cell, 'withdraw', issued.cells[1]!.token, { reason: 'Của chi bộ khác' }),
      ).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_CELL' } });
      for (const token of [issued.reviewer, issued.approver, issued.clerk])
        expect(await ask(cell, 'withdraw', token, { reason: 'Hộ chi bộ' })).toMatchObject({
          status: 403,
        });
      expect(await ask(cell, 'withdraw', cell.token, {})).toMatchObject({ status: 400 });
      expect(await takeBack(cell)).toMatchObject({
        status: 200,
        body: { status: 'returned', version: 3 },
      });
      expect(await takeBack(cell)).toMatchObject({
        status: 200,
        body: { status: 'returned', version: 3 },
      });
      expect(await view(cell)).toMatchObject({
        status: 'returned',
        round: 1,
        receipts: [{ number: sent.body['receipt'], timeliness: 'onTime' }],
      });
      await stage.settle();
      // Nobody returned it: the board counts no return; the cell has it in writing that it took its
      // report back.
      expect(await line(cell)).toMatchObject({ status: 'returned', returns: 0 });
      expect((await messages(cell)).map(({ step }) => step)).toEqual([
        'directive-issued',
        'receipt',
        'report-withdrawn',
      ]);
      expect((await cell.submit({ seed: 1 })).body).toMatchObject({
        status: 'submitted',
        timeliness: 'onTime',
      });
      expect(await view(cell)).toMatchObject({ round: 2 });
    },
  );

  it('is not given back after the review, nor at the deadline itself', async () => {
    const [reviewed, late, back] = [issued.cells[2]!, issued.cells[3]!, issued.cells[4]!];
    for (const cell of [reviewed, late, back])
      expect((await cell.submit({ seed: 2 })).status).toBe(201);
    const { body } = await call(stage.url, `/api/obligations/${reviewed.obligation}/report`, {
      token: issued.reviewer,
    });
    const findings = (body['findings'] as { id: string }[]).map(({ id }) => id);
    const acceptances =
      findings.length > 0 ? [{ findings, reason: 'Đã đối chiếu hồ sơ, chấp nhận.' }] : [];
    expect(
      await ask(reviewed, 'review', issued.reviewer, { opinion: 'Đủ', acceptances }),
    ).toMatchObject({ status: 200 });
    expect(await takeBack(reviewed)).toMatchObject({
      status: 409,
      body: { code: 'NOT_IN_THIS_STATE' },
    });
    await stage.moveTo('2024-02-15T23:59:59.999999+07:00');
    expect(await takeBack(back)).toMatchObject({ status: 200 });
    await stage.moveTo('2024-02-16T00:00:00+07:00');
    expect(await takeBack(late)).toMatchObject({
      status: 409,
      body: {
        code: 'WITHDRAW_TOO_LATE',
        detail: expect.stringContaining('đề nghị người thẩm định trả lại'),
      },
    });
  });

  it(
    'is never marked, however long its cell takes; what comes then says that it is ' + 'late',
    async () => {
      const back = issued.cells[4]!;
      await stage.moveTo('2024-02-20T09:00:00+07:00');
      await stage.settle();
      const marked = (await stage.dataSource.query(
        `select owner from app.head where status = 'expired'`,
      )) as { owner: string }[];
      expect(marked.length).toBeGreaterThan(5);
      expect(marked.map(({ owner }) => owner)).not.toContain(back.id);
      expect((await back.submit({ seed: 5 })).body).toMatchObject({
        status: 'submitted',
        timeliness: 'late',
      });
      expect(await ask(back, 'withdraw', back.token, { reason: 'Lại nhầm' })).toMatchObject({
        status: 409,
        body: { code: 'WITHDRAW_TOO_LATE' },
      });
    },
  );
});

describe('a return with a new date', () => {
  const returning = (cell: Cell, more: object): Promise<Reply> =>
    ask(cell, 'return', issued.reviewer, { reason: 'Bổ sung biên bản kiểm phiếu', ...more });

  it('is the deadline from then on: shown, told, measured and extended from', async () => {
    const cell = issued.cells[3]!;
    for (const body of [{ dueOn: '2024-02-19' }, { dueOn: '2024-02-20', policy: 'exclusive' }])
      expect(await returning(cell, body)).toMatchObject({
        status: 409,
        body: { code: 'DEADLINE_IN_THE_PAST' },
      });
    expect(await returning(cell, { dueOn: '2024-02-30' })).toMatchObject({ status: 400 });
    expect(await returning(cell, { policy: 'inclusive' })).toMatchObject({ status: 400 });
    expect(await returning(cell, { dueOn: '2031-02-15' })).toMatchObject({
      status: 409,
      body: { code: 'NO_CALENDAR_YEAR' },
    });
    expect(await returning(cell, { dueOn: '2024-02-27' })).toMatchObject({
      status: 200,
      body: { status: 'returned' },
    });
    expect(await returning(cell, { dueOn: '2024-02-27' })).toMatchObject({ status: 200 });
    expect(await returning(cell, { dueOn: '2024-02-28' })).toMatchObject({
      status: 409,
      body: { code: 'NOT_IN_THIS_STATE' },
    });
    expect(await view(cell)).toMatchObject({
      dueOn: '2024-02-27',
      cutoffAt: '2024-02-27T17:00:00.000000Z',
      wording: 'đến hết ngày 27/02/2024',
    });
    await stage.settle();
    expect(await line(cell)).toMatchObject({
      status: 'returned',
      returns: 1,
      dueOn: '2024-02-27',
      cutoffAt: '2024-02-27T17:00:00.000000Z',
      wording: 'đến hết ngày 27/02/2024',
    });
    expect((await messages(cell)).filter(({ step }) => step === 'report-returned')).toEqual([
      { step: 'report-returned', body: expect.stringContaining('gửi lại đến hết ngày 27/02/2024') },
    ]);

    // A bulk extension to the same day finds it so already; to another day it is one.
    const bulk = (dueOn: string) =>
      call(stage.url, '/api/bulk', {
        token: issued.approver,
        key: freshKey(),
        body: {
          command: 'extend-deadline',
          directive: issued.directive,
          cells: [cell.id],
          preview: true,
          body: { dueOn, reason: 'Thiên tai', document: '245-CV/ĐU' },
        },
      });
    expect((await bulk('2024-02-27')).body).toMatchObject({
      eligible: 0,
      leftOut: [{ code: 'ALREADY_SO', count: 1 }],
    });
    expect((await bulk('2024-02-28')).body).toMatchObject({ eligible: 1 });
    expect(
      (
        await ask(cell, 'extend', issued.approver, {
          dueOn: '2024-02-27',
          reason: 'Thiên tai',
          document: '245-CV/ĐU',
        })
      ).body,
    ).toMatchObject({ version: 3 });

    expect((await cell.submit({ seed: 3 })).body).toMatchObject({
      status: 'submitted',
      timeliness: 'onTime',
    });
    expect(await takeBack(cell)).toMatchObject({ status: 200 });
    await stage.moveTo('2024-03-05T09:00:00+07:00');
    await stage.settle();
    expect(await view(cell)).toMatchObject({ status: 'returned' });
  });
});

decisions();
