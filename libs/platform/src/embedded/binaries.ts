import { access, chmod, constants, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export interface Binaries {
  /** The folder that holds bin/, lib/ and share/. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

const systems: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

function packageFolder(): string {
  const system = systems[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new EmbeddedPostgresError(
      `Gói ${name} (PostgreSQL đi kèm) chưa được cài hoặc không có cho máy này. Chạy lại npm ` +
        'ci, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.',
    );
  }
}

/**
 * npm packages hold no symbolic links. The package makes them in a postinstall script, which npm
 * may not have run.
 */
async function hydrateLinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  const links = JSON.parse(list) as { source: string; target: string }[];
  await Promise.all(
    links.map(async ({ source, target }) => {
      const at = path.join(folder, target);
      await symlink(path.relative(path.dirname(at), path.join(folder, source)), at).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
        },
      );
    }),
  );
}

async function makeExecutable(file: string): Promise<void> {
  await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
}

export function binariesIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const at = (name: string): string => path.join(folder, 'bin', `${name}${suffix}`);
  return { folder, initdb: at('initdb'), postgres: at('postgres') };
}

/**
 * Finds the PostgreSQL of @embedded-postgres and makes it ready to run. Errors:
 * `EmbeddedPostgresError`.
 */
export async function locateBinaries(packageDir = packageFolder()): Promise<Binaries> {
  const binaries = binariesIn(path.join(packageDir, 'native'));
  await hydrateLinks(packageDir);
  await makeExecutable(binaries.initdb);
  await makeExecutable(binaries.postgres);
  return binaries;
}
