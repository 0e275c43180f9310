import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stalls } from '#libs/event-store/testing';
import { close, latest, open, seal, sealed } from './blocks.fixtures.js';
import { connect, noted, rewrite } from './event-store.fixtures.js';

beforeEach(open);
afterEach(close);

describe('a signer that dies', () => {
  it.each(['sign:read', 'sign:commit', 'sign:write'] as const)(
    'at %s leaves nothing half, and the next one goes on',
    async (point) => {
      await sealed.note('note-a');
      await seal();
      await sealed.note('note-a', 'note-b');
      const stage = stalls();
      stage.failAt(point, new Error('killed'));
      await expect(seal({ probe: stage.probe })).rejects.toThrow('killed');
      expect(await sealed.violations(sealed.place)).toEqual([]);
      expect((await latest())?.block.number).toBe(1);
      await seal();
      expect(await sealed.violations(sealed.place)).toEqual([]);
      expect((await latest())?.block).toMatchObject({ number: 2, count: 2 });
    },
  );

  it(
    'with its connection gives back the lock, so that another seals the same ' + 'events once',
    async () => {
      await sealed.note('note-a');
      const stage = stalls();
      const stall = stage.stallAt('sign:commit');
      const dying = seal({ probe: stage.probe });
      const outcome = dying.then(
        () => 'sealed',
        () => 'died',
      );
      await stall.reached;
      const owner = await connect(sealed.url);
      await owner.query(
        `select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory'
        and l.objid = ${0x0d0d5e}`,
      );
      await owner.end();
      const { blocks } = await seal();
      stall.release();
      expect(await outcome).toBe('died');
      expect(blocks.map(({ number, count }) => [number, count])).toEqual([[1, 1]]);
      expect(await sealed.violations(sealed.place)).toEqual([]);
    },
  );

  it('several at once make one chain', async () => {
    for (let i = 0; i < 20; i++) await sealed.note(`note-${i}`);
    await Promise.all([1, 2, 3, 4].map(() => seal({ blockEvents: 3 })));
    expect(await sealed.violations(sealed.place)).toEqual([]);
    expect((await latest())?.block).toMatchObject({ number: 7, toPosition: 20 });
  });

  it('a file half written by a killed one is not taken for a checkpoint', async () => {
    await sealed.note('note-a');
    await seal();
    await writeFile(path.join(sealed.place.folder, 'latest.json.x.tmp'), '{"format":');
    await sealed.note('note-a');
    expect((await seal()).behind).toEqual([]);
    expect((await readdir(sealed.place.folder)).filter((name) => name.endsWith('.tmp'))).toEqual(
      [],
    );
  });
});

/**
 * Appends under a transaction that stalls while others commit and the signer runs; answers what
 * verify says when all have committed.
 */
async function signBesideAStalledAppend(): Promise<string[]> {
  await sealed.note('note-before');
  const slow = sealed.dataSource.createQueryRunner();
  await slow.startTransaction();
  await sealed.store.append([noted('note-slow')], { manager: slow.manager });
  await sealed.note('note-fast', 'note-faster');
  const { blocks } = await seal();
  await slow.commitTransaction();
  await slow.release();
  await seal();
  const rows: { lost: number }[] = await sealed.dataSource.query(
    `select count(*)::int as lost from app.block b where count <> (select count(*) from app.event e
      where e.position between b.from_position and b.to_position)`,
  );
  return [
    ...blocks.map(({ count }) => `sealed ${count}`),
    `lost ${rows[0]!.lost}`,
    ...(await sealed.violations()),
  ];
}

describe('a late commit', () => {
  it('never falls below a sealed block', async () => {
    expect(await signBesideAStalledAppend()).toEqual(['sealed 1', 'lost 0']);
  });

  it('does when blocks reach up to the newest position (control)', async () => {
    await rewrite(
      sealed.url,
      'read_bounds',
      'select least(high, min(f.bound)) into safe from app.fences() f; /* fence */',
      'safe := high;',
    );
    expect(await signBesideAStalledAppend()).toEqual(['sealed 3', 'lost 1', '1 root']);
  });

  it('never does while many append at once and the signer does not rest', async () => {
    let running = true;
    const signer = (async () => {
      while (running) await seal({ blockEvents: 5 });
    })();
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map(async (who) => {
        for (let i = 0; i < 25; i++) await sealed.note(`note-${who}-${i % 3}`);
      }),
    );
    // Also beside a signer at work: a file that is newer than verify's snapshot is no violation.
    expect(await sealed.violations(sealed.place)).toEqual([]);
    running = false;
    await signer;
    await seal();
    expect(await sealed.violations(sealed.place)).toEqual([]);
    expect((await latest())?.block.toPosition).toBe(150);
  });
});
