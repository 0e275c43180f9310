import { createHash } from 'node:crypto';
import { type QueryRunner } from 'typeorm';
import { DatabaseNewer } from './database-newer.js';
import { type SqlFile } from './sql-order.js';

const sha256 = ({ sql }: SqlFile): string => createHash('sha256').update(sql).digest('hex');

/** What this database has had of each name, the last one of which stands. */
type Had = ReadonlyMap<string, readonly string[]>;

async function readHad(runner: QueryRunner): Promise<Had> {
  const rows: { name: string; had: string[] }[] = await runner.query(
    'select name, array_agg(sha256 order by number) as had from app.repeatable_sql group by name',
  );
  return new Map(rows.map(({ name, had }) => [name, had]));
}

/**
 * A name that the program lacks, or a text that was replaced: the database has seen a newer one.
 */
function refuseOlder(files: readonly SqlFile[], had: Had): void {
  const ours = new Map(files.map((file) => [file.name, sha256(file)]));
  const newer = [...had].filter(([name, hashes]) => {
    const hash = ours.get(name);
    return hash === undefined || hashes.slice(0, -1).includes(hash);
  });
  if (newer.length > 0) throw new DatabaseNewer(newer.map(([name]) => `${name}.sql`));
}

/**
 * Puts in, in their order, the files that the database has not got as they are; `all` of them
 * after a migration, which may have taken away what they say. Returns the names of those that are
 * new. Errors: `DatabaseNewer`.
 */
export async function applyCurrentSql(
  runner: QueryRunner,
  files: readonly SqlFile[],
  { all }: { readonly all: boolean },
): Promise<string[]> {
  const had = await readHad(runner);
  refuseOlder(files, had);
  const changed = files.filter((file) => had.get(file.name)?.at(-1) !== sha256(file));
  for (const file of all ? files : changed)
    await runner.query(file.sql).catch((error: Error) => {
      throw new Error(`${file.name}.sql: ${error.message}`, { cause: error });
    });
  for (const file of changed)
    await runner.query('insert into app.repeatable_sql (name, sha256) values ($1, $2)', [
      file.name,
      sha256(file),
    ]);
  return changed.map(({ name }) => name);
}
