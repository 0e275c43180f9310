import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { pauseSince } from './pause.js';

/** One certain process. A pid alone may belong to somebody else after a restart. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

const linux = process.platform === 'linux';

function linuxStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces. The state and the start time (field 22) follow it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X'
      ? undefined
      : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function otherStart(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    if (process.platform === 'win32') return 'running';
    const line = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    }).trim();
    return line.startsWith('Z') ? undefined : line.slice(line.indexOf(' ')).trim();
  } catch {
    return undefined;
  }
}

/** Undefined when no such process runs (a zombie does not run). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const startedAt = linux ? linuxStart(pid) : otherStart(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export function isRunning(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt;
}

/** The working directory or, where the system does not tell, the command line of a process. */
export function whereabouts(pid: number): string | undefined {
  try {
    return linux
      ? readlinkSync(`/proc/${pid}/cwd`)
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

/** True as soon as `condition` holds; false when it still does not after `milliseconds`. */
export async function within(
  milliseconds: number,
  condition: () => boolean | Promise<boolean>,
): Promise<boolean> {
  const started = performance.now();
  while (!(await condition())) {
    if (performance.now() - started >= milliseconds) return false;
    await pauseSince(started);
  }
  return true;
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Sends each signal in turn until the process is gone. False when it outlives them all. */
export async function endProcess(
  identity: ProcessIdentity,
  steps: readonly [signal: NodeJS.Signals, milliseconds: number][],
): Promise<boolean> {
  for (const [name, milliseconds] of steps) {
    signal(identity, name);
    if (await within(milliseconds, () => !isRunning(identity))) return true;
  }
  return false;
}
