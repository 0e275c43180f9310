import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { projectPath } from '../config/index.js';
import { ensureAppRole } from './app-role.js';
import { unreachable } from './database.js';

const MIGRATION_LOCK = 0x0d0d0c;

interface SqlFile {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * All `libs/<lib>/migrations/NNNN-name.sql`, in order of their numbers. Throws when two files share
 * a number.
 */
async function sqlFiles(): Promise<SqlFile[]> {
  const libs = await readdir(projectPath('libs'));
  const found = await Promise.all(
    libs.map(async (lib) => {
      const folder = projectPath('libs', lib, 'migrations');
      const names = await readdir(folder).catch(() => [] as string[]);
      return Promise.all(
        names
          .filter((name) => /^\d{4}-.+\.sql$/.test(name))
          .map(async (name) => ({
            number: Number(name.slice(0, 4)),
            name: name.slice(0, -4),
            sql: await readFile(path.join(folder, name), 'utf8'),
          })),
      );
    }),
  );
  const files = found.flat().sort((a, b) => a.number - b.number);
  files.forEach((file, i) => {
    if (files[i - 1]?.number === file.number)
      throw new Error(
        `two migrations share the number ${file.number}: ${files[i - 1]?.name}, ${file.name}`,
      );
  });
  return files;
}

/** TypeORM orders migrations by the 13 digits that end a name. */
function toMigration(file: SqlFile): new () => MigrationInterface {
  return class {
    readonly name = `${file.name}-${String(1_700_000_000_000 + file.number)}`;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(file.sql);
    }
    async down(): Promise<void> {
      throw new Error('migrations only go forward');
    }
  };
}

/**
 * Brings the schema up to date: forward only, all pending files in one transaction, one process at
 * a time (advisory lock), the others then find nothing to do. `url` must be the owner's. Returns
 * the names of the files applied now. Errors: `DatabaseUnreachable`.
 */
export async function migrate(
  url: string,
  onProgress: (name: string) => void = () => undefined,
): Promise<string[]> {
  const migrations = (await sqlFiles()).map(toMigration);
  const guard = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 8000,
    application_name: 'dondoc-migrate',
  });
  guard.on('error', () => undefined);
  try {
    await guard.connect();
  } catch (error) {
    throw unreachable(url, error);
  }
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureAppRole(guard);
    await guard.query('create schema if not exists app');
    const dataSource = await new DataSource({
      type: 'postgres',
      url,
      schema: 'app',
      migrations,
      migrationsTableName: 'migration',
      poolSize: 1,
      extra: { options: '-c search_path=app -c timezone=UTC' },
    }).initialize();
    try {
      const applied = await dataSource.runMigrations({ transaction: 'all' });
      const names = applied.map((migration) => migration.name.replace(/-\d{13}$/, ''));
      names.forEach(onProgress);
      return names;
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await guard.end();
  }
}
