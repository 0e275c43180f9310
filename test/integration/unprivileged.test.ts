import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { within } from '#libs/platform';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { issueOn } from '../support/issued.js';
import { describeAsStranger, STRANGER } from '../support/needs.js';
import { type Running, runNode, type RunOptions } from '../support/run-node.js';
import { openStage, type Stage } from '../support/stage.js';

// Tests run as root in a container and as anybody elsewhere: what is another way for an account
// without rights is tried as one.

/** In a namespace where `shell` has set how many more user namespaces there may be. */
const limited = (limit: number, ...inner: string[]): string[] => [
  'unshare',
  '--user',
  '--map-root-user',
  'sh',
  '-c',
  `echo ${limit} > /proc/sys/user/max_user_namespaces && exec "$@"`,
  'sh',
  ...inner,
];
const AS_NOBODY = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];

/**
 * Whether the kernel lets this account make a user namespace inside one, as a browser with its
 * sandbox does in ours.
 */
const allowed = (as?: typeof STRANGER): boolean =>
  spawnSync(
    'unshare',
    [
      ...(as === undefined ? AS_NOBODY.slice(1) : ['--user', '--map-current-user', '--']),
      'unshare',
      '-U',
      'true',
    ],
    as ?? {},
  ).status === 0;

/** A folder that the account may write, and all of whose parents it may enter. */
async function folderOf({ uid, gid }: { uid: number; gid: number }): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-stranger-'));
  await chmod(folder, 0o755);
  await chown(folder, uid, gid);
  return folder;
}

describeAsStranger('the browser’s sandbox', () => {
  let own: string;
  let roots: string;
  beforeAll(async () => {
    own = await folderOf(STRANGER);
    roots = await folderOf({ uid: 0, gid: 0 });
  });
  afterAll(
    async () =>
      void (await Promise.all(
        [own, roots].map((folder) => rm(folder, { recursive: true, force: true })),
      )),
  );

  async function paper(cacheDir: string, options: RunOptions = {}) {
    const { code, stdout, stderr } = await runNode('test/support/render-one', {
      ...options,
      args: [cacheDir],
    }).ended;
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as unknown;
  }
  const withOne = { remarks: [], sandbox: true, filters: ['2'], paper: '%PDF-' };
  const without = (why: string) => ({
    remarks: [expect.stringContaining(why)],
    sandbox: false,
    filters: ['0'],
    paper: '%PDF-',
  });

  it(
    'is there for an account without rights where the kernel allows one, and says so where ' +
      'not: the paper comes out',
    async () => {
      expect(await paper(own, { as: STRANGER })).toEqual({
        uid: STRANGER.uid,
        ...(allowed(STRANGER) ? withOne : without('the kernel allows none here')),
      });
    },
  );

  it('is there for root too, who starts the browser as nobody of a namespace', async () => {
    expect(await paper(roots)).toEqual({
      uid: 0,
      ...(allowed() ? withOne : without('it makes none for root')),
    });
  });

  // Where namespaces are not allowed at all, the two tests above are these.
  const control = allowed() ? it : it.skip;
  control('control: with no namespace left, the kernel allows none', async () => {
    expect(await paper(roots, { prefix: limited(1, ...AS_NOBODY) })).toEqual({
      uid: STRANGER.uid,
      ...without('the kernel allows none here'),
    });
    expect(await paper(roots, { prefix: limited(0) })).toEqual({
      uid: 0,
      ...without('it makes none for root'),
    });
  });
});

describeAsStranger('a worker under an account of its own', () => {
  let stage: Stage;
  let folder: string;
  let worker: Running;
  beforeAll(async () => {
    stage = await openStage({ worker: false, appLogin: true });
    folder = await folderOf(STRANGER);
    worker = runNode('apps/worker/src/main', {
      as: STRANGER,
      env: {
        DATABASE_URL: stage.config.databaseUrl!,
        DONDOC_VAR: folder,
        HOME: folder,
        LOG_LEVEL: 'info',
      },
    });
    await issueOn(stage, { byWorker: true });
  }, 90_000);
  afterAll(async () => {
    worker.process.kill('SIGTERM');
    await worker.ended;
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('makes the papers, in a browser with a sandbox where the kernel allows one', async () => {
    const archiveDir = path.join(folder, 'archive');
    expect(
      await within(
        60_000,
        async () =>
          (
            await stage.dataSource.query(
              `select from app.effect where kind = 'render-notice' and state = 'done'`,
            )
          ).length > 0,
      ),
    ).toBe(true);
    expect(
      (await readdir(archiveDir, { recursive: true })).filter((name) => name.endsWith('.pdf')),
    ).toHaveLength(1);
    expect(worker.said().includes('the browser has no sandbox')).toBe(!allowed(STRANGER));
    expect(await runVerify({ databaseUrl: stage.config.databaseUrl!, archiveDir })).toMatchObject({
      clean: true,
      violations: [],
    });
  });
});
