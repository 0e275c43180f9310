import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { within } from '#libs/platform';
import { UpError } from './up-error.js';

export interface VarLock {
  /** Lets a second start know where we serve. */
  announce(url: string): void;
  /** Lets a second start know that we are leaving. */
  leaving(): void;
  release(): Promise<void>;
}

interface Holder {
  readonly pid?: number;
  readonly url?: string;
  readonly leaving?: boolean;
}

/**
 * A listening socket that is named after the folder. The system lets go of it when its holder dies,
 * also by kill -9, so no pid is ever guessed. On Linux it is an abstract socket without a file, on
 * Windows a named pipe. Elsewhere it is a file in the temporary folder, which is removed when
 * nobody answers.
 */
function address(varDir: string): string {
  const hash = createHash('sha256').update(realpathSync(varDir)).digest('hex');
  const name = `dondoc-${hash.slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\${name}`
    : path.join(tmpdir(), `${name}.sock`);
}

function listen(at: string, answer: () => string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(answer());
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(at, () => resolve(server));
  });
}

/** Asks the holder; undefined when nobody is there any more. */
function ask(at: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(at);
    socket.setTimeout(1_000, () => {
      socket.destroy();
      resolve({});
    });
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', () => resolve(undefined));
    socket.on('end', () => resolve(text === '' ? {} : (JSON.parse(text) as Holder)));
  });
}

function refusal(varDir: string, { pid, url, leaving }: Holder): UpError {
  const who = pid === undefined ? '' : ` (tiến trình ${pid})`;
  if (leaving)
    return new UpError(
      `Đôn Đốc${who} đang dừng trên thư mục ${varDir}. Đợi giây lát rồi chạy lại.`,
    );
  const where = url === undefined ? '' : `, địa chỉ ${url}`;
  return new UpError(
    `Đôn Đốc đang chạy${who} trên thư mục ${varDir}${where}. ` +
      'Dừng nó trước, hoặc đặt DONDOC_VAR tới thư mục khác.',
  );
}

/** Locks the data folder. Errors: `UpError` when another process holds it. */
export async function lockVar(varDir: string): Promise<VarLock> {
  const at = address(varDir);
  let state: Holder = { pid: process.pid };
  let server: Server | undefined;
  let holder: Holder | undefined;
  await within(5_000, async () => {
    server = await listen(at, () => JSON.stringify(state));
    if (server !== undefined) return true;
    holder = await ask(at);
    if (holder === undefined && !at.startsWith('\0')) rmSync(at, { force: true });
    return holder !== undefined && holder.leaving !== true;
  });
  if (server === undefined) throw refusal(varDir, holder ?? {});
  const held = server;
  held.unref();
  return {
    announce: (url) => void (state = { ...state, url }),
    leaving: () => void (state = { ...state, leaving: true }),
    release: () => new Promise((resolve) => held.close(() => resolve())),
  };
}
