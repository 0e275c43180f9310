import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig, openDatabase, projectPath } from '#libs/platform';
import { check } from '../../apps/cli/src/workflow/check.js';
import { demo } from '../../apps/cli/src/demo/demo.js';
import { firstStart } from '../../apps/cli/src/demo/first-start.js';
import { explain } from '../../apps/cli/src/explain.js';
import { type Prepared, type Tree } from '../../apps/cli/src/up/index.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

/** What a person at the terminal reads; never a stack. */
async function saidBy(work: Promise<unknown>): Promise<string> {
  const text = await work.then(() => 'nothing was wrong', explain);
  expect(text).not.toMatch(/\bat \S+:\d+:\d+|node_modules/);
  return text;
}

describe('dondoc workflow check', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'dondoc-workflow-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function checked(
    change: (text: string) => string,
  ): Promise<{ fine: boolean; lines: string[]; text: string }> {
    const text = change(
      await readFile(projectPath('workflows/quy-hoach-cap-uy/workflow.yaml'), 'utf8'),
    );
    const file = path.join(folder, 'workflow.yaml');
    await writeFile(file, text);
    const lines: string[] = [];
    return {
      fine: await check({ given: [file], root: folder }, (line) => lines.push(line)),
      lines: lines.map((line) => line.replace(`${folder}/`, '')),
      text,
    };
  }
  const lineOf = (text: string, word: string): number =>
    text.split('\n').findIndex((line) => line.includes(word)) + 1;

  it('names the line of a typo and what to write instead', async () => {
    const { fine, lines, text } = await checked((yaml) =>
      yaml.replace('graceMinutes:', 'graceMinuts:'),
    );
    expect(fine).toBe(false);
    expect(lines.join('\n')).toContain(`workflow.yaml:${lineOf(text, 'graceMinuts:')}:3: `);
    expect(lines.join('\n')).toContain(`Có phải ý là 'graceMinutes'?`);
  });

  it('names every wrong line at once', async () => {
    const { fine, lines, text } = await checked((yaml) =>
      yaml
        .replace('policy: roll', 'policy: rol')
        .replace('to: reviewed', 'to: revewed')
        .replace("at: '08:00'", "at: '8 giờ'"),
    );
    expect(fine).toBe(false);
    for (const word of ['policy: rol', 'to: revewed', "at: '8 giờ'"])
      expect(lines.join('\n')).toContain(`workflow.yaml:${lineOf(text, word)}:`);
    expect(lines.join('\n')).toContain(`Có phải ý là 'roll'?`);
    expect(lines.join('\n')).toContain(`Có phải ý là 'reviewed'?`);
  });

  it('says where the YAML itself breaks', async () => {
    const { fine, lines } = await checked((yaml) => yaml.replace('deadline:', 'deadline: ['));
    expect(fine).toBe(false);
    expect(lines[0]).toMatch(/^workflow\.yaml:\d+:\d+: /);
  });

  it('finds nothing wrong in what ships', async () => {
    const lines: string[] = [];
    expect(
      await check({ given: [], root: projectPath('workflows') }, (line) => lines.push(line)),
    ).toBe(true);
    expect(lines).toEqual([expect.stringMatching(/^\d+ định nghĩa quy trình, không có lỗi\.$/)]);
  });
});

describe('starting with a wrong configuration', () => {
  it('lists every wrong variable at once, with the fix and without secrets', async () => {
    const env = {
      NODE_ENV: 'production',
      DATABASE_URL: 'mysql://u:bí-mật@h/d',
      PORT: '99999',
      SMTP_URL: 'smtp://h',
      LOG_LEVEL: 'chatty',
      OUTAGE_HOLD_MINUTES: '-1',
    };
    const wrong = [
      'DATABASE_URL',
      'PORT',
      'LOG_LEVEL',
      'OUTAGE_HOLD_MINUTES',
      'SECRET_KEY',
      'MAIL_FROM',
    ];
    const text = await saidBy(Promise.resolve().then(() => loadConfig(env)));
    expect(() => loadConfig(env)).toThrow(ConfigError);
    for (const variable of wrong)
      expect(text).toMatch(new RegExp(`^ {2}${variable}: .+; .+\\.$`, 'm'));
    expect(text).not.toContain('bí-mật');
  });

  it('says that a database does not answer, or refuses, and which', async () => {
    const nobody = await saidBy(openDatabase('postgres://dondoc:bí-mật@127.0.0.1:1/dondoc'));
    expect(nobody).toMatch(
      /^Không kết nối được cơ sở dữ liệu 127\.0\.0\.1:1\/dondoc: .*ECONNREFUSED/,
    );
    expect(nobody).not.toContain('bí-mật');
    const database = await freshDatabase();
    expect(await saidBy(openDatabase(`${database.url}_khong_co`))).toMatch(
      /_khong_co: .*does not exist.*DATABASE_URL/,
    );
    await database.drop();
  });
});

describe('a first start on an empty embedded database', () => {
  const REAL = {
    NODE_ENV: 'production',
    SECRET_KEY: 'mot-khoa-rieng-du-dai-cua-co-quan-nay',
    DONDOC_VAR: '/du-lieu',
  };
  const state = async ({ dataSource }: FreshDatabase) =>
    (
      await dataSource.query(
        `select (select count(*)::int from app.committee) as committees, exists(select
          from app.virtual_clock) as virtual`,
      )
    )[0] as { committees: number; virtual: boolean };

  it(
    'in production loads no sample and sets no clock; elsewhere it does (control), and ' +
      'production then says the way out',
    async () => {
      const database = await freshDatabase();
      const said: string[] = [];
      const start = (env: Record<string, string>) =>
        firstStart(loadConfig(env), (line) => said.push(line));
      const prepared = { databaseUrl: database.url, created: true } as Prepared;
      await start(REAL).prepare(prepared);
      expect([await state(database), said]).toEqual([
        { committees: 0, virtual: false },
        [expect.stringContaining('import-org')],
      ]);
      await start({ DONDOC_VAR: '/du-lieu' }).prepare(prepared);
      expect(await state(database)).toEqual({ committees: 1, virtual: true });
      expect(await saidBy(start(REAL).prepare(prepared))).toMatch(
        /đồng hồ ảo.*DONDOC_VAR.*\/du-lieu.*bỏ NODE_ENV=production/s,
      );
      expect(
        await saidBy(start({ ...REAL, DATABASE_URL: database.url }).prepare(prepared)),
      ).toMatch(/DATABASE_URL/);
      // What plays is not even looked for.
      await start(REAL).serving(
        { databaseUrl: database.url } as Tree,
        new AbortController().signal,
      );
      expect(await saidBy(demo(loadConfig(REAL), { year: 2024, queue: 'postgres' }))).toMatch(
        /không chạy khi NODE_ENV=production/,
      );
      await database.drop();
    },
    60_000,
  );
});
