import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '#libs/event-store';
import { type ProbePoint, stalls } from '#libs/event-store/testing';
import { setLogLevel, within } from '#libs/platform';
import { beginUpload, call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, reportOf, review } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import {
  asOwner,
  campaigns,
  from,
  holdStore,
  receiptsOf,
  releaseHolds,
  removeLocks,
  removeUnique,
  sweep,
  takenAndMarked,
  typesOf,
  untilBlocked,
} from './cutoff-race.fixtures.js';

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

/** Which points of a submission the clock and the sweep pass it at. */
const POINTS: readonly ProbePoint[] = ['transact:read', 'transact:append', 'transact:commit'];

interface Race {
  readonly stage: Stage;
  readonly points: ReturnType<typeof stalls>;
  readonly issued: Issued;
}

/**
 * A report is sent `offset` ms from the cutoff and stalls at `point`, its decision under way.
 * Meanwhile the deadline and the grace pass, the sweep comes; what it holds for the unfinished
 * upload a person lets go; the sweep comes again, and only then the report goes on.
 */
async function race(
  { stage, points, issued }: Race,
  offset: number,
  point: ProbePoint,
): Promise<{ reply: Reply; swept: unknown; cell: Cell }> {
  const cell = issued.cells[4]!;
  await stage.moveTo(from(issued.cutoffAt, offset));
  const stall = points.stallAt(point);
  const answer = cell.submit();
  await stall.reached;
  await stage.moveTo(from(issued.cutoffAt, 5 * 60_000));
  const first = sweep(stage);
  await untilBlocked(stage, first);
  const second = (await releaseHolds(stage, issued)) > 0 ? first.then(() => sweep(stage)) : first;
  const failure = second.then(
    () => undefined,
    (error: unknown) => error,
  );
  await untilBlocked(stage, second);
  stall.release();
  return { reply: await answer, swept: await failure, cell };
}

describe('a report and the mark at the cutoff', () => {
  let stage: Stage;
  let next: () => Promise<Issued>;
  let points: ReturnType<typeof stalls>;
  beforeAll(async () => {
    stage = await openStage({ worker: false });
    [next, points] = [campaigns(stage), holdStore(stage)];
  });
  afterAll(() => stage.close());

  const finish = async (issued: Issued): Promise<void> => {
    await sweep(stage);
    expect(await takenAndMarked(stage.dataSource)).toEqual([]);
    for (const other of issued.cells.filter((_, i) => i !== 4))
      expect(await typesOf(stage, other.obligation)).toEqual([ISSUED, 'ObligationExpired']);
  };

  it.each(POINTS)(
    'a report of the last millisecond that stalls at %s is taken and never marked',
    async (point) => {
      const issued = await next();
      const { reply, swept, cell } = await race({ stage, points, issued }, -1, point);
      expect([reply.status, reply.body['timeliness'], swept]).toEqual([201, 'onTime', undefined]);
      await finish(issued);
      expect(await typesOf(stage, cell.obligation)).toEqual([ISSUED, 'ReportSubmitted']);
    },
  );

  it.each([0, 1].flatMap((offset) => POINTS.map((point) => [offset, point] as const)))(
    'a report at +%i ms that stalls at %s is kept as late, and the mark stands',
    async (offset, point) => {
      const issued = await next();
      const { reply, swept, cell } = await race({ stage, points, issued }, offset, point);
      expect([reply.status, reply.body['code'], swept]).toEqual([409, 'PAST_CUTOFF', undefined]);
      await finish(issued);
      expect(await typesOf(stage, cell.obligation)).toEqual([
        ISSUED,
        'ReportSetAside',
        'ObligationExpired',
      ]);
      expect(await receiptsOf(stage, cell.obligation)).toEqual([
        { number: reply.body['receipt'], timeliness: 'late' },
      ]);
    },
  );

  it.each(['bulk:locked', 'bulk:commit'] as const)(
    'a report that meets the sweep at %s waits for it and is kept as late',
    async (point) => {
      const issued = await next();
      await stage.moveTo(from(issued.cutoffAt, 5 * 60_000));
      const bulk = stalls();
      const stall = bulk.stallAt(point);
      const swept = sweep(stage, new EventStore(stage.dataSource, { probe: bulk.probe }));
      await stall.reached;
      const answer = issued.cells[4]!.submit();
      await untilBlocked(stage, answer);
      stall.release();
      await swept;
      expect(await answer).toMatchObject({ status: 409, body: { code: 'PAST_CUTOFF' } });
      await finish(issued);
      expect(await typesOf(stage, issued.cells[4]!.obligation)).toEqual([
        ISSUED,
        'ObligationExpired',
        'ReportSetAside',
      ]);
    },
  );

  it(
    'an upload begun in time, let go by a person, that arrives in the middle of the mark is ' +
      'kept beside it',
    async () => {
      const issued = await next();
      const { obligation, token, id } = issued.cells[4]!;
      await stage.moveTo(from(issued.cutoffAt, -1));
      const upload = beginUpload(stage.url, `/api/obligations/${obligation}/reports`, {
        token,
        key: freshKey(),
        body: await reportOf(stage, id),
      });
      expect(
        await within(
          30_000,
          async () =>
            (
              await stage.dataSource.query('select from app.intent where obligation = $1', [
                obligation,
              ])
            ).length === 1,
        ),
      ).toBe(true);
      await stage.moveTo(from(issued.cutoffAt, 5 * 60_000));
      await sweep(stage);
      expect([await typesOf(stage, obligation), await releaseHolds(stage, issued)]).toEqual([
        [ISSUED],
        1,
      ]);
      const bulk = stalls();
      const stall = bulk.stallAt('bulk:locked');
      const swept = sweep(stage, new EventStore(stage.dataSource, { probe: bulk.probe }));
      await stall.reached;
      const answer = upload.finish();
      await untilBlocked(stage, answer);
      stall.release();
      await swept;
      expect(await answer).toMatchObject({ status: 202, body: { timeliness: 'straddled' } });
      await finish(issued);
      expect(await typesOf(stage, obligation)).toEqual([
        ISSUED,
        'ObligationExpired',
        'ReportSetAside',
      ]);
    },
  );
});

