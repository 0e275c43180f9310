import { mkdirSync } from 'node:fs';
import { type Config, freePort, migrate, migrateQueue, projectPath, varPath } from '#libs/platform';
import type { Child } from './child.js';
import { endLeftovers } from './leftovers.js';
import { type Children, type ChildrenOptions, startChildren } from './tree-children.js';
import { openTreeDatabase, type TreeDatabase } from './tree-database.js';
import { UpError } from './up-error.js';
import { lockVar, type VarLock } from './var-lock.js';

export type Progress = (step: 'database' | 'migrate' | 'children', detail?: string) => void;

/** What a hook may use before the children run. */
export interface Prepared {
  readonly config: Config;
  readonly databaseUrl: string;
  /** True when this start made an empty embedded database. */
  readonly created: boolean;
  readonly signal: AbortSignal;
}

export interface TreeOptions extends Partial<ChildrenOptions> {
  readonly migrate?: (url: string, onProgress: (name: string) => void) => Promise<unknown>;
  readonly onProgress?: Progress;
  /** Runs after the migrations and before the children. */
  readonly prepare?: (prepared: Prepared) => Promise<void>;
  /** Aborting it ends a start in progress. */
  readonly signal?: AbortSignal;
}

export interface Tree {
  /** Where the api serves. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly created: boolean;
  readonly children: Readonly<Record<string, Child>>;
  /** Resolves with the reason when the tree cannot go on. Call `stop` then. */
  readonly broken: Promise<Error>;
  stop(): Promise<void>;
}

export function builtApps(): Record<string, string> {
  return {
    api: projectPath('dist/programs/apps/api/src/main.js'),
    worker: projectPath('dist/programs/apps/worker/src/main.js'),
  };
}

/** A list of steps that are undone in reverse order, each once. */
function undoList() {
  const steps: (() => Promise<void> | void)[] = [];
  let undoing: Promise<void> | undefined;
  const undo = async (): Promise<void> => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) await step();
  };
  return {
    push: (step: () => Promise<void> | void) => void steps.push(step),
    undo: () => (undoing ??= undo()),
  };
}

function makeVar(varDir: string): void {
  try {
    mkdirSync(varPath({ varDir }, 'log'), { recursive: true, mode: 0o750 });
  } catch (error) {
    throw new UpError(
      `Không tạo được thư mục dữ liệu ${varDir} (${(error as NodeJS.ErrnoException).code}). ` +
        'Kiểm tra quyền và ổ đĩa, hoặc đặt DONDOC_VAR tới thư mục khác.',
    );
  }
}

/** Checks the port before anything is started, because a busy port must leave nothing half-done. */
async function checkPort({ host, port }: Config): Promise<void> {
  if (port === 0) return;
  const free = await freePort(port, host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES')
      throw new UpError(
        `Không được phép mở cổng ${port}. Đặt PORT từ 1024 trở lên, ví dụ: PORT=3000 npm start.`,
      );
    throw new UpError(
      `Không mở được địa chỉ ${host} (${error.code}). Đặt lại HOST, ví dụ 127.0.0.1.`,
    );
  });
  if (free === undefined)
    throw new UpError(
      `Cổng ${port} đang có chương trình khác dùng. Dừng chương trình đó, hoặc chọn cổng ` +
        `khác: PORT=${port + 1} npm start.`,
    );
}

/**
 * Rejects when `signal` aborts first. The work itself then ends when what it stands on is taken
 * away.
 */
function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (signal === undefined) return work;
  work.catch(() => undefined);
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * Tells every step of the start what ends it: a child that is hopeless, or a database that is lost.
 */
function breaking() {
  let resolveBroken: (error: Error) => void = () => undefined;
  const broken = new Promise<Error>((resolve) => (resolveBroken = resolve));
  const rejected = broken.then((error) => Promise.reject(error));
  rejected.catch(() => undefined);
  return {
    broken,
    rejected,
    break: (error: unknown) =>
      resolveBroken(error instanceof Error ? error : new UpError(String(error))),
  };
}

interface Start {
  readonly config: Config;
  readonly options: TreeOptions;
  readonly undo: ReturnType<typeof undoList>;
  readonly breaks: ReturnType<typeof breaking>;
  /** Runs one step of the start, which a stop or a break cuts short. */
  step<T>(work: Promise<T>): Promise<T>;
}

async function startDatabase(
  { config, options, undo, breaks, step }: Start,
  children: () => Children | undefined,
): Promise<TreeDatabase> {
  const { onProgress, signal = new AbortController().signal } = options;
  onProgress?.('database');
  // `signal` does not cut this short, because a server that is half started could not be stopped.
  // It takes seconds.
  const database = await openTreeDatabase(config, {
    lost: breaks.break,
    moved: () => children()?.recycle(),
  });
  undo.push(() => database.stop());
  signal.throwIfAborted();
  await step(
    (options.migrate ?? migrate)(database.ownerUrl, (name) => onProgress?.('migrate', name)),
  );
  await step(database.admit());
  await step(migrateQueue({ databaseUrl: database.ownerUrl, redisUrl: config.redisUrl }));
  await step(
    Promise.resolve(
      options.prepare?.({ config, databaseUrl: database.url, created: database.created, signal }),
    ),
  );
  return database;
}

async function claimVar({ config, undo }: Start): Promise<VarLock> {
  makeVar(config.varDir);
  const lock = await lockVar(config.varDir);
  undo.push(() => lock.release());
  await endLeftovers(config.varDir);
  await checkPort(config);
  return lock;
}

async function startAll(start: Start): Promise<Tree> {
  const { config, options, undo, breaks, step } = start;
  const running: { children?: Children } = {};
  const lock = await claimVar(start);
  const database = await startDatabase(start, () => running.children);
  options.onProgress?.('children');
  const context = { config, databaseUrl: () => database.url, onHopeless: breaks.break };
  const children = await startChildren(context, {
    ...options,
    scripts: options.scripts ?? builtApps(),
  });
  running.children = children;
  undo.push(children.stop);
  await step(children.ready());
  const url = children.all['api']?.url ?? `http://${config.host}:${config.port}`;
  lock.announce(url);
  return {
    url,
    created: database.created,
    children: children.all,
    broken: breaks.broken,
    get databaseUrl() {
      return database.url;
    },
    stop() {
      lock.leaving();
      return undo.undo();
    },
  };
}

/**
 * Starts the database and the children of one data folder. Errors: `UpError`,
 * `DatabaseUnreachable`, `EmbeddedPostgresError`; nothing is left running then.
 */
export async function startTree(config: Config, options: TreeOptions = {}): Promise<Tree> {
  const undo = undoList();
  const breaks = breaking();
  try {
    return await startAll({
      config,
      options,
      undo,
      breaks,
      step: (work) => unlessAborted(options.signal, Promise.race([work, breaks.rejected])),
    });
  } catch (error) {
    await undo.undo();
    throw error;
  }
}
