import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFile } from '@swc/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectPath } from '#libs/platform';
import { processAlive } from '../browser/process-alive.js';
import { expectPdf } from '../testing.js';
import { PdfRenderer } from './pdf-renderer.js';

/**
 * Builds a process that starts a renderer and prints its browser's pid. It consists of the modules
 * under test as JavaScript, in a folder from which our packages resolve.
 */
async function buildOwner(): Promise<{ folder: string; owner: string }> {
  const folder = projectPath('var', `renderer-owner-${randomUUID()}`);
  for (const part of ['browser', 'pdf']) {
    const source = projectPath('libs/documents/src', part);
    await mkdir(join(folder, part), { recursive: true });
    for (const file of (await readdir(source)).filter((name) => !name.endsWith('.spec.ts'))) {
      const { code } = await transformFile(join(source, file), {
        swcrc: false,
        module: { type: 'es6' },
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      });
      await writeFile(join(folder, part, file.replace('.ts', '.js')), code);
    }
  }
  const owner = join(folder, 'owner.mjs');
  await writeFile(
    owner,
    `import { PdfRenderer } from './pdf/pdf-renderer.js';
const renderer = new PdfRenderer({ cacheDir: process.argv[2] });
await renderer.render('<p>x</p>');
console.log(await renderer.browserPid());
setInterval(() => undefined, 1e6);
`,
  );
  return { folder, owner };
}

/** True when the process ended, or is a zombie that nobody reaped, whose command line is empty. */
function gone(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '';
  } catch {
    return existsSync('/proc/self') || !processAlive(pid);
  }
}

const page = (body: string, head = '') =>
  '<!doctype html><html lang="vi"><head><title>t</title><meta name="date" ' +
  `content="2024-01-12">${head}<style>@page{size:A4;margin:20mm}body{font:14pt ` +
  `Tinos}</style></head><body>${body}</body></html>`;

