import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Clock,
  type EmbeddedPostgres,
  freePort,
  openDatabase,
  projectPath,
  startEmbeddedPostgres,
  within,
} from '#libs/platform';
import { loadSample } from '../../apps/cli/src/demo/load-sample.js';
import { settle } from '../../apps/cli/src/demo/settle.js';
import { call } from '../support/call.js';
import { type Issued, issueOn } from '../support/issued.js';
import { describeWithRedis } from '../support/needs.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { type Running, runNode } from '../support/run-node.js';
import { type Stage } from '../support/stage.js';
import { connect } from './event-store.fixtures.js';

// A server of somebody else, as the README tells to use it: an owner for the migrations and a login
// for the application, both made by an administrator.

let server: EmbeddedPostgres;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dondoc-server-'));
  server = await startEmbeddedPostgres({
    dir: path.join(folder, 'server'),
    settings: { fsync: 'off', max_connections: '200' },
  });
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

function urlOf(database: string, user: string, password = 'mat-khau-thu'): string {
  const url = new URL(server.url);
  Object.assign(url, { username: user, password, pathname: `/${database}` });
  return url.href;
}

async function asAdministrator<Row>(sql: string, database = 'postgres'): Promise<Row[]> {
  const client = await connect(
    Object.assign(new URL(server.url), { pathname: `/${database}` }).href,
  );
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/**
 * What an administrator makes: a database, an owner of it who is given `rights` and no more, and a
 * login without any right.
 */
async function made(name: string, rights = ''): Promise<{ owner: string; login: string }> {
  await asAdministrator(`create role ${name}_chu login ${rights} password 'mat-khau-thu'`);
  await asAdministrator(`create database ${name} owner ${name}_chu`);
  await asAdministrator(`create role ${name}_web login password 'mat-khau-thu'`);
  return { owner: urlOf(name, `${name}_chu`), login: urlOf(name, `${name}_web`) };
}

type Env = Readonly<Record<string, string>>;

/** The command line in a process of its own; its output. Throws when it does not end with 0. */
async function dondoc(env: Env, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runNode('apps/cli/src/main', { args, env }).ended;
  if (code !== 0)
    throw new Error(`dondoc ${args.join(' ')} ended with ${code}\n${stdout}${stderr}`);
  return stdout;
}

const running = new Set<Running>();
afterAll(() => running.forEach(({ process }) => process.kill('SIGKILL')));

/** Api and worker as processes of this environment. */
async function started(env: Env) {
  const port = String(await freePort());
  const children = ['api', 'worker'].map((name) =>
    runNode(`apps/${name}/src/main`, { env: { ...env, PORT: port, LOG_LEVEL: 'warn' } }),
  );
  children.forEach((child) => running.add(child));
  const url = `http://127.0.0.1:${port}`;
  const readyz = () =>
    call(url, '/readyz').then(
      ({ body }) => body['checks'] as Record<string, unknown> | undefined,
      () => undefined,
    );
  if (!(await within(60_000, async () => (await readyz()) !== undefined)))
    throw new Error(children.map((child) => child.said()).join('\n'));
  return {
    url,
    readyz,
    async stop() {
      for (const { process } of children) process.kill('SIGTERM');
      for (const child of children) expect(await child.ended).toMatchObject({ code: 0 });
      children.forEach((child) => running.delete(child));
    },
  };
}

/** Issues the letter and submits one report; its receipt is there when this ends. */
async function used(url: string, login: string): Promise<Issued> {
  const dataSource = await openDatabase(login, { applicationName: 'test', poolSize: 3 });
  try {
    const issued = await issueOn(
      { url, dataSource, clock: new Clock(dataSource), settle: () => settle(dataSource) } as Stage,
      { byWorker: true },
    );
    expect(await issued.cells[0]!.submit()).toMatchObject({ status: 201 });
    await settle(dataSource);
    return issued;
  } finally {
    await dataSource.destroy();
  }
}

/** What a role has: things that it owns, rights beyond those of anybody, and roles it is in. */
const holdings = (role: string, database: string): Promise<unknown[]> =>
  asAdministrator(
    `select (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int
      from pg_proc where proowner = r.oid) + (select count(*)::int from pg_namespace
      where nspowner = r.oid) + (select count(*)::int from pg_database
      where datdba = r.oid) as owns,
     r.rolsuper or r.rolcreatedb or r.rolcreaterole or r.rolbypassrls or r.rolreplication as mighty,
       array(select roleid::regrole::text from pg_auth_members where member = r.oid order by 1)
         as roles
   from pg_roles r where rolname = '${role}'`,
    database,
  );

function whole(
  backend: string,
  { rights, env = () => ({}) }: { rights?: string; env?: () => Env },
): void {
  const name = `dd_${backend}`;
  it(
    'migrates as its owner, who is no superuser; commands, api and worker are the login, which ' +
      'owns nothing; all of it verifies',
    async () => {
      const { owner, login } = await made(name, rights);
      const both = {
        ...env(),
        DATABASE_URL: login,
        DATABASE_OWNER_URL: owner,
        DONDOC_VAR: path.join(folder, name),
      };
      if (rights === undefined) {
        // Whoever may not make roles is told what an administrator does for him.
        const { stdout, stderr } = await runNode('apps/cli/src/main', {
          args: ['migrate'],
          env: both,
        }).ended;
        const [, advice = ''] =
          /quản trị máy chủ chạy: (.*;) rồi chạy lại/.exec(stdout + stderr) ?? [];
        expect(advice).toContain(
          `grant dondoc_app, dondoc_actor to "${name}_chu" with admin option`,
        );
        await asAdministrator(advice);
      }
      expect(await dondoc(both, 'migrate')).toMatch(/Đã áp dụng \d+ bước/);
      expect(await dondoc(both, 'migrate')).toContain('đã ở bản mới nhất');
      await loadSample(login);
      // From here on nobody can log in as the owner: whatever needed him would fail.
      await asAdministrator(`alter role ${name}_chu nologin`);
      const product = await started(both);
      const { directive } = await used(product.url, login);
      expect(await product.readyz()).toMatchObject({ login: 'ok' });
      expect(await dondoc(both, 'token', '--name', 'Người thử', '--role', 'auditor')).toMatch(
        /^dd_/,
      );
      expect(
        await dondoc(
          both,
          'import-org',
          projectPath('apps/cli/sample/dang-bo-mau.json'),
          '--dry-run',
        ),
      ).toContain('Chỉ xem trước');
      // The same commands whatever the queue is: one round is enough.
      if (backend === 'postgres') {
        for (const words of [
          ['effects', 'list'],
          ['effects', 'retry', '--all'],
          ['readers'],
          ['parked'],
          ['rebuild'],
          ['partitions', 'list'],
          ['seal'],
          ['bulk', 'expire', '--directive', directive, '--preview'],
        ])
          await dondoc(both, ...words);
      }
      const verdict = await dondoc(both, 'verify');
      expect(verdict).not.toMatch(/superuser|VI PHẠM/);
      expect(verdict).toMatch(/^I8 +ok/m);
      await product.stop();
      expect(await holdings(`${name}_web`, name)).toEqual([
        { owns: 0, mighty: false, roles: ['dondoc_actor', 'dondoc_app'] },
      ]);
    },
    300_000,
  );
}

describe('an external server, the queue in PostgreSQL', () => {
  whole('postgres', { rights: 'createrole' });
});

describeWithRedis('an external server, the queue in Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  whole('redis', { env: () => ({ REDIS_URL: redis.url }) });
});

