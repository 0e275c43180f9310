import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const fixtures = join(projectRoot, 'test', 'architecture', 'fixtures');

export type FixtureKind = 'boundaries' | 'lint' | 'texts';

export interface FixtureTree {
  root: string;
  remove: () => Promise<void>;
}

/**
 * A door for every lib of the design, so that a fixture holds only the lines that break its rule.
 */
async function stubDoors(root: string): Promise<void> {
  const libs = [
    'calendar',
    'conditions',
    'decider',
    'document-kinds',
    'workflow',
    'forms',
    'planning',
    'platform',
    'event-store',
    'documents',
    'org',
    'records',
    'directive',
    'messages',
  ];
  for (const lib of libs) {
    const src = join(root, 'libs', lib, 'src');
    await mkdir(src, { recursive: true });
    await writeFile(join(src, 'index.ts'), `export const name = '${lib}';\n`);
    await writeFile(join(src, 'testing.ts'), `export const testing = '${lib}';\n`);
  }
}

async function furnish(root: string): Promise<void> {
  for (const file of [
    'package.json',
    'tsconfig.json',
    '.oxlintrc.json',
    'scripts/checks/lint-rules.mjs',
  ])
    await cp(join(projectRoot, file), join(root, file));
  await symlink(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
}

/** Path of every file of a fixture, relative to it. */
export async function fixtureFiles(kind: FixtureKind, name: string): Promise<string[]> {
  const entries = await readdir(join(fixtures, kind, name), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(fixtures, kind, name), join(entry.parentPath, entry.name)));
}

export async function fixtureNames(kind: FixtureKind): Promise<string[]> {
  return (await readdir(join(fixtures, kind))).toSorted();
}

/**
 * Fixtures become a project of their own in a temporary folder, with this project's settings and
 * packages: the rules then see the same paths (`libs/calendar/src/…`) and the same aliases as in
 * the real tree. Several fixtures in one project may not share a file.
 */
export async function growTree(kind: FixtureKind, names: readonly string[]): Promise<FixtureTree> {
  const root = await mkdtemp(join(tmpdir(), `dondoc-${kind}-`));
  if (kind === 'boundaries') await stubDoors(root);
  for (const name of names) {
    for (const file of await fixtureFiles(kind, name))
      await cp(join(fixtures, kind, name, file), join(root, file), {
        force: kind === 'boundaries',
        errorOnExist: true,
      });
  }
  if (kind !== 'texts') await furnish(root);
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
