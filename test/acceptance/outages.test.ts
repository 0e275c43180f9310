import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { freePort, setLogLevel, within } from '#libs/platform';
import { addEffectCommands } from '../../apps/cli/src/effects/effect-commands.js';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call } from '../support/call.js';
import { type Issued, issueOn } from '../support/issued.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { openStage, type Stage } from '../support/stage.js';
import { connect } from '../integration/event-store.fixtures.js';

setLogLevel('error');

const MINUTE = 60_000;
const after = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * MINUTE).toISOString();
const START = '2024-01-12T09:00:00+07:00';

describe('a mail server that is away for six hours, and an archive that takes nothing', () => {
  let stage: Stage;
  let issued: Issued;
  let smtp: TestSmtp | undefined;
  let port: number;
  beforeAll(async () => {
    port = (await freePort())!;
    stage = await openStage({
      worker: false,
      env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'van-thu@example.invalid' },
    });
    // Where the archive was, there is something that no folder can be made in.
    await mkdir(path.dirname(stage.config.archiveDir), { recursive: true });
    await writeFile(stage.config.archiveDir, 'a disk that is full');
    await stage.moveTo(START);
    await stage.startWorker();
    issued = await issueOn(stage);
    expect(await within(30_000, async () => (await open()).length === 13)).toBe(true);
  }, 90_000);
  afterAll(async () => {
    await smtp?.stop();
    await stage.close();
  });

  const open = (): Promise<{ id: string; kind: string; state: string; attempts: number }[]> =>
    stage.dataSource.query(
      'select id, kind, state, attempts from app.effect where done_at is null order by kind, id',
    );
  const mailStates = async (step: string): Promise<Record<string, number>> =>
    Object.fromEntries(
      (
        await stage.dataSource.query(
          `select d.state, count(*)::int as n from app.message m
            join app.delivery d on d.message = m.id where m.step like $1 group by 1`,
          [step],
        )
      ).map((row: { state: string; n: number }) => [row.state, row.n]),
    );
  const verdicts = async (...ids: string[]) => {
    const { lines } = await runVerify({
      databaseUrl: stage.config.databaseUrl!,
      archiveDir: stage.config.archiveDir,
    });
    return Object.fromEntries(
      ids.map((id) => [
        id,
        lines
          .find((line) => line.startsWith(`${id} `))!
          .slice(5, 13)
          .trim(),
      ]),
    );
  };
  /** `dondoc effects …` on this stage's database; its lines. */
  async function effects(...words: string[]): Promise<string> {
    const before = process.env['DATABASE_URL'];
    process.env['DATABASE_URL'] = stage.config.databaseUrl;
    const lines: string[] = [];
    try {
      const program = new Command().exitOverride();
      addEffectCommands(program, (line) => lines.push(line));
      await program.parseAsync(['node', 'dondoc', 'effects', ...words]);
    } finally {
      if (before === undefined) delete process.env['DATABASE_URL'];
      else process.env['DATABASE_URL'] = before;
    }
    return lines.join('\n');
  }
  const clock = (): Promise<string> => stage.clock.now();
  /** The clock moves on, and whatever still waits was tried once more. */
  async function pass(minutes: number): Promise<void> {
    const before = new Map((await open()).map(({ id, attempts }) => [id, attempts]));
    await stage.moveTo(after(await clock(), minutes));
    expect(
      await within(30_000, async () =>
        (await open()).every(
          ({ id, attempts, state }) => state === 'pending' && attempts > (before.get(id) ?? 0),
        ),
      ),
    ).toBe(true);
  }

  it('loses nothing: everything is tried on and on, and named as late', async () => {
    for (let i = 0; i < 7; i += 1) await pass(52);
    expect((await open()).map(({ kind, state, attempts }) => [kind, state, attempts > 6])).toEqual([
      ['render-notice', 'pending', true],
      ...Array.from({ length: 12 }, () => ['send-mail', 'pending', true]),
    ]);
    expect(await verdicts('I6', 'I10')).toEqual({ I6: 'CHÚ Ý', I10: 'CHÚ Ý' });
    expect((await call(stage.url, '/readyz')).body).toMatchObject({
      checks: {
        lateEffects: 13,
        failedEffects: 0,
        effects: [
          { kind: 'render-notice', late: 1 },
          { kind: 'send-mail', late: 12 },
        ],
      },
    });
    expect((await call(stage.url, '/metrics')).text).toContain(
      'dondoc_effects_late{kind="send-mail"} 12',
    );
    expect(
      JSON.parse(await effects('list', '--state', 'late', '--kind', 'render-notice', '--json')),
    ).toMatchObject([
      {
        kind: 'render-notice',
        state: 'pending',
        late: true,
        error: expect.stringMatching(/ENOTDIR|EEXIST/),
      },
    ]);
    expect(await effects('list')).toMatch(/send-mail {2}chậm .*ECONNREFUSED/s);
  }, 90_000);

  it(
    'control: a paper that is given up after six tries is not made when there is room again, ' +
      'and is named',
    async () => {
      await stage.stopWorker();
      await stage.dataSource.query(
        `update app.effect set state = 'failed' where kind = 'render-notice'`,
      );
      await rm(stage.config.archiveDir);
      await stage.startWorker();
      const before = (await open())
        .filter(({ kind }) => kind === 'send-mail')
        .map(({ attempts }) => attempts);
      await stage.moveTo(after(await clock(), 61));
      // The worker has been round: every mail was tried once more.
      expect(
        await within(30_000, async () =>
          (await open())
            .filter(({ kind }) => kind === 'send-mail')
            .every(({ attempts }, i) => attempts > before[i]!),
        ),
      ).toBe(true);
      expect((await open())[0]).toMatchObject({ kind: 'render-notice', state: 'failed' });
      expect(await verdicts('I6')).toEqual({ I6: 'VI PHẠM' });
      await stage.stopWorker();
      await rm(stage.config.archiveDir, { recursive: true, force: true });
      await writeFile(stage.config.archiveDir, 'a disk that is full');
    },
    60_000,
  );

  it(
    'takes up the numbered papers that six tries left without a file, at the ' + 'upgrade',
    async () => {
      await stage.stopWorker();
      await stage.dataSource.query(
        `update app.effect set state = 'failed' where kind = 'render-notice'`,
      );
      expect(await verdicts('I6')).toEqual({ I6: 'VI PHẠM' });
      const owner = await connect(stage.config.databaseUrl!);
      await owner.query(
        'set search_path = app; ' +
          `${await readFile('libs/records/migrations/0142-papers-given-up.sql', 'utf8')}`,
      );
      await owner.end();
      await stage.startWorker();
      expect((await open())[0]).toMatchObject({
        kind: 'render-notice',
        state: expect.stringMatching(/pending|running/),
      });
    },
  );

  it('makes the paper and sends every mail, once, when disk and server are back', async () => {
    await rm(stage.config.archiveDir);
    smtp = await startSmtp(port);
    await stage.moveTo(after(await clock(), 61));
    await stage.settle();
    expect(await mailStates('directive-issued')).toEqual({ sent: 12 });
    expect(smtp.mails.map(({ messageId }) => messageId).sort()).toEqual(
      (await stage.dataSource.query(`select mail_id from app.message order by 1`)).map(
        ({ mail_id }: { mail_id: string }) => mail_id,
      ),
    );
    expect(await verdicts('I6', 'I7', 'I10', 'I13')).toEqual({
      I6: 'ok',
      I7: 'ok',
      I10: 'ok',
      I13: 'ok',
    });
    expect(await effects('list')).toBe('Không có việc nào như vậy.');
  }, 60_000);

  it(
    'control: a mail that is given up stays so when the server is back, is named, and goes out ' +
      'at a word',
    async () => {
      const [{ id, message }] = await stage.dataSource
        .query(
          `update app.effect set state = 'failed', attempts = 6, done_at = null
          where id = (select min(id) from app.effect where kind = 'send-mail')
          returning id, subject as message`,
        )
        .then(([rows]) => rows);
      await stage.dataSource.query(`update app.delivery set state = 'failed' where message = $1`, [
        message,
      ]);
      await stage.moveTo(after(await clock(), 60));
      await stage.settle();
      expect([smtp!.mails.length, await verdicts('I10')]).toEqual([12, { I10: 'CHÚ Ý' }]);
      expect(await effects('list', '--state', 'failed')).toMatch(
        new RegExp(`^${id} {2}send-mail {2}đã dừng`),
      );
      expect(await effects('retry', id)).toMatch(/đã dừng, nay thử lại[\s\S]*1 việc được thử lại/);
      await stage.settle();
      expect([smtp!.mails.length, await verdicts('I10')]).toEqual([13, { I10: 'ok' }]);
      await expect(effects('retry', id)).rejects.toMatchObject({ code: 'NOT_WAITING' });
      await expect(effects('retry')).rejects.toMatchObject({ code: 'RETRY_WHAT' });
      expect(await effects('retry', '--all')).toBe(
        'Không có việc nào đã dừng hay đang chờ thử lại.',
      );
    },
    60_000,
  );

  it(
    'does not send a reminder that was answered meanwhile, or that a newer one ' + 'speaks for',
    async () => {
      smtp!.refuseWith({ responseCode: 421, message: 'try again later' });
      const wave = async (at: string, count: number): Promise<void> => {
        await stage.moveTo(at);
        expect(
          await within(
            30_000,
            async () =>
              Object.values(await mailStates('reminder %')).reduce((a, b) => a + b, 0) === count,
          ),
        ).toBe(true);
        expect(
          await within(30_000, async () =>
            (await open()).every(
              ({ state, attempts }) => state === 'failed' || (state === 'pending' && attempts > 0),
            ),
          ),
        ).toBe(true);
      };
      await wave('2024-01-25T08:00:00+07:00', 12);
      expect((await issued.cells[0]!.submit()).status).toBe(201);
      await stage.moveTo('2024-01-25T10:00:00+07:00');
      expect(
        await within(30_000, async () => (await mailStates('reminder %'))['overtaken'] === 1),
      ).toBe(true);
      expect(await mailStates('reminder %')).toEqual({ overtaken: 1, pending: 11 });
      await wave('2024-02-01T08:00:00+07:00', 23);
      smtp!.refuseWith(undefined);
      await stage.moveTo('2024-02-01T09:30:00+07:00');
      await stage.settle();
      expect(await mailStates('reminder % five-days')).toEqual({ sent: 11 });
      expect((await mailStates('reminder % ten-days'))['sent']).toBeUndefined();
      // Whose day has passed before it was seen to be overtaken is named, and not sent at a word
      // either; the receipt is.
      expect(await verdicts('I10', 'I16')).toEqual({ I10: 'CHÚ Ý', I16: 'ok' });
      expect(await effects('retry', '--kind', 'send-mail')).toMatch(/việc được thử lại/);
      await stage.settle();
      expect([await mailStates('reminder % ten-days'), await mailStates('receipt')]).toEqual([
        { overtaken: 12 },
        { sent: 1 },
      ]);
      expect(await verdicts('I10')).toEqual({ I10: 'ok' });
    },
    90_000,
  );
});
