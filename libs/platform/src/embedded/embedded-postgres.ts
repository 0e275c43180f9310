import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { locateBinaries } from './binaries.js';
import {
  clusterFiles,
  ensureCluster,
  OWNER,
  passwordIn,
  prepareFolder,
  rotateLog,
  serverEnvironment,
} from './cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { freePort } from './free-port.js';
import { clearLeftover, liveServer, liveStarter, readPostmaster, shutdown } from './leftover.js';
import { endProcess, identityOf, within } from './processes.js';
import { chooseRunner, endingWithParent, type Runner } from './runner.js';
import { sharedMemory } from './shared-memory.js';

export interface EmbeddedPostgresOptions {
  /** The folder that holds the data, the password (0600), the port and the log. */
  readonly dir: string;
  /** The preferred port. Else it is the port of the last start if that is free, else any. */
  readonly port?: number;
  /** More server settings, such as `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** For tests, one of the ways to run as root. */
  readonly runAs?: Runner['kind'];
}

export interface EmbeddedPostgres {
  /** The URL of the database `dondoc`, as its owner (a superuser of this cluster). */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** True when this start made the cluster. */
  readonly created: boolean;
  readonly runAs: Runner['kind'];
  /** Resolves when the server has ended, by `stop` or by itself. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  synchronous_commit: 'on',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Statements and DETAIL hold rows, and the message of an error quotes what it could not read.
  // They stay out of the log, and personal data with them; who asked is told all of it.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
} as const;

interface Launch {
  readonly runner: Runner;
  readonly dir: string;
  readonly settings: Readonly<Record<string, string>>;
}

async function launch({ runner, dir, settings: all }: Launch, port: number): Promise<ChildProcess> {
  const { data, log } = clusterFiles(dir);
  const flags = Object.entries({ ...all, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const [file, ...args] = [
    ...runner.prefix,
    ...endingWithParent(),
    runner.binaries.postgres,
    '-D',
    runner.dataArgument(data),
    ...flags,
  ];
  const output = await open(log, 'a', 0o600);
  try {
    // The server gets a session of its own. A Ctrl-C in the terminal must reach the clients first,
    // and the server only through us.
    const child = spawn(file!, args, {
      cwd: data,
      env: serverEnvironment(),
      ...runner.identity,
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    });
    child.once('error', () => undefined);
    return child;
  } finally {
    await output.close();
  }
}

async function logSince(file: string, offset: number): Promise<string> {
  return (await readFile(file)).subarray(offset).toString('utf8');
}

function ended(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

const RECOVERY_MS = 300_000;

/** Starts the server and waits until it accepts connections, on `preferred` or another port. */
async function launchUntilReady(
  start: Launch,
  preferred: number | undefined,
): Promise<{ child: ChildProcess; port: number }> {
  const { data, log } = clusterFiles(start.dir);
  const giveUpAt = performance.now() + 20_000;
  for (;;) {
    const port =
      (preferred === undefined ? undefined : await freePort(preferred)) ?? (await freePort());
    const offset = await stat(log).then(
      (found) => found.size,
      () => 0,
    );
    const child = await launch(start, port!);
    await within(
      RECOVERY_MS,
      async () =>
        ended(child) ||
        ((await readPostmaster(data))?.pid === child.pid &&
          (await readPostmaster(data))?.ready === true),
    );
    if (!ended(child)) return { child, port: port! };
    const said = await logSince(log, offset);
    // The port was taken a moment ago, or the backends of a server that was killed are still
    // leaving. Both pass.
    const passing = /could not create any TCP\/IP sockets|pre-existing shared memory block/.test(
      said,
    );
    if (!passing || performance.now() > giveUpAt) {
      throw new EmbeddedPostgresError(
        `PostgreSQL đi kèm không khởi động được (nhật ký: ${log}):\n` +
          said.trim().split('\n').slice(-4).join('\n'),
      );
    }
    await within(200, () => false);
  }
}

function urlOf(password: string, port: number, database = OWNER): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase(password: string, port: number): Promise<void> {
  const client = new pg.Client({
    connectionString: urlOf(password, port, 'postgres'),
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`create database ${OWNER}`);
  } finally {
    await client.end();
  }
}

async function lastPort(dir: string): Promise<number | undefined> {
  const port = Number(await readFile(clusterFiles(dir).port, 'utf8').catch(() => ''));
  return port > 0 ? port : undefined;
}

function handle(child: ChildProcess): {
  pid: number;
  exited: Promise<void>;
  stop(): Promise<void>;
} {
  const identity = identityOf(child.pid!);
  const exited = ended(child) ? Promise.resolve() : once(child, 'exit').then(() => undefined);
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    if (identity !== undefined) await endProcess(identity, shutdown);
    await exited;
  };
  return { pid: child.pid!, exited, stop: () => (stopping ??= stop()) };
}

/**
 * Starts PostgreSQL from the npm binaries on 127.0.0.1, as whatever account we are. A server of the
 * same folder that a killed starter left behind is ended first. Errors: `EmbeddedPostgresError`,
 * also when another living process started the server of this folder.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { dir } = options;
  const { data, port: portFile, startedBy, log } = clusterFiles(dir);
  const all: Record<string, string> = {
    ...settings,
    ...(await sharedMemory()),
    ...options.settings,
  };
  await prepareFolder(dir);
  const starter = await liveStarter(startedBy);
  if (starter !== undefined && (await liveServer(data)) !== undefined) {
    throw new EmbeddedPostgresError(
      `PostgreSQL của thư mục ${dir} đang do tiến trình ${starter.pid} dùng. Dừng tiến trình ` +
        'đó trước.',
    );
  }
  await clearLeftover(data);
  await writeFile(startedBy, JSON.stringify(identityOf(process.pid)));
  const runner = await chooseRunner(await locateBinaries(), dir, options.runAs);
  const created = await ensureCluster(runner, dir, all['fsync'] !== 'off');
  await rotateLog(log);
  const { child, port } = await launchUntilReady(
    { runner, dir, settings: all },
    options.port ?? (await lastPort(dir)),
  );
  await writeFile(portFile, String(port));
  const password = await passwordIn(dir);
  const server = handle(child);
  try {
    await ensureDatabase(password, port);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url: urlOf(password, port), port, created, runAs: runner.kind };
}

/**
 * The server for a command beside a running `dondoc up`. If that server lives, `stop` does nothing;
 * else this is a start of our own.
 */
export async function useEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  const { data, startedBy } = clusterFiles(options.dir);
  const live = await liveServer(data);
  if (live === undefined || (await liveStarter(startedBy)) === undefined)
    return startEmbeddedPostgres(options);
  await within(RECOVERY_MS, async () => (await readPostmaster(data))?.ready !== false);
  return { url: urlOf(await passwordIn(options.dir), live.port), stop: async () => undefined };
}
