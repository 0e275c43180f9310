import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NotPlayable, type PlayDefinition, type Played, type TrialResult } from '#libs/directive';
import { type Config, projectPath, toEnvironment, varPath } from '#libs/platform';

/** What the process of a trial tells. */
type Told =
  | { readonly done: number; readonly total: number }
  | { readonly played: true }
  | { readonly why: string; readonly lasting: boolean };

/** A process that plays one definition: its script, and flags of Node before it. */
export interface TrialProgram {
  readonly script: string;
  readonly execArgv: readonly string[];
}

export interface Trials {
  readonly play: PlayDefinition;
  /** Ends those under way; they are played again by whoever comes next. */
  stop(): Promise<void>;
}

export const builtTrial: TrialProgram = {
  script: projectPath('dist/programs/apps/cli/src/trial/main.js'),
  execArgv: [],
};

/** Far longer than any definition takes; a play that hangs ends so. */
const PATIENCE_MS = 10 * 60_000;
const GRACE_MS = 30_000;
/** The work of the installation goes first. */
const NICE = 10;

const files = { workflow: 'workflow.yaml', form: 'form.yaml', rules: 'rules.yaml' } as const;

/** Plays definitions in processes of their own, with their own servers, beside the installation. */
export function openTrials(config: Config, { script, execArgv } = builtTrial): Trials {
  const running = new Set<ChildProcess>();
  const plays = new Set<Promise<unknown>>();
  let stopping = false;

  async function runChild(
    [folder, out]: readonly [string, string],
    onProgress: (done: number, total: number) => void,
  ): Promise<void> {
    const child = spawn(process.execPath, [...execArgv, script, folder, out], {
      env: { ...process.env, ...toEnvironment(config) },
      // What it prints would be a second journal; how it ended comes over the channel.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    running.add(child);
    let ended: Exclude<Told, { done: number }> | undefined;
    child.on('message', (told: Told) => {
      if ('done' in told) onProgress(told.done, told.total);
      else ended = told;
    });
    child.once('spawn', () => slowDown(child));
    const timer = setTimeout(() => end(child), PATIENCE_MS);
    try {
      await once(child, 'exit');
    } finally {
      clearTimeout(timer);
      running.delete(child);
    }
    if (ended && 'played' in ended) return;
    if (ended?.lasting) throw new NotPlayable(ended.why);
    throw new Error(ended?.why ?? 'the process of a trial ended without a word');
  }

  async function play(
    { id, name, texts }: Parameters<PlayDefinition>[0],
    onProgress: Parameters<PlayDefinition>[1],
  ): Promise<Played> {
    if (stopping) throw new Error('the worker stops');
    const given = varPath(config, 'try', `${id}-files`);
    const folder = path.join(given, name);
    try {
      await mkdir(folder, { recursive: true });
      for (const part of ['workflow', 'form', 'rules'] as const)
        await writeFile(path.join(folder, files[part]), texts[part] ?? '');
      await runChild([folder, id], onProgress);
      return await readPlayed(varPath(config, 'try', id));
    } finally {
      await rm(given, { recursive: true, force: true });
      await rm(varPath(config, 'try', id), { recursive: true, force: true });
    }
  }

  return {
    play(trial, onProgress) {
      const playing = play(trial, onProgress).finally(() => plays.delete(playing));
      plays.add(playing);
      return playing;
    },
    async stop() {
      stopping = true;
      running.forEach(end);
      await Promise.allSettled(plays);
    },
  };
}

/** A process that hears nothing any more stops its servers and itself; one that hangs is killed. */
function end(child: ChildProcess): void {
  if (child.connected) child.disconnect();
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
}

function slowDown({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) os.setPriority(pid, NICE);
  } catch {
    // It has ended, or the system does not let us: then it runs as everybody else.
  }
}

async function readPlayed(out: string): Promise<Played> {
  const result = JSON.parse(await readFile(path.join(out, 'ket-qua.json'), 'utf8')) as TrialResult;
  const papers = [];
  for (const paper of result.papers)
    papers.push({ ...paper, bytes: await readFile(path.join(out, 'van-ban', paper.file)) });
  return { result, papers };
}
