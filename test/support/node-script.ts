import { projectPath } from '#libs/platform/testing';

/**
 * `npm test` has just built everything and says so. A run of Jest by hand takes the sources, which
 * is slower, and never an old build.
 */
const built = process.env['DONDOC_BUILT'] === '1';

/**
 * The file of a module of ours, for a process that a test starts. It is named without its ending:
 * `apps/worker/src/main`.
 */
export function nodeScript(module: string): string {
  return built ? projectPath('dist', `${module}.js`) : projectPath(`${module}.ts`);
}

/** The flags of Node that such a script needs before it. */
export function nodeFlags(): string[] {
  return built
    ? ['--enable-source-maps']
    : ['--conditions=source', '--import', projectPath('test/support/run-typescript.mjs')];
}
