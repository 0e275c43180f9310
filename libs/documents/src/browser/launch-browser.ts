import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser } from 'puppeteer-core';
import { type FoundBrowser } from './find-browser.js';
import { type Isolation, isolation } from './isolation.js';
import { processAlive } from './process-alive.js';
import { chooseWay, type Way } from './sandbox.js';

export interface LaunchOptions {
  readonly cacheDir: string;
  /**
   * When it is false, there is no network namespace. That happens on machines that do not allow
   * one, and in the tests of the second fence.
   */
  readonly isolateNetwork: boolean;
  /** Told, for the log, why the browser runs without its own sandbox. */
  readonly onWarning?: (warning: string) => void;
}

/**
 * Every request that would leave goes to a host name that never resolves or to a proxy that does
 * not exist, even for localhost.
 */
const flags = [
  '--headless=shell',
  '--disable-gpu',
  '--hide-scrollbars',
  '--mute-audio',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-sync',
  '--disable-webgl',
  '--disable-software-rasterizer',
  '--enable-features=NetworkServiceInProcess2',
  '--no-first-run',
  '--no-pings',
  '--use-mock-keychain',
];

const profileName = /^profile\.(?<host>.+)\.(?<pid>\d+)\.[0-9a-f-]{36}$/;

/** A profile contains nothing worth keeping. Profiles of killed processes are removed here. */
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

interface Start extends LaunchOptions {
  readonly found: FoundBrowser;
  readonly profile: string;
  /** Milliseconds that it has to start; left out: 30 seconds. */
  readonly timeout?: number;
}

/** Milliseconds that a browser has to show a page when it is tried. */
const TRIAL = 15_000;

async function start(
  { found, profile, timeout = 30_000 }: Start,
  { prefix, flags: more }: Way,
): Promise<Browser> {
  const [command, ...rest] = [...prefix, found.binary];
  // A fifth of all code, which a process needs at its first paper and most never.
  const { default: puppeteer } = await import('puppeteer-core');
  return puppeteer.launch({
    executablePath: command,
    ignoreDefaultArgs: true,
    // This is given as a flag, because puppeteer's own flags are left out and it would otherwise
    // make a profile under /tmp.
    args: [...rest, ...flags, ...more, `--user-data-dir=${profile}`, '--no-startup-window'],
    // Its shared memory lies among its temporary files, because /tmp may be full, and /dev/shm
    // small or missing.
    env: { ...found.env, HOME: profile, TMPDIR: profile },
    pipe: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    waitForInitialPage: false,
    timeout,
    protocolTimeout: 120_000,
  });
}

/**
 * Starts the browser and returns it when it shows a page. It is asked over the pipe, as for every
 * paper, because the bundled browser never answers `--dump-dom`.
 */
async function started(starting: Start, way: Way): Promise<Browser | undefined> {
  const browser = await start({ ...starting, timeout: TRIAL }, way).catch(() => undefined);
  if (browser === undefined) return undefined;
  const page = browser.newPage().then(async (one) => {
    await one.setContent('<p>x</p>');
    await one.close();
  });
  const opened = await Promise.race([
    page.then(
      () => true,
      () => false,
    ),
    setTimeout(TRIAL, false, { ref: false }),
  ]);
  if (opened) return browser;
  browser.process()?.kill('SIGKILL');
  return undefined;
}

const ways = new Map<string, Promise<Way>>();

/**
 * Asked once per process for each browser. `keep` gets the browser that was tried and works: its
 * start costs as much as that of any other.
 */
function wayOf(
  starting: Start,
  allowed: Isolation,
  keep: (browser: Browser) => void,
): Promise<Way> {
  const key = `${starting.found.binary} ${allowed.prefix.join(' ')}`;
  const known =
    ways.get(key) ??
    chooseWay({
      isolation: allowed,
      opens: async (way) => {
        const browser = await started(starting, way);
        if (browser !== undefined) keep(browser);
        return browser !== undefined;
      },
      root: process.getuid?.() === 0,
      onWarning: starting.onWarning,
    });
  ways.set(key, known);
  return known;
}

/**
 * Starts a supervised browser that is spoken to by pipe. It ends when this process does, even by
 * `kill -9`, because its end of the pipe closes. Signals are left to the caller (puppeteer would
 * exit the process on SIGINT).
 */
export async function launchBrowser(
  found: FoundBrowser,
  options: LaunchOptions,
): Promise<{ browser: Browser; profile: string }> {
  const profile = await newProfile(options.cacheDir);
  const starting = { ...options, found, profile };
  try {
    const allowed = options.isolateNetwork ? await isolation() : { prefix: [] };
    let tried: Browser | undefined;
    const way = await wayOf(starting, allowed, (browser) => (tried = browser));
    return { browser: tried ?? (await start(starting, way)), profile };
  } catch (error) {
    await rm(profile, { recursive: true, force: true });
    throw error;
  }
}
