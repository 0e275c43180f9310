import { existsSync } from 'node:fs';
import { projectPath } from '#libs/platform/testing';

/**
 * `npm test` has just built everything and says so; by hand, a run of Jest alone takes the sources,
 * slower, and never an old build.
 */
const built = process.env['DONDOC_BUILT'] === '1';

/**
 * The file of a module of ours for a process that a test starts, named without its ending:
 * `apps/worker/src/main`. A program that is bundled (`scripts/bundle.mjs`) runs as it does in the
 * product.
 */
export function nodeScript(module: string): string {
  if (!built) return projectPath(`${module}.ts`);
  const program = projectPath('dist/programs', `${module}.js`);
  return existsSync(program) ? program : projectPath('dist', `${module}.js`);
}

/** Flags of Node that such a script needs before it. */
export function nodeFlags(): string[] {
  return built
    ? ['--enable-source-maps']
    : ['--conditions=source', '--import', projectPath('test/support/run-typescript.mjs')];
}
