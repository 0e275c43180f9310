import { existsSync } from 'node:fs';
import { projectPath } from '#libs/platform/testing';

/**
 * `npm test` has just built everything and says so. A run of Jest by hand takes the sources, which
 * is slower, and never an old build.
 */
const built = process.env['DONDOC_BUILT'] === '1';

/**
 * The file of a module of ours, for a process that a test starts. It is named without its ending:
 * `apps/worker/src/main`. A program that is bundled (`scripts/bundle.mjs`) runs as it does in the
 * product.
 */
export function nodeScript(module: string): string {
  if (!built) return projectPath(`${module}.ts`);
  const program = projectPath('dist/programs', `${module}.js`);
  return existsSync(program) ? program : projectPath('dist', `${module}.js`);
}

/**
 * The flags of Node that such a script needs before it. A bundle needs none: to read its source
 * maps takes a fifth of a start. NODE_OPTIONS=--enable-source-maps gives stacks their lines back.
 */
export function nodeFlags(): string[] {
  return built
    ? []
    : ['--conditions=source', '--import', projectPath('test/support/run-typescript.mjs')];
}
