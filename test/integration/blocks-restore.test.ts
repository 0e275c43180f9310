import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { fold } from '#libs/decider';
import { guardNumbers, signNow, verifyChains } from '#libs/event-store';
import { register, registerStream } from '#libs/records';
import {
  confirm,
  draw,
  factsOf,
  guard,
  letters,
  loseADay,
  openGuarded,
  papers,
  receive,
} from './blocks-restore.fixtures.js';
import { close, key, latest, seal, sealed } from './blocks.fixtures.js';
import { all, connect } from './event-store.fixtures.js';

beforeEach(openGuarded);
afterEach(close);

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
          "select reason, by, checkpoints->0->'block'->'number' as block " +
            'from app.restore_confirmation',
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
