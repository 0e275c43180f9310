import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { inTransaction, openDatabase, prepared } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let database: FreshDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await freshDatabase();
  // One connection: what it has prepared is seen by the next query.
  dataSource = await openDatabase(database.url, { poolSize: 1 });
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const known = async (name: string): Promise<boolean> =>
  (
    (await dataSource.query('select from pg_prepared_statements where name = $1', [
      name,
    ])) as unknown[]
  ).length === 1;

it('keeps a prepared statement on its connection, and no other', async () => {
  const twice = prepared('twice', 'select $1::int * 2 as twice');
  for (const n of [1, 2, 3, 4, 5, 6, 7])
    expect(await dataSource.query(twice, [n])).toEqual([{ twice: n * 2 }]);
  expect(await dataSource.query('select $1::int * 3 as thrice', [1])).toEqual([{ thrice: 3 }]);
  expect(await known('twice')).toBe(true);
  expect(
    await dataSource.query('select count(*)::int as count from pg_prepared_statements'),
  ).toEqual([{ count: 1 }]);
});

it('asks again in full after a first attempt that failed', async () => {
  const later = prepared('later', 'select n from later where n > $1::int');
  await expect(dataSource.query(later, [0])).rejects.toThrow(/does not exist/);
  await dataSource.query('create temp table later as select 7 as n');
  expect(await dataSource.query(later, [0])).toEqual([{ n: 7 }]);
});

it(
  'fails in a transaction that is broken off already, as the guard before COMMIT relies ' + 'on',
  async () => {
    const one = prepared('one', 'select 1 as one');
    await dataSource.query(one);
    await expect(
      inTransaction(dataSource, async (manager) => {
        await manager.query('select 1 / 0').catch(() => undefined);
        return manager.query(one);
      }),
    ).rejects.toThrow(/aborted/);
  },
);

it('gives lists back as they went in, however they are written', async () => {
  const lists = prepared(
    'lists',
    `select $1::text[] as texts, $2::bigint[] as numbers, $3::jsonb[] as data,
      $4::text[] as nothing`,
  );
  const texts = [
    'a',
    '',
    'NULL',
    'null',
    '{a,b}',
    '"',
    '\\',
    '\\n',
    'C:\\new\\"',
    'dòng\nmới',
    'tab\t',
    '\u0001',
    'Đảng uỷ 🙂',
    ' a ',
    null,
  ];
  const data = texts.map((text) => JSON.stringify({ [text ?? 'x']: [text, 1] }));
  const [row] = (await dataSource.query(lists, [texts, [1, null, 9007199254740991], data, []])) as [
    Record<string, unknown>,
  ];
  expect(row).toEqual({
    texts,
    numbers: ['1', null, '9007199254740991'],
    data: data.map((text) => JSON.parse(text) as unknown),
    nothing: [],
  });
});

it('refuses a second text under one name', () => {
  prepared('same', 'select 1');
  expect(() => prepared('same', 'select 2')).toThrow(/same/);
  expect(prepared('same', 'select 1')).toBe('select 1');
});
