import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onSearchPath } from './search-path.js';

const run = promisify(execFile);

export interface Isolation {
  /**
   * Words put before the program, which then has no network. Empty when the machine does not allow
   * it.
   */
  readonly prefix: readonly string[];
  /**
   * For root only: the same prefix, with the program as nobody of a user namespace, who may have a
   * sandbox. The files still belong to root.
   */
  readonly asNobody?: readonly string[];
}

const OFF = ['--net', '--'];
/** Two ways into an empty network namespace: as root, or through a user namespace. */
const plain = [OFF, ['--user', '--map-current-user', ...OFF]];
const nobody = ['--user', '--map-user=65534', '--map-group=65534', ...OFF];

async function firstAllowed(
  ways: readonly (readonly string[])[],
): Promise<readonly string[] | undefined> {
  const unshare = await onSearchPath(['unshare']);
  if (unshare === undefined) return undefined;
  for (const args of ways) {
    const allowed = await run(unshare, [...args, 'true'], { timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (allowed) return [unshare, ...args];
  }
  return undefined;
}

async function probe(): Promise<Isolation> {
  const prefix = (await firstAllowed(plain)) ?? [];
  return process.getuid?.() === 0 ? { prefix, asNobody: await firstAllowed([nobody]) } : { prefix };
}

let found: Promise<Isolation> | undefined;

/** What the machine allows. It is asked once per process. */
export function isolation(): Promise<Isolation> {
  return (found ??= probe());
}
