/** `npm run test:order`: see `command.ts`, or --help. */
import { closeTestCluster, listenForTests } from '../support/test-cluster.mjs';
import { command } from './command.ts';

await listenForTests();
try {
  process.exitCode = await command(process.argv.slice(2));
} finally {
  await closeTestCluster();
}
