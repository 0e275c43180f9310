import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  proofHolds,
  proveEvent,
  signBlocks,
  signingKey,
  signNow,
  verifyChains,
  verifyInclusion,
} from '#libs/event-store';
import { close, key, latest, open, seal, sealed } from './blocks.fixtures.js';
import { all, connect } from './event-store.fixtures.js';

beforeEach(open);
afterEach(close);

describe('sealed blocks', () => {
  it('follow each other without a hole, and are told outside the database', async () => {
    for (let i = 0; i < 12; i++) await sealed.note('note-a', `note-${i}`);
    const { blocks } = await seal({ blockEvents: 7 });
    expect(
      blocks.map(({ number, fromPosition, toPosition, count }) => [
        number,
        fromPosition,
        toPosition,
        count,
      ]),
    ).toEqual([
      [1, 1, 7, 7],
      [2, 8, 14, 7],
      [3, 15, 21, 7],
      [4, 22, 24, 3],
    ]);
    expect(blocks[1]!.previousRoot).toBe(blocks[0]!.root);
    expect(await sealed.violations(sealed.place)).toEqual([]);
    expect((await latest())?.block).toEqual(blocks[3]);
    expect((await readdir(sealed.place.folder)).sort()).toEqual(['4.json', 'keys', 'latest.json']);
    expect((await seal()).blocks).toEqual([]);
  });

  it('come when enough events wait, or after a while', async () => {
    const often = signBlocks(sealed.dataSource, key, {
      ...sealed.place,
      everyEvents: 3,
      everySeconds: 3600,
    });
    const count = async () =>
      Number(
        (
          (await sealed.dataSource.query('select count(*) as n from app.block')) as { n: string }[]
        )[0]!.n,
      );
    await often.run();
    await sealed.note('note-a', 'note-b');
    await often.run();
    expect(await count()).toBe(0);
    await sealed.note('note-c');
    await often.run();
    expect(await count()).toBe(1);
    await sealed.note('note-d');
    await signBlocks(sealed.dataSource, key, {
      ...sealed.place,
      everyEvents: 3,
      everySeconds: 0,
    }).run();
    expect(await count()).toBe(2);
  });

  it.each([
    [
      'the hash of an event',
      `update app.event set hash = sha256('x') where position = 5`,
      ['2 root'],
    ],
    ['an event away', 'delete from app.event where position = 2', ['1 root']],
    [
      'another event in the place of one',
      `delete from app.event where position = 3;
      insert into app.event (position, stream, version, type, data, actor, at, hash)
        select 3, 'note-z', 1, 'X', '{}', 'x', at, sha256('y') from app.event where position = 4`,
      ['1 root'],
    ],
    [
      "two events into each other's place",
      `update app.event set position = -1 where position = 4; update app.event set position = 4
        where position = 5; update app.event set position = 5 where position = -1`,
      ['2 root'],
    ],
    [
      'the root as well',
      `update app.event set hash = sha256('x') where position = 5; update app.block
        set merkle_root = sha256('x') where number = 2`,
      ['2 signature', '3 previous'],
    ],
    [
      'the time of signing',
      `update app.block set signed_at = signed_at - interval '1 day' where number = 1`,
      ['1 signature'],
    ],
    ['the key', `update app.block set key_id = 'other' where number = 3`, ['3 key']],
    ['a block away', 'delete from app.block where number = 2', ['3 sequence']],
  ])('show who put %s', async (_what, sql, found) => {
    for (let i = 0; i < 9; i++) await sealed.note(`note-${i}`);
    await seal({ blockEvents: 3 });
    expect(await sealed.violations(sealed.place)).toEqual([]);
    await sealed.tamper(sql);
    expect(await sealed.violations()).toEqual(found);
  });

  it('cannot be changed by the application, nor by the owner in passing', async () => {
    await sealed.note('note-a');
    await seal();
    await expect(sealed.dataSource.query('update app.block set count = 2')).rejects.toThrow(
      'permission denied',
    );
    const owner = await connect(sealed.url);
    await expect(owner.query('delete from app.block')).rejects.toThrow('append-only');
    await owner.end();
  });

  it('a tail cut off with its blocks is known by the checkpoint alone', async () => {
    for (let i = 0; i < 6; i++) {
      await sealed.note('note-a');
      await seal();
    }
    await sealed.tamper(`delete from app.block where number > 4; delete from app.event
      where position > 4;
      update app.head set version = 4, hash = (select hash from app.event where position = 4)`);
    expect([
      ...(await all(verifyChains(sealed.dataSource))),
      ...(await sealed.violations()),
    ]).toEqual([]);
    expect(await sealed.violations(sealed.place)).toEqual(['6 checkpoint']);
    const told = JSON.parse(await readFile(path.join(sealed.place.folder, '4.json'), 'utf8')) as {
      block: object;
    };
    await writeFile(
      path.join(sealed.place.folder, 'latest.json'),
      JSON.stringify({ ...told, block: { ...told.block, count: 2 } }),
    );
    expect(await sealed.violations(sealed.place)).toEqual(['4 forged']);
  });

  it('outlive the secret that signed them', async () => {
    await sealed.note('note-a');
    await seal();
    const next = signingKey('another secret of this test, long enough too');
    await sealed.note('note-a');
    await signNow(sealed.dataSource, next, sealed.place);
    expect(await sealed.violations(sealed.place)).toEqual([]);
    expect(await sealed.violations()).toEqual(['2 key']);
  });
});

describe('inclusion proof', () => {
  it('holds for every sealed event, and for nothing else', async () => {
    for (let i = 0; i < 7; i++) await sealed.note(`note-${i}`);
    await seal({ blockEvents: 5 });
    await sealed.note('note-late');
    for (let position = 1; position <= 7; position++) {
      const proof = (await proveEvent(sealed.dataSource, position))!;
      expect(proof.index).toBe((position - 1) % 5);
      expect(proofHolds(proof, key.publicKey)).toBe(true);
      expect(verifyInclusion(proof, proof.path, proof.block.root)).toBe(true);
      const other = `${proof.hash.startsWith('0') ? '1' : '0'}${proof.hash.slice(1)}`;
      const forged = [
        { ...proof, hash: other },
        { ...proof, position: position === 7 ? 6 : position + 1 },
        { ...proof, path: proof.path.slice(1) },
        { ...proof, block: { ...proof.block, root: other } },
        { ...proof, block: { ...proof.block, signedAt: '2020-01-01T00:00:00.000000Z' } },
      ];
      expect(forged.map((each) => proofHolds(each, key.publicKey))).toEqual(
        forged.map(() => false),
      );
      expect(proofHolds(proof, signingKey('x'.repeat(40)).publicKey)).toBe(false);
    }
    expect(await proveEvent(sealed.dataSource, 8)).toBeUndefined();
    expect(await proveEvent(sealed.dataSource, 99)).toBeUndefined();
  });
});