describe('a database that one superuser had to himself', () => {
  it(
    'is handed to a login of its own by setting the second variable: it starts, goes on and ' +
      'verifies',
    async () => {
      await asAdministrator(`create database cu`);
      const superuser = urlOf('cu', 'dondoc', new URL(server.url).password);
      const alone = { DATABASE_URL: superuser, DONDOC_VAR: path.join(folder, 'cu') };
      await dondoc(alone, 'migrate');
      await loadSample(superuser);
      const before = await started(alone);
      await used(before.url, superuser);
      expect(await before.readyz()).toMatchObject({ login: 'superuser' });
      expect(await dondoc(alone, 'verify')).toMatch(
        /Ứng dụng đang đăng nhập bằng dondoc, một superuser/,
      );
      await before.stop();

      await asAdministrator(`create role cu_web login password 'mat-khau-thu'`);
      const both = { ...alone, DATABASE_URL: urlOf('cu', 'cu_web'), DATABASE_OWNER_URL: superuser };
      await dondoc(both, 'migrate');
      const after = await started(both);
      expect(await after.readyz()).toMatchObject({ login: 'ok' });
      const dataSource = await openDatabase(both.DATABASE_URL, {
        applicationName: 'test',
        poolSize: 2,
      });
      await new Clock(dataSource).set('2024-01-25T01:00:00Z' as never);
      await settle(dataSource);
      expect(
        await dataSource.query(`select from app.message where step like 'reminder %'`),
      ).toHaveLength(11);
      await dataSource.destroy();
      expect(await dondoc(both, 'verify')).toMatch(/^I8 +ok/m);
      await after.stop();
      expect(await holdings('cu_web', 'cu')).toEqual([
        { owns: 0, mighty: false, roles: ['dondoc_actor', 'dondoc_app'] },
      ]);
    },
    300_000,
  );
});
