import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { ensureAppLogin, projectPath } from './product.js';

const STOP_MS = 20_000;

/**
 * A script as its own process, as soon as it says that it is ready. Its warnings go to our stderr.
 * Errors: its own “hopeless”, or its death.
 */
export async function startProcess(script, { env, execArgv = [] }) {
  const child = fork(script, {
    env: { ...process.env, ...env },
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const url = await new Promise((resolve, reject) => {
    child.once('message', (said) =>
      said.ready ? resolve(said.url) : reject(new Error(`${script}: ${said.hopeless}`)),
    );
    child.once('error', reject);
    void closed.then((code) => reject(new Error(`${script} ended (${code})`)));
  });
  return {
    url,
    async stop() {
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      child.kill('SIGTERM');
      await closed;
      clearTimeout(limit);
    },
  };
}

/** A data folder for the programs of one run. The browser is unpacked once for all. */
async function withFolder(work) {
  const kept = projectPath('var', 'bench-programs');
  await mkdir(path.join(kept, 'browser'), { recursive: true });
  const folder = await mkdtemp(path.join(kept, 'run-'));
  await symlink(path.join(kept, 'browser'), path.join(folder, 'browser'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Flags of Node for the programs, to profile them. */
const flags = () => (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean);

/**
 * Runs programs of the product (`api`, `worker`) as in production: the built bundles, a process
 * each, the login of the application, NODE_ENV=production. Gives `work` the address of the api.
 */
export function withPrograms({ url }, { names = ['api'], env = {} }, work) {
  return withFolder(async (folder) => {
    const settings = {
      NODE_ENV: 'production',
      SECRET_KEY: 'a made-up key for measuring, of no other use',
      DATABASE_URL: await ensureAppLogin(url, 'bench'),
      DONDOC_VAR: folder,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      ...env,
    };
    const running = [];
    try {
      for (const name of names) {
        const script = projectPath('dist', 'programs', 'apps', name, 'src', 'main.js');
        running.push(await startProcess(script, { env: settings, execArgv: flags() }));
      }
      return await work(running[0].url);
    } finally {
      for (const program of running.toReversed()) await program.stop();
    }
  });
}
