import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expireObligations, Workflows } from '#libs/directive';
import { EventStore, ReaderLoop } from '#libs/event-store';
import { productReaders, remindCells, sendMail, tellHolds, tellOverdue } from '#libs/messages';
import { setLogLevel } from '#libs/platform';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued, review } from '../support/issued.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { type Stage } from '../support/stage.js';

let stage: Stage;
let issued: Issued;
let smtp: TestSmtp;

beforeAll(async () => {
  setLogLevel('error');
  smtp = await startSmtp();
  ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
}, 60_000);
afterAll(async () => {
  await smtp.stop();
  await stage.close();
});

const teller = () => ({
  store: new EventStore(stage.dataSource),
  publicUrl: stage.config.publicUrl,
});
const drain = () => new ReaderLoop(stage.dataSource, productReaders(teller())).drainOnce();

/**
 * A worker that is there at this instant: its readers, then two ticks at once. `waits`: the
 * statuses that are reminded, none being told as overdue; the product's own when left out.
 */
async function tick(at: string, waits?: readonly string[]): Promise<void> {
  await stage.moveTo(`${at}+07:00`);
  await drain();
  const { dataSource } = stage;
  const once = async (): Promise<void> => {
    for (const task of [
      remindCells(dataSource, teller(), stage.app.get(Workflows, { strict: false }), waits),
      tellOverdue(dataSource, teller(), waits && []),
      tellHolds(dataSource, teller()),
    ])
      await task.run();
  };
  await Promise.all([once(), once()]);
  await expireObligations(dataSource, new EventStore(dataSource)).run();
  await drain();
}

interface Told {
  readonly step: string;
  readonly body: string;
  readonly note: string | null;
}
const told = ({ obligation }: Cell): Promise<Told[]> =>
  stage.dataSource.query(
    'select step, body, note from app.message where obligation = $1 order by at, id',
    [obligation],
  );
/**
 * What a cell is told in reminders, overdue notices and decisions, without the letter and the
 * receipts.
 */
const steps = async (cell: Cell): Promise<string[]> =>
  (await told(cell))
    .map(({ step }) => step)
    .filter((step) => !['directive-issued', 'receipt'].includes(step));
/**
 * What a try to send the mail of this step, that had to wait until now, comes to; its outcome is
 * not kept.
 */
async function mailed({ obligation }: Cell, step: string): Promise<'sent' | 'not sent'> {
  const [{ id }] = (await stage.dataSource.query(
    'select id from app.message where obligation = $1 and step = $2',
    [obligation, step],
  )) as [{ id: string }];
  const [before, mail] = [
    smtp.mails.length,
    sendMail(stage.dataSource, { smtpUrl: smtp.url, from: 'van-thu@example.invalid' }),
  ];
  await mail.run({ id: 'a-try', kind: mail.kind, subject: id, detail: {}, attempts: 1 });
  mail.close();
  return smtp.mails.length > before ? 'sent' : 'not sent';
}
const toRoles = (step: string): Promise<{ role: string; subject: string; body: string }[]> =>
  stage.dataSource.query(
    `select role, subject, body from app.message where role is not null and step like $1 || '%'
      order by at, role`,
    [step],
  );
