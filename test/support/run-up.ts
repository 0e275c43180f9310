/** Runs `dondoc up` with fake children, as a process of its own to which tests send signals. */
import { ConfigError, loadConfig } from '#libs/platform';
import { up } from '../../apps/cli/src/up/index.js';
import { nodeFlags, nodeScript } from './node-script.js';

try {
  process.exitCode = await up(loadConfig(), {
    scripts: {
      api: nodeScript('test/support/fake-api'),
      worker: nodeScript('test/support/fake-worker'),
    },
    execArgv: nodeFlags(),
    backoff: [50],
    migrate: async () => undefined,
  });
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
