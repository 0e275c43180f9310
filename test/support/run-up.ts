/** `dondoc up` with fake children, as a process of its own that tests send signals to. */
import { ConfigError, loadConfig, projectPath } from '#libs/platform';
import { up } from '../../apps/cli/src/up/index.js';

try {
  process.exitCode = await up(loadConfig(), {
    scripts: { api: projectPath('test/support/fake-api.ts'), worker: projectPath('test/support/fake-worker.ts') },
    execArgv: ['--conditions=source', '--import', projectPath('test/support/run-typescript.mjs')],
    backoff: [50],
    migrate: async () => undefined,
  });
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
