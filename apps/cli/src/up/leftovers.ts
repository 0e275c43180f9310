import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { endProcess, logger, identityOf, type ProcessIdentity, varPath } from '#libs/platform';

/**
 * The processes of a tree. They are kept in the data folder, so that the next start can end what
 * was left when the first process was killed by kill -9.
 */
export interface Roll {
  add(name: string, pid: number): void;
  remove(): Promise<void>;
}

const log = logger('up');

type Entries = Record<string, ProcessIdentity>;

export function openRoll(varDir: string): Roll {
  const file = varPath({ varDir }, 'processes.json');
  const entries: Entries = {};
  let last = Promise.resolve();
  // A full disk must not end the tree. The children still notice our death by themselves.
  const inTurn = (work: () => Promise<void>): Promise<void> =>
    (last = last
      .then(work)
      .catch((error: unknown) => log.warn('process list not written', { error })));
  return {
    add: (name, pid) =>
      void inTurn(async () => {
        const identity = identityOf(pid);
        if (identity === undefined) return;
        entries[name] = identity;
        await writeFile(`${file}.new`, JSON.stringify(entries));
        await rename(`${file}.new`, file);
      }),
    remove: () => inTurn(() => rm(file, { force: true })),
  };
}

/**
 * Call this only while holding the lock of the folder. Children stop by themselves when their
 * parent is gone, so it waits for that first.
 */
export async function endLeftovers(varDir: string): Promise<void> {
  const file = varPath({ varDir }, 'processes.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  let entries: Entries = {};
  try {
    entries = JSON.parse(text) as Entries;
  } catch {
    // The list was cut off while it was written, so there is nothing to go by. The check of the
    // port still speaks.
  }
  await Promise.all(
    Object.values(entries).map((identity) =>
      endProcess(identity, [
        ['SIGTERM', 10_000],
        ['SIGKILL', 5_000],
      ]),
    ),
  );
  await rm(file, { force: true });
}
