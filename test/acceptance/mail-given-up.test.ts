import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, setLogLevel, within } from '#libs/platform';
import { type Issued, issueOn } from '../support/issued.js';
import { runNode } from '../support/run-node.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { openStage, type Stage } from '../support/stage.js';

setLogLevel('error');

describe('a mail server that is away for more than a day', () => {
  let stage: Stage;
  let issued: Issued;
  let port: number;
  let smtp: TestSmtp | undefined;
  beforeAll(async () => {
    port = (await freePort())!;
    stage = await openStage({
      worker: false,
      env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'van-thu@example.invalid' },
    });
    await stage.moveTo('2024-01-12T09:00:00+07:00');
    await stage.startWorker();
    issued = await issueOn(stage);
  }, 90_000);
  afterAll(async () => {
    await smtp?.stop();
    await stage.close();
  });

  /** The command line in a process of its own, on this stage's database and archive. */
  async function dondoc(...args: string[]): Promise<{ code: number | null; stdout: string }> {
    const { code, stdout } = await runNode('apps/cli/src/main', {
      args,
      env: { DATABASE_URL: stage.config.databaseUrl!, DONDOC_VAR: stage.config.varDir },
    }).ended;
    return { code, stdout };
  }
  const states = async (): Promise<string> =>
    (
      await stage.dataSource.query(
        `select state || ' ' || count(*) as line from app.effect where kind = 'send-mail'
          group by state order by 1`,
      )
    )
      .map(({ line }: { line: string }) => line)
      .join();

  it(
    'every mail was tried, and is given up when its day has passed; not an hour ' + 'before',
    async () => {
      const tried = async (): Promise<boolean> =>
        (
          await stage.dataSource.query(
            `select from app.effect where kind = 'send-mail' and attempts > 0`,
          )
        ).length === 12;
      expect(await within(30_000, tried)).toBe(true);
      await stage.moveTo('2024-01-13T08:00:00+07:00');
      expect(
        await within(
          30_000,
          async () =>
            (
              await stage.dataSource.query(
                `select from app.effect where kind = 'send-mail' and attempts > 1
                and state = 'pending'`,
              )
            ).length === 12,
        ),
      ).toBe(true);
      expect(await states()).toBe('pending 12');
      await stage.moveTo('2024-01-13T10:00:00+07:00');
      expect(await within(30_000, async () => (await states()) === 'failed 12')).toBe(true);
    },
    90_000,
  );

  it(
    'verify ends with 0 and says of each to whom it was, what it was and how to send it; so ' +
      'does the list',
    async () => {
      const verified = await dondoc('verify');
      expect([verified.code, /^I10 .*$/m.exec(verified.stdout)?.[0]]).toEqual([
        0,
        expect.stringMatching(/^I10 {2}CHÚ Ý/),
      ]);
      const listed = await dondoc('effects', 'list', '--state', 'failed');
      for (const { id, obligation } of issued.cells) {
        const [{ effect }]: [{ effect: string }] = await stage.dataSource.query(
          `select e.id as effect from app.effect e join app.message m on m.id = e.subject
          where m.obligation = $1`,
          [obligation],
        );
        expect(verified.stdout).toMatch(
          new RegExp(
            `! ${obligation}: thư “directive-issued” tới ${id} không gửi được ` +
              `\\(.*ECONNREFUSED.*dondoc effects retry ${effect}$`,
            'm',
          ),
        );
        expect(listed.stdout).toMatch(
          new RegExp(
            `^${effect} {2}send-mail {2}đã dừng {2}thư “directive-issued” tới ` +
              `${id} \\(${obligation}\\), ` +
              `.*\\n {2}.*ECONNREFUSED`,
            'm',
          ),
        );
      }
    },
    120_000,
  );

  it('a word sends them all, each once, and verify has nothing left to say', async () => {
    smtp = await startSmtp(port);
    expect((await dondoc('effects', 'retry', '--kind', 'send-mail')).stdout).toMatch(
      /thư “directive-issued” tới [^\n]*đã dừng, nay thử lại\n[^]*12 việc được thử lại/,
    );
    await stage.settle();
    const wanted: { mail_id: string }[] = await stage.dataSource.query(
      'select mail_id from app.message order by 1',
    );
    expect((await smtp.received(12)).map(({ messageId }) => messageId).sort()).toEqual(
      wanted.map(({ mail_id }) => mail_id),
    );
    expect((await dondoc('verify')).stdout).toMatch(/^I10 {2}ok /m);
  }, 120_000);
});
