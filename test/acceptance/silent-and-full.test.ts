import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, setLogLevel, within } from '#libs/platform';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { type Issued, issueOn } from '../support/issued.js';
import { describeWithDisk } from '../support/needs.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { openStage, type Stage } from '../support/stage.js';

setLogLevel('error');

const START = '2024-01-12T09:00:00+07:00';
const later = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

interface Open {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly last_error: string | null;
}
const openEffects = ({ dataSource }: Stage): Promise<Open[]> =>
  dataSource.query(
    `select id, kind, state, attempts, last_error from app.effect where done_at is null
      order by kind, id`,
  );
const archived = async ({ dataSource }: Stage): Promise<number> =>
  (await dataSource.query(`select from app.event where type = 'NoticeSealed'`)).length;
async function verdicts({ config }: Stage): Promise<string[]> {
  const { lines } = await runVerify({
    databaseUrl: config.databaseUrl!,
    archiveDir: config.archiveDir,
  });
  return lines
    .filter((line) => /^I(6|7|10|13) /.test(line))
    .map((line) => line.slice(0, 13).replace(/\s+/g, ' ').trim());
}

describe('a mail server that takes every connection and never says a word', () => {
  let stage: Stage;
  let issued: Issued;
  let silent: Server;
  let smtp: TestSmtp | undefined;
  let port: number;
  const lines = new Set<Socket>();
  beforeAll(async () => {
    port = (await freePort())!;
    silent = createServer((socket) => {
      lines.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => lines.delete(socket))
        .resume();
    });
    await once(silent.listen(port, '127.0.0.1'), 'listening');
    stage = await openStage({
      env: {
        SMTP_URL: `smtp://127.0.0.1:${port}?greetingTimeout=600`,
        MAIL_FROM: 'van-thu@example.invalid',
      },
    });
    await stage.moveTo(START);
    issued = await issueOn(stage);
  }, 90_000);
  afterAll(async () => {
    await smtp?.stop();
    await stage.close();
  });

  it('keeps no paper waiting', async () => {
    expect(await within(30_000, async () => (await archived(stage)) === 1)).toBe(true);
    const mails = await openEffects(stage);
    expect(mails.map(({ kind }) => kind)).toEqual(
      Array.from({ length: issued.cells.length }, () => 'send-mail'),
    );
  }, 60_000);

  it('is asked again and again, and gets every mail once when it speaks', async () => {
    const tried = (times: number) =>
      within(60_000, async () =>
        (await openEffects(stage)).every(
          ({ state, attempts }) => state === 'pending' && attempts >= times,
        ),
      );
    expect(await tried(1)).toBe(true);
    await stage.moveTo(later(START, 180));
    expect(await tried(2)).toBe(true);
    expect((await openEffects(stage)).map(({ last_error: error }) => error)).toEqual(
      Array.from(issued.cells, () => expect.stringMatching(/greeting never received/i)),
    );
    lines.forEach((socket) => socket.destroy());
    await new Promise((resolve) => silent.close(resolve));
    smtp = await startSmtp(port);
    await stage.moveTo(later(START, 360));
    await stage.settle();
    expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(issued.cells.length);
    expect(smtp.mails).toHaveLength(issued.cells.length);
    expect(await verdicts(stage)).toEqual(['I6 ok', 'I7 ok', 'I10 ok', 'I13 ok']);
  }, 120_000);
});

describeWithDisk('an archive on a disk that is really full', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ worker: false });
    await mkdir(stage.config.archiveDir, { recursive: true });
    disk('mount', '-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', stage.config.archiveDir);
    await stage.moveTo(START);
    await stage.startWorker();
    await issueOn(stage);
  }, 90_000);
  afterAll(async () => {
    await stage.stopWorker();
    spawnSync('umount', [stage.config.archiveDir]);
    await stage.close();
  });

  const disk = (command: string, ...args: string[]): void => {
    const { status, stderr } = spawnSync(command, args);
    if (status !== 0) throw new Error(`${command}: ${stderr.toString()}`);
  };
  const waiting = async (attempts: number): Promise<boolean> =>
    within(30_000, async () => {
      const [paper] = (await openEffects(stage)).filter(({ kind }) => kind === 'render-notice');
      return (
        paper?.state === 'pending' &&
        paper.attempts >= attempts &&
        /ENOSPC/.test(paper.last_error ?? '')
      );
    });

  it(
    'makes the paper when there is room, also after a restart, and leaves nothing half ' +
      'written',
    async () => {
      expect(await waiting(1)).toBe(true);
      await stage.moveTo(later(START, 120));
      expect(await waiting(2)).toBe(true);
      await stage.stopWorker();
      await stage.moveTo(later(START, 180));
      await stage.startWorker();
      expect(await waiting(3)).toBe(true);
      disk('mount', '-o', 'remount,size=8m', stage.config.archiveDir);
      await stage.moveTo(later(START, 300));
      await stage.settle();
      expect([await archived(stage), await openEffects(stage)]).toEqual([1, []]);
      expect(await verdicts(stage)).toEqual(['I6 ok', 'I7 ok', 'I10 ok', 'I13 ok']);
    },
    120_000,
  );
});
