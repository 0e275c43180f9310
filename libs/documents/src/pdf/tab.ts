import { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { fontFaces, fontRules } from './fonts.js';
import { stableBytes } from './stable-bytes.js';

/** The tab or its browser was lost during a render. */
export class TabLost extends Error {
  override readonly name = 'TabLost';
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

async function shell(): Promise<string> {
  return (
    '<!doctype html><html lang="vi"><head><meta http-equiv="Content-Security-Policy" ' +
    `content="${policy}"><style>${await fontRules()}</style></head><body></body></html>`
  );
}

/**
 * Makes the text the tab's document. The fonts in it are three megabytes, for which the page's own
 * setContent (a script that is given the text) takes more than twice the time.
 */
async function show(session: CDPSession, html: string): Promise<void> {
  const { frameTree } = await session.send('Page.getFrameTree');
  await session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
}

/** Runs in the tab. Gives the number of faces found for each name. */
async function loadFonts(names: string[]): Promise<number[]> {
  const found = await Promise.all(names.map((name) => document.fonts.load(name, 'Đảng uỷ')));
  return found.map((list) => list.length);
}

/**
 * Runs in the tab, through the inspector, while page scripts stay off. Keeps the fonts and replaces
 * everything else.
 */
function swap(html: string): Promise<string | undefined> {
  const next = new DOMParser().parseFromString(html, 'text/html');
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  for (const old of document.head.querySelectorAll('style[data-document]')) old.remove();
  for (const style of next.head.querySelectorAll('style')) {
    const copy = document.createElement('style');
    copy.dataset.document = '';
    copy.textContent = style.textContent;
    document.head.append(copy);
  }
  const date = next.head.querySelector<HTMLMetaElement>('meta[name="date"]')?.content;
  // No paper contains a document within a document, and the content policy does not stop srcdoc
  // frames.
  for (const stranger of next.querySelectorAll(
    'script, iframe, frame, object, embed, meta, link, base',
  ))
    stranger.remove();
  document.body.replaceWith(document.adoptNode(next.body));
  return document.fonts.ready.then(() => date);
}

/**
 * Runs in the tab, which shows the paper as it will be printed. Gives how far its widest part
 * reaches over the margin, in points; Chromium would then print the whole paper smaller. What
 * leaves its own cell of a table counts as over the margin too.
 */
function overhang(): number {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const page = rules.find(
    (rule): rule is CSSPageRule => rule instanceof CSSPageRule && rule.selectorText === '',
  );
  const {
    marginLeft = '0',
    marginRight = '0',
    size = '',
  } = (page?.style ?? {}) as { marginLeft?: string; marginRight?: string; size?: string };
  if (size.toLowerCase() !== 'a4') return 0;
  const { body } = document;
  const width = body.style.width;
  body.style.width = `calc(210mm - ${marginLeft} - ${marginRight})`;
  const frame = body.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(body);
  const over = [...range.getClientRects()].map(({ left, right }) =>
    Math.max(right - frame.right, frame.left - left),
  );
  const cells = [...body.querySelectorAll('td, th')].map(
    ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
  );
  body.style.width = width;
  return Math.max(0, ...over, ...cells) * 0.75;
}

/**
 * A part of the paper is wider than its place. Nothing was printed, because a paper is never made
 * smaller.
 */
export class PaperTooWide extends Error {
  override readonly name = 'PaperTooWide';
}

/** Points that the rounding of the browser's own units may add. */
const TOLERANCE = 1;

/**
 * A persistent tab. Its fonts are loaded once, its body is replaced for each document, its page
 * scripts are off, and every request is refused.
 */
export class Tab {
  printed = 0;
  #lost: Promise<never>;
  #lose: (reason: Error) => void = () => undefined;
  #isLost = false;

  private constructor(
    readonly page: Page,
    readonly session: CDPSession,
  ) {
    this.#lost = new Promise((_, reject) => {
      this.#lose = (reason) => {
        this.#isLost = true;
        reject(reason);
      };
    });
    this.#lost.catch(() => undefined);
    page.once('error', () => this.#lose(new TabLost('the tab crashed')));
    page.once('close', () => this.#lose(new TabLost('the tab was closed')));
  }

  static async open(browser: Browser): Promise<Tab> {
    const page = await browser.newPage();
    try {
      await page.setJavaScriptEnabled(false);
      await page.emulateMediaType('print');
      const session = await page.createCDPSession();
      await show(session, await shell());
      const loaded = await page.evaluate(loadFonts, fontFaces);
      if (loaded.some((count) => count === 0))
        throw new Error('a font of the documents did not load');
      await page.setRequestInterception(true);
      page.on('request', (request) => void request.abort().catch(() => undefined));
      return new Tab(page, session);
    } catch (error) {
      await page.close().catch(() => undefined);
      throw error;
    }
  }

  get alive(): boolean {
    return !this.#isLost && this.page.browser().connected;
  }

  async print(html: string): Promise<Buffer> {
    this.printed += 1;
    return Promise.race([this.#print(html), this.#lost]);
  }

  async #print(html: string): Promise<Buffer> {
    const date = await this.page.evaluate(swap, html);
    const over = await this.page.evaluate(overhang);
    if (over > TOLERANCE)
      throw new PaperTooWide(
        'Văn bản không vừa khổ giấy A4: có chữ hoặc bảng rộng quá chỗ của nó ' +
          `${Math.ceil(over)} pt. Hãy rút ngắn chữ dài không có dấu cách rồi lập lại; văn bản ` +
          'không bị thu nhỏ.',
      );
    const { data } = await this.session.send('Page.printToPDF', {
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    });
    return stableBytes(Buffer.from(data, 'base64'), date);
  }

  /**
   * Ends the tab. False when it does not answer within `patienceMs`, and only the whole browser can
   * still be ended.
   */
  async close(patienceMs: number): Promise<boolean> {
    this.#lose(new TabLost('the tab was closed'));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patienceMs);
    });
    return Promise.race([
      this.page.close().then(
        () => true,
        () => true,
      ),
      patience,
    ]).finally(() => clearTimeout(timer));
  }
}
