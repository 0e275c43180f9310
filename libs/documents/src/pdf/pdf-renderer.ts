import { BrowserPool } from './browser-pool.js';
import { PaperTooWide, type Tab } from './tab.js';

export interface PdfRendererOptions {
  /** Path of the browser, which replaces the search for one (CHROMIUM_PATH). */
  readonly chromiumPath?: string;
  /** Folder into which the bundled browser is unpacked, and for the profiles. */
  readonly cacheDir: string;
  /** Number of documents that are rendered side by side. */
  readonly tabs?: number;
  /** A tab is replaced after this many documents. */
  readonly recycleAfter?: number;
  /** Milliseconds for one document, including its time in the queue. */
  readonly deadlineMs?: number;
  /** When it is false, there is no network namespace, and only the other fences hold. */
  readonly isolateNetwork?: boolean;
  /** Told, for the log, why the browser runs without its own sandbox. */
  readonly onWarning?: (warning: string) => void;
}

/** The document was not ready in time. Nothing was produced, and the tab is gone. */
export class RenderDeadline extends Error {
  override readonly name = 'RenderDeadline';
}

/** The renderer was closed before the document was ready. */
export class RendererClosed extends Error {
  override readonly name = 'RendererClosed';
}

interface Job {
  readonly html: string;
  readonly settle: (outcome: Buffer | Error) => void;
  settled: boolean;
  attempts: number;
  tab?: Tab;
}

/**
 * Turns HTML into PDF with one supervised headless browser: persistent tabs, no network, no page
 * scripts.
 */
export class PdfRenderer {
  readonly #pool: BrowserPool;
  readonly #tabs: number;
  readonly #deadlineMs: number;
  readonly #waiting: Job[] = [];
  readonly #working = new Set<Promise<void>>();
  readonly #unsettled = new Set<Job>();
  #closed = false;

  constructor({
    chromiumPath,
    cacheDir,
    tabs = 2,
    recycleAfter = 500,
    deadlineMs = 30_000,
    isolateNetwork = true,
    onWarning,
  }: PdfRendererOptions) {
    this.#pool = new BrowserPool({
      chromiumPath,
      cacheDir,
      recycleAfter,
      isolateNetwork,
      onWarning,
    });
    this.#tabs = tabs;
    this.#deadlineMs = deadlineMs;
  }

  /**
   * Starts the browser and one tab before the first document. Throws NoBrowser when none can run.
   */
  async start(): Promise<void> {
    await this.#pool.giveBack(await this.#pool.take());
  }

  /**
   * Errors: PaperTooWide, RenderDeadline, RendererClosed, NoBrowser. Any other error has occurred
   * twice, in two tabs.
   */
  async render(html: string): Promise<Buffer> {
    if (this.#closed) throw new RendererClosed('the renderer is closed');
    return new Promise((resolve, reject) => {
      const job: Job = {
        html,
        settled: false,
        attempts: 0,
        settle: (outcome) => {
          clearTimeout(timer);
          job.settled = true;
          this.#unsettled.delete(job);
          if (Buffer.isBuffer(outcome)) resolve(outcome);
          else reject(outcome);
        },
      };
      const timer = setTimeout(() => this.#expire(job), this.#deadlineMs);
      this.#unsettled.add(job);
      this.#waiting.push(job);
      this.#pump();
    });
  }

  /** Process id of the browser; undefined while none runs. */
  async browserPid(): Promise<number | undefined> {
    return this.#pool.pid();
  }

  /** Refuses what is still waiting or running, and resolves when no process is left. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.length = 0;
    for (const job of this.#unsettled)
      job.settle(new RendererClosed('the renderer was closed before the document was ready'));
    await this.#pool.close();
    await Promise.all(this.#working);
    await this.#pool.close();
  }

  #expire(job: Job): void {
    const place = this.#waiting.indexOf(job);
    if (place >= 0) this.#waiting.splice(place, 1);
    const where = place >= 0 ? 'still waiting in the queue' : 'still rendering';
    job.settle(
      new RenderDeadline(
        `no PDF within ${this.#deadlineMs} ms (${where}, ${this.#waiting.length} waiting)`,
      ),
    );
    if (job.tab !== undefined) void this.#pool.discard(job.tab);
  }

  #pump(): void {
    while (!this.#closed && this.#working.size < this.#tabs) {
      const job = this.#waiting.shift();
      if (job === undefined) return;
      const work = this.#work(job).finally(() => {
        this.#working.delete(work);
        this.#pump();
      });
      this.#working.add(work);
    }
  }

  async #work(job: Job): Promise<void> {
    try {
      job.tab = await this.#pool.take();
      // The deadline may have passed while a browser was starting. The tab is good then, but nobody
      // waits for the document any more.
      if (!job.settled) job.settle(await job.tab.print(job.html));
      await this.#pool.giveBack(job.tab);
    } catch (error) {
      if (job.tab !== undefined)
        await (error instanceof PaperTooWide
          ? this.#pool.giveBack(job.tab)
          : this.#pool.discard(job.tab));
      this.#failed(job, error as Error);
    } finally {
      job.tab = undefined;
    }
  }

  /**
   * A crash costs one more attempt in a new tab, ahead of the queue. A second failure counts as the
   * document's fault.
   */
  #failed(job: Job, error: Error): void {
    job.attempts += 1;
    if (job.settled) return;
    if (job.attempts > 1 || error.name === 'NoBrowser' || error instanceof PaperTooWide)
      job.settle(error);
    else this.#waiting.unshift(job);
  }
}
