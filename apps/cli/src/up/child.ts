import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ChildReport, endProcess, HOPELESS, identityOf } from '#libs/platform';

export interface ChildPlan {
  readonly name: string;
  readonly script: string;
  /** Flags of Node that come before the script; by default stacks name the lines of the sources. */
  readonly execArgv?: readonly string[];
  /** The environment, asked for at every start. */
  env(): NodeJS.ProcessEnv;
  /** Where its output goes: a file descriptor, or our own output. */
  readonly output: number | 'inherit';
  /** Milliseconds before the 1st, 2nd, … restart in a row. The last one repeats. */
  readonly backoff?: readonly number[];
  /** After so many failed starts in a row, before the first success, the child is hopeless. */
  readonly attempts?: number;
  onStart?(pid: number): void;
  onRestart?(inMilliseconds: number): void;
  onHopeless(message: string | undefined): void;
}

export interface Child {
  readonly name: string;
  /** The pid of the process that runs now; undefined between two. */
  readonly pid: number | undefined;
  /** How often it was started again. */
  readonly restarts: number;
  /** Where it serves, once it has said so. */
  readonly url: string | undefined;
  /** Resolves when the process that runs now, or the next one, has reported that it is ready. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

const STEADY_MS = 30_000;
const defaults = { backoff: [200, 500, 1_000, 2_000, 5_000, 10_000], attempts: 3 };

/**
 * Keeps one child process alive. SIGTERM tells it to stop, and the closed channel lets it notice
 * our death.
 */
export function keepAlive(plan: ChildPlan): Child {
  const { backoff, attempts } = {
    backoff: plan.backoff ?? defaults.backoff,
    attempts: plan.attempts ?? defaults.attempts,
  };
  let current: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let restarts = 0;
  let failures = 0;
  let everReady = false;
  let isReady = false;
  let url: string | undefined;
  let startedAt = 0;
  let waiting: (() => void)[] = [];

  const becomeReady = (at: string | undefined): void => {
    isReady = true;
    everReady = true;
    url = at ?? url;
    waiting.forEach((resolve) => resolve());
    waiting = [];
  };
  const giveUp = (message?: string): void => {
    stopping = true;
    plan.onHopeless(message);
  };
  const again = (): void => {
    if (isReady && performance.now() - startedAt > STEADY_MS) failures = 0;
    isReady = false;
    failures += 1;
    if (!everReady && failures >= attempts) return giveUp();
    const delay = backoff[Math.min(failures - 1, backoff.length - 1)] ?? 0;
    plan.onRestart?.(delay);
    timer = setTimeout(() => {
      restarts += 1;
      start();
    }, delay);
  };
  const start = (): void => {
    let hopeless: string | undefined;
    startedAt = performance.now();
    // The child gets a session of its own. A Ctrl-C in the terminal reaches it only through us, so
    // work in hand is finished in order.
    const flags = plan.execArgv ?? ['--enable-source-maps'];
    const child = spawn(process.execPath, [...flags, plan.script], {
      env: plan.env(),
      detached: true,
      stdio: ['ignore', plan.output, plan.output, 'ipc'],
    });
    current = child;
    if (child.pid !== undefined) plan.onStart?.(child.pid);
    child.on('message', (report: ChildReport) => {
      if ('ready' in report) becomeReady(report.url);
      else hopeless = report.hopeless;
    });
    child.once('error', () => undefined);
    child.once('close', (code) => {
      current = undefined;
      if (stopping) return;
      if (hopeless !== undefined || code === HOPELESS) giveUp(hopeless);
      else again();
    });
  };

  start();
  return {
    name: plan.name,
    get pid() {
      return current?.pid;
    },
    get restarts() {
      return restarts;
    },
    get url() {
      return url;
    },
    ready: () => (isReady ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    async stop() {
      stopping = true;
      clearTimeout(timer);
      const child = current;
      if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const identity = identityOf(child.pid);
      const closed = once(child, 'close');
      // This waits longer than the child's own deadline (stopWithParent). Force is only for an
      // event loop that is blocked.
      if (identity !== undefined)
        await endProcess(identity, [
          ['SIGTERM', 20_000],
          ['SIGKILL', 5_000],
        ]);
      await closed;
    },
  };
}
