import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Workflows } from '#libs/directive';
import { EventStore, ReaderLoop } from '#libs/event-store';
import { productReaders, remindCells } from '#libs/messages';
import { setLogLevel, within } from '#libs/platform';
import { call } from '../support/call.js';
import { freshKey, type Issued, issueOn, openIssued } from '../support/issued.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { openStage, type Stage } from '../support/stage.js';

setLogLevel('error');

describe('reminders', () => {
  let stage: Stage;
  let issued: Issued;
  beforeAll(async () => {
    ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
  }, 60_000);
  afterAll(() => stage.close());

  /**
   * The tick of a worker that is there at this instant; answers who was told what by now, beside
   * what was told before.
   */
  async function tickAt(at: string): Promise<Record<string, readonly string[]>> {
    const before = await told();
    await stage.moveTo(at);
    const teller = { store: new EventStore(stage.dataSource), publicUrl: stage.config.publicUrl };
    const task = remindCells(stage.dataSource, teller, stage.app.get(Workflows, { strict: false }));
    await task.run();
    await task.run();
    const fresh = (await told())
      .filter((line) => !before.includes(line))
      .map((line) => line.split(' ') as [string, string]);
    return Object.fromEntries(
      [...new Set(fresh.map(([step]) => step))].map((step) => [
        step,
        fresh.filter((line) => line[0] === step).map(([, cell]) => cell),
      ]),
    );
  }
  async function told(): Promise<string[]> {
    const rows: { line: string }[] = await stage.dataSource.query(
      `select split_part(m.step, ' ', 3) || ' ' || m.cell as line from app.message m
        join app.cell c on c.id = m.cell where m.step like 'reminder %' order by c.ordinal`,
    );
    return rows.map(({ line }) => line);
  }
  const ids = (cells: Issued['cells']): string[] => cells.map(({ id }) => id);

  it('are known before anything is sent', async () => {
    const { body } = await call(stage.url, `/api/directives/${issued.directive}`, {
      token: issued.auditor,
    });
    expect(body['reminders']).toEqual([
      { step: 'ten-days', on: '2024-01-25', at: '2024-01-25T01:00:00.000000Z', cells: 12 },
      { step: 'five-days', on: '2024-02-01', at: '2024-02-01T01:00:00.000000Z', cells: 12 },
      { step: 'two-days', on: '2024-02-06', at: '2024-02-06T01:00:00.000000Z', cells: 12 },
      { step: 'last-day', on: '2024-02-15', at: '2024-02-15T01:00:00.000000Z', cells: 12 },
    ]);
  });

  it('do not go out a moment early', async () =>
    expect(await tickAt('2024-01-25T07:59:59.999+07:00')).toEqual({}));

  it('after a worker was away over two waves only the newest goes out, once', async () => {
    expect(await tickAt('2024-02-01T09:30:00+07:00')).toEqual({ 'five-days': ids(issued.cells) });
    expect(await tickAt('2024-02-01T17:00:00+07:00')).toEqual({});
  });

  it('stop for a cell when it submits', async () => {
    for (const cell of issued.cells.slice(0, 2)) expect((await cell.submit()).status).toBe(201);
    expect(await tickAt('2024-02-06T08:00:00+07:00')).toEqual({
      'two-days': ids(issued.cells.slice(2)),
    });
  });

  it('follow a new deadline from its own waves on', async () => {
    const [, , extended] = issued.cells;
    const body = {
      dueOn: '2024-03-12',
      policy: 'inclusive',
      reason: 'Chi bộ mới kiện toàn',
      document: '245-CV/ĐU',
    };
    expect(
      (
        await call(stage.url, `/api/obligations/${extended!.obligation}/extend`, {
          token: issued.approver,
          key: freshKey(),
          body,
        })
      ).status,
    ).toBe(200);
    expect(await tickAt('2024-02-15T08:00:00+07:00')).toEqual({
      'last-day': ids(issued.cells.slice(3)),
    });
    expect(await tickAt('2024-02-27T08:00:00+07:00')).toEqual({ 'ten-days': [extended!.id] });
  });
});

describe('a fact of earlier years whose reason nobody can read', () => {
  it('is told all the same, and parks nothing', async () => {
    const { stage, issued } = await openIssued('2024-01-12T09:00:00+07:00');
    const [cell] = issued.cells;
    expect((await cell!.submit()).status).toBe(201);
    const store = new EventStore(stage.dataSource);
    // As the commands took it before text was judged at the rim.
    const returned = { round: 1, reason: '\u200B\u200B\u200B', by: 'x' };
    await store.append([
      {
        stream: cell!.obligation,
        expect: 2,
        events: [{ type: 'ReportReturned', data: returned }],
        head: { status: 'returned' },
        actor: 'x',
      },
    ]);
    await new ReaderLoop(
      stage.dataSource,
      productReaders({ store, publicUrl: stage.config.publicUrl }),
    ).drainOnce();
    const told: { body: string }[] = await stage.dataSource.query(
      `select body from app.message where obligation = $1 and step = 'report-returned'`,
      [cell!.obligation],
    );
    expect(told).toEqual([{ body: expect.stringContaining('để bổ sung') }]);
    expect(await stage.dataSource.query('select * from app.parked')).toEqual([]);
    await stage.close();
  }, 60_000);
});

