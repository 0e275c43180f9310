import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedBrowserDir } from '#libs/documents/testing';
import { isRunning, type ProcessIdentity, within } from '#libs/platform';
import { type FirstVisit, firstVisit, visitOn } from './first-visit.js';
import { campaignSummary, type Dondoc, dondoc, nothingLeft, summaryIn, treeOf } from './dondoc.js';

const MINUTES = 60_000;

/** One data folder, in the order of a bad week. */
describe('dondoc up', () => {
  let folder = '';
  let varDir = '';
  let running: Dondoc;
  let visited: FirstVisit;
  const started: Dondoc[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dondoc-crash-'));
    varDir = path.join(folder, 'var');
    await mkdir(varDir);
    await symlink(sharedBrowserDir, path.join(varDir, 'browser'));
  });
  afterAll(async () => {
    for (const one of started) one.process.kill('SIGTERM');
    await Promise.all(started.map((one) => one.exit));
    await nothingLeft(folder);
    await rm(folder, { recursive: true, force: true });
  }, MINUTES);

  function start(...args: string[]): Dondoc {
    const one = dondoc(args, { DONDOC_VAR: varDir });
    started.push(one);
    return one;
  }
  async function kill(...names: string[]): Promise<Record<string, ProcessIdentity>> {
    const tree = await treeOf(varDir);
    names.forEach((name) => process.kill(tree[name]!.pid, 'SIGKILL'));
    return tree;
  }
  const address = (one: Dondoc): string | undefined =>
    /đang chạy: (http\S+)/.exec(one.output())?.[1];
  const status = (one: Dondoc, page: string): Promise<number> =>
    fetch(`${address(one)}${page}`).then(
      (response) => response.status,
      () => 0,
    );

  it(
    'loses its worker while it issues, then every process before midnight of 15/02',
    async () => {
      running = start('up');
      await running.says('12/01/2024 09:00');
      await kill('worker');
      await running.says('15/02/2024 23:59');
      const tree = await treeOf(varDir);
      running.process.kill('SIGKILL');
      Object.values(tree).forEach(({ pid }) => process.kill(pid, 'SIGKILL'));
      await running.exit;
      expect(summaryIn(running.output())).toEqual({});
      await nothingLeft(folder, tree);
    },
    4 * MINUTES,
  );

  it(
    'takes the campaign up at the next start, loses its worker at the identity, and comes to the ' +
      'same summary',
    async () => {
      running = start('up');
      await running.says('còn dở từ lần chạy trước');
      await running.says('16/02/2024 00:00');
      await kill('worker');
      await running.says('đang chạy: http');
      expect(summaryIn(running.output())).toEqual(campaignSummary);
      expect(await status(running, '/readyz')).toBe(200);
      expect(await status(running, '/api/openapi.json')).toBe(200);
    },
    4 * MINUTES,
  );

  it(
    'leaves one directive open, in which everybody finds something to do, in real time',
    async () => {
      visited = await firstVisit(address(running)!);
      expect(visited).toEqual(visitOn(new Date()));
    },
    MINUTES,
  );

  it(
    'is verified clean',
    async () => {
      const verify = start('verify');
      expect({ code: await verify.exit, output: verify.output() }).toEqual({
        code: 0,
        output: expect.not.stringContaining('VI PHẠM'),
      });
      expect(verify.output()).toMatch(/^I1 +ok/m);
    },
    MINUTES,
  );

  it(
    'tells a second start who runs, and is left alone by it',
    async () => {
      const tree = await treeOf(varDir);
      const second = start('up');
      expect(await second.exit).toBe(1);
      expect(second.output()).toContain(`Đôn Đốc đang chạy (tiến trình ${running.process.pid})`);
      expect(second.output()).toContain(address(running));
      expect(second.output()).not.toMatch(/\n\s+at /);
      expect(Object.values(tree).every(isRunning)).toBe(true);
      expect(await status(running, '/readyz')).toBe(200);
    },
    MINUTES,
  );

  it(
    'starts crashed children again, at the same address',
    async () => {
      const before = await kill('api', 'worker');
      const back = await within(MINUTES, async () => {
        const now = await treeOf(varDir);
        return (
          now['api']?.pid !== before['api']?.pid &&
          now['worker']?.pid !== before['worker']?.pid &&
          (await status(running, '/readyz')) === 200
        );
      });
      expect(back).toBe(true);
    },
    2 * MINUTES,
  );

  it(
    'leaves no process after Ctrl-C, pressed twice',
    async () => {
      const tree = await treeOf(varDir);
      process.kill(-running.process.pid!, 'SIGINT');
      process.kill(-running.process.pid!, 'SIGINT');
      expect(await running.exit).toBe(0);
      await nothingLeft(folder, tree);
    },
    MINUTES,
  );

  it(
    'plays nothing at a later start, and leaves no process after Ctrl-C, pressed once',
    async () => {
      const begin = performance.now();
      running = start('up');
      await running.says('đang chạy: http');
      process.stdout.write(
        `a later start was ready after ${((performance.now() - begin) / 1000).toFixed(1)} s\n`,
      );
      expect(running.output()).not.toMatch(/%|quy hoạch|Đợt mẫu|obligations/);
      expect(await status(running, '/readyz')).toBe(200);
      expect(await firstVisit(address(running)!)).toEqual(visited);
      const tree = await treeOf(varDir);
      process.kill(-running.process.pid!, 'SIGINT');
      expect(await running.exit).toBe(0);
      await nothingLeft(folder, tree);
    },
    2 * MINUTES,
  );
});
