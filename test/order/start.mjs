// `npm run test:order -- ARGS`: installs and builds what is missing, then plays the interleavings
// from the sources.
import { bootstrap, root, run } from '../../scripts/bootstrap.mjs';

const flags = [
  '--disable-warning=ExperimentalWarning',
  '--conditions=source',
  '--import',
  './test/support/run-typescript.mjs',
];
const code = (await bootstrap())
  ? await run(process.execPath, [...flags, 'test/order/main.mjs', ...process.argv.slice(2)], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  : 1;
process.exit(code);
