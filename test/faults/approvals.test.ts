import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { within } from '#libs/platform';
import { paperName } from '#libs/records';
import { startCuttingProxy } from './cutting-proxy.js';
import { processesIn } from './dondoc.js';
import { rehearse, type Rehearsal, type Scene } from './rehearsal.js';

const MINUTES = 60_000;
const symbols = [
  '241-CV/ĐU',
  ...[119, 120, 121, 122, 123, 124, 125, 126, 127].map((number) => `${number}-TB/ĐU`),
];

describe('the nine approvals', () => {
  let rehearsal: Rehearsal;
  let scene: Scene;

  beforeAll(async () => {
    rehearsal = await rehearse();
  }, 3 * MINUTES);
  afterAll(() => rehearsal.close());
  beforeEach(async () => {
    scene = await rehearsal.openScene();
  }, 2 * MINUTES);
  afterEach(() => scene.close(), MINUTES);

  async function count(sql: string): Promise<number> {
    const rows: { count: number }[] = await scene.dataSource.query(
      `select count(*)::int as count from ${sql}`,
    );
    return rows[0]!.count;
  }
  async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    if (!(await within(MINUTES, condition))) throw new Error(`never came: ${condition}`);
  }
  const rendering = (): Promise<number> =>
    count(`app.effect where kind = 'render-notice' and state = 'running'`);
  function kill(name: 'api' | 'worker'): void {
    process.kill(scene.tree.children[name]!.pid!, 'SIGKILL');
  }
  async function browser(): Promise<number> {
    let pid: number | undefined;
    await until(
      () =>
        (pid = processesIn(scene.config.varDir).find(
          ({ command }) => command.includes('--user-data-dir') && !command.includes('--type='),
        )?.pid) !== undefined,
    );
    return pid!;
  }
  /** Stops the browser in the middle of a page: whoever waits for the page now waits. */
  async function holdBrowser(): Promise<number> {
    const pid = await browser();
    process.kill(pid, 'SIGSTOP');
    await until(async () => (await rendering()) > 0);
    return pid;
  }
  /** Somebody waits for a row that the test's hand holds. */
  const waiting = async (): Promise<boolean> =>
    (await count(`pg_stat_activity where ${scene.handPid} = any(pg_blocking_pids(pid))`)) > 0;

  async function expectSameEnd(): Promise<void> {
    const { seconds: _seconds, archive: _archive, ...summary } = await scene.summary();
    expect(summary).toEqual({
      obligations: 12,
      acknowledged: 11,
      submitted: 9,
      returned: 1,
      approved: 9,
      expired: 3,
      lateKept: 1,
      reminders: 30,
      documents: 10,
      numbers: symbols,
      ruleSet: 'qd50-2021',
      profile: 'hd36-2018',
      cutoffAt: '2024-02-15T17:00:00.000000Z',
      verify: 'clean',
    });
    expect((await scene.papers()).toSorted()).toEqual(
      symbols.map((symbol) => symbol.replace('/', '-')).toSorted(),
    );
    const facts: { type: string; count: number; streams: number }[] = await scene.dataSource.query(
      `select type, count(*)::int as count, count(distinct stream)::int as streams from app.event
       where type in ('ReportApproved', 'NoticeNumbered', 'NoticeSealed', 'NoticeDelivered')
         and (stream like 'obligation-%' or stream like 'notice-%') group by type order by type`,
    );
    expect(facts).toEqual([
      { type: 'NoticeDelivered', count: expect.any(Number), streams: expect.any(Number) },
      { type: 'NoticeNumbered', count: 10, streams: 10 },
      { type: 'NoticeSealed', count: 10, streams: 10 },
      { type: 'ReportApproved', count: 9, streams: 9 },
    ]);
  }

  it(
    'come to the same end when the worker is killed in the middle of rendering, and its ' +
      'browser ends with it',
    async () => {
      const played = scene.playOn();
      const pid = await holdBrowser();
      kill('worker');
      process.kill(pid, 'SIGCONT');
      await until(() => !processesIn(scene.config.varDir).some((one) => one.pid === pid));
      await played;
      expect(scene.tree.children['worker']!.restarts).toBe(1);
      await expectSameEnd();
    },
    3 * MINUTES,
  );

  it(
    'come to the same end when the worker is killed between writing a file and signing it: ' +
      'the file that stands is sealed',
    async () => {
      const played = scene.playOn();
      const pid = await holdBrowser();
      await scene.hand.query('begin');
      const { rows } = await scene.hand.query<{
        stream: string;
        hash: string;
        symbol: string;
        term: string;
      }>(
        `select h.stream, encode(e.hash, 'hex') as hash, e.data->>'symbol' as symbol,
          e.data->>'term' as term from app.head h join app.event e on e.stream = h.stream
          and e.version = 1
       where h.stream like 'notice-%' and h.status = 'numbered' order by 1 limit 1 for update of h`,
      );
      const { stream } = rows[0]!;
      process.kill(pid, 'SIGCONT');
      const file = path.join(
        scene.config.archiveDir,
        'ho-so',
        'quy-hoach-2024',
        `${paperName(rows[0]!)}.pdf`,
      );
      await until(() =>
        stat(file).then(
          () => true,
          () => false,
        ),
      );
      await until(waiting);
      const [before, bytes] = [await stat(file), await readFile(file)];
      kill('worker');
      await scene.hand.query('rollback');
      await played;
      const after = await stat(file);
      expect({ ino: after.ino, mtimeMs: after.mtimeMs }).toEqual({
        ino: before.ino,
        mtimeMs: before.mtimeMs,
      });
      expect((await readFile(file)).equals(bytes)).toBe(true);
      expect(await count(`app.event where type = 'NoticeSealed' and stream = '${stream}'`)).toBe(1);
      await expectSameEnd();
    },
    3 * MINUTES,
  );

  it(
    'come to the same end when the browser is killed in the middle of a page, without a ' +
      'restart of the worker',
    async () => {
      const played = scene.playOn();
      process.kill(await holdBrowser(), 'SIGKILL');
      await played;
      expect(scene.tree.children['worker']!.restarts).toBe(0);
      await expectSameEnd();
    },
    3 * MINUTES,
  );

  it(
    'come to the same end when the api is killed inside an approval, and when it is killed ' +
      'after one whose answer is lost: the same key is one approval',
    async () => {
      const lost: string[] = [];
      let asked = 0;
      const isApproval = (url = ''): boolean => url.endsWith('/approve');
      const proxy = await startCuttingProxy(scene.tree.url, {
        async sent({ url }) {
          if (!isApproval(url) || (asked += 1) !== 3) return;
          await until(waiting);
          kill('api');
          await scene.hand.query('rollback');
          lost.push('inside');
        },
        async answered({ url }) {
          if (isApproval(url) && asked === 2) {
            // The next approval will wait for the register's row, with its transaction begun.
            await scene.hand.query('begin');
            await scene.hand.query(
              `select from app.head where stream like 'register-%-TB' for update`,
            );
          }
          if (!isApproval(url) || lost.length !== 1 || asked < 6) return false;
          kill('api');
          lost.push('answer');
          return true;
        },
      });
      try {
        await scene.playOn(proxy.url);
      } finally {
        await proxy.close();
      }
      expect(lost).toEqual(['inside', 'answer']);
      expect(scene.tree.children['api']!.restarts).toBe(2);
      await expectSameEnd();
    },
    3 * MINUTES,
  );
});
