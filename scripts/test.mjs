// `npm test -- ARGS` installs and builds what is missing, gets the programs that the tests need,
// and runs Jest with ARGS. The last line is `N passed, N failed`, alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lines } from '../test/support/plain-reporter.mjs';
import { bootstrap, root, run } from './bootstrap.mjs';

const programs = [
  {
    command: ['redis-server', '--version'],
    package: 'redis-server',
    without: 'DONDOC_WITHOUT_REDIS',
  },
  { command: ['pdftotext', '-v'], package: 'poppler-utils', without: 'DONDOC_WITHOUT_POPPLER' },
];

const present = ({ command: [file, ...args] }) =>
  spawnSync(file, args, { stdio: 'ignore' }).error === undefined;
const missing = () =>
  programs.filter((program) => !process.env[program.without] && !present(program));

function apt(args, milliseconds) {
  const { status, stdout, stderr } = spawnSync(
    'apt-get',
    ['-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=60', ...args],
    {
      // RUNLEVEL=1 keeps the package from starting its own redis service here. The tests start a
      // private one.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
      timeout: milliseconds,
      encoding: 'utf8',
    },
  );
  if (status !== 0)
    process.stderr.write(
      `apt-get ${args[0]}: ${`${stdout}${stderr}`.trim().split('\n').slice(-3).join('\n')}\n`,
    );
  return status === 0;
}

function installPrograms() {
  const wanted = missing().map((program) => program.package);
  const canInstall =
    process.platform === 'linux' &&
    process.getuid() === 0 &&
    spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (wanted.length === 0 || !canInstall) return;
  process.stderr.write(`Installing for the tests: ${wanted.join(', ')}…\n`);
  if (apt(['update', '-qq'], 120_000))
    apt(['install', '-y', '-qq', '--no-install-recommends', ...wanted], 300_000);
}

/** Reads the counts. A Jest that ended before it could count has failed, whatever it printed. */
function readSummary(file, code) {
  let summary = { passed: 0, failed: 0, leftOut: [] };
  try {
    summary = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    summary.failed = 1;
  }
  return code !== 0 && summary.failed === 0 ? { ...summary, failed: 1 } : summary;
}

if (!(await bootstrap())) {
  process.stdout.write(`${lines({ passed: 0, failed: 1, leftOut: [] }).join('\n')}\n`);
  process.exit(1);
}
installPrograms();
const leftOut = missing();
for (const program of leftOut) {
  process.stderr.write(
    `No ${program.command[0]} on this machine (package ${program.package}): the suites that ` +
      `need it are left out and counted.\n`,
  );
}

const folder = mkdtempSync(path.join(tmpdir(), 'dondoc-counts-'));
const file = path.join(folder, 'summary.json');
const env = {
  ...process.env,
  ...Object.fromEntries(leftOut.map((program) => [program.without, '1'])),
  DONDOC_TEST_SUMMARY: file,
  DONDOC_BUILT: '1',
};
const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const code = await run(process.execPath, [jest, ...process.argv.slice(2)], {
  env,
  stdio: ['inherit', 'inherit', 'inherit'],
});
const summary = readSummary(file, code);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${lines(summary).join('\n')}\n`);
process.exitCode = code === 0 && summary.failed === 0 ? 0 : 1;
