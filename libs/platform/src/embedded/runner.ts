import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, binariesIn } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const run = promisify(execFile);

/** How PostgreSQL, which refuses to run as root, is run for the account that we are. */
export interface Runner {
  readonly kind: 'plain' | 'namespace' | 'account';
  readonly binaries: Binaries;
  /** What is put before a command. */
  readonly prefix: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
  /** How the server names its data folder, which is also its working directory. */
  dataArgument(data: string): string;
  /** Gives a folder of ours to the server, when an earlier start gave it to somebody else. */
  own(folder: string): Promise<void>;
}

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

async function accounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => Number(fields[2]) > 0 && Number(fields[3]) > 0)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

async function changeOwner(folder: string, uid: number, gid: number): Promise<void> {
  if ((await stat(folder)).uid === uid) return;
  // -h is needed, because a link inside must not lead root's chown elsewhere. The folder itself
  // comes last, so that an interrupted change starts again.
  await run('chown', ['-Rh', `${uid}:${gid}`, '--', ...(await children(folder))]).catch(
    (error: Error) => {
      throw new EmbeddedPostgresError(
        `Không đổi được chủ của thư mục dữ liệu ${folder}: ${error.message}`,
      );
    },
  );
  await chown(folder, uid, gid);
}

async function children(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.length > 0 ? names.map((name) => path.join(folder, name)) : [folder];
}

function plain(binaries: Binaries): Runner {
  return {
    kind: 'plain',
    binaries,
    prefix: [],
    identity: {},
    dataArgument: (data) => data,
    own: async () => undefined,
  };
}

/**
 * How root runs it: inside a user namespace, where root is somebody else. The files stay root's
 * own, folders of mode 700 above them do not matter, and no account is made. initdb asks
 * /etc/passwd for the name of the account as which it runs, so the number must be one of those
 * there.
 */
async function inNamespace(binaries: Binaries, dir: string): Promise<Runner | undefined> {
  const known = await accounts();
  const as =
    known.find((account) => account.uid === 1000) ??
    known.find((account) => account.name === 'nobody') ??
    known[0];
  if (as === undefined) return undefined;
  const prefix = ['unshare', '--user', `--map-user=${as.uid}`, `--map-group=${as.gid}`];
  const probe = path.join(dir, '.probe');
  const tried = spawnSync(
    prefix[0]!,
    [...prefix.slice(1), 'sh', '-c', '"$0" --version && : > "$1"', binaries.postgres, probe],
    { stdio: 'ignore' },
  );
  await rm(probe, { force: true });
  if (tried.status !== 0) return undefined;
  return {
    kind: 'namespace',
    binaries,
    prefix,
    identity: {},
    dataArgument: (data) => data,
    own: (folder) => changeOwner(folder, 0, 0),
  };
}

function canRun(binaries: Binaries, { uid, gid }: Account): boolean {
  return (
    spawnSync(binaries.postgres, ['--version'], { uid, gid, cwd: '/', stdio: 'ignore' }).status ===
    0
  );
}

/** Copies the binaries once to a folder that every account can read and only root can write. */
async function reachableCopy(binaries: Binaries): Promise<Binaries> {
  const { version } = JSON.parse(
    await readFile(path.join(binaries.folder, '..', 'package.json'), 'utf8'),
  ) as { version: string };
  const parent = await mkdir('/var/lib/dondoc', { recursive: true, mode: 0o755 }).then(
    () => '/var/lib/dondoc',
    () => mkdtemp(path.join(tmpdir(), 'dondoc-')),
  );
  await chmod(parent, 0o755);
  const copy = binariesIn(path.join(parent, `postgres-${version}`));
  if (existsSync(copy.folder)) return copy;
  const half = await mkdtemp(path.join(parent, 'half-'));
  await cp(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
  await run('chmod', ['-R', 'go+rX', half]);
  // Another start may have been faster. Its copy is as good.
  await rename(half, copy.folder).catch(() => rm(half, { recursive: true, force: true }));
  return copy;
}

/**
 * How root runs it where namespaces are not allowed (in most containers): as `nobody`. The data
 * stays where it is, even below folders that `nobody` may not enter. The server is started in its
 * data folder and calls it /proc/self/cwd, which needs no walk from the root.
 */
async function asAccount(binaries: Binaries): Promise<Runner | undefined> {
  const nobody = (await accounts()).find((account) => account.name === 'nobody');
  if (nobody === undefined || !existsSync('/proc/self/cwd')) return undefined;
  const reachable = canRun(binaries, nobody)
    ? binaries
    : await reachableCopy(binaries).catch(() => binaries);
  if (!canRun(reachable, nobody)) return undefined;
  const identity = { uid: nobody.uid, gid: nobody.gid };
  return {
    kind: 'account',
    binaries: reachable,
    prefix: [],
    identity,
    dataArgument: () => '/proc/self/cwd',
    own: (folder) => changeOwner(folder, nobody.uid, nobody.gid),
  };
}

/**
 * Chooses how to run PostgreSQL here. Tests ask for one way by `kind`. Errors:
 * `EmbeddedPostgresError` when PostgreSQL cannot run for us.
 */
export async function chooseRunner(
  binaries: Binaries,
  dir: string,
  kind?: Runner['kind'],
): Promise<Runner> {
  if (process.getuid?.() !== 0) return plain(binaries);
  const found =
    (kind === 'account' ? undefined : await inNamespace(binaries, dir)) ??
    (kind === 'namespace' ? undefined : await asAccount(binaries));
  if (found === undefined) {
    throw new EmbeddedPostgresError(
      'PostgreSQL không chạy dưới tài khoản root, mà máy này không cho tạo không gian người ' +
        'dùng (unshare) và không có tài khoản nobody để chạy thay. ' +
        'Chạy lại bằng một tài khoản thường, hoặc đặt DATABASE_URL tới một máy chủ ' +
        'PostgreSQL 15 trở lên.',
    );
  }
  return found;
}

let deathSignal: readonly string[] | undefined;

/**
 * On Linux the server ends by itself (fast shutdown) when we die without a word. Elsewhere the next
 * start ends it.
 */
export function endingWithParent(): readonly string[] {
  deathSignal ??=
    spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0
      ? ['setpriv', '--pdeathsig', 'INT']
      : [];
  return deathSignal;
}
