import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type PointProbe } from '#libs/platform/testing';

export const modes = ['throw', 'exit'] as const;
/** `exit`: the process kills itself as kill -9 does, nothing is closed or flushed. */
export type Mode = (typeof modes)[number];

export interface Armed {
  readonly point: string;
  /** What the point must be about (its beginning): a stream, a reader, a kind of effect. */
  readonly subject?: string;
  readonly mode: Mode;
}

export interface Hit extends Armed {
  readonly pid: number;
}

const armedFile = (folder: string): string => path.join(folder, 'armed.json');
const hitFile = (folder: string, n: number): string => path.join(folder, `hit-${n}.json`);

/**
 * The next process that comes to the point breaks there, once. `n` tells the charges of a folder
 * apart.
 */
export function arm(folder: string, n: number, armed: Armed): void {
  writeFileSync(`${armedFile(folder)}.new`, JSON.stringify({ n, ...armed }));
  renameSync(`${armedFile(folder)}.new`, armedFile(folder));
}

export function hitOf(folder: string, n: number): Hit | undefined {
  return existsSync(hitFile(folder, n))
    ? (JSON.parse(readFileSync(hitFile(folder, n), 'utf8')) as Hit)
    : undefined;
}

function read(folder: string): (Armed & { n: number }) | undefined {
  try {
    return JSON.parse(readFileSync(armedFile(folder), 'utf8')) as Armed & { n: number };
  } catch {
    return undefined;
  }
}

/** Takes the charge; false when another was faster. */
function take(folder: string, { n, ...armed }: Armed & { n: number }): boolean {
  try {
    renameSync(armedFile(folder), path.join(folder, `taken-${n}-${process.pid}.json`));
  } catch {
    return false;
  }
  writeFileSync(`${hitFile(folder, n)}.new`, JSON.stringify({ ...armed, pid: process.pid }));
  renameSync(`${hitFile(folder, n)}.new`, hitFile(folder, n));
  return true;
}

async function breakAs({ point, mode }: Armed): Promise<void> {
  if (mode === 'throw') throw new Error(`broken at ${point}`);
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
}

/** For a process of the product that a test starts: breaks where the folder says. */
export function armedProbe(folder: string): PointProbe {
  return async (point, subject) => {
    const armed = read(folder);
    if (armed === undefined || !subject.startsWith(armed.subject ?? '')) return;
    // Only a failure comes to where failures are recorded.
    if (armed.point === 'relay:release' && point === 'relay:ran')
      throw new Error('a failure to be recorded');
    if (armed.point === point && take(folder, armed)) await breakAs(armed);
  };
}
