/**
 * `npm run check` is the minute before a commit, in two lanes for two cores. Each check says how
 * long it took, and one that fails shows what it printed. Only pure specs run here: what starts a
 * database, a browser or a process is a `.test.ts` and waits for `npm test`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const node = (...args) => [process.execPath, ...args];
const bin = (name, ...args) => node(path.join(root, 'node_modules', name), ...args);
const cache = path.join(root, 'node_modules/.cache/dondoc');

const lanes = [
  [
    [
      'types',
      bin(
        'typescript/bin/tsc',
        '-p',
        '.',
        '--noEmit',
        '--tsBuildInfoFile',
        path.join(cache, 'check.tsbuildinfo'),
      ),
    ],
    [
      'lint',
      bin(
        'oxlint/bin/oxlint',
        '--format',
        'unix',
        '--disable-nested-config',
        '--deny-warnings',
        '.',
      ),
    ],
    ['format', bin('oxfmt/bin/oxfmt', '--check', '.')],
    ['texts', node('scripts/checks/texts.mjs')],
  ],
  [
    ['boundaries', node('scripts/checks/boundaries.mjs')],
    ['answers', node('scripts/checks/answers.mjs')],
    [
      'pure specs',
      bin('jest/bin/jest.js', '--maxWorkers', '1', '--testPathPatterns', '\\.spec\\.ts$'),
    ],
  ],
];

function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
    child.once('close', (code) =>
      resolve({ ok: code === 0, said: Buffer.concat(said).toString() }),
    );
  });
}

async function runLane(lane) {
  let failed = 0;
  for (const [name, command] of lane) {
    const start = performance.now();
    const { ok, said } = await run(command);
    process.stdout.write(
      `${ok ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} ` +
        `s)\n${ok ? '' : said}`,
    );
    failed += ok ? 0 : 1;
  }
  return failed;
}

if (await bootstrap({ build: false })) {
  mkdirSync(cache, { recursive: true });
  const failed = (await Promise.all(lanes.map(runLane))).reduce((sum, count) => sum + count);
  process.stdout.write(
    `${failed === 0 ? 'All checks passed' : `${failed} checks failed`} in ` +
      `${(performance.now() / 1000).toFixed(0)} s\n`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
} else process.exitCode = 1;
