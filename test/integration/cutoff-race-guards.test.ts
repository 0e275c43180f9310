import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stalls } from '#libs/event-store/testing';
import { setLogLevel } from '#libs/platform';
import { type Issued } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import {
  asOwner,
  campaigns,
  holdStore,
  removeLocks,
  removeUnique,
  sweep,
  takenAndMarked,
} from './cutoff-race.fixtures.js';
import { race } from './cutoff-race.race.js';

setLogLevel('error');

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
