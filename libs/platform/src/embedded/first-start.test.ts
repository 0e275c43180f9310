import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { isRunning, identityOf, within } from './processes.js';
import { describeWithDisk } from '../../../../test/support/needs.js';
import { nodeFlags, nodeScript } from '../../../../test/support/node-script.js';

/**
 * For one process and its children, temporary files have no room and no inode left, and nothing can
 * be written to /dev/shm.
 */
const CRAMPED =
  'mount -t tmpfs -o size=16k,nr_inodes=2 tmpfs "$TMPDIR" && { cat /dev/zero > ' +
  '"$TMPDIR/full" 2> /dev/null; mount -t tmpfs -o ro tmpfs /dev/shm; } && exec "$@"';
const cramped = (...command: string[]): [string, string[]] => [
  'unshare',
  ['--mount', 'sh', '-c', CRAMPED, 'sh', ...command],
];

describeWithDisk('a first start with a full temporary folder and without /dev/shm', () => {
  let parent: string;
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'dondoc-first-'));
    env = { ...process.env, TMPDIR: path.join(parent, 'tmp') };
    await mkdir(env['TMPDIR']!);
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  it.each(['namespace', 'account'])(
    'makes the cluster as %s, and leaves no password behind',
    async (kind) => {
      const dir = path.join(parent, 'var', 'postgres');
      const [file, args] = cramped(
        process.execPath,
        ...nodeFlags(),
        nodeScript('test/support/starter'),
        dir,
        kind,
      );
      const starter = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(starter.stdout, 'data')) as [Buffer];
      const identity = identityOf((JSON.parse(line.toString()) as { pid: number }).pid)!;
      expect(isRunning(identity)).toBe(true);
      expect((await readdir(dir)).sort()).toEqual([
        'data',
        'password',
        'port',
        'postgres.log',
        'started-by',
      ]);
      starter.kill('SIGKILL');
      await once(starter, 'exit');
      // The cluster then starts where there is room, also for the other account.
      const server = await startEmbeddedPostgres({ dir, settings: { fsync: 'off' } });
      expect(server.created).toBe(false);
      expect(await within(0, () => isRunning(identity))).toBe(false);
      await server.stop();
    },
  );

  it('control: a temporary file could not be made there', () => {
    const write =
      `require('fs').writeFileSync(require('fs').mkdtempSync(require('os').tmpdir() + '/x-') + ` +
      `'/password', 'x')`;
    expect(
      spawnSync(...cramped(process.execPath, '-e', write), { env, encoding: 'utf8' }).stderr,
    ).toContain('ENOSPC');
    expect(spawnSync(process.execPath, ['-e', write], { env }).status).toBe(0);
  });
});
