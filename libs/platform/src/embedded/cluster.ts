import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  access,
  chown,
  constants,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { Runner } from './runner.js';

export const OWNER = 'dondoc';

/** The files in the folder of an embedded PostgreSQL. */
export function clusterFiles(dir: string) {
  const at = (name: string): string => path.join(dir, name);
  return {
    data: at('data'),
    half: at('data.half'),
    password: at('password'),
    secret: at('password.initdb'),
    appPassword: at('app-password'),
    port: at('port'),
    startedBy: at('started-by'),
    log: at('postgres.log'),
  };
}

/** Nothing of ours (keys, PG* variables of another server) reaches PostgreSQL. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH'];
  return {
    ...Object.fromEntries(
      kept.filter((name) => process.env[name]).map((name) => [name, process.env[name]]),
    ),
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

/** A password that is made on first use and that only its owner can read. */
async function secretIn(file: string): Promise<string> {
  if (!existsSync(file))
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return (await readFile(file, 'utf8')).trim();
}

/** The owner's password. */
export const passwordIn = (dir: string): Promise<string> => secretIn(clusterFiles(dir).password);
/** The application's password. */
export const appPasswordIn = (dir: string): Promise<string> =>
  secretIn(clusterFiles(dir).appPassword);

export async function prepareFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await access(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    const { data } = clusterFiles(dir);
    if (existsSync(data)) await access(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new EmbeddedPostgresError(
      code === 'EACCES' || code === 'EPERM'
        ? `Không ghi được thư mục dữ liệu ${dir}: thư mục thuộc tài khoản khác. Chạy bằng tài ` +
            'khoản đã tạo ra nó, hoặc đặt DONDOC_VAR tới thư mục khác.'
        : `Không tạo được thư mục dữ liệu ${dir} (${code}). Kiểm tra ổ đĩa, hoặc đặt ` +
            'DONDOC_VAR tới thư mục khác.',
    );
  }
}

/**
 * The file from which initdb reads the owner's password. It lies beside the cluster, because /tmp
 * may be full, and is gone afterwards.
 */
interface Secret {
  readonly file: string;
  /** The open file, for an account that may not walk to it. */
  readonly fd: number;
}

function initdb(runner: Runner, data: string, secret: Secret, sync: boolean): Promise<void> {
  const [file, ...args] = [
    ...runner.prefix,
    runner.binaries.initdb,
    '-D',
    runner.dataArgument(data),
    `--username=${OWNER}`,
    `--pwfile=${runner.kind === 'account' ? '/proc/self/fd/0' : secret.file}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(sync ? [] : ['--no-sync']),
  ];
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(file!, args, {
      cwd: data,
      env: serverEnvironment(),
      ...runner.identity,
      stdio: [secret.fd, 'pipe', 'pipe'],
    });
    child.stdout!.on('data', (chunk) => (output += String(chunk)));
    child.stderr!.on('data', (chunk) => (output += String(chunk)));
    child.once('error', reject);
    child.once('close', (code, killed) => {
      if (code === 0) resolve();
      else
        reject(
          new EmbeddedPostgresError(
            `Không tạo được cơ sở dữ liệu ở ${data} (initdb dừng với mã ` +
              `${code ?? killed}):\n${output.trim().split('\n').slice(-4).join('\n')}`,
          ),
        );
    });
  });
}

async function withSecret(
  dir: string,
  { uid, gid }: Runner['identity'],
  work: (secret: Secret) => Promise<void>,
): Promise<void> {
  const { secret: file } = clusterFiles(dir);
  await rm(file, { force: true });
  try {
    await writeFile(file, await passwordIn(dir), { mode: 0o600, flag: 'wx' });
    if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
    const opened = await open(file, 'r');
    try {
      await work({ file, fd: opened.fd });
    } finally {
      await opened.close();
    }
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * initdb works in a folder beside, which is renamed when it is whole. So a first start that was cut
 * off leaves nothing to repair.
 */
async function create(runner: Runner, dir: string, sync: boolean): Promise<void> {
  const { data, half } = clusterFiles(dir);
  const { uid, gid } = runner.identity;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  if (uid !== undefined && gid !== undefined) await chown(half, uid, gid);
  await withSecret(dir, runner.identity, (secret) => initdb(runner, half, secret, sync));
  await rename(half, data);
}

/** Makes the cluster if there is none. True when it was made just now. */
export async function ensureCluster(runner: Runner, dir: string, sync: boolean): Promise<boolean> {
  const { data } = clusterFiles(dir);
  if (existsSync(path.join(data, 'PG_VERSION'))) {
    await runner.own(data);
    return false;
  }
  await create(runner, dir, sync);
  return true;
}

/** Starts a new log when the old one has grown beyond `limit` bytes, and keeps one old log. */
export async function rotateLog(file: string, limit = 10_000_000): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > limit) await rename(file, `${file}.1`);
}
