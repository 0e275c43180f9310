import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectPath } from '../config/index.js';
import { inOrderOfUse, type SqlFile } from './sql-order.js';

/** What a program brings to its database. */
export interface DatabaseSql {
  /** History: each is applied once, in the order of their numbers. */
  readonly migrations: readonly SqlFile[];
  /** What stands now: each function and trigger, none before one that it uses. */
  readonly current: readonly SqlFile[];
}

/** The files of `folder` in every lib, also in its folders. */
async function filesIn(folder: string): Promise<SqlFile[]> {
  const libs = await readdir(projectPath('libs'));
  const found = await Promise.all(
    libs.map(async (lib) => {
      const here = projectPath('libs', lib, folder);
      const names = await readdir(here, { recursive: true }).catch(() => [] as string[]);
      return Promise.all(
        names
          .filter((name) => name.endsWith('.sql'))
          .map(async (name) => ({
            name: path.basename(name, '.sql'),
            sql: await readFile(path.join(here, name), 'utf8'),
          })),
      );
    }),
  );
  return found.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export const numberOf = ({ name }: SqlFile): number => Number(name.slice(0, 4));

/**
 * All `libs/<lib>/migrations/NNNN-name.sql` and `libs/<lib>/sql/**`. Throws when two migrations
 * share a number, two files a name, or files use each other in a circle.
 */
export async function readDatabaseSql(): Promise<DatabaseSql> {
  const [migrations, current] = await Promise.all([filesIn('migrations'), filesIn('sql')]);
  migrations.forEach((file, i) => {
    const before = migrations[i - 1];
    if (before && numberOf(before) === numberOf(file))
      throw new Error(
        `two migrations share the number ${numberOf(file)}: ${before.name}, ${file.name}`,
      );
  });
  return { migrations, current: inOrderOfUse(current) };
}
