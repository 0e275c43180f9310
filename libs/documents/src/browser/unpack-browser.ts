import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { processAlive } from './process-alive.js';

/**
 * The bundled headless shell on disk: `binary`, and `libraries` for machines that lack NSS and
 * expat.
 */
export interface UnpackedBrowser {
  readonly binary: string;
  readonly libraries: string;
}

const packing = /^packing\.(?<host>.+)\.(?<pid>\d+)\.[0-9a-f-]{36}$/;

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function bundle(): Promise<{ bin: string; version: string }> {
  // The package exports no subpath for its data. Its entry is build/<format>/index.*, two folders
  // below the root.
  const root = dirname(
    dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))),
  );
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { bin: join(root, 'bin'), version };
}

/**
 * Removes the private folders that killed processes left while unpacking. Nobody else ever reads
 * them.
 */
async function sweepLeftovers(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const leftover = packing.exec(name)?.groups;
    if (leftover?.host === hostname() && !processAlive(Number(leftover.pid)))
      await rm(join(cacheDir, name), { recursive: true, force: true });
  }
}

async function fillFolder(bin: string, folder: string): Promise<void> {
  const binary = join(folder, 'chromium-headless-shell');
  await mkdir(folder, { mode: 0o755 });
  await Promise.all([
    pipeline(
      createReadStream(join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(binary, { mode: 0o755 }),
    ),
    pipeline(
      createReadStream(join(bin, 'al2023.tar.br')),
      createBrotliDecompress(),
      extract(folder),
    ),
  ]);
  const handle = await open(binary, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Unpacks the bundled headless shell once into `cacheDir`, never into the shared /tmp. Each process
 * fills a folder of its own and renames it into place. The final name therefore appears complete or
 * not at all, and when two unpack at once, the first one wins.
 */
export async function unpackBrowser(cacheDir: string): Promise<UnpackedBrowser> {
  const { bin, version } = await bundle();
  const home = join(cacheDir, `chromium-${version}`);
  if (!(await exists(home))) {
    await mkdir(cacheDir, { recursive: true });
    await sweepLeftovers(cacheDir);
    const mine = join(cacheDir, `packing.${hostname()}.${process.pid}.${randomUUID()}`);
    try {
      await fillFolder(bin, mine);
      await rename(mine, home);
    } catch (error) {
      if (!(await exists(home))) throw error;
    } finally {
      await rm(mine, { recursive: true, force: true });
    }
  }
  return { binary: join(home, 'chromium-headless-shell'), libraries: join(home, 'lib') };
}
