import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from './trees.js';

// docs/asvs.md promises a test, a place, or a reason for each requirement of OWASP ASVS 5.0.0 of
// level 1 and 2. Here it is held to that.

type How = 'test' | 'code' | 'document' | '**exception**' | '**open**' | 'does not apply';
const HOWS: readonly string[] = [
  'test',
  'code',
  'document',
  '**exception**',
  '**open**',
  'does not apply',
] satisfies How[];

interface Row {
  readonly id: string;
  readonly level: string;
  readonly how: string;
  readonly where: string;
}

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

/** Every requirement with its level; `V1.2.1-5` are five of them. */
function requirements(): ReadonlyMap<string, string> {
  const lists: Record<string, string> = JSON.parse(
    read('test/architecture/fixtures/asvs-levels.json'),
  );
  const all = new Map<string, string>();
  for (const [level, list] of Object.entries(lists))
    for (const range of list.split(' ')) {
      const [, section, from, to] = /^(V\d+\.\d+\.)(\d+)(?:-(\d+))?$/.exec(range)!;
      for (let n = Number(from); n <= Number(to ?? from); n += 1) all.set(`${section}${n}`, level);
    }
  return all;
}

function rowsOf(page: string): Row[] {
  return page
    .split('\n')
    .filter((line) => /^\| V\d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, id = '', level = '', , how = '', where = '']) => ({ id, level, how, where }));
}

const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+|README\.md)`/g)].map(([, path]) => path!);

/** Names of tests, each behind the file in which it stands. */
const namesIn = (text: string): { path: string; name: string }[] =>
  [...text.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, path, name]) => ({
    path: path!,
    name: name!,
  }));

/** The source with strings that go on over several lines in one piece. */
const whole = (path: string): string => read(path).replaceAll(/(['`])\s*\+\s*\1/g, '');

/** What may be wrong with one row, and when it is. */
const faults: Readonly<Record<string, (row: Row, known: ReadonlyMap<string, string>) => boolean>> =
  {
    'is no requirement of level 1 or 2': ({ id }, known) => !known.has(id),
    'has another level': ({ id, level }, known) => known.has(id) && known.get(id) !== level,
    'is met in no known way': ({ how }) => !HOWS.includes(how),
    'says nothing': ({ where }) => !/\w/.test(where),
    'names no test': ({ how, where }) => how === 'test' && namesIn(where).length === 0,
    'names no place': ({ how, where }) =>
      ['code', 'document'].includes(how) && !/“Keys and hashes”|`/.test(where),
    'is an exception in V6, V7 or V8': ({ id, how }) =>
      /^V[678]\./.test(id) && how === '**exception**',
    'is open elsewhere': ({ id, how }) => !/^V[678]\./.test(id) && how === '**open**',
  };

const rowFaults = (row: Row, known: ReadonlyMap<string, string>): string[] => [
  ...Object.keys(faults)
    .filter((fault) => faults[fault]!(row, known))
    .map((fault) => `${row.id} ${fault}`),
  ...namesIn(row.where)
    .filter(({ path }) => existsSync(join(projectRoot, path)))
    .filter(({ path, name }) => !whole(path).includes(name))
    .map(({ path, name }) => `${row.id} names “${name}”, which is not in ${path}`),
];

/** The ids that are said to be open at the top, or that are so below: both are to be the same. */
function openFaults(page: string, rows: readonly Row[]): string[] {
  const said = /^Open in V6, V7 and V8: (.*)\.$/m.exec(page)?.[1]?.split(', ') ?? [];
  const are = rows.filter(({ how }) => how === '**open**').map(({ id }) => id);
  return [
    ...are.filter((id) => !said.includes(id)).map((id) => `${id} is open and not told at the top`),
    ...said.filter((id) => !are.includes(id)).map((id) => `${id} is told at the top and not open`),
  ];
}

function countFaults(page: string, rows: readonly Row[]): string[] {
  return HOWS.filter((how) => {
    const line = page.split('\n').find((one) => one.startsWith(`| ${how} |`));
    const told = Number(line?.split('|')[3]);
    return told !== rows.filter((row) => row.how === how).length;
  }).map((how) => `the number of “${how}” is another`);
}

function check(page: string): string[] {
  const known = requirements();
  const rows = rowsOf(page);
  const ids = rows.map(({ id }) => id);
  return [
    ...[...known.keys()].filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
    ...ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `${id} stands twice`),
    ...pathsIn(page)
      .filter((path) => !path.startsWith('@') && !existsSync(join(projectRoot, path)))
      .map((path) => `${path} is not there`),
    ...rows.flatMap((row) => rowFaults(row, known)),
    ...openFaults(page, rows),
    ...countFaults(page, rows),
  ];
}

describe('docs/asvs.md', () => {
  const page = read('docs/asvs.md');

  it('has all of level 1 and 2, as many as the standard', () => {
    const levels = [...requirements().values()];
    expect(['1', '2'].map((level) => levels.filter((one) => one === level).length)).toEqual([
      70, 183,
    ]);
  });

  it('is true', () => {
    expect(check(page)).toEqual([]);
  });

  const row = (id: string): RegExp => new RegExp(`^\\| ${id.replaceAll('.', '\\.')} .*$`, 'm');

  it.each([
    ['a row that is missing', row('V7.2.1'), '', 'V7.2.1 is missing'],
    ['a row that stands twice', row('V7.2.1'), '$&\n$&', 'V7.2.1 stands twice'],
    ['an id that is none', /^\| V1\.1\.1 /m, '| V1.1.9 ', 'V1.1.9 is no requirement'],
    ['a wrong level', /^\| V1\.1\.1 \| 2/m, '| V1.1.1 | 1', 'V1.1.1 has another level'],
    [
      'a file that is gone',
      'libs/sign-in/src/keys.spec.ts',
      'libs/gone.spec.ts',
      'libs/gone.spec.ts is not there',
    ],
    [
      'a test that is gone',
      '“and out after 30”',
      '“and out after 31”',
      'V7.3.1 names “and out after 31”, which is not in test/integration/sessions.life.ts',
    ],
    [
      'a promise without a test',
      row('V7.3.1'),
      '| V7.3.1 | 2 | x | test | It is so. |',
      'V7.3.1 names no test',
    ],
    [
      'an exception where there may be none',
      row('V8.2.2'),
      '| V8.2.2 | 1 | x | **exception** | It costs too much. |',
      'V8.2.2 is an exception in V6, V7 or V8',
    ],
    [
      'an open point that is not told',
      row('V8.2.2'),
      '| V8.2.2 | 1 | x | **open** | It is to be done. |',
      'V8.2.2 is open and not told at the top',
    ],
    ['a count that is old', /^(\| code \|.*\| )\d+/m, '$1999', 'the number of “code” is another'],
  ])('must-fail control: %s is found', (_, was, is, fault) => {
    const changed = page.replace(was, is);
    expect(changed).not.toBe(page);
    expect(check(changed)).toContainEqual(expect.stringContaining(fault));
  });
});
