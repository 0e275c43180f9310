import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import {
  EventStore,
  proofHolds,
  proveEvent,
  readCheckpoint,
  verifyBlocks,
} from '#libs/event-store';
import { within } from '#libs/platform';
import { signing } from '#libs/records';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { confirmAndSign } from '../../apps/cli/src/blocks/confirm-restore.js';
import { call } from '../support/call.js';
import { freshKey, type Issued, issueOn } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { all, connect } from './event-store.fixtures.js';

describe('the product', () => {
  let stage: Stage;
  let issued: Issued;
  beforeAll(async () => {
    stage = await openStage();
    issued = await issueOn(stage, { byWorker: true });
  });
  afterAll(async () => stage?.close());

  const latest = () => readCheckpoint(path.join(stage.config.varDir, 'checkpoints'));
  const lastLetter = async () =>
    Object.entries((await latest())?.marks ?? {}).find(([mark]) =>
      /^register-.*-CV$/.test(mark),
    )?.[1].last;

  /** Issues another directive of the same body: it needs a number. */
  async function issueAnother(
    directive: string,
  ): Promise<{ status: number; code: unknown; symbol: string }> {
    const post = (at: string, body?: object) =>
      call(stage.url, at, { token: issued.clerk, key: freshKey(), body });
    await post('/api/directives', { ...letter2024, directive });
    const { status, body } = await post(`/api/directives/${directive}/issue`);
    return { status, code: body['code'], symbol: String(body['symbol']) };
  }

  it(
    'seals what happened, and its worker carries the last number out at the next ' + 'tick',
    async () => {
      await within(30_000, async () => (await lastLetter()) !== undefined);
      const { key, place } = signing(stage.config);
      expect(await all(verifyBlocks(stage.dataSource, key.publicKey, place))).toEqual([]);
      const proof = await proveEvent(stage.dataSource, 1);
      expect(proof && proofHolds(proof, key.publicKey)).toBe(true);
      const before = (await lastLetter())!;
      expect(await issueAnother('lan-hai')).toMatchObject({
        status: 200,
        symbol: expect.stringMatching(new RegExp(`^${before + 1}-CV`)),
      });
      expect(await within(30_000, async () => (await lastLetter()) === before + 1)).toBe(true);
    },
  );

  it('asks the checkpoints again before a number after the server was started again', async () => {
    await stage.dataSource.query(
      `update app.checkpoint_compared set incarnation = 'an earlier start'`,
    );
    expect(await issueAnother('lan-ba')).toMatchObject({ status: 200 });
    expect(await stage.dataSource.query('select state from app.numbering()')).toEqual([
      { state: 'open' },
    ]);
  });

  it(
    'refuses numbers over HTTP with what to do, while its database is older than the ' +
      'checkpoint',
    async () => {
      const told = Number((await issueAnother('lan-bon')).symbol.split('-')[0]);
      expect(await within(30_000, async () => (await lastLetter()) === told)).toBe(true);
      await stage.stopWorker();
      // As a backup of before the last letter: the notice and its number are gone.
      const owner = await connect(stage.config.databaseUrl!);
      await owner.query(`set session_replication_role = replica; delete from app.used_number
      where notice = 'notice-lan-bon'; delete from app.letter
      where notice = 'notice-lan-bon';
      delete from app.event where stream in ('notice-lan-bon', 'directive-lan-bon')
        or (stream like 'register-%-CV' and data->>'notice' = 'notice-lan-bon');
      delete from app.head where stream in ('notice-lan-bon', 'directive-lan-bon'); delete
        from app.outgoing where key = 'notice-lan-bon';
      update app.head h set version = e.version, hash = e.hash from (select distinct
        on (stream) stream, version, hash from app.event order by stream, version desc) e
        where e.stream = h.stream and h.stream like 'register-%-CV';
      update app.checkpoint_compared set incarnation = 'the life before the restore'`);
      await owner.end();
      expect(await issueAnother('lan-tu')).toMatchObject({
        status: 409,
        code: 'DATABASE_OLDER_THAN_CHECKPOINT',
      });
      const confirmed = await confirmAndSign(
        stage.dataSource,
        new EventStore(stage.dataSource),
        signing(stage.config),
        { reason: 'Khôi phục', by: 'quan-tri' },
      );
      expect(confirmed.skipped).toMatchObject([{ from: told, to: told }]);
      expect(await issueAnother('lan-nam')).toMatchObject({
        status: 200,
        symbol: expect.stringMatching(new RegExp(`^${told + 1}-CV`)),
      });
    },
  );
});