const ask = ({ obligation }: Cell, verb: string, token: string, body?: object): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/${verb}`, { token, key: freshKey(), body });
const well = async (reply: Promise<Reply>): Promise<Reply> => {
  const answer = await reply;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
};
const close = (): Promise<Reply> =>
  call(stage.url, `/api/directives/${issued.directive}/close`, {
    token: issued.clerk,
    key: freshKey(),
    method: 'POST',
  });
const paper = { reason: 'Chi bộ của đồng chí Nguyễn Văn Kín vừa kiện toàn', document: '245-CV/ĐU' };

describe('a report that was given back and not sent again', () => {
  // Each stands for one life; the other seven cells never send anything.
  const [returned, withdrawn, dated, twice, again] = [0, 1, 2, 3, 4].map(
    (i) => () => issued.cells[i]!,
  ) as [() => Cell, () => Cell, () => Cell, () => Cell, () => Cell];

  it(
    'is reminded before its own day, by the newest wave after it was given back, never ' + 'in Tết',
    async () => {
      await stage.moveTo('2024-01-30T09:00:00+07:00');
      for (const cell of [returned(), withdrawn(), dated(), twice(), again()])
        await well(cell.submit());
      await stage.moveTo('2024-01-31T09:00:00+07:00');
      for (const cell of [returned(), twice()])
        await well(
          ask(cell, 'return', issued.reviewer, {
            reason: 'Thiếu lý do về đồng chí Nguyễn Văn Kín',
          }),
        );
      for (const cell of [withdrawn(), again()])
        await well(
          ask(cell, 'withdraw', cell.token, { reason: 'Gửi nhầm bản của đồng chí Nguyễn Văn Kín' }),
        );
      await stage.moveTo('2024-01-31T15:00:00+07:00');
      for (const cell of [twice(), again()]) await well(cell.submit({ seed: 2 }));
      await tick('2024-02-01T08:00:00');
      await stage.moveTo('2024-02-05T09:00:00+07:00');
      await well(
        ask(dated(), 'return', issued.reviewer, { reason: 'Thiếu biên bản', dueOn: '2024-02-19' }),
      );
      // Nobody is there on the day of the two-days wave.
      await tick('2024-02-07T09:30:00');
      for (const day of ['08', '10', '12', '14']) await tick(`2024-02-${day}T08:00:00`);
      await tick('2024-02-15T08:00:00');
      const waves = [
        'reminder 2024-02-15 five-days',
        'reminder 2024-02-15 two-days',
        'reminder 2024-02-15 last-day',
      ];
      expect(await steps(returned())).toEqual(['report-returned', ...waves]);
      expect(await steps(withdrawn())).toEqual(['report-withdrawn', ...waves]);
      expect(await steps(dated())).toEqual(['report-returned', 'reminder 2024-02-19 two-days']);
      expect([await steps(twice()), await steps(again())]).toEqual([
        ['report-returned'],
        ['report-withdrawn'],
      ]);
      const [reminded] = (await told(withdrawn())).filter(({ step }) => step === waves[2]);
      expect(reminded!.body).toMatch(
        /chưa gửi lại báo cáo.*bản trước đã được chi bộ rút lại.*trước ngày 15\/02\/2024/s,
      );
    },
  );

  it(
    'is overdue once, told to the cell and to the committee with the ways to end it, on a ' +
      'working day',
    async () => {
      await tick('2024-02-16T07:59:59');
      expect(await toRoles('overdue-told')).toEqual([]);
      await tick('2024-02-16T08:00:00');
      await tick('2024-02-16T17:00:00');
      for (const cell of [returned(), withdrawn()])
        expect((await steps(cell)).filter((step) => step.startsWith('overdue'))).toEqual([
          'overdue 2024-02-15',
        ]);
      const [message] = (await told(returned())).filter(
        ({ step }) => step === 'overdue 2024-02-15',
      );
      expect(message!.body).toMatch(
        /\(trước ngày 15\/02\/2024\) đã qua.*đã được trả lại để bổ sung/s,
      );
      const committee = await toRoles('overdue-told');
      expect(committee.map(({ role }) => role).toSorted()).toEqual([
        'approver',
        'approver',
        'clerk',
        'clerk',
      ]);
      expect(committee[0]!.body).toMatch(
        /“Không phê duyệt” \(cấp ủy\/bí thư\).*“Gia hạn” \(cấp ủy\/bí thư\)/s,
      );
      // I2: the seven that never sent anything are marked, these are not.
      expect(
        await stage.dataSource.query(
          `select status, count(*)::int as n from app.head where category = 'obligation' group by 1
          order by 1`,
        ),
      ).toEqual([
        { status: 'expired', n: 7 },
        { status: 'returned', n: 3 },
        { status: 'submitted', n: 2 },
      ]);
    },
  );

  it(
    'gets its overdue notice by mail also when the mail server was away, and no reminder of a ' +
      'day that is over',
    async () => {
      expect(await mailed(returned(), 'overdue 2024-02-15')).toBe('sent');
      expect(await mailed(returned(), 'reminder 2024-02-15 last-day')).toBe('not sent');
    },
  );

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

  it(
    'the reviewer hears what was taken back, the approver what waits; no typed word is in a ' +
      'text that is mailed',
    async () => {
      await drain();
      expect((await toRoles('withdrawn-told')).map(({ role }) => role)).toEqual([
        'reviewer',
        'reviewer',
      ]);
      expect((await toRoles('reviewed-told')).map(({ role }) => role)).toEqual(['approver']);
      const all: { text: string }[] = await stage.dataSource.query(
        `select subject || body as text from app.message`,
      );
      expect(all.filter(({ text }) => text.includes('Văn Kín'))).toEqual([]);
      const { body } = await call(stage.url, `/api/messages?obligation=${returned().obligation}`, {
        token: returned().token,
      });
      expect((body['messages'] as Told[])[0]).toMatchObject({
        step: 'report-rejected',
        note: expect.stringContaining('Nguyễn Văn Kín'),
      });
    },
  );

  it(
    'nothing is told twice when every fact is delivered again and every tick runs once ' + 'more',
    async () => {
      const count = async () =>
        (
          (await stage.dataSource.query('select count(*)::int as n from app.message')) as {
            n: number;
          }[]
        )[0]!.n;
      const before = await count();
      await stage.dataSource.query(
        `update app.reader set position = 0 where name = 'notices.messages'`,
      );
      await tick('2024-03-15T08:00:00');
      expect(await count()).toBe(before);
    },
  );

  it('leaves a database that verifies', async () => {
    const { violations } = await runVerify({
      dataSource: stage.dataSource,
      archiveDir: stage.config.archiveDir,
    });
    // Nobody printed the papers here.
    expect(violations.filter((line) => /^I(2|4|9|10|11)\b/.test(line))).toEqual([]);
  });

  it('control: the verifier sees an overdue notice that was told of another deadline', async () => {
    await stage.dataSource.query(
      `update app.message set step = 'overdue 2024-02-14' where step = 'overdue 2024-02-15'
        and obligation = $1`,
      [returned().obligation],
    );
    const { violations } = await runVerify({
      dataSource: stage.dataSource,
      archiveDir: stage.config.archiveDir,
    });
    expect(violations.filter((line) => line.startsWith('I10'))).toEqual([
      expect.stringContaining('overdue 2024-02-14'),
    ]);
  });
});

describe(
  'control: returned and silent by the list of before, where only what was never sent waits ' +
    'for its cell',
  () => {
    let first: Stage;
    beforeAll(async () => {
      // Its own product; the other one is closed at the end.
      first = stage;
      ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
    }, 60_000);
    afterAll(async () => {
      await stage.close();
      stage = first;
    });

    it(
      'hears nothing before its day and nothing after it, nor does the committee; by the list of ' +
        'today it does',
      async () => {
        const [returned, silent] = [issued.cells[0]!, issued.cells[1]!];
        const before = ['issued'];
        await stage.moveTo('2024-01-30T09:00:00+07:00');
        await well(returned.submit());
        await stage.moveTo('2024-01-31T09:00:00+07:00');
        await well(ask(returned, 'return', issued.reviewer, { reason: 'Thiếu biên bản' }));
        for (const at of ['01T08:00', '07T09:30', '15T08:00', '16T08:00', '16T17:00'])
          await tick(`2024-02-${at}:00`, before);
        expect((await steps(silent)).filter((step) => step.startsWith('reminder'))).toHaveLength(3);
        expect(await steps(returned)).toEqual(['report-returned']);
        expect(await toRoles('overdue-told')).toEqual([]);
        await tick('2024-02-19T08:00:00');
        expect(await steps(returned)).toEqual(['report-returned', 'overdue 2024-02-15']);
        expect((await toRoles('overdue-told')).map(({ role }) => role).toSorted()).toEqual([
          'approver',
          'clerk',
        ]);
      },
    );
  },
);
