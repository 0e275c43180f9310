import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { promisify } from 'node:util';
import { executable, onSearchPath } from './search-path.js';
import { unpackBrowser } from './unpack-browser.js';

const run = promisify(execFile);

/** An executable browser, and the environment that it needs. */
export interface FoundBrowser {
  readonly binary: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** No browser runs on this machine. The message says what to do. */
export class NoBrowser extends Error {
  override readonly name = 'NoBrowser';
}

/**
 * The environment contains no key, no address of a database and no proxy, so whoever takes a
 * browser over finds nothing of ours. HOME and TMPDIR are set to its profile at its start.
 */
const needed = ['PATH', 'LD_LIBRARY_PATH', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH'];

export function browserEnvironment(
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept = needed.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  );
  return { ...Object.fromEntries(kept), LANG: 'C.UTF-8', TZ: 'UTC', ...more };
}

const systemNames = ['chromium-headless-shell', 'chrome-headless-shell'];

/** Programs that have answered this process, each as it lay on the disk and with its libraries. */
const answered = new Set<string>();

/** `--version` loads every shared library, so a program that answers can start. */
async function runs({ binary, env }: FoundBrowser): Promise<string | undefined> {
  const file = await stat(binary).catch(() => undefined);
  const key = [file?.ino, file?.mtimeMs, env['LD_LIBRARY_PATH']].join(' ');
  if (answered.has(key)) return undefined;
  return run(binary, ['--version'], { env, timeout: 20_000 }).then(
    () => void answered.add(key),
    (error: Error) => error.message.trim(),
  );
}

async function bundled(cacheDir: string): Promise<FoundBrowser> {
  const { binary, libraries } = await unpackBrowser(cacheDir);
  const plain = { binary, env: browserEnvironment() };
  if ((await runs(plain)) === undefined) return plain;
  // Slim machines lack NSS, and the bundle brings its own. The system's libraries are preferred
  // because they receive security fixes.
  const withLibraries = {
    binary,
    env: browserEnvironment({
      LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter),
    }),
  };
  const failure = await runs(withLibraries);
  if (failure === undefined) return withLibraries;
  throw new NoBrowser(
    `Trình duyệt kèm theo không chạy được trên máy này (${failure}). Hãy cài gói ` +
      'chromium-headless-shell hoặc đặt CHROMIUM_PATH trỏ tới một Chromium.',
  );
}

/** Tries the configured browser, then a headless shell of the system, then the bundled one. */
export async function findBrowser({
  chromiumPath,
  cacheDir,
}: {
  chromiumPath?: string;
  cacheDir: string;
}): Promise<FoundBrowser> {
  if (chromiumPath !== undefined) {
    if (await executable(chromiumPath)) return { binary: chromiumPath, env: browserEnvironment() };
    throw new NoBrowser(
      `CHROMIUM_PATH trỏ tới ${chromiumPath}, nhưng không có tệp chạy được ở đó. Hãy sửa ` +
        'đường dẫn hoặc bỏ biến này để dùng trình duyệt kèm theo.',
    );
  }
  const system = await onSearchPath(systemNames);
  return system === undefined ? bundled(cacheDir) : { binary: system, env: browserEnvironment() };
}
