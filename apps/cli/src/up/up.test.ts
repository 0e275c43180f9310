import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort, isRunning, identityOf, type ProcessIdentity, within } from '#libs/platform';
import { nodeFlags, nodeScript } from '../../../../test/support/node-script.js';

interface Running {
  readonly process: ChildProcess;
  readonly exit: Promise<number | null>;
  output(): string;
}

describe('dondoc up', () => {
  /** A data folder whose database was made by a start and closed in order. */
  let made: string;
  let varDir: string;
  let started: Running[] = [];

  const emptyFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'dondoc-up-'));
  const stopAll = async (): Promise<void> => {
    started.forEach((one) => one.process.kill('SIGTERM'));
    await Promise.all(started.map((one) => one.exit));
    started = [];
  };
  beforeAll(async () => {
    made = varDir = await emptyFolder();
    await serving(start());
    await stopAll();
  });
  afterAll(() => rm(made, { recursive: true, force: true }));
  // To make a cluster takes longer than all that is looked at here, so each test takes a copy.
  beforeEach(async () => {
    varDir = await emptyFolder();
    await cp(path.join(made, 'postgres'), path.join(varDir, 'postgres'), { recursive: true });
  });
  afterEach(async () => {
    await stopAll();
    await rm(varDir, { recursive: true, force: true });
  });

  function start(env: Record<string, string> = {}): Running {
    let output = '';
    const child = spawn(process.execPath, [...nodeFlags(), nodeScript('test/support/run-up')], {
      env: {
        PATH: process.env['PATH'],
        DONDOC_BUILT: process.env['DONDOC_BUILT'],
        PORT: '0',
        DONDOC_VAR: varDir,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const exit = once(child, 'close').then(([code]) => code as number | null);
    const running = { process: child, exit, output: () => output };
    started.push(running);
    return running;
  }
  async function serving(one: Running): Promise<string> {
    await within(
      40_000,
      () => /đang chạy: http/.test(one.output()) || one.process.exitCode !== null,
    );
    const url = /đang chạy: (http\S+)/.exec(one.output())?.[1];
    if (url === undefined) throw new Error(`not serving: ${one.output()}`);
    return url;
  }
  async function processes(): Promise<Record<string, ProcessIdentity>> {
    const children = JSON.parse(
      await readFile(path.join(varDir, 'processes.json'), 'utf8'),
    ) as Record<string, ProcessIdentity>;
    const postgres = Number(
      (await readFile(path.join(varDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split(
        '\n',
      )[0],
    );
    return { ...children, postgres: identityOf(postgres)! };
  }
  async function pidAt(url: string): Promise<number | undefined> {
    return fetch(url).then(
      async (response) => ((await response.json()) as { pid: number }).pid,
      () => undefined,
    );
  }
  const noneRuns = (identities: Record<string, ProcessIdentity>): boolean =>
    Object.values(identities).every((identity) => !isRunning(identity));

  it(
    'starts a killed child again, and Ctrl-C for the whole group, twice, leaves no ' + 'process',
    async () => {
      const one = start();
      const url = await serving(one);
      const before = await processes();
      process.kill(before['api']!.pid, 'SIGKILL');
      process.kill(before['worker']!.pid, 'SIGKILL');
      const back = await within(30_000, async () => {
        const now = await processes();
        return (
          now['api']!.pid !== before['api']!.pid && now['worker']!.pid !== before['worker']!.pid
        );
      });
      expect(back).toBe(true);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
      const after = await processes();
      process.kill(-one.process.pid!, 'SIGINT');
      process.kill(-one.process.pid!, 'SIGINT');
      expect(await one.exit).toBe(0);
      expect(noneRuns({ ...before, ...after })).toBe(true);
      expect(one.output()).toMatch(/Đang dừng/);
      expect(one.output().match(/Đang dừng/g)).toHaveLength(1);
    },
  );

  it('starts the embedded database again when it ends by itself', async () => {
    const one = start();
    await serving(one);
    const before = await processes();
    process.kill(before['postgres']!.pid, 'SIGKILL');
    let now = before;
    const back = await within(30_000, async () => {
      now = await processes().catch(() => before);
      return now['postgres'] !== undefined && now['postgres'].pid !== before['postgres']!.pid;
    });
    expect(back).toBe(true);
    expect(one.process.exitCode).toBeNull();
  });

  it(
    'tells a second start who runs, and lets a start after kill -9 take over ' + 'everything',
    async () => {
      const port = String(await freePort());
      const one = start({ PORT: port });
      const url = await serving(one);
      const before = await processes();
      const two = start({ PORT: port });
      expect(await two.exit).toBe(1);
      expect(two.output()).toContain(`Đôn Đốc đang chạy (tiến trình ${one.process.pid})`);
      expect(two.output()).toContain(url);
      expect(two.output()).not.toMatch(/\n\s+at /);
      expect(await pidAt(url)).toBe(before['api']!.pid);

      one.process.kill('SIGKILL');
      const three = start({ PORT: port });
      await serving(three);
      expect(noneRuns(before)).toBe(true);
    },
  );

  it('takes over also when every process was killed -9', async () => {
    const one = start();
    await serving(one);
    const all = await processes();
    [one.process.pid!, ...Object.values(all).map((identity) => identity.pid)].forEach((pid) =>
      process.kill(pid, 'SIGKILL'),
    );
    await one.exit;
    const two = start();
    await serving(two);
    two.process.kill('SIGTERM');
    expect(await two.exit).toBe(0);
  });

  it('stops in the middle of a first start', async () => {
    await rm(path.join(varDir, 'postgres'), { recursive: true });
    const one = start();
    await within(30_000, () => one.output().includes('Khởi động'));
    const postgres = await processes().catch(() => ({}));
    one.process.kill('SIGTERM');
    expect(await one.exit).toBe(0);
    expect(noneRuns(postgres)).toBe(true);
  });

  it('names PORT when the port is busy, and starts nothing', async () => {
    await rm(path.join(varDir, 'postgres'), { recursive: true });
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    const one = start({ PORT: String(port) });
    expect(await one.exit).toBe(1);
    expect(one.output().trim()).toBe(
      `Cổng ${port} đang có chương trình khác dùng. Dừng chương trình đó, hoặc chọn cổng ` +
        `khác: PORT=${port + 1} npm start.`,
    );
    await expect(readFile(path.join(varDir, 'postgres', 'port'))).rejects.toThrow(/ENOENT/);
    squatter.close();
  });

  it.each([
    ['a child that is hopeless', { FAKE_API: 'hopeless' }, 'cổng bận: đặt PORT khác'],
    [
      'a child that always crashes',
      { FAKE_WORKER: 'crash' },
      'Tiến trình worker không khởi động được. Xem nhật ký:',
    ],
  ])('ends with %s', async (_name, env, message) => {
    const one = start(env);
    expect(await one.exit).toBe(1);
    expect(one.output()).toContain(message);
    const pid = (
      await readFile(path.join(varDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(
        () => '',
      )
    ).split('\n')[0];
    expect(pid).toBe('');
  });

  it.each([
    ['nobody listens', 'postgres://u:mat-khau@127.0.0.1:1/d', /không có máy chủ nào trả lời/],
    [
      'the host does not answer',
      'postgres://u:mat-khau@10.255.255.1:5432/d',
      /không trả lời|không có đường mạng/,
    ],
  ])('says so, and ends, when DATABASE_URL: %s', async (_name, url, message) => {
    const one = start({ DATABASE_URL: url });
    expect(await one.exit).toBe(1);
    expect(one.output()).toMatch(message);
    expect(one.output()).not.toMatch(/mat-khau|\n\s+at /);
  });
});
