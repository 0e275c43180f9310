import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Without the sandbox the browser must not fork its pages from a zygote either. */
const NONE: readonly string[] = ['--no-sandbox', '--no-zygote'];

let chosen: Promise<readonly string[]> | undefined;

/** How the browser is started: with its prefix, if any. */
export interface Starting {
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly profile: string;
  /** Hears why there is none. */
  readonly onRemark?: (remark: string) => void;
}

async function probe({ command: [file, ...prefix], env, profile, onRemark }: Starting): Promise<readonly string[]> {
  if (process.getuid?.() === 0) {
    onRemark?.('the browser has no sandbox of its own: it makes none for root; run the worker as an account of its own to have one');
    return NONE;
  }
  // A page has to come about: where the kernel forbids it, the browser starts and its pages do not.
  const args = [...prefix, '--headless=shell', '--disable-gpu', `--user-data-dir=${profile}/probe`, '--dump-dom', 'data:text/html,<p>x'];
  const works = await run(file, args, { env, timeout: 15_000, killSignal: 'SIGKILL' }).then(({ stdout }) => stdout.includes('<p>x'), () => false);
  if (works) return [];
  onRemark?.('the browser has no sandbox of its own: the kernel allows none here (user namespaces)');
  return NONE;
}

/** The flags that switch the browser's own sandbox off where the kernel allows none; no flag where it does. Asked once a process. */
export function sandboxFlags(starting: Starting): Promise<readonly string[]> {
  return (chosen ??= probe(starting));
}
