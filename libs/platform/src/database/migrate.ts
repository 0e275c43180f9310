import pg from 'pg';
import { DataSource, MigrationExecutor, type MigrationInterface, type QueryRunner } from 'typeorm';
import { ensureAppRoles } from './app-role.js';
import { applyCurrentSql } from './current-sql.js';
import { unreachable } from './database.js';
import { DatabaseNewer } from './database-newer.js';
import { type DatabaseSql, numberOf, readDatabaseSql } from './sql-files.js';
import { type SqlFile } from './sql-order.js';

const MIGRATION_LOCK = 0x0d0d0c;

/** TypeORM orders migrations by the 13 digits that end a name. */
function toMigration(file: SqlFile): new () => MigrationInterface {
  return class {
    readonly name = `${file.name}-${String(1_700_000_000_000 + numberOf(file))}`;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(file.sql);
    }
    async down(): Promise<void> {
      throw new Error('migrations only go forward');
    }
  };
}

const fileName = ({ name }: { readonly name: string }): string => name.replace(/-\d{13}$/, '');

/** In the transaction of `runner`: the migrations that are pending, then what stands now. */
async function bringUpToDate(runner: QueryRunner, sql: DatabaseSql): Promise<string[]> {
  const executor = new MigrationExecutor(runner.connection, runner);
  const ours = new Set(sql.migrations.map(({ name }) => name));
  const unknown = (await executor.getExecutedMigrations())
    .map(fileName)
    .filter((name) => !ours.has(name));
  if (unknown.length > 0) throw new DatabaseNewer(unknown.toSorted());
  const applied = (await executor.executePendingMigrations()).map(fileName);
  const replaced = await applyCurrentSql(runner, sql.current, { all: applied.length > 0 });
  return [...applied, ...replaced];
}

/**
 * Brings the schema up to date: forward only, all pending migrations and every function and
 * trigger that changed in one transaction, one process at a time (advisory lock), the others then
 * find nothing to do. `url` must be the owner's. Returns the names of the files applied now.
 * Errors: `DatabaseUnreachable`, `DatabaseNewer`.
 */
export async function migrate(
  url: string,
  onProgress: (name: string) => void = () => undefined,
  sql?: DatabaseSql,
): Promise<string[]> {
  const program = sql ?? (await readDatabaseSql());
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
    await ensureAppRoles(guard);
    await guard.query('create schema if not exists app');
    const dataSource = await new DataSource({
      type: 'postgres',
      url,
      schema: 'app',
      migrations: program.migrations.map(toMigration),
      migrationsTableName: 'migration',
      poolSize: 1,
      extra: { options: '-c search_path=app -c timezone=UTC' },
    }).initialize();
    try {
      const names = await dataSource.transaction(({ queryRunner }) =>
        bringUpToDate(queryRunner!, program),
      );
      names.forEach(onProgress);
      return names;
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await guard.end();
  }
}
