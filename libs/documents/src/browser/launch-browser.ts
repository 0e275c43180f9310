import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import puppeteer, { type Browser } from 'puppeteer-core';
import { type FoundBrowser } from './find-browser.js';
import { processAlive } from './process-alive.js';
import { sandboxFlags } from './sandbox.js';
import { onSearchPath } from './search-path.js';

const run = promisify(execFile);

export interface LaunchOptions {
  readonly cacheDir: string;
  /** false leaves out the network namespace: what machines do where it is not allowed, and what the tests of the second fence do. */
  readonly isolateNetwork: boolean;
  /** For the log: why the browser runs without its own sandbox. */
  readonly onRemark?: (remark: string) => void;
}

/** Ways into an empty network namespace: as root, or through a user namespace. */
const namespaces = [['--net', '--'], ['--user', '--map-current-user', '--net', '--']];

let isolation: Promise<readonly string[]> | undefined;

/** The prefix that starts a program without any network, or nothing where the machine does not allow it. */
async function probeIsolation(): Promise<readonly string[]> {
  const unshare = await onSearchPath(['unshare']);
  if (unshare === undefined) return [];
  for (const args of namespaces) {
    const allowed = await run(unshare, [...args, 'true'], { timeout: 5_000 }).then(() => true, () => false);
    if (allowed) return [unshare, ...args];
  }
  return [];
}

/** Everything that would leave goes to a host name that never resolves or a proxy that does not exist, localhost included. */
const flags = [
  '--headless=shell', '--disable-gpu', '--hide-scrollbars', '--mute-audio', '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking', '--disable-breakpad', '--disable-crash-reporter', '--disable-component-update', '--disable-default-apps',
  '--disable-dev-shm-usage', '--disable-extensions', '--disable-sync', '--disable-webgl', '--no-first-run', '--no-pings', '--use-mock-keychain',
];

const profileName = /^profile\.(?<host>.+)\.(?<pid>\d+)\.[0-9a-f-]{36}$/;

/** A profile holds nothing worth keeping; those of processes killed outright are removed here. */
async function newProfile(cacheDir: string): Promise<string> {
  const home = join(cacheDir, 'profiles');
  await mkdir(home, { recursive: true });
  for (const name of await readdir(home)) {
    const old = profileName.exec(name)?.groups;
    const gone = old?.host === hostname() && !processAlive(Number(old.pid));
    if (gone) await rm(join(home, name), { recursive: true, force: true });
  }
  const profile = join(home, `profile.${hostname()}.${process.pid}.${randomUUID()}`);
  await mkdir(profile, { mode: 0o700 });
  return profile;
}

/**
 * A supervised browser spoken to by pipe: it ends when this process does, even by `kill -9`, because its end of the pipe closes.
 * Signals are left to the caller (puppeteer would exit the process on SIGINT).
 */
export async function launchBrowser(found: FoundBrowser, options: LaunchOptions): Promise<{ browser: Browser; profile: string }> {
  isolation ??= probeIsolation();
  const starting = [...(options.isolateNetwork ? await isolation : []), found.binary];
  const [command = found.binary, ...rest] = starting;
  const profile = await newProfile(options.cacheDir);
  try {
    // Its shared memory lies among its temporary files: /tmp may be full, and /dev/shm small or missing.
    const env = { ...found.env, HOME: profile, TMPDIR: profile };
    const sandbox = await sandboxFlags({ command: [command, ...rest], env, profile, onRemark: options.onRemark });
    const browser = await puppeteer.launch({
      executablePath: command,
      ignoreDefaultArgs: true,
      // Named as a flag: without it puppeteer, whose own flags are left out, would make a profile under /tmp.
      args: [...rest, ...flags, ...sandbox, `--user-data-dir=${profile}`, 'about:blank'],
      env,
      pipe: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      waitForInitialPage: false,
      timeout: 30_000,
      protocolTimeout: 120_000,
    });
    return { browser, profile };
  } catch (error) {
    await rm(profile, { recursive: true, force: true });
    throw error;
  }
}