describe('reminders and Tết', () => {
  it('never meet, also when a worker comes back in the middle of it', async () => {
    const stage = await openStage({ worker: false });
    await stage.moveTo('2024-01-12T09:00:00+07:00');
    await issueOn(stage);
    const teller = { store: new EventStore(stage.dataSource), publicUrl: stage.config.publicUrl };
    const task = remindCells(stage.dataSource, teller, stage.app.get(Workflows, { strict: false }));
    for (const day of ['08', '09', '10', '11', '12', '13', '14']) {
      await stage.moveTo(`2024-02-${day}T08:00:00+07:00`);
      await task.run();
      expect([
        day,
        await stage.dataSource.query(`select step from app.message where step like 'reminder %'`),
      ]).toEqual([day, []]);
    }
    await stage.moveTo('2024-02-15T08:00:00+07:00');
    await task.run();
    const steps: { step: string }[] = await stage.dataSource.query(
      `select distinct step from app.message where step like 'reminder %'`,
    );
    expect(steps).toEqual([{ step: 'reminder 2024-02-15 last-day' }]);
    await stage.close();
  }, 60_000);
});

describe('mail', () => {
  let smtp: TestSmtp;
  let stage: Stage;
  let issued: Issued;
  beforeAll(async () => {
    smtp = await startSmtp();
    stage = await openStage({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'van-thu@example.invalid' } });
    await stage.moveTo('2024-01-12T09:00:00+07:00');
    issued = await issueOn(stage, { byWorker: true });
  }, 90_000);
  afterAll(async () => {
    await stage.close();
    await smtp.stop();
  });

  const messages = (
    where = 'true',
  ): Promise<{ id: string; mail_id: string; subject: string; email: string; state: string }[]> =>
    stage.dataSource.query(
      `select m.id, m.mail_id, m.subject, c.email, d.state from app.message m
        join app.delivery d on d.message = m.id join app.cell c on c.id = m.cell
        where ${where} order by m.mail_id`,
    );
  const lines = () =>
    smtp.mails
      .map(
        ({ messageId, subject, to }) =>
          `${messageId} ${subject} ${[to].flat()[0]?.value[0]?.address}`,
      )
      .sort();
  /** The pauses before a retry are past. */
  const timePasses = () =>
    stage.dataSource.query(
      `update app.effect set retry_wall = null, enqueued_wall = null where state = 'pending'`,
    );

  it(
    'goes to each cell once, under the Message-ID of its message, without the names of ' +
      'candidates',
    async () => {
      await issued.cells[0]!.submit();
      await stage.settle();
      const sent = await messages();
      expect(sent.map(({ state }) => state)).toEqual(Array.from({ length: 13 }, () => 'sent'));
      expect(lines()).toEqual(
        sent.map(({ mail_id, subject, email }) => `${mail_id} ${subject} ${email}`).sort(),
      );
      const people: { name: string }[] = await stage.dataSource.query(
        'select name from app.person',
      );
      const texts = smtp.mails
        .map(({ subject, text, html }) => `${subject}\n${text}\n${html}`)
        .join('\n');
      expect(people.length).toBeGreaterThan(50);
      for (const { name } of people) expect(texts).not.toContain(name);
      for (const newcomer of ['Giàng A Súa', 'Trần Minh Đức', 'Phạm Thị Thu Hằng'])
        expect(texts).not.toContain(newcomer);
    },
  );

  it('that is sent again after a crash carries the same Message-ID', async () => {
    const [first] = await messages(`m.step = 'receipt'`);
    const before = smtp.mails.length;
    await stage.dataSource.query(
      `update app.effect set state = 'pending', done_at = null, enqueued_wall = null
        where kind = 'send-mail' and subject = $1`,
      [first!.id],
    );
    const mails = await smtp.received(before + 1, 20_000);
    expect(mails.at(-1)!.messageId).toBe(first!.mail_id);
    await stage.settle();
  });

  it(
    'that the server refuses for good ends as failed, visibly, and the message stays in the ' +
      'app',
    async () => {
      smtp.refuseWith({ responseCode: 550, message: 'no such mailbox' });
      const { id, token } = issued.cells[1]!;
      await issued.cells[1]!.submit();
      expect(
        await within(
          30_000,
          async () => (
            await timePasses(),
            (await messages(`m.cell = '${id}' and m.step = 'receipt'`))[0]?.state === 'failed'
          ),
        ),
      ).toBe(true);
      const rows = await stage.dataSource.query(
        `select attempts, last_error from app.effect where state = 'failed'`,
      );
      expect(rows).toEqual([{ attempts: 1, last_error: expect.stringContaining('550') }]);
      const { body } = await call(stage.url, '/api/messages', { token });
      expect(body['messages']).toEqual(
        expect.arrayContaining([expect.objectContaining({ step: 'receipt', mail: 'failed' })]),
      );
      expect((await call(stage.url, '/readyz')).body).toMatchObject({
        checks: { failedEffects: 1 },
      });
    },
    60_000,
  );
});
