import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { obligationView } from '#libs/directive';
import { ensureYears, EventStore, rebuildView } from '#libs/event-store';
import { listen, migrate, openDatabase, startEmbeddedPostgres, within } from '#libs/platform';
import { withDatabase } from '../../apps/cli/src/commands.js';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call } from '../support/call.js';
import { type Issued, issueOn } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

// The whole product under a login that owns nothing: what it must be able to do, and what nobody
// who takes it over can.

let stage: Stage;
let issued: Issued;

beforeAll(async () => {
  stage = await openStage({ appLogin: true });
  issued = await issueOn(stage, { byWorker: true });
}, 60_000);
afterAll(() => stage.close());

describe('the application’s login', () => {
  it('is no superuser and owns nothing', async () => {
    const dataSource = await openDatabase(stage.config.databaseUrl!, { poolSize: 1 });
    const rows: unknown[] = await dataSource.query(
      `select session_user as login, current_user as role, r.rolsuper or r.rolcreatedb
        or r.rolcreaterole or r.rolbypassrls or r.rolreplication as mighty, (select count(*)::int
        from pg_class where relowner = r.oid) as owns
       from pg_roles r where r.rolname = session_user`,
    );
    await dataSource.destroy();
    expect(rows).toEqual([{ login: 'dondoc_login', role: 'dondoc_app', mighty: false, owns: 0 }]);
    expect((await call(stage.url, '/readyz')).body).toMatchObject({ checks: { login: 'ok' } });
  });

  it.each([
    ['change an event', `update app.event set actor = 'x'`],
    ['delete events', 'delete from app.event'],
    ['empty them', 'truncate app.event'],
    ['change one year of them', `update app.event_2024 set actor = 'x'`],
    ['write past the append', 'insert into app.event_2024 select * from app.event_2024 limit 1'],
    ['disable a trigger', 'alter table app.event disable trigger all'],
    ['take a wall down', 'alter table app.head disable row level security'],
    ['drop a wall', 'drop policy own on app.head'],
    ['drop a trigger', 'drop trigger event_append_only on app.event'],
    ['switch triggers off for itself', `set session_replication_role = replica`],
    [
      'replace a guard',
      `create or replace function app.refuse_change() returns trigger language plpgsql as $$ begin
        return null; end $$`,
    ],
    ['take a receipt back', 'delete from app.receipt'],
    ['take a look back', 'delete from app.look'],
    ['forget a migration', 'delete from app.migration'],
    ['drop a table', 'drop table app.effect'],
    ['make a table', 'create table app.mine (a int)'],
    ['make one elsewhere', 'create table public.mine (a int)'],
    ['make a schema', 'create schema mine'],
    ['make an extension', 'create extension pg_trgm'],
    ['make a role', 'create role mine'],
    ['become the owner', 'set role dondoc'],
    ['become the owner for good', 'set session authorization dondoc'],
    ['make itself mighty', 'alter role dondoc_login superuser'],
    ['read a file', `select pg_read_file('/etc/passwd')`],
    ['read a file into a table', `copy app.beat from '/etc/passwd'`],
    ['write a file', `copy app.beat to '/x'`],
    ['run a program', `copy app.beat from program 'id'`],
    ['load a library', `load 'plpgsql_x'`],
    ['list folders', `select pg_ls_dir('/')`],
    ['write a large object’s file', `select lo_export(1, '/x')`],
    ['change the server', 'alter system set fsync = off'],
    ['read passwords', 'select rolpassword from pg_authid'],
  ])('cannot %s', async (_, sql) => {
    const client = new pg.Client({ connectionString: stage.config.databaseUrl });
    await client.connect();
    const outcome = await client.query(sql).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
    await client.end();
    expect([sql, outcome]).toEqual([sql, expect.stringMatching(/^(42501|58P01|0LP01)$/)]);
  });

  it('control: the owner could', async () => {
    const owner = new pg.Client({
      connectionString: (stage.dataSource.options as { url: string }).url,
    });
    await owner.connect();
    await owner.query('begin');
    await owner.query('alter table app.event disable trigger all');
    await owner.query(`select pg_read_file('/etc/passwd')`);
    await owner.query('rollback');
    await owner.end();
  });
});

describe('under it', () => {
  it(
    'a directive was issued, its paper printed and archived by the queue, and all of it ' +
      'verifies',
    async () => {
      expect(issued.cells.length).toBeGreaterThan(5);
      const done: { n: number }[] = await stage.dataSource.query(
        `select count(*)::int as n from app.effect where state = 'done' and kind = 'render-notice'`,
      );
      expect(done[0]!.n).toBeGreaterThan(0);
      const { clean, violations } = await runVerify({
        databaseUrl: stage.config.databaseUrl!,
        archiveDir: stage.config.archiveDir,
      });
      expect([clean, violations]).toEqual([true, []]);
    },
  );

  it('views are rebuilt, years are made, and notifications arrive', async () => {
    const dataSource = await openDatabase(stage.config.databaseUrl!, { poolSize: 3 });
    await rebuildView(dataSource, obligationView);
    expect(await ensureYears(dataSource)).toEqual([]);
    expect(
      (await new EventStore(dataSource).read(`directive-${issued.directive}`)).length,
    ).toBeGreaterThan(1);
    const heard: string[] = [];
    const listener = listen(dataSource, 'thu', (payload) => void heard.push(payload));
    await within(10_000, () => heard.length > 0);
    await dataSource.query(`select pg_notify('thu', 'chào')`);
    expect(await within(10_000, () => heard.includes('chào'))).toBe(true);
    await listener.close();
    await dataSource.destroy();
  });

  it('migrations are another’s: it may not even begin one', async () => {
    await expect(migrate(stage.config.databaseUrl!)).rejects.toThrow(/permission denied/);
  });
});

describe('a command of the operator on the embedded server', () => {
  it('enters as the application too, also on a folder that was never up with a login', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-operator-'));
    const before = process.env['DONDOC_VAR'];
    process.env['DONDOC_VAR'] = folder;
    const who = (): Promise<unknown> =>
      withDatabase((dataSource) =>
        dataSource.query(
          'select session_user::text as login, (select count(*)::int from app.office) as accounts',
        ),
      );
    try {
      const server = await startEmbeddedPostgres({
        dir: path.join(folder, 'postgres'),
        settings: { fsync: 'off' },
      });
      await migrate(server.url);
      expect([await who(), await who()]).toEqual([
        [{ login: 'dondoc_login', accounts: 0 }],
        [{ login: 'dondoc_login', accounts: 0 }],
      ]);
      await server.stop();
    } finally {
      if (before === undefined) delete process.env['DONDOC_VAR'];
      else process.env['DONDOC_VAR'] = before;
      await rm(folder, { recursive: true, force: true });
    }
  });
});
