import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  useEmbeddedPostgres,
} from './embedded-postgres.js';
import { isRunning, identityOf, within } from './processes.js';
import { endingWithParent } from './runner.js';
import { describeAsRoot } from '../../../../test/support/needs.js';
import { nodeFlags, nodeScript } from '../../../../test/support/node-script.js';

const quick = { fsync: 'off' };

async function query(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: string }>(sql);
    return String(rows.at(-1)?.answer);
  } finally {
    await client.end();
  }
}

describe('startEmbeddedPostgres', () => {
  let parent: string;
  let dir: string;
  let server: EmbeddedPostgres | undefined;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'dondoc-spec-'));
    await chmod(parent, 0o700);
    dir = path.join(parent, 'var', 'postgres');
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await rm(parent, { recursive: true, force: true });
  });

  it('keeps data, password and port over a restart, and leaves no process', async () => {
    server = await startEmbeddedPostgres({ dir, settings: quick });
    const { pid, port, url, created } = server;
    expect(created).toBe(true);
    expect(
      await query(
        url,
        "select current_setting('server_encoding') || ' ' || " +
          "current_setting('synchronous_commit') as answer",
      ),
    ).toBe('UTF8 on');
    await query(url, "create table kept as select 'Đôn Đốc' as answer");
    expect((await stat(path.join(dir, 'password'))).mode & 0o777).toBe(0o600);
    await Promise.all([server.stop(), server.stop()]);
    expect(identityOf(pid)).toBeUndefined();

    // The server starts also on a machine without /dev/shm, although the cluster was made with it.
    server = await startEmbeddedPostgres({
      dir,
      settings: { ...quick, dynamic_shared_memory_type: 'mmap' },
    });
    expect(server).toMatchObject({ port, url, created: false });
    expect(await query(url, 'select answer from kept')).toBe('Đôn Đốc');
    await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1 as answer')).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it.each([
    ['keeps what a failed statement quotes out of its log', {}, false],
    ['control: at the level of errors it would stand there', { log_min_messages: 'error' }, true],
  ])('%s', async (_, settings, quoted) => {
    server = await startEmbeddedPostgres({ dir, settings: { ...quick, ...settings } });
    await expect(query(server.url, "select 'Hoàng Thị Zyq'::date as answer")).rejects.toThrow(
      /Hoàng Thị Zyq/,
    );
    await server.stop();
    const log = await readFile(path.join(dir, 'postgres.log'), 'utf8');
    expect(log).toContain('database system is shut down');
    expect(log.includes('Zyq')).toBe(quoted);
  });

  it('takes another port when its own is taken, and an old folder cut off in initdb', async () => {
    await mkdir(path.join(dir, 'data.half'), { recursive: true });
    await writeFile(path.join(dir, 'data.half', 'PG_VERSION'), '18');
    server = await startEmbeddedPostgres({ dir, settings: quick });
    const { port } = server;
    await server.stop();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    server = await startEmbeddedPostgres({ dir, settings: quick });
    expect(server.port).not.toBe(port);
    squatter.close();
  });

  it('recovers from a kill -9 of the server, and from a pid file naming a stranger', async () => {
    server = await startEmbeddedPostgres({ dir });
    await query(server.url, 'create table kept as select 7 as answer');
    process.kill(server.pid, 'SIGKILL');
    await server.exited;
    const file = path.join(dir, 'data', 'postmaster.pid');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(process.pid)));
    server = await startEmbeddedPostgres({ dir });
    expect(await query(server.url, 'select answer from kept')).toBe('7');
  });

  it(
    'refuses a folder that a living process uses, and lets a command share its ' + 'server',
    async () => {
      server = await startEmbeddedPostgres({ dir, settings: quick });
      await expect(startEmbeddedPostgres({ dir })).rejects.toThrow(/đang do tiến trình \d+ dùng/);
      const shared = await useEmbeddedPostgres({ dir });
      expect(shared.url).toBe(server.url);
      await shared.stop();
      expect(await query(server.url, 'select 1 as answer')).toBe('1');
    },
  );

  it('ends the server of a starter that was killed -9, and keeps what was committed', async () => {
    const starter = spawn(
      process.execPath,
      [...nodeFlags(), nodeScript('test/support/starter'), dir],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(starter.stdout, 'data')) as [Buffer];
    const { url, pid } = JSON.parse(line.toString()) as { url: string; pid: number };
    await query(url, 'create table kept as select 9 as answer');
    const identity = identityOf(pid)!;
    starter.kill('SIGKILL');
    await once(starter, 'exit');
    server = await startEmbeddedPostgres({ dir });
    expect(isRunning(identity)).toBe(false);
    expect(await query(server.url, 'select answer from kept')).toBe('9');
  });

  it('ends by itself soon after its starter, where the system can tell it', async () => {
    const starter = spawn(
      process.execPath,
      [...nodeFlags(), nodeScript('test/support/starter'), dir],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(starter.stdout, 'data')) as [Buffer];
    const identity = identityOf((JSON.parse(line.toString()) as { pid: number }).pid)!;
    starter.kill('SIGKILL');
    const gone = await within(
      endingWithParent().length > 0 ? 30_000 : 0,
      () => !isRunning(identity),
    );
    expect(gone).toBe(endingWithParent().length > 0);
  });

  it('says what is wrong in a folder that cannot be made', async () => {
    await writeFile(path.join(parent, 'var'), 'a file, not a folder');
    await expect(startEmbeddedPostgres({ dir })).rejects.toThrow(/Không tạo được thư mục dữ liệu/);
  });

  describeAsRoot('as root', () => {
    it(
      'runs as another account where namespaces are not allowed, and changes over and ' + 'back',
      async () => {
        server = await startEmbeddedPostgres({ dir, settings: quick, runAs: 'account' });
        expect(server.runAs).toBe('account');
        expect((await stat(path.join(dir, 'data'))).uid).not.toBe(0);
        await query(server.url, 'create table kept as select 3 as answer');
        process.kill(server.pid, 'SIGKILL');
        await server.exited;
        server = await startEmbeddedPostgres({ dir, settings: quick, runAs: 'account' });
        expect(await query(server.url, 'select answer from kept')).toBe('3');
        await server.stop();
        server = await startEmbeddedPostgres({ dir, settings: quick, runAs: 'namespace' });
        expect(await query(server.url, 'select answer from kept')).toBe('3');
      },
    );
  });
});
