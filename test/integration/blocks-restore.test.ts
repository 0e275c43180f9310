import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fold } from '#libs/decider';
import { guardNumbers, readCheckpoint, signingKey, signNow, verifyChains } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { drawIncomingNumber, drawNumber, register, registerStream } from '#libs/records';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { confirmAndSign, type ConfirmRequest } from '../../apps/cli/src/blocks/confirm-restore.js';
import { all, connect } from './event-store.fixtures.js';
import { key, openSealed, type Sealed } from './blocks.fixtures.js';

const papers = {
  body: 'dang-uy',
  term: '2020-2025',
  documentType: 'TB',
  lastUsed: 10,
  bodySymbol: 'ĐU',
};
const letters = { ...papers, documentType: 'CV', lastUsed: 0 };

let sealed: Sealed;
beforeEach(async () => {
  sealed = await openSealed();
  await guard();
});
afterEach(async () => sealed.drop());

/** What an api does at its start. */
const guard = () => guardNumbers(sealed.dataSource, sealed.place);
const seal = () => signNow(sealed.dataSource, key, sealed.place);
const latest = () => readCheckpoint(sealed.place.folder);

let notices = 0;
function draw(from = papers): Promise<number> {
  const { store } = sealed;
  return inTransaction(sealed.dataSource, async (manager) => {
    const { number, operation } = await drawNumber(store, manager, from, {
      notice: `notice-${(notices += 1)}`,
      actor: 'approver',
    });
    await store.append([operation], { manager, atomic: true });
    return number;
  });
}
const receive = () =>
  inTransaction(sealed.dataSource, (manager) => drawIncomingNumber(manager, 'dang-uy'));
const confirm = (over: Partial<ConfirmRequest> = {}, by = key) =>
  confirmAndSign(
    sealed.dataSource,
    sealed.store,
    { key: by, place: sealed.place },
    { reason: 'Hỏng đĩa, chỉ còn bản đêm trước', by: 'quan-tri', ...over },
  );

async function factsOf(from = papers) {
  return (await sealed.store.read(registerStream(from))).map(({ type, data }) =>
    register.parse({ type, data }),
  );
}

/**
 * 11 and 12 are in the backup; 13, 14, the first letter and two receipts are given out after it,
 * and the checkpoint knows them.
 */
async function loseADay(): Promise<void> {
  await draw();
  await draw();
  await receive();
  await seal();
  await sealed.backup();
  await draw();
  await draw();
  await draw(letters);
  await receive();
  await receive();
  await seal();
  await sealed.restore();
}

describe('a database restored from an older backup', () => {
  it(
    'gives out no number, outgoing or incoming, until an operator confirms; then none ' + 'twice',
    async () => {
      await loseADay();
      expect(await guard()).toMatchObject([{ reason: 'block', block: 2 }]);
      await expect(draw()).rejects.toMatchObject({
        code: 'DATABASE_OLDER_THAN_CHECKPOINT',
        message: expect.stringContaining('dondoc confirm-restore'),
      });
      await expect(draw(letters)).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
      await expect(receive()).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
      expect((await seal()).behind).not.toEqual([]);
      expect((await latest())?.block.number).toBe(2);

      const { skipped } = await confirm();
      expect(skipped.map(({ from, to }) => [from, to])).toEqual([
        [2, 3],
        [1, 1],
        [13, 14],
      ]);
      expect(await draw()).toBe(15);
      expect(await draw(letters)).toBe(2);
      expect(await receive()).toMatch(/\/0004$/);
      const facts = await factsOf();
      expect(facts.map(({ type }) => type)).toEqual([
        'RegisterOpened',
        'NumberDrawn',
        'NumberDrawn',
        'NumberVoided',
        'NumberVoided',
        'NumberDrawn',
      ]);
      expect(facts[3]).toEqual({
        type: 'NumberVoided',
        data: { number: 13, reason: 'Hỏng đĩa, chỉ còn bản đêm trước', by: 'operator:quan-tri' },
      });
      expect(fold(register, facts).last).toBe(15);
      expect(
        await sealed.dataSource.query(
          "select reason, by, checkpoints->0->'block'->'number' as block from app.restore_confirmation",
        ),
      ).toEqual([{ reason: 'Hỏng đĩa, chỉ còn bản đêm trước', by: 'quan-tri', block: 2 }]);
    },
  );

  it('gives the same number twice without the guard (control)', async () => {
    await loseADay();
    const owner = await connect(sealed.url);
    await owner.query(
      `create or replace function app.numbering(out state text, out detail jsonb) language sql
        stable as $$ select 'open', null::jsonb $$`,
    );
    await owner.end();
    await guard();
    expect(await draw()).toBe(13);
    expect((await latest())?.marks['register-dang-uy-2020-2025-TB']?.last).toBe(14);
  });

  it(
    'gives out none before somebody has compared it, though its rows say that all was ' + 'well',
    async () => {
      await draw();
      await seal();
      await sealed.backup();
      await guard();
      await draw();
      await seal();
      await sealed.restore();
      // The restored rows say that another database was compared, not this one, and this pool was
      // not told where checkpoints lie.
      await expect(draw()).rejects.toMatchObject({ code: 'CHECKPOINT_NOT_COMPARED' });
      await guard();
      await expect(draw()).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
    },
  );

  it(
    'compares by itself after a restart of the server, and goes on when nothing is ' + 'missing',
    async () => {
      await draw();
      await seal();
      const owner = await connect(sealed.url);
      await owner.query(`update app.checkpoint_compared set incarnation = 'an earlier start'`);
      expect(await draw()).toBe(12);
      await seal();
      await owner.query(
        `update app.checkpoint_compared set incarnation = 'an earlier start'; alter table app.block
        disable trigger all; delete from app.block`,
      );
      await owner.end();
      await expect(draw()).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
    },
  );

  it('is found by its numbers even when it has every block', async () => {
    await draw();
    await seal();
    await sealed.backup();
    await draw();
    // No new block, but the marks in latest.json are brought up to date at each tick.
    await signNow(sealed.dataSource, key, sealed.place, 1000);
    expect((await latest())?.block.number).toBe(1);
    await sealed.restore();
    expect(await guard()).toMatchObject([{ reason: 'marks', missing: [{ last: 12, here: 11 }] }]);
    await confirm();
    expect(await draw()).toBe(13);
  });

  it(
    'stays held when the checkpoint is taken away, and is free when the right database comes ' +
      'back',
    async () => {
      await loseADay();
      await guard();
      const file = path.join(sealed.place.folder, 'latest.json');
      await rename(file, `${file}.away`);
      expect(await guard()).toHaveLength(1);
      expect((await seal()).behind).toHaveLength(1);
      await expect(draw()).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
      await rename(path.join(sealed.place.folder, '1.json'), file);
      expect(await guard()).toEqual([]);
    },
  );

  it('is held by the second folder alone when the first was lost with the database', async () => {
    const second = path.join(sealed.place.folder, 'second');
    const both = { ...sealed.place, folders: [path.join(sealed.place.folder, 'first'), second] };
    await draw();
    await signNow(sealed.dataSource, key, both);
    await sealed.backup();
    await draw();
    await signNow(sealed.dataSource, key, both);
    await sealed.restore();
    await rename(both.folders[0]!, path.join(sealed.place.folder, 'lost'));
    expect(await guardNumbers(sealed.dataSource, both)).toMatchObject([
      { folder: second, block: 2 },
    ]);
    await expect(draw()).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
  });

  it('once confirmed is sealed on, and verifies; restored again it is held again', async () => {
    await loseADay();
    await guard();
    await confirm();
    await draw();
    await seal();
    expect(await sealed.violations(sealed.place)).toEqual([]);
    expect(await all(verifyChains(sealed.dataSource))).toEqual([]);
    expect(
      (await readdir(sealed.place.folder)).some((name) =>
        /^2\.superseded-[0-9a-f]{12}\.json$/.test(name),
      ),
    ).toBe(true);
    await sealed.restore();
    expect(await guard()).toHaveLength(1);
    await confirm();
    expect(await draw()).toBe(16);
  });

  it('takes what people know better than the checkpoint', async () => {
    await loseADay();
    await guard();
    await expect(confirm({ last: { 'register-x': 3 } })).rejects.toMatchObject({
      code: 'NO_SUCH_REGISTER',
    });
    await expect(confirm({ last: { [registerStream(papers)]: 900_000 } })).rejects.toMatchObject({
      code: 'TOO_MANY_TO_VOID',
    });
    await confirm({ last: { [registerStream(papers)]: 17 } });
    expect(await draw()).toBe(18);
  });
});

