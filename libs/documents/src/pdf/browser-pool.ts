import { rm } from 'node:fs/promises';
import { type Browser } from 'puppeteer-core';
import { findBrowser } from '../browser/find-browser.js';
import { launchBrowser } from '../browser/launch-browser.js';
import { Tab } from './tab.js';

export interface BrowserPoolOptions {
  readonly chromiumPath?: string;
  readonly cacheDir: string;
  readonly recycleAfter: number;
  readonly isolateNetwork: boolean;
  readonly onWarning?: (warning: string) => void;
}

interface Running {
  readonly browser: Browser;
  readonly profile: string;
}

/**
 * One supervised browser and its spare tabs. It starts when it is first needed, and again after a
 * crash.
 */
export class BrowserPool {
  #running: Promise<Running> | undefined;
  #current: Running | undefined;
  #spare: Tab[] = [];
  readonly #cleaning = new Set<Promise<void>>();

  constructor(readonly options: BrowserPoolOptions) {}

  async take(): Promise<Tab> {
    const { browser } = await this.#ready();
    const spare = this.#spare.pop();
    return spare?.alive === true ? spare : Tab.open(browser);
  }

  async giveBack(tab: Tab): Promise<void> {
    if (tab.alive && tab.printed < this.options.recycleAfter) this.#spare.push(tab);
    else await this.discard(tab);
  }

  /**
   * A tab that does not close (its process spins in layout) takes the browser with it, because
   * nothing else ends such a process.
   */
  async discard(tab: Tab): Promise<void> {
    if (!(await tab.close(2_000))) tab.page.browser().process()?.kill('SIGKILL');
  }

  /** The browser's process id, for supervision and for tests that kill it. */
  async pid(): Promise<number | undefined> {
    return (await this.#running)?.browser.process()?.pid;
  }

  async close(): Promise<void> {
    const running = await this.#running?.catch(() => undefined);
    this.#forget();
    if (running !== undefined) await end(running.browser);
    if (running !== undefined) this.#clean(running.profile);
    await Promise.all(this.#cleaning);
  }

  /**
   * The children of a crashed browser may write for a moment longer, so this tries again until the
   * folder is empty.
   */
  #clean(profile: string): void {
    const work = rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
      .catch(() => undefined)
      .finally(() => this.#cleaning.delete(work));
    this.#cleaning.add(work);
  }

  #forget(): void {
    this.#running = undefined;
    this.#current = undefined;
    this.#spare = [];
  }

  #ready(): Promise<Running> {
    this.#running ??= this.#start();
    return this.#running;
  }

  async #start(): Promise<Running> {
    try {
      const running = await launchBrowser(await findBrowser(this.options), this.options);
      this.#current = running;
      running.browser.once('disconnected', () => {
        if (this.#current === running) this.#forget();
        this.#clean(running.profile);
      });
      return running;
    } catch (error) {
      this.#running = undefined;
      throw error;
    }
  }
}

/** Asks the browser to end, then kills it. Resolves when the process is gone. */
async function end(browser: Browser): Promise<void> {
  const child = browser.process();
  const gone = new Promise<void>((resolve) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  const timer = setTimeout(() => child?.kill('SIGKILL'), 3_000);
  await browser.close().catch(() => child?.kill('SIGKILL'));
  await gone;
  clearTimeout(timer);
}