describe('PdfRenderer', () => {
  let cacheDir: string;
  let renderer: PdfRenderer;

  beforeAll(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'renderer-'));
    renderer = new PdfRenderer({ cacheDir, recycleAfter: 3 });
    await renderer.start();
  });
  afterAll(async () => {
    const pid = await renderer.browserPid();
    await renderer.close();
    if (pid !== undefined) expect(processAlive(pid)).toBe(false);
    expect(await readdir(join(cacheDir, 'profiles'))).toEqual([]);
    await rm(cacheDir, { recursive: true, force: true });
  });

  it('keeps diacritics whole and embeds the four faces', async () => {
    const pdf = await renderer.render(
      page('<p>Đảng uỷ <b>ấ ộ ữ</b> <i>ngày</i> <b><i>ỷ</i></b></p>'),
    );
    await expectPdf(pdf, {
      contains: ['Đảng uỷ ấ ộ ữ ngày ỷ'],
      fonts: ['Tinos-Regular', 'Tinos-Bold', 'Tinos-Italic', 'Tinos-BoldItalic'],
      pages: 1,
    });
  });

  it(
    'gives the same bytes for the same document, in any tab, before and after ' + 'recycling',
    async () => {
      const html = page(
        '<table><thead><tr><th>TT</th></tr></thead><tbody><tr><td>Nguyễn</td></tr></tbody></table>',
      );
      const all = await Promise.all(Array.from({ length: 8 }, () => renderer.render(html)));
      for (const pdf of all) expect(pdf.equals(all[0] ?? Buffer.of())).toBe(true);
    },
  );

  it('runs no script and follows no refresh, even where the markup carries them', async () => {
    const attack =
      '<p>nguyên vẹn</p><script>document.body.textContent="BỊ CHIẾM"</script><img src="x" ' +
      'onerror="document.body.textContent=\'BỊ CHIẾM\'">' +
      '<svg onload="document.body.textContent=\'BỊ CHIẾM\'"></svg><meta http-equiv="refresh" ' +
      'content="0;url=data:text/html,BỊ CHIẾM"><iframe srcdoc="BỊ CHIẾM"></iframe><iframe ' +
      'src="file:///etc/passwd"></iframe>';
    await expectPdf(await renderer.render(page(attack)), {
      contains: ['nguyên vẹn'],
      lacks: ['BỊ CHIẾM', 'root:'],
    });
    await expectPdf(await renderer.render(page('<p>tiếp theo</p>')), {
      contains: ['tiếp theo'],
      lacks: ['nguyên vẹn'],
    });
  });

  it('lets nothing out, also without a network namespace', async () => {
    let visits = 0;
    const server = createServer((socket) => {
      visits += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const open = new PdfRenderer({ cacheDir, isolateNetwork: false });
    const url = `http://127.0.0.1:${port}/x`;
    await open.render(
      page(
        `<img src="${url}"><iframe src="${url}"></iframe><link rel="stylesheet" ` +
          `href="${url}"><object ` +
          `data="${url}"></object><p style="background:url(${url})">x</p>`,
        `<link rel="stylesheet" href="${url}"><style>@import url(${url});</style>`,
      ),
    );
    await open.close();
    await new Promise((resolve) => server.close(resolve));
    expect(visits).toBe(0);
  });

  it(
    'gives up a document at its deadline, queue included, ends a browser that hangs and goes ' +
      'on',
    async () => {
      const strict = new PdfRenderer({ cacheDir, tabs: 1, deadlineMs: 8_000 });
      await strict.start();
      const stopped = await strict.browserPid();
      process.kill(stopped ?? 0, 'SIGSTOP');
      const results = await Promise.allSettled([
        strict.render(page('<p>treo</p>')),
        strict.render(page('<p>chờ</p>')),
      ]);
      expect(
        results.map((result) => result.status === 'rejected' && (result.reason as Error).message),
      ).toEqual([
        'no PDF within 8000 ms (still rendering, 1 waiting)',
        'no PDF within 8000 ms (still waiting in the queue, 0 waiting)',
      ]);
      await expectPdf(await strict.render(page('<p>vẫn chạy</p>')), { contains: ['vẫn chạy'] });
      expect(await strict.browserPid()).not.toBe(stopped);
      await strict.close();
    },
  );

  it(
    'gives the browser nothing of our environment, and a home and temporary files of its own: ' +
      '/tmp may be full',
    async () => {
      if (!existsSync('/proc/self/environ')) return;
      process.env['SECRET_KEY'] = 'khoa-bi-mat-cua-phep-thu';
      const own = new PdfRenderer({ cacheDir });
      await own.start();
      const given = readFileSync(`/proc/${await own.browserPid()}/environ`, 'utf8')
        .split('\0')
        .filter(Boolean);
      const flags = readFileSync(`/proc/${await own.browserPid()}/cmdline`, 'utf8').split('\0');
      await own.close();
      delete process.env['SECRET_KEY'];
      const profile = expect.stringContaining(join(cacheDir, 'profiles')) as unknown;
      const { HOME, TMPDIR, ...others } = Object.fromEntries(
        given.map((line) => [line.split('=', 1)[0]!, line.slice(line.indexOf('=') + 1)]),
      );
      expect([HOME, TMPDIR, flags.find((flag) => flag.startsWith('--user-data-dir='))]).toEqual([
        profile,
        profile,
        profile,
      ]);
      const known = ['PATH', 'LD_LIBRARY_PATH', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH', 'LANG', 'TZ'];
      expect(Object.keys(others).filter((name) => !known.includes(name))).toEqual([]);
    },
  );

  it('starts the browser again after a crash and renders the document then in work', async () => {
    const pid = await renderer.browserPid();
    const work = renderer.render(page('<p>dòng</p>'.repeat(3_000)));
    process.kill(pid ?? 0, 'SIGKILL');
    await expectPdf(await work, { contains: ['dòng'] });
    expect(await renderer.browserPid()).not.toBe(pid);
  });

  it('refuses after close, and says what is wrong with a configured browser', async () => {
    const closed = new PdfRenderer({ cacheDir });
    await closed.close();
    await expect(closed.render(page('x'))).rejects.toThrow('the renderer is closed');
    const missing = new PdfRenderer({ cacheDir, chromiumPath: '/khong/co' });
    await expect(missing.render(page('x'))).rejects.toThrow('CHROMIUM_PATH trỏ tới /khong/co');
    await missing.close();
  });

  it(
    'dies with its owner, even by kill -9, and two owners that unpack at once both ' + 'work',
    async () => {
      const home = await mkdtemp(join(tmpdir(), 'renderer-'));
      const built = await buildOwner();
      const owners = [0, 1].map(() =>
        spawn(process.execPath, [built.owner, home], { stdio: ['ignore', 'pipe', 'inherit'] }),
      );
      const pids = await Promise.all(
        owners.map(
          (child) =>
            new Promise<number>((resolve) =>
              child.stdout.once('data', (data: Buffer) => resolve(Number(data))),
            ),
        ),
      );
      expect(pids.every((pid) => !gone(pid))).toBe(true);
      await Promise.all(
        owners.map(
          (child) =>
            new Promise((resolve) => {
              child.once('exit', resolve);
              child.kill('SIGKILL');
            }),
        ),
      );
      while (!pids.every(gone)) await new Promise((resolve) => setImmediate(resolve));
      expect((await readdir(home)).filter((name) => name.startsWith('packing'))).toEqual([]);
      await rm(home, { recursive: true, force: true });
      await rm(built.folder, { recursive: true, force: true });
    },
  );
});
