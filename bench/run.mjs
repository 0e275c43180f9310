// `npm run bench -- SUITE [--json FILE] [--n N] [--runs R]` installs and builds what is missing,
// and then measures. It is plain Node.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap, run } from '../scripts/bootstrap.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const text = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** npm writes its own record last, so an install that was cut off has none. */
function installed() {
  const record = text(path.join(here, 'node_modules/.package-lock.json'));
  if (record === '') return false;
  const have = JSON.parse(record).packages;
  const want = JSON.parse(text(path.join(here, 'package-lock.json'))).packages;
  return Object.entries(want).every(
    ([where, { version, optional }]) =>
      where === '' || optional === true || have[where]?.version === version,
  );
}

async function install() {
  if (installed()) return true;
  process.stderr.write('Installing the peers into bench/node_modules (npm ci)…\n');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, [process.env.npm_execpath, ...args]]
    : ['npm', args];
  return (
    (await run(...npm, { cwd: here, shell: npm[0] === 'npm' && process.platform === 'win32' })) ===
    0
  );
}

if (!(await bootstrap()) || !(await install())) process.exit(1);
const { main } = await import('./src/main.js');
process.exitCode = await main(process.argv.slice(2));
