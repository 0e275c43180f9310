import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setLogLevel } from '#libs/platform';
import { call } from '../support/call.js';
import { freshKey, type Issued, review } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { campaigns, receiptsOf, typesOf } from './cutoff-race.fixtures.js';

setLogLevel('error');

const FIFTY = Array.from({ length: 50 }, (_, i) => i);
const ISSUED = 'ObligationIssued';

describe('fifty submissions of one obligation at once', () => {
  let stage: Stage;
  let issued: Issued;
  beforeAll(async () => {
    stage = await openStage({ worker: false });
    issued = await campaigns(stage)();
  });
  afterAll(() => stage.close());

  it('takes exactly one of fifty different reports, and tells the others so', async () => {
    const cell = issued.cells[0]!;
    const replies = await Promise.all(FIFTY.map((seed) => cell.submit({ seed })));
    const [taken, refused] = [201, 409].map((code) =>
      replies.filter(({ status }) => status === code),
    );
    expect([taken!.length, refused!.length]).toEqual([1, 49]);
    expect(new Set(refused!.map(({ body }) => body['code']))).toEqual(
      new Set(['NOT_IN_THIS_STATE']),
    );
    expect(await typesOf(stage, cell.obligation)).toEqual([ISSUED, 'ReportSubmitted']);
    expect(await receiptsOf(stage, cell.obligation)).toEqual([
      { number: taken![0]!.body['receipt'], timeliness: 'onTime' },
    ]);
  });

  it('gives all fifty senders of one report the same receipt', async () => {
    const cell = issued.cells[1]!;
    const replies = await Promise.all(FIFTY.map(() => cell.submit()));
    expect(
      new Set(replies.map(({ status, body }) => `${status} ${body['receipt']} ${body['sha256']}`))
        .size,
    ).toBe(1);
    expect(replies[0]!.status).toBe(201);
    expect(await typesOf(stage, cell.obligation)).toEqual([ISSUED, 'ReportSubmitted']);
    expect(await receiptsOf(stage, cell.obligation)).toHaveLength(1);
  });

  it('gives one key one answer, fifty times', async () => {
    const cell = issued.cells[2]!;
    const replies = await Promise.all(FIFTY.map(() => cell.submit({ key: 'the-same-key' })));
    for (const { body } of replies) expect(body).toEqual(replies[0]!.body);
    expect(replies[0]).toMatchObject({
      status: 201,
      body: { status: 'submitted', timeliness: 'onTime' },
    });
    expect(await receiptsOf(stage, cell.obligation)).toHaveLength(1);
  });

  it('draws no number for what it refuses', async () => {
    const rows: { number: string }[] = await stage.dataSource.query(
      'select number from app.receipt order by number',
    );
    expect(rows.map(({ number }) => number)).toEqual(['2024/0001', '2024/0002', '2024/0003']);
  });
});

describe(
  'twelve approvals at once, each clicked three times, over the twelve connections of ' + 'the api',
  () => {
    it('are all done, with numbers in a row', async () => {
      const stage = await openStage({ worker: false });
      const { cells, reviewer, approver } = await campaigns(stage)();
      const act = (verb: string, token: string, body: object) =>
        Promise.all(
          cells.map(({ obligation }) =>
            call(stage.url, `/api/obligations/${obligation}/${verb}`, {
              token,
              key: freshKey(),
              body,
            }),
          ),
        );
      // Each adds persons of its own: nobody is planned for more than three posts of the
      // committee's cells.
      await Promise.all(cells.map((cell, i) => cell.submit({ seed: i + 1 })));
      const reviewed = await Promise.all(cells.map((cell) => review(stage, reviewer, cell)));
      expect(new Set(reviewed.map(({ status }) => status))).toEqual(new Set([200]));
      const on = await stage.clock.today();
      const replies = (
        await Promise.all(
          [1, 2, 3].map(() =>
            act('approve', approver, { meeting: { on, present: 11, agreed: 11 } }),
          ),
        )
      ).flat();
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
      expect(replies.flatMap(({ body }) => body['symbol'] ?? []).sort()).toEqual(
        cells.map((_, i) => `${119 + i}-TB/ĐU`),
      );
      await stage.close();
    });
  },
);
