import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => path.join(root, ...parts);

/** The path as a URL for `import()`, because a Windows path is no URL. */
export const cliPath =
  process.platform === 'win32'
    ? pathToFileURL(at('dist/programs/apps/cli/src/main.js')).href
    : at('dist/programs/apps/cli/src/main.js');

/** Writes to stderr, because stdout belongs to the command that follows. */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a program of ours to its end. When told to stop, it stops that program first and ends in the
 * same way. Answers the exit code, or 1 when there is no such program.
 */
export function run(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    let told;
    const listeners = signals.map((signal) => [signal, () => pass((told = signal))]);
    listeners.forEach(([signal, listener]) => process.on(signal, listener));
    const done = (code) => {
      listeners.forEach(([signal, listener]) => process.off(signal, listener));
      if (told === undefined) resolve(code);
      else process.exit(told === 'SIGINT' ? 130 : 143);
    };
    child.once('error', () => done(1));
    child.once('close', (code) => done(code ?? 1));
  });
}

/** Ends the bootstrap. The lines above it have said what is wrong. */
class BootstrapFailed extends Error {}

function sha256(...contents) {
  const hash = createHash('sha256');
  contents.forEach((content) => hash.update(content).update('\0'));
  return hash.digest('hex');
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/**
 * npm writes its own record last, so an install that was cut off has none. Packages for other
 * machines may be missing.
 */
function installedAsLocked(lockText) {
  const record = at('node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(JSON.parse(lockText).packages).every(
    ([where, { version, integrity, optional }]) =>
      where === '' ||
      (installed[where] === undefined
        ? optional === true
        : installed[where].version === version && installed[where].integrity === integrity),
  );
}

function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args]);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    shell: process.platform === 'win32',
  });
}

const needsInstall = () => {
  const lock = readFileSync(at('package-lock.json'));
  return readText(at('node_modules/.dondoc-stamp')) !== sha256(lock);
};

async function install() {
  const lock = readFileSync(at('package-lock.json'));
  if (!installedAsLocked(lock)) {
    say('Cài các thư viện (npm ci), lần đầu mất khoảng một phút…');
    const code = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) {
      say(
        'npm ci không thành công (xem các dòng trên). Kiểm tra mạng và quyền ghi thư mục ' +
          'này, rồi chạy lại.',
      );
      throw new BootstrapFailed();
    }
  }
  writeFileSync(at('node_modules/.dondoc-stamp'), sha256(lock));
}

function sourcesIn(folder) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return ['node_modules', 'fixtures'].includes(entry.name) ? [] : sourcesIn(name);
    return /\.(ts|tsx|mts)$/.test(entry.name) ? [name] : [];
  });
}

/** The state goes by content, because a checkout or a copy changes only times. */
function sourceState() {
  const files = [
    ...['apps', 'libs', 'test'].flatMap(sourcesIn).sort(),
    'tsconfig.json',
    'package-lock.json',
    'scripts/bundle.mjs',
  ];
  return { files, hash: sha256(...files.flatMap((file) => [file, readFileSync(at(file))])) };
}

function builtState() {
  try {
    return JSON.parse(readText(at('dist/.dondoc-stamp')));
  } catch {
    return { files: [], hash: '' };
  }
}

/** What the web application is made of. The libs it takes code from stand in the other state. */
function webState() {
  const inWeb = (folder) =>
    readdirSync(at(folder), { withFileTypes: true }).flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      return entry.isDirectory() ? inWeb(name) : [name];
    });
  const shared = ['calendar', 'text'].flatMap((lib) => sourcesIn(`libs/${lib}/src`));
  const files = [...inWeb('apps/web'), ...shared, 'package-lock.json', 'tsconfig.json'].sort();
  return sha256(...files.flatMap((file) => [file, readFileSync(at(file))]));
}

const needsWeb = () => readText(at('dist/web/.dondoc-stamp')) !== webState();

/** The files of the web application, in dist/web. Types are compared with all others. */
async function buildWeb() {
  const state = webState();
  const code = await run(process.execPath, [
    at('node_modules/vite/bin/vite.js'),
    'build',
    ...['--config', at('apps/web/vite.config.ts'), '--logLevel', 'warn'],
  ]);
  if (code !== 0) {
    say('Dựng giao diện web không thành công (xem các dòng trên).');
    throw new BootstrapFailed();
  }
  writeFileSync(at('dist/web/.dondoc-stamp'), state);
}

const needsCompile = () => builtState().hash !== sourceState().hash;
const needsBuild = () => needsCompile() || needsWeb();

async function compile() {
  const state = sourceState();
  const code = await run(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', '.']);
  if (code !== 0) {
    say('Biên dịch không thành công (xem các dòng trên).');
    throw new BootstrapFailed();
  }
  // Installed only now, on a fresh machine.
  const { bundle } = await import('./bundle.mjs');
  await bundle(root);
  writeFileSync(at('dist/.dondoc-stamp'), JSON.stringify(state));
}

/** An import would still find in dist what a deleted source left there. */
function tidy() {
  const now = new Set(sourceState().files);
  if (builtState().files.some((file) => !now.has(file)))
    rmSync(at('dist'), { recursive: true, force: true });
}

/** Both at once, for two cores. */
async function build() {
  say('Biên dịch…');
  tidy();
  await Promise.all([needsCompile() && compile(), needsWeb() && buildWeb()]);
}

/**
 * Installs and builds when something changed. Two that run at once in one clone take turns. False
 * when that failed; the reason was printed.
 */
export async function bootstrap({ build: wanted = true } = {}) {
  const builds = () => wanted && needsBuild();
  if (!needsInstall() && !builds()) return true;
  try {
    await oneAtATime(
      root,
      () => say('Một lệnh khác đang cài đặt hoặc biên dịch trong thư mục này, đợi…'),
      async () => {
        if (needsInstall()) await install();
        if (builds()) await build();
      },
    );
    return true;
  } catch (error) {
    if (!(error instanceof BootstrapFailed)) say(`Không chuẩn bị được: ${error.message}`);
    return false;
  }
}
