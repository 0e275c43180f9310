import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.js';
import { endProcess, identityOf } from './processes.js';
import { endingWithParent } from './runner.js';

export interface PrivateRedis {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The machine has no redis-server. `message` is for a person. */
export class RedisMissing extends Error {
  override readonly name = 'RedisMissing';
}

interface Launched {
  readonly child: ReturnType<typeof spawn>;
  readonly port: number;
  readonly gone: Promise<unknown>;
}

async function launch(dir: string): Promise<Launched | undefined> {
  const port = await freePort();
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--dir',
    dir,
  ];
  const [file, ...args] = [...endingWithParent(), 'redis-server', ...flags];
  const child = spawn(file!, args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const missing = once(child, 'error').then(() => 'missing' as const);
  const gone = once(child, 'exit').then(([code]) =>
    code === 127 ? ('missing' as const) : ('gone' as const),
  );
  const ready = new Promise<'ready'>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) =>
      line.includes('Ready to accept connections') ? resolve('ready') : undefined,
    );
  });
  const outcome = await Promise.race([missing, gone, ready]);
  if (outcome === 'missing')
    throw new RedisMissing('Máy này không có redis-server. Cài gói redis-server rồi chạy lại.');
  return outcome === 'ready' ? { child, port: port!, gone } : undefined;
}

/**
 * Starts a redis-server of our own on a free port of 127.0.0.1, without persistence. Its working
 * folder, which stays empty, lies in `parent`. Errors: `RedisMissing`.
 */
export async function startPrivateRedis(parent = tmpdir()): Promise<PrivateRedis> {
  const dir = await mkdtemp(path.join(parent, 'dondoc-redis-'));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const started = await launch(dir);
      if (started === undefined) continue;
      const identity = identityOf(started.child.pid!);
      const stop = async (): Promise<void> => {
        if (identity !== undefined)
          await endProcess(identity, [
            ['SIGTERM', 5_000],
            ['SIGKILL', 5_000],
          ]);
        await started.gone;
        await rm(dir, { recursive: true, force: true });
      };
      let stopping: Promise<void> | undefined;
      return {
        url: `redis://127.0.0.1:${started.port}`,
        pid: started.child.pid!,
        stop: () => (stopping ??= stop()),
      };
    }
    throw new RedisMissing('redis-server dừng ngay khi khởi động.');
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
}
