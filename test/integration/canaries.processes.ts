import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { nodeFlags, nodeScript } from '../support/node-script.js';

/** A program of the product as a process of its own, with all that it writes. */
export interface Program {
  readonly url: string;
  said(): string;
  stop(): Promise<void>;
}

const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/** `module` is the program's main file: `apps/api/src/main`. */
export async function startProgram(
  module: string,
  env: Readonly<Record<string, string>>,
): Promise<Program> {
  const own = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  let said = '';
  const child: ChildProcess = spawn(process.execPath, [...nodeFlags(), nodeScript(module)], {
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk) => (said += String(chunk)));
  const closed = once(child, 'close');
  const ready = once(child, 'message') as Promise<[{ ready?: true; url?: string }]>;
  const [report] = await Promise.race([
    ready,
    closed.then(() => {
      throw new Error(`${module} ended before it was ready:\n${said}`);
    }),
  ]);
  if (!report.ready) throw new Error(`${module}: ${JSON.stringify(report)}`);
  return {
    url: report.url ?? '',
    said: () => said,
    async stop() {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