describe('a confirmation', () => {
  it('knows from the hold what was missing, when the checkpoint was taken away since', async () => {
    await loseADay();
    await guard();
    await rename(
      path.join(sealed.place.folder, 'latest.json'),
      path.join(sealed.place.folder, 'away.json'),
    );
    await confirm();
    expect([await draw(), await draw(letters)]).toEqual([15, 2]);
  });

  it('leaves registers that verify finds whole', async () => {
    await loseADay();
    await guard();
    await confirm();
    await draw();
    const told = async () =>
      (
        await runVerify({ dataSource: sealed.dataSource, archiveDir: sealed.place.folder })
      ).violations.filter((line) => /liền mạch|Sổ đến/.test(line));
    // The test draws incoming numbers without a report: 1 and none of those that were passed over.
    expect(await told()).toEqual([expect.stringMatching(/đã cấp số \d+\/0001 /)]);
    await sealed.tamper(
      `update app.event set data = '{"number": 99, "reason": "x", "by": "x"}'
        where type = 'NumberVoided' and data->>'number' = '13'`,
    );
    expect(await told()).toHaveLength(2);
  });

  it('is refused when there is nothing to confirm, or no reason', async () => {
    await draw();
    await seal();
    await expect(confirm()).rejects.toMatchObject({ code: 'NOTHING_TO_CONFIRM' });
    await expect(confirm({ reason: ' ' })).rejects.toMatchObject({ code: 'NO_REASON' });
  });

  it('does not believe numbers that were not signed by us', async () => {
    await loseADay();
    await guard();
    const stranger = signingKey('somebody else has this secret, not we');
    await expect(confirm({}, stranger)).rejects.toMatchObject({ code: 'CHECKPOINT_NOT_GENUINE' });
    const told = (await latest())!;
    await writeFile(
      path.join(sealed.place.folder, 'latest.json'),
      JSON.stringify({
        ...told,
        marks: {
          ...told.marks,
          [registerStream(papers)]: { ...told.marks[registerStream(papers)], last: 400 },
        },
      }),
    );
    await expect(confirm()).rejects.toMatchObject({ code: 'CHECKPOINT_NOT_GENUINE' });
    await expect(draw()).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
    await confirm({ acceptUnsigned: true });
    expect(await draw()).toBe(401);
  });

  it('is refused over a checkpoint that nobody can read, which holds the numbers too', async () => {
    await draw();
    await mkdir(sealed.place.folder, { recursive: true });
    await writeFile(path.join(sealed.place.folder, 'latest.json'), '{"format": 1');
    expect(await guard()).toMatchObject([{ reason: 'unreadable' }]);
    await expect(draw()).rejects.toMatchObject({ code: 'DATABASE_OLDER_THAN_CHECKPOINT' });
    await expect(confirm()).rejects.toMatchObject({ code: 'CHECKPOINT_UNREADABLE' });
  });
});
