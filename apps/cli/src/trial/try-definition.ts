import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shippedIn } from '#libs/directive';
import { keptInApp } from '#libs/messages';
import { type Config, openDatabase } from '#libs/platform';
import { loadSample } from '../demo/load-sample.js';
import { throwAwayFolder } from '../demo/throw-away.js';
import { startTree, UpError } from '../up/index.js';
import { playTrial, type Trial } from './play-trial.js';
import { trialTable } from './trial-table.js';

export interface TryOptions {
  /** The folder of the definition. */
  readonly folder: string;
  readonly print: (line: string) => void;
  readonly onProgress?: (done: number, total: number, at: string) => void;
}

/** Texts and papers of a trial, as files that can be opened. */
function write(out: string, trial: Trial): void {
  mkdirSync(path.join(out, 'tin'), { recursive: true });
  mkdirSync(path.join(out, 'van-ban'), { recursive: true });
  writeFileSync(path.join(out, 'dien-bien.txt'), `${trialTable(trial).join('\n')}\n`);
  trial.messages.forEach(({ to, step, subject, body }, i) => {
    const name = `${String(i + 1).padStart(3, '0')}-${step.replaceAll(/[^a-z0-9-]+/g, '-')}.txt`;
    writeFileSync(path.join(out, 'tin', name), `Gửi: ${to}\n${subject}\n\n${body}\n`);
  });
  for (const { file, bytes } of trial.papers) writeFileSync(path.join(out, 'van-ban', file), bytes);
}

/**
 * Plays a definition in a throw-away database, beside nothing else, and leaves what happened in
 * `var/try/<name>`. Errors: `WorkflowError` for a definition that is not sound, `Refused`
 * NO_TRIAL_DATES, and those of `startTree`.
 */
export async function tryDefinition(
  base: Config,
  { folder, print, onProgress }: TryOptions,
): Promise<Trial> {
  if (base.production)
    throw new UpError(
      'Chạy thử dùng đồng hồ ảo nên không chạy khi NODE_ENV=production. Bỏ biến này rồi chạy lại.',
    );
  const { definition } = shippedIn(folder);
  const { name } = definition.workflow;
  const varDir = await throwAwayFolder(base, 'try', name);
  const workflowsDir = path.join(varDir, 'workflows');
  cpSync(folder, path.join(workflowsDir, name), { recursive: true, dereference: true });
  const config: Config = {
    ...keptInApp(base),
    varDir,
    workflowsDir,
    archiveDir: path.join(varDir, 'archive'),
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    redisUrl: undefined,
    host: '127.0.0.1',
    port: 0,
  };
  const tree = await startTree(config, { prepare: ({ databaseUrl }) => loadSample(databaseUrl) });
  const dataSource = await openDatabase(tree.databaseUrl, {
    applicationName: 'dondoc-try',
    poolSize: 3,
  }).catch(async (error: unknown) => {
    await tree.stop();
    throw error;
  });
  try {
    const trial = await playTrial({ url: tree.url, dataSource, definition, onProgress });
    write(varDir, trial);
    trialTable(trial).forEach(print);
    print(`Tin và văn bản: ${path.join(varDir, 'tin')}, ${path.join(varDir, 'van-ban')}`);
    return trial;
  } finally {
    await dataSource.destroy();
    await tree.stop();
  }
}
