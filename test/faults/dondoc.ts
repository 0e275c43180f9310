import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRunning, identityOf, type ProcessIdentity, projectPath, within } from '#libs/platform';

/** The command line as `npm start` runs it, in a group of its own as a terminal gives it. */
export interface Dondoc {
  readonly process: ChildProcess;
  readonly exit: Promise<number | null>;
  output(): string;
  /**
   * Resolves when the output holds `text`; throws with the output when it does not come or the
   * process ends before.
   */
  says(text: string, milliseconds?: number): Promise<void>;
}

const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'DONDOC_BUILT', 'npm_config_cache'];

export function dondoc(args: readonly string[], env: Readonly<Record<string, string>>): Dondoc {
  let output = '';
  const own = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  const child = spawn(process.execPath, [projectPath('scripts/start.mjs'), ...args], {
    env: { ...own, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    process: child,
    exit,
    output: () => output,
    async says(text, milliseconds = 120_000) {
      await within(milliseconds, () => output.includes(text) || ended());
      if (!output.includes(text)) throw new Error(`never said “${text}”:\n${output}`);
    },
  };
}

/** The rows of the printed summary by their English name, without the time it took. */
export function summaryIn(output: string): Record<string, string> {
  const rows = [...output.matchAll(/\(([a-z A-Z]+)\) {2,}(.+)$/gm)].map(
    ([, name, value]) => [name, value] as const,
  );
  return Object.fromEntries(rows.filter(([name]) => name !== 'seconds'));
}

/** What every play of the 2024 campaign prints, however often it was cut off. */
export const campaignSummary = {
  obligations: '12',
  acknowledged: '11',
  submitted: '9',
  returned: '1',
  approved: '9',
  expired: '3',
  'late kept': '1',
  reminders: '30',
  'documents archived': '10',
  numbers: '241-CV/ĐU; 119-TB/ĐU … 127-TB/ĐU',
  'rule set': 'qd50-2021',
  profile: 'hd36-2018',
  cutoff: '00:00:00 16/02/2024',
  verify: 'clean',
};

/** The processes that the tree of a data folder has written down, the database included. */
export async function treeOf(varDir: string): Promise<Record<string, ProcessIdentity>> {
  const children = JSON.parse(
    await readFile(path.join(varDir, 'processes.json'), 'utf8'),
  ) as Record<string, ProcessIdentity>;
  const postgres = Number(
    (await readFile(path.join(varDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split(
      '\n',
    )[0],
  );
  return { ...children, postgres: identityOf(postgres)! };
}

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

/**
 * Every process of this machine that its command line, its environment or its working directory
 * ties to the folder, written down or not: browsers and database backends too. Empty where there is
 * no /proc.
 */
export function processesIn(folder: string): { pid: number; command: string }[] {
  return attempt(() => readdirSync('/proc').join(' '))
    .split(' ')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .flatMap((pid) => {
      const command = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).replaceAll(
        '\0',
        ' ',
      );
      const ties = [
        command,
        attempt(() => readFileSync(`/proc/${pid}/environ`, 'utf8')),
        attempt(() => readlinkSync(`/proc/${pid}/cwd`)),
      ];
      return ties.some((text) => text.includes(folder)) && identityOf(pid) !== undefined
        ? [{ pid, command }]
        : [];
    });
}

/** Throws, naming them, when processes of the folder are still there after ten seconds. */
export async function nothingLeft(
  folder: string,
  identities: Readonly<Record<string, ProcessIdentity>> = {},
): Promise<void> {
  const left = (): unknown[] => [
    ...Object.values(identities).filter(isRunning),
    ...processesIn(folder),
  ];
  if (await within(30_000, () => left().length === 0)) return;
  throw new Error(`still running: ${JSON.stringify(left(), null, 1)}`);
}
