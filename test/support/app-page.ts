import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findAnyBrowser } from '#libs/documents/testing';
import { openBrowser } from './browser.js';
import { type Stage } from './stage.js';

export type Size = 'desktop' | 'phone';
const sizes = {
  desktop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844, hasTouch: true, isMobile: true },
} as const;

export type SampleRole = 'clerk' | 'reviewer' | 'approver' | 'cell' | 'auditor' | 'admin';

/** A person at the application: a page of a browser of their own, watched for every fault. */
export interface Visitor {
  readonly page: Page;
  /** Opens an address, and waits until nothing is being loaded any more. */
  open(path: string): Promise<void>;
  /** Presses what is called so: a button, a link, a tab. */
  press(name: string): Promise<void>;
  /** Types into the field of this label, after what stands there is taken away. */
  type(label: string, text: string): Promise<void>;
  /** Waits until the text stands on the screen. */
  sees(text: string): Promise<void>;
  /** The text of the screen as a person reads it. */
  text(): Promise<string>;
  /** Waits until no answer is awaited and no skeleton stands there. */
  rest(): Promise<void>;
  /** Rules of accessibility that the screen breaks, in words; [] is what is wanted. */
  axe(): Promise<string[]>;
  /** Errors of the console, breaches of the policy and failed requests since the last call. */
  faults(): string[];
  /** How many pixels the screen is wider than the window. */
  overflow(): Promise<number>;
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;
let home: string | undefined;

async function startBrowser(): Promise<Browser> {
  const { binary, env } = await findAnyBrowser();
  // Its own, as each browser of the product has: two that start at once do not meet in one.
  home = await mkdtemp(path.join(tmpdir(), 'dondoc-page-'));
  return launch({
    executablePath: binary,
    userDataDir: home,
    env: { ...env, HOME: home, TMPDIR: home },
    headless: 'shell',
    pipe: true,
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--lang=vi',
      '--font-render-hinting=none',
    ],
  });
}

/** Every test file that opens a page closes the browser in the end. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
  if (home) await rm(home, { recursive: true, force: true });
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

async function runAxe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResult;
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} | ${nodes.map(({ html }) => html).join(' ')}`,
  );
}

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    // A refused request is shown on the screen; the browser writes a line for each.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${String(error)}`));
  page.on('requestfailed', (request) => {
    // What a page no longer wants, it gives up itself.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      faults.push(`request: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`answer: ${response.status()} ${response.url()}`);
  });
}

const QUIET = `!document.querySelector('.skeleton, [aria-busy="true"]')`;

function visitorAt(stage: Stage, page: Page, end: () => Promise<void>): Visitor {
  const faults: string[] = [];
  watch(page, faults);
  const visitor: Visitor = {
    page,
    async open(path) {
      await page.goto(stage.url + path, { waitUntil: 'load' });
      await visitor.rest();
    },
    async rest() {
      await page.waitForSelector('main');
      await page.waitForFunction(QUIET);
    },
    async press(name) {
      await page.locator(`::-p-aria(${name})`).click();
    },
    async type(label, text) {
      await page.locator(`::-p-aria(${label})`).fill(text);
    },
    async sees(text) {
      await page.waitForFunction(
        (wanted) => document.body.innerText.normalize('NFC').includes(wanted),
        {},
        text.normalize('NFC'),
      );
    },
    text: () => page.evaluate(() => document.body.innerText),
    axe: () => runAxe(page),
    faults: () => faults.splice(0),
    overflow: () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    close: end,
  };
  return visitor;
}

/** Opens a browser of one's own, signed in as a sample account where a role is named. */
export async function visit(
  stage: Stage,
  {
    as,
    cell,
    size = 'desktop',
    theme = 'light',
  }: { as?: SampleRole; cell?: string; size?: Size; theme?: 'light' | 'dark' } = {},
): Promise<Visitor> {
  browser ??= startBrowser();
  const context = await (await browser).createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(sizes[size]);
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  page.setDefaultTimeout(20_000);
  const visitor = visitorAt(stage, page, () => context.close());
  if (as !== undefined)
    await signInAs(stage, page, { role: as, ...(cell === undefined ? {} : { cell }) });
  return visitor;
}

/** By the route of the sample: the sign-in page has tests of its own. */
async function signInAs(
  stage: Stage,
  page: Page,
  who: { role: SampleRole; cell?: string },
): Promise<void> {
  const door = openBrowser(stage.url);
  const { status } = await door.ask('/api/session/sample', { body: who });
  if (status !== 200) throw new Error(`no sample account: ${status}`);
  const domain = new URL(stage.url).hostname;
  await page.browserContext().setCookie(
    ...[...door.cookies].map(([name, value]) => ({
      name,
      value,
      domain,
      path: '/',
      httpOnly: true,
    })),
  );
}
