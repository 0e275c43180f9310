import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shippedIn } from '#libs/directive';
import { type Config, openDatabase } from '#libs/platform';
import { loadSample } from '../demo/load-sample.js';
import { throwAway } from '../demo/throw-away.js';
import { startTree } from '../up/index.js';
import { playTrial, type Trial } from './play-trial.js';
import { trialTable } from './trial-table.js';

export interface TryOptions {
  /** The folder of the definition. */
  readonly folder: string;
  /** The name of the folder in `var/try` that it leaves; by default that of the definition. */
  readonly out?: string;
  /** Ends the play before its end. */
  readonly signal?: AbortSignal;
  readonly print: (line: string) => void;
  readonly onProgress?: (done: number, total: number, at: string) => void;
}

/** Texts and papers of a trial, as files that can be opened. */
function write(out: string, trial: Trial): void {
  mkdirSync(path.join(out, 'tin'), { recursive: true });
  mkdirSync(path.join(out, 'van-ban'), { recursive: true });
  writeFileSync(path.join(out, 'dien-bien.txt'), `${trialTable(trial).join('\n')}\n`);
  const papers = trial.papers.map(({ bytes: _bytes, ...paper }) => paper);
  writeFileSync(path.join(out, 'ket-qua.json'), JSON.stringify({ ...trial, papers }));
  trial.messages.forEach(({ to, step, subject, body }, i) => {
    const name = `${String(i + 1).padStart(3, '0')}-${step.replaceAll(/[^a-z0-9-]+/g, '-')}.txt`;
    writeFileSync(path.join(out, 'tin', name), `Gửi: ${to}\n${subject}\n\n${body}\n`);
  });
  for (const { file, bytes } of trial.papers) writeFileSync(path.join(out, 'van-ban', file), bytes);
}

/**
 * Plays a definition in a throw-away database, beside nothing else, and leaves what happened in
 * `var/try/<name>`. It may run beside an installation in production, because the play has a
 * database and a clock of its own. Errors: `WorkflowError` for a definition that is not sound,
 * `Refused` NO_TRIAL_DATES, and those of `startTree`.
 */
export async function tryDefinition(
  base: Config,
  { folder, out, signal, print, onProgress }: TryOptions,
): Promise<Trial> {
  const { definition } = shippedIn(folder);
  const { name } = definition.workflow;
  const own = await throwAway(base, 'try', out ?? name);
  const { varDir } = own;
  const workflowsDir = path.join(varDir, 'workflows');
  cpSync(folder, path.join(workflowsDir, name), { recursive: true, dereference: true });
  const config: Config = {
    ...own,
    workflowsDir,
  };
  const tree = await startTree(config, { prepare: ({ databaseUrl }) => loadSample(databaseUrl) });
  const stop = (): void => void tree.stop();
  signal?.addEventListener('abort', stop);
  const dataSource = await openDatabase(tree.databaseUrl, {
    applicationName: 'dondoc-try',
    poolSize: 3,
  }).catch(async (error: unknown) => {
    await tree.stop();
    throw error;
  });
  try {
    signal?.throwIfAborted();
    const trial = await playTrial({ url: tree.url, dataSource, definition, onProgress });
    write(varDir, trial);
    trialTable(trial).forEach(print);
    print(`Tin và văn bản: ${path.join(varDir, 'tin')}, ${path.join(varDir, 'van-ban')}`);
    return trial;
  } finally {
    signal?.removeEventListener('abort', stop);
    await dataSource.destroy();
    await tree.stop();
  }
}
