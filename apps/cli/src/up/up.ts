import {
  type Config,
  DatabaseNewer,
  DatabaseUnreachable,
  EmbeddedPostgresError,
} from '#libs/platform';
import { type Prepared, startTree, type Tree, type TreeOptions } from './tree.js';
import { UpError } from './up-error.js';

export interface UpOptions extends Omit<TreeOptions, 'signal'> {
  /**
   * Runs after the migrations and before api and worker: it puts sample data into an empty
   * database.
   */
  readonly prepare?: (prepared: Prepared) => Promise<void>;
  /** Runs once everything serves. `signal` aborts at Ctrl-C. */
  readonly serving?: (tree: Tree, signal: AbortSignal) => Promise<void>;
  readonly print?: (line: string) => void;
}

class Stopped extends Error {
  override readonly name = 'Stopped';
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm may die between the terminal and us without passing a signal on. Then we end too. */
const PARENT_CHECK_MS = 1_000;

function whenToldToStop(stop: () => void): () => void {
  const parent = process.ppid;
  const underNpm = process.env['npm_lifecycle_event'] !== undefined;
  const timer = underNpm
    ? setInterval(() => (process.ppid === parent ? undefined : stop()), PARENT_CHECK_MS)
    : undefined;
  timer?.unref();
  // Listeners stay through the whole shutdown, because npm and the terminal each send SIGINT, and
  // an impatient person sends more.
  signals.forEach((name) => process.on(name, stop));
  return () => {
    clearInterval(timer);
    signals.forEach((name) => process.off(name, stop));
  };
}

function explain(error: unknown): string {
  if (
    error instanceof UpError ||
    error instanceof DatabaseUnreachable ||
    error instanceof DatabaseNewer ||
    error instanceof EmbeddedPostgresError
  )
    return error.message;
  return `Lỗi ngoài dự kiến: ${error instanceof Error ? error.message : String(error)}`;
}

function tell(print: (line: string) => void): NonNullable<TreeOptions['onProgress']> {
  const texts = {
    database: 'Mở cơ sở dữ liệu…',
    migrate: '',
    children: 'Khởi động api và worker…',
  };
  return (step) => (texts[step] === '' ? undefined : print(texts[step]));
}

/**
 * Runs the tree of one data folder until Ctrl-C or SIGTERM, and answers the exit code: 0 when it
 * was told to stop, 1 when it cannot start or go on. Nothing is left running in either case.
 */
export async function up(config: Config, options: UpOptions = {}): Promise<number> {
  const print = options.print ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const told = new AbortController();
  const stopped = new Promise<void>((resolve) =>
    told.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  const forget = whenToldToStop(() => {
    if (told.signal.aborted) return;
    print('Đang dừng…');
    told.abort(new Stopped());
  });
  let tree: Tree | undefined;
  try {
    tree = await startTree(config, {
      onProgress: tell(print),
      inheritOutput: config.production,
      ...options,
      signal: told.signal,
    });
    const failure = tree.broken.then((error) => Promise.reject(error));
    failure.catch(() => undefined);
    await Promise.race([options.serving?.(tree, told.signal), failure, stopped]);
    if (!told.signal.aborted) print(`Đôn Đốc đang chạy: ${tree.url}  (Ctrl-C để dừng)`);
    await Promise.race([failure, stopped]);
    return 0;
  } catch (error) {
    // Whatever fails after we were told to stop fails because of that.
    if (told.signal.aborted) return 0;
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  } finally {
    await tree?.stop();
    forget();
  }
}
