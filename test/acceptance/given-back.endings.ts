import { expect, it } from '@jest/globals';
import { call } from '../support/call.js';
import { freshKey, review } from '../support/issued.js';
import {
  again,
  ask,
  close,
  dated,
  drain,
  issued,
  mailed,
  paper,
  returned,
  stage,
  steps,
  tick,
  told,
  twice,
  well,
  withdrawn,
} from './given-back.fixtures.js';

/** What keeps it open, what gives it a new day, and who ends it. */
export function endings(): void {
  it(
    'is named by closing and by the final upward report, each with its state, its day and its ' +
      'ways',
    async () => {
      const refused = await close();
      expect(refused).toMatchObject({ status: 409, body: { code: 'STILL_OPEN', count: 5 } });
      const [name] = (await stage.dataSource.query('select name from app.cell where id = $1', [
        returned().id,
      ])) as { name: string }[];
      const [first, , , fourth] = refused.body['open'] as {
        cell: string;
        ways: { command: string; roles: string[] }[];
      }[];
      expect(first).toMatchObject({
        cell: returned().id,
        name: name!.name,
        status: 'returned',
        title: 'Đã trả lại để bổ sung',
        since: '2024-01-31T02:00:00.000000Z',
        dueOn: '2024-02-15',
      });
      expect(
        first!.ways.filter(({ roles }) => roles.includes('approver')).map(({ command }) => command),
      ).toEqual(expect.arrayContaining(['reject-report', 'extend-deadline']));
      expect(fourth).toMatchObject({
        cell: twice().id,
        status: 'submitted',
        ways: expect.arrayContaining([
          expect.objectContaining({ command: 'review-report', roles: ['reviewer'] }),
        ]),
      });
      expect(String(refused.body['detail'])).toContain(`${name!.name} (hạn 15/02/2024)`);
      const upward = await call(stage.url, `/api/directives/${issued.directive}/upward-report`, {
        token: issued.clerk,
        key: freshKey(),
        body: {},
      });
      expect(upward).toMatchObject({
        status: 409,
        body: {
          code: 'STILL_OPEN',
          open: refused.body['open'],
          detail: expect.stringContaining('báo cáo bước đầu'),
        },
      });
    },
  );

  it(
    'gets a day when it is returned after the deadline, shown to whoever returns it, and its ' +
      'own notice after that',
    async () => {
      const before = await call(stage.url, `/api/obligations/${twice().obligation}`, {
        token: issued.reviewer,
      });
      const day = {
        dueOn: '2024-02-23',
        cutoffAt: '2024-02-23T17:00:00.000000Z',
        wording: 'đến hết ngày 23/02/2024',
      };
      expect(before.body['ifReturned']).toEqual(day);
      expect(
        (await well(ask(twice(), 'return', issued.reviewer, { reason: 'Vẫn thiếu biên bản' })))
          .body,
      ).toMatchObject({ status: 'returned', ...day });
      await drain();
      expect((await told(twice())).at(-1)).toMatchObject({
        step: 'report-returned',
        body: expect.stringContaining('gửi lại đến hết ngày 23/02/2024'),
        note: 'Vẫn thiếu biên bản',
      });
      for (const at of [
        '2024-02-21T08:00:00',
        '2024-02-23T08:00:00',
        '2024-02-24T08:00:00',
        '2024-02-25T08:00:00',
      ])
        await tick(at);
      expect((await steps(twice())).slice(-2)).toEqual([
        'reminder 2024-02-23 two-days',
        'reminder 2024-02-23 last-day',
      ]);
      // The day after is a Saturday: it is said on Monday.
      await tick('2024-02-26T08:00:00');
      expect((await steps(twice())).at(-1)).toBe('overdue 2024-02-23');
    },
  );

  it('gets a new day while it waits, by which it is reminded and overdue again', async () => {
    await well(
      ask(withdrawn(), 'extend', issued.approver, {
        dueOn: '2024-03-12',
        policy: 'inclusive',
        ...paper,
      }),
    );
    await tick('2024-02-27T08:00:00');
    expect(await mailed(withdrawn(), 'reminder 2024-03-12 ten-days')).toBe('sent');
    // It urges to a day that holds no longer.
    expect(await mailed(withdrawn(), 'overdue 2024-02-15')).toBe('not sent');
    await tick('2024-03-13T08:00:00');
    expect(await mailed(withdrawn(), 'overdue 2024-03-12')).toBe('sent');
    expect((await steps(withdrawn())).slice(-3)).toEqual([
      'deadline-extended',
      'reminder 2024-03-12 ten-days',
      'overdue 2024-03-12',
    ]);
    const [extended] = (await told(withdrawn())).filter(({ step }) => step === 'deadline-extended');
    expect(extended!.body).toContain('Thời hạn mới: đến hết ngày 12/03/2024');
    expect(extended!.body).not.toContain('coi như không thực hiện');
    expect(extended!.note).toBe(`Văn bản: 245-CV/ĐU. Lý do: ${paper.reason}`);
  });

  it('is ended by a named person, and the cell hears of it', async () => {
    expect(
      (await ask(returned(), 'reject', issued.reviewer, { reason: 'Không gửi lại' })).status,
    ).toBe(403);
    for (const cell of [returned(), withdrawn(), dated(), twice()]) {
      expect(
        await ask(cell, 'reject', issued.approver, {
          reason: 'Không gửi lại; đã hỏi đồng chí Nguyễn Văn Kín',
        }),
      ).toMatchObject({ status: 200, body: { status: 'rejected' } });
      expect(
        await ask(cell, 'reject', issued.approver, {
          reason: 'Không gửi lại; đã hỏi đồng chí Nguyễn Văn Kín',
        }),
      ).toMatchObject({ status: 200, body: { status: 'rejected' } });
    }
    await tick('2024-03-14T08:00:00');
    expect((await told(returned())).at(-1)).toMatchObject({
      step: 'report-rejected',
      body: expect.stringMatching(/không phê duyệt.*vẫn giữ nguyên hiệu lực/s),
      note: expect.stringContaining('Nguyễn Văn Kín'),
    });
    expect((await review(stage, issued.reviewer, again())).status).toBe(200);
    expect(await close()).toMatchObject({
      status: 409,
      body: {
        count: 1,
        open: [
          {
            cell: again().id,
            status: 'reviewed',
            ways: expect.arrayContaining([expect.objectContaining({ command: 'approve-report' })]),
          },
        ],
      },
    });
    await well(
      ask(again(), 'approve', issued.approver, {
        meeting: { on: '2024-03-14', present: 11, agreed: 11 },
      }),
    );
    expect(await close()).toMatchObject({
      status: 200,
      body: { approved: 1, rejected: 4, expired: 7, open: 0 },
    });
  });
}
