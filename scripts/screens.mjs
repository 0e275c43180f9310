// `npm run screens` takes the pictures of docs/screens/ from the product itself: it starts it on an
// empty folder, lets it play its sample, and looks at every screen as the people of the sample do,
// on a desktop and on a phone. `-- --url URL` looks at a product that already runs over sample
// data, and a name (`-- nop bang`) takes only the pictures that begin so.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { bootstrap, cliPath } from './bootstrap.mjs';

const folder = path.join(import.meta.dirname, '../docs/screens');
const sizes = {
  desktop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844, hasTouch: true, isMobile: true },
};

/** Who looks at what. `open` is the open directive, `at` the first cell in a status. */
const pictures = [
  ['dang-nhap', undefined, () => '/dang-nhap'],
  ['viec-cua-toi', 'clerk', () => '/'],
  ['viec-cua-toi-cap-uy', 'approver', () => '/'],
  ['dot', 'clerk', () => '/dot'],
  ['dot-moi', 'clerk', () => '/dot/moi?quy-trinh=quy-hoach-cap-uy'],
  ['bang', 'clerk', ({ open }) => `/dot/${open}`],
  ['cong-van', 'clerk', ({ open }) => `/dot/${open}/cong-van`],
  ['tin', 'clerk', ({ open }) => `/dot/${open}/tin`],
  ['tong-hop', 'clerk', ({ open }) => `/dot/${open}/tong-hop`],
  ['ho-so', 'clerk', ({ open }) => `/dot/${open}/ho-so`],
  ['tham-dinh', 'reviewer', ({ open }) => `/dot/${open}/tham-dinh`],
  ['phe-duyet', 'approver', ({ open }) => `/dot/${open}/phe-duyet`],
  ['so-van-ban', 'clerk', () => '/so'],
  ['to-chuc', 'clerk', () => '/to-chuc'],
  ['nguoi', 'admin', () => '/to-chuc/nguoi'],
  ['nhat-ky', 'auditor', ({ open, at }) => `/nhat-ky/obligation-${open}--${at('approved')}`],
  ['quan-tri', 'admin', () => '/quan-tri'],
  ['lich-nghi', 'admin', () => '/quan-tri/lich'],
  ['quy-trinh', 'admin', () => '/quan-tri/quy-trinh'],
  ['an-ninh', 'admin', () => '/quan-tri/an-ninh'],
  ['tai-khoan', 'cell', () => '/tai-khoan', 'issued'],
  ['nop', 'cell', ({ open, at }) => `/nop/${open}/${at('issued')}`, 'issued'],
  ['nop-cach', 'cell', ({ open, at }) => `/nop/${open}/${at('issued')}/bao-cao`, 'issued'],
  [
    'nop-bang',
    'cell',
    ({ open, at }) => `/nop/${open}/${at('issued')}/bao-cao?cach=dien`,
    'issued',
  ],
  ['nop-tra-lai', 'cell', ({ open, at }) => `/nop/${open}/${at('returned')}`, 'returned'],
];

/** Starts the product on an empty folder; resolves when its sample is played. */
async function started() {
  if (!(await bootstrap())) process.exit(1);
  const home = await mkdtemp(path.join(tmpdir(), 'dondoc-screens-'));
  const program = spawn(process.execPath, [cliPath, 'up'], {
    env: { ...process.env, DONDOC_VAR: home, PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  const stop = async () => {
    program.kill('SIGINT');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  for await (const line of createInterface(program.stdout)) {
    const url = /^Mở (http:\S+) – vào thử/.exec(line)?.[1];
    if (url) return { url, stop };
  }
  await stop();
  throw new Error('The product ended before it served.');
}

/** Cookies of a sample account, as the browser takes them. */
async function signedIn(url, role, cell) {
  const reply = await fetch(`${url}/api/session/sample`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ role, ...(cell ? { cell } : {}) }),
  });
  if (!reply.ok) throw new Error(`No sample account: ${reply.status} ${await reply.text()}`);
  return reply.headers.getSetCookie().map((one) => {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(one);
    return { name, value, domain: new URL(url).hostname, path: '/', httpOnly: true };
  });
}

async function ask(url, cookies, address) {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return (await fetch(url + address, { headers: { cookie } })).json();
}

/** What is open in the sample, and which cell is how far. */
async function lookAround(url) {
  const cookies = await signedIn(url, 'clerk');
  const directives = await ask(url, cookies, '/api/directives');
  const open = directives.find(({ status }) => status === 'issued')?.directive;
  if (!open) throw new Error('The sample has no open directive.');
  const { lines } = await ask(url, cookies, `/api/directives/${open}/board`);
  const at = (status) => lines.find((line) => line.status === status)?.cell ?? lines[0].cell;
  return { open, at };
}

const QUIET = `document.querySelector('main') && document.fonts.status === 'loaded' &&
  !document.querySelector('.skeleton, [aria-busy="true"]')`;

async function take(browser, { url, address, cookies, size, file }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(sizes[size]);
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  if (cookies.length > 0) await context.setCookie(...cookies);
  await page.goto(url + address, { waitUntil: 'networkidle2' });
  await page.waitForFunction(QUIET);
  await page.screenshot({ path: file, type: 'png' });
  await context.close();
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' } },
  });
  const { url, stop } = values.url ? { url: values.url, stop: async () => {} } : await started();
  const { launch } = await import('puppeteer-core');
  const { findAnyBrowser } = await import('#libs/documents/testing');
  const { binary, env } = await findAnyBrowser();
  const home = await mkdtemp(path.join(tmpdir(), 'dondoc-page-'));
  const browser = await launch({
    executablePath: binary,
    userDataDir: home,
    env: { ...env, HOME: home, TMPDIR: home },
    headless: 'shell',
    pipe: true,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--lang=vi'],
  });
  try {
    await mkdir(folder, { recursive: true });
    const around = await lookAround(url);
    for (const [name, role, addressOf, status] of pictures) {
      if (positionals.length > 0 && !positionals.some((one) => name.startsWith(one))) continue;
      const cookies = role ? await signedIn(url, role, status && around.at(status)) : [];
      for (const size of Object.keys(sizes)) {
        const file = path.join(folder, `${name}-${size}.png`);
        await take(browser, { url, address: addressOf(around), cookies, size, file });
        console.log(path.relative(process.cwd(), file));
      }
    }
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true });
    await stop();
  }
}

await main();
