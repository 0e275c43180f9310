import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '#libs/event-store';
import { type ProbePoint, stalls } from '#libs/event-store/testing';
import { setLogLevel, within } from '#libs/platform';
import { beginUpload } from '../support/call.js';
import { freshKey, type Issued, reportOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import {
  campaigns,
  from,
  holdStore,
  receiptsOf,
  releaseHolds,
  sweep,
  takenAndMarked,
  typesOf,
  untilBlocked,
} from './cutoff-race.fixtures.js';
import { race } from './cutoff-race.race.js';

setLogLevel('error');

const ISSUED = 'ObligationIssued';

/** Which points of a submission the clock and the sweep pass it at. */
const POINTS: readonly ProbePoint[] = ['transact:read', 'transact:append', 'transact:commit'];
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
