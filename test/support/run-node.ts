import { type ChildProcess, spawn } from 'node:child_process';
import { nodeFlags, nodeScript } from './node-script.js';

export interface Running {
  readonly process: ChildProcess;
  /** Its exit code (null when a signal ended it) and all that it wrote, once it has ended. */
  readonly ended: Promise<{
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }>;
  /** What it has written to stderr so far. */
  said(): string;
}

export interface RunOptions {
  readonly args?: readonly string[];
  /** Added to PATH, HOME, TMPDIR and LANG. Nothing else of ours reaches the process. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is put before Node. */
  readonly prefix?: readonly string[];
  /** Another account as which it runs, when we are root. */
  readonly as?: { readonly uid: number; readonly gid: number };
}

const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'DONDOC_BUILT'];

/** Runs a module of ours (`apps/cli/src/main`) in a process of its own. */
export function runNode(
  module: string,
  { args = [], env = {}, prefix = [], as }: RunOptions = {},
): Running {
  const own = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  const [file, ...rest] = [
    ...prefix,
    process.execPath,
    ...nodeFlags(),
    nodeScript(module),
    ...args,
  ];
  const child = spawn(file!, rest, {
    env: { ...own, ...env },
    ...as,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>(
    (resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, ...output }));
    },
  );
  return { process: child, ended, said: () => output.stderr };
}
