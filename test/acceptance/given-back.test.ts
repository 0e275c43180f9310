import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call } from '../support/call.js';
import { control } from './given-back.control.js';
import { endings } from './given-back.endings.js';
import {
  again,
  ask,
  closeScene,
  dated,
  drain,
  issued,
  mailed,
  openScene,
  returned,
  stage,
  steps,
  tick,
  told,
  type Told,
  toRoles,
  twice,
  well,
  withdrawn,
} from './given-back.fixtures.js';

beforeAll(openScene, 60_000);
afterAll(closeScene);

describe('a report that was given back and not sent again', () => {
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

  endings();

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

control();