describe('with the lock of the head removed', () => {
  let stage: Stage;
  let next: () => Promise<Issued>;
  let points: ReturnType<typeof stalls>;
  const triggers = (change: 'enable' | 'disable', ...names: string[]) =>
    asOwner(
      stage,
      names.map((name) => `alter table app.head ${change} trigger ${name};`).join(' '),
    );
  beforeAll(async () => {
    stage = await openStage({ worker: false });
    [next, points] = [campaigns(stage), holdStore(stage)];
    await removeLocks(stage);
    await triggers('disable', 'head_refuse_wrong_mark', 'head_legal_update');
  });
  afterAll(() => stage.close());

  const raceOnce = async () => race({ stage, points, issued: await next() }, -1, 'transact:commit');
  const refused = async (by: RegExp): Promise<void> => {
    const { reply, swept } = await raceOnce();
    expect(reply.status).toBe(201);
    expect(String(swept)).toMatch(by);
    expect(await takenAndMarked(stage.dataSource)).toEqual([]);
    await sweep(stage);
  };

  it('unique (stream, version) alone refuses the mark', () => refused(/event_stream_version/));

  it('the legal transitions alone refuse the mark', async () => {
    await removeUnique(stage);
    await triggers('enable', 'head_legal_update');
    await refused(/illegal transition .* from "submitted" to "expired"/);
  });

  it('the guard of receipts alone refuses the mark', async () => {
    await triggers('disable', 'head_legal_update');
    await triggers('enable', 'head_refuse_wrong_mark');
    await refused(/has a receipt from before its cutoff/);
  });

  it(
    'and with all of them gone the same check finds a report that is taken and ' + 'marked',
    async () => {
      await triggers('disable', 'head_refuse_wrong_mark');
      const { reply, swept, cell } = await raceOnce();
      expect([reply.status, swept]).toEqual([201, undefined]);
      expect(await takenAndMarked(stage.dataSource)).toEqual([cell.obligation]);
    },
  );
});
