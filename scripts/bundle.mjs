/**
 * Makes one file with few chunks of each program that is started often (api, worker, command line,
 * and those that tests break). Node reads some two thousand files to start one of them from what
 * `tsc` wrote, and asks the disk for many more: three quarters of the processor time of a start.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build, stop } from 'esbuild';

/** Named as `nodeScript` and the imports name them, from the root, without an ending. */
const programs = [
  'apps/api/src/main',
  'apps/cli/src/main',
  'apps/cli/src/trial/main',
  'apps/worker/src/main',
  'test/faults/failpoints.api',
  'test/faults/failpoints.appender',
  'test/faults/failpoints.cli',
  'test/faults/failpoints.worker',
  'test/support/fake-api',
  'test/support/fake-worker',
  'test/support/reader-process',
  'test/support/render-one',
  'test/support/run-up',
];

/**
 * TypeORM and Nest ask for drivers and packages that a project may have; what this one has not is
 * asked for at run time, as they expect.
 */
const absentPackages = {
  name: 'absent-packages',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./#]/ }, async ({ path: name, pluginData, ...asked }) => {
      if (pluginData === 'asked') return undefined;
      const found = await resolve(name, { ...asked, pluginData: 'asked' });
      return found.errors.length > 0 ? { path: name, external: true } : found;
    });
  },
};

/** What modules of Node's older kind expect to have. */
const banner = `import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));`;

/**
 * The state of the templates, checked with what `tsc` wrote; undefined when they do not fit, which
 * the program then says at its start. This is a process of its own, because what it loads would
 * stay in memory beside the program that is started after the build.
 */
function checkedTemplates(root) {
  const script = `import { checkTemplates, templatesState } from '#libs/documents';
    checkTemplates();
    process.stdout.write(templatesState());`;
  try {
    return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/**
 * A package of Node's older kind that is loaded by `import()` has no names in a bundle, where it
 * has them in Node: a fault that no test of the sources sees. A file of ours that imports it has
 * them.
 */
export function refuseNameless({ inputs }) {
  const nameless = Object.entries(inputs).flatMap(([file, { imports }]) =>
    file.includes('node_modules')
      ? []
      : imports
          .filter(({ kind, path: of }) => kind === 'dynamic-import' && inputs[of]?.format === 'cjs')
          .map(({ path: of }) => `${file} loads ${of} by import(): let a file of ours import it`),
  );
  if (nameless.length > 0) throw new Error(nameless.join('\n'));
}

/** From `root`/dist into `root`/dist/programs. Throws when a module of ours cannot be found. */
export async function bundle(root) {
  const folder = path.join(root, 'dist/programs');
  await rm(folder, { recursive: true, force: true });
  const templates = checkedTemplates(root);
  const { metafile } = await build({
    absWorkingDir: root,
    // A copy without its tests has fewer programs.
    entryPoints: programs
      .map((program) => `dist/${program}.js`)
      .filter((file) => existsSync(path.join(root, file))),
    outbase: 'dist',
    outdir: folder,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Nest and logs show the names of classes.
    keepNames: true,
    // To compile eleven megabytes is a quarter of a start; blanks and comments are half of them.
    minifyWhitespace: true,
    legalComments: 'none',
    sourcemap: true,
    // Node reads every map at its start; without the sources it is less than half as long.
    sourcesContent: false,
    logLevel: 'error',
    banner: { js: banner },
    define: templates ? { TEMPLATES_CHECKED_BY_BUILD: JSON.stringify(templates) } : {},
    // Machine code for each platform, which only its own package can find.
    external: ['@node-rs/argon2'],
    plugins: [absentPackages],
    metafile: true,
  });
  refuseNameless(metafile);
  // Its process would live, with all its memory, as long as the program that is started after it.
  await stop();
}
