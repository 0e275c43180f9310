import { realpathSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import {
  endProcess,
  isRunning,
  identityOf,
  type ProcessIdentity,
  whereabouts,
} from './processes.js';

/**
 * First a fast shutdown, then one without a checkpoint (the next start recovers from the log), then
 * a kill, which loses nothing committed.
 */
export const shutdown: readonly [NodeJS.Signals, number][] = [
  ['SIGINT', 60_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
];

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/**
 * What postmaster.pid says, line by line: pid, folder, start, port, socket folder, address, shared
 * memory, status.
 */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
}

/**
 * The live server of this data folder, found by its working directory, because the pid in the file
 * may be somebody else's by now.
 */
export async function liveServer(
  data: string,
): Promise<(Postmaster & { identity: ProcessIdentity }) | undefined> {
  const postmaster = await readPostmaster(data);
  const identity = postmaster === undefined ? undefined : identityOf(postmaster.pid);
  if (postmaster === undefined || identity === undefined) return undefined;
  const place = whereabouts(identity.pid) ?? '';
  const ours = process.platform === 'linux' ? place === realpathSync(data) : place.includes(data);
  return ours ? { ...postmaster, identity } : undefined;
}

/**
 * Cleans up after whoever started the server was killed by kill -9. A live server is shut down. Of
 * a dead one, postmaster.pid is removed, because PostgreSQL would refuse to start if that pid now
 * belongs to anybody. PostgreSQL's own check of shared memory still keeps two servers off one
 * folder.
 */
export async function clearLeftover(data: string): Promise<void> {
  const live = await liveServer(data);
  if (live !== undefined && !(await endProcess(live.identity, shutdown))) {
    throw new EmbeddedPostgresError(
      `PostgreSQL của lần chạy trước (tiến trình ${live.pid}) không chịu dừng. Dừng tiến ` +
        'trình đó rồi chạy lại.',
    );
  }
  await rm(path.join(data, 'postmaster.pid'), { force: true });
}

/** The process that started the server of this folder, if it still runs. */
export async function liveStarter(file: string): Promise<ProcessIdentity | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    const identity = JSON.parse(text) as ProcessIdentity;
    return isRunning(identity) ? identity : undefined;
  } catch {
    return undefined;
  }
}
