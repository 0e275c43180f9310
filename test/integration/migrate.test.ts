import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DatabaseSql, migrate, readDatabaseSql } from '#libs/platform/testing';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

describe('the schema and the functions of a database', () => {
  let database: FreshDatabase;
  let ours: DatabaseSql;
  beforeEach(async () => {
    [database, ours] = await Promise.all([freshDatabase(), readDatabaseSql()]);
  });
  afterEach(() => database.drop());

  const bring = (sql?: DatabaseSql): Promise<string[]> => migrate(database.url, undefined, sql);

  /** This program with another text for one file. */
  const withFile = (name: string, change: (sql: string) => string): DatabaseSql => ({
    ...ours,
    current: ours.current.map((file) =>
      file.name === name ? { name, sql: change(file.sql) } : file,
    ),
  });
  const withMigration = (name: string, sql: string, program = ours): DatabaseSql => ({
    ...program,
    migrations: [...program.migrations, { name, sql }],
  });

  const corrected = (): DatabaseSql =>
    withFile('cell_ended', (sql) => sql.replace('c.effective_to <', 'c.effective_to <='));

  async function bodyOf(name: string): Promise<string> {
    const rows: { prosrc: string }[] = await database.dataSource.query(
      `select prosrc from pg_proc where proname = $1 and pronamespace = 'app'::regnamespace`,
      [name],
    );
    return rows.map(({ prosrc }) => prosrc).join();
  }
  async function hasTrigger(name: string): Promise<boolean> {
    const rows: unknown[] = await database.dataSource.query(
      'select from pg_trigger where tgname = $1',
      [name],
    );
    return rows.length > 0;
  }

  it('stay as they are where nothing is new', async () => {
    expect(await bring()).toEqual([]);
  });

  it('take over a function that was changed, once', async () => {
    expect(await bodyOf('cell_ended')).not.toContain('<=');
    expect(await bring(corrected())).toEqual(['cell_ended']);
    expect(await bodyOf('cell_ended')).toContain('<=');
    expect(await bring(corrected())).toEqual([]);
  });

  it('are brought up to date by one of several that come at once', async () => {
    const program = withMigration('9000-box', 'create table app.box (id int)', corrected());
    const all = await Promise.all([1, 2, 3, 4].map(() => bring(program)));
    expect(all.toSorted((a, b) => a.length - b.length)).toEqual([
      [],
      [],
      [],
      ['9000-box', 'cell_ended'],
    ]);
  });

  it('are not taken back by an older program', async () => {
    await bring(corrected());
    await expect(bring(ours)).rejects.toMatchObject({
      name: 'DatabaseNewer',
      message: expect.stringContaining('đã có cell_ended.sql. Hãy chạy chương trình'),
    });
    expect(await bodyOf('cell_ended')).toContain('<=');
  });

  it('are refused to a program that lacks a migration or a file', async () => {
    await bring(withMigration('9000-box', 'create table app.box (id int)'));
    await expect(bring(ours)).rejects.toMatchObject({ lacking: ['9000-box'] });
    const less = {
      ...ours,
      migrations: [...ours.migrations, { name: '9000-box', sql: '' }],
      current: ours.current.filter(({ name }) => name !== 'cell_ended'),
    };
    await expect(bring(less)).rejects.toMatchObject({ lacking: ['cell_ended.sql'] });
  });

  it('are whole again after a migration that took a trigger away', async () => {
    const program = withMigration('9000-copy', 'drop trigger attachment_kept on app.attachment');
    expect(await bring(program)).toEqual(['9000-copy']);
    expect(await hasTrigger('attachment_kept')).toBe(true);
  });

  it(
    'take a function with other arguments after the migration ' + 'that drops the old one',
    async () => {
      const other = withFile('cell_ended', (sql) =>
        sql.replace('(text, timestamptz)', '(text, timestamptz, boolean)'),
      );
      const program = withMigration(
        '9000-cell-ended',
        'drop function app.cell_ended(text, timestamptz)',
        other,
      );
      expect(await bring(program)).toEqual(['9000-cell-ended', 'cell_ended']);
    },
  );

  it('let go of a file together with the migration that drops what it made', async () => {
    const program = withMigration(
      '9000-cell-ended',
      `drop function app.cell_ended; delete from app.repeatable_sql where name = 'cell_ended'`,
      { ...ours, current: ours.current.filter(({ name }) => name !== 'cell_ended') },
    );
    expect(await bring(program)).toEqual(['9000-cell-ended']);
    expect(await bring(program)).toEqual([]);
  });

  it('stay as they were when one file fails, which is named', async () => {
    const broken = withMigration(
      '9000-box',
      'create table app.box (id int)',
      withFile('cell_ended', (sql) => sql.replace('app.cell c', 'app.cells c')),
    );
    await expect(bring(broken)).rejects.toThrow('cell_ended.sql: relation "app.cells" does not');
    expect(await bring()).toEqual([]);
    expect(await database.dataSource.query(`select to_regclass('app.box') as box`)).toEqual([
      { box: null },
    ]);
  });

  it('are not told to the application as what they are not', async () => {
    await expect(database.dataSource.query('delete from app.repeatable_sql')).rejects.toThrow(
      'permission denied',
    );
  });
});
