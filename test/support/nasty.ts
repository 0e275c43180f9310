// Values that break programs, and a way to put each of them in each place of a body. The fuzz uses
// them on every route.

/** Gives the same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const deep = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 'x');

export const NASTY_VALUES: readonly unknown[] = [
  '',
  ' ',
  'x'.repeat(4_500),
  'Nguyễn '.repeat(700),
  'x'.repeat(100_000),
  '\u200B\u200B\u2060',
  '\u3164',
  'a\0b',
  '\uD83D',
  '\uDE00\uD83D',
  '\u202Etxt',
  '<b>&amp;</b>{{x}}',
  '__proto__',
  'constructor',
  "'; drop table x; --",
  '%s%n',
  '\r\nX: y',
  '9999-12-31',
  '0001-01-01',
  '0000-00-00',
  '-000001-01-01',
  '2024-02-30',
  '99999-01-01',
  '+275760-09-14',
  '2024-01-01T00:00:00Z',
  '1900-01-01',
  '24:00',
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  1e21,
  Number.MIN_VALUE,
  true,
  false,
  null,
  [],
  {},
  [[]],
  [null],
  [{}],
  { length: 5 },
  { toString: 1, then: 1 },
  deep(60),
  deep(900),
  Array.from({ length: 3_000 }, (_, i) => i),
  Array.from({ length: 300 }, () => ({})),
  '2024/0001',
  'obligation-x--y',
  '99999999999999999999',
  'NaN',
  '😀'.repeat(40),
  'ﷺ'.repeat(300),
  'á̂̉̃̀'.repeat(50),
];

/** Bodies that never reach a schema. */
export const NASTY_BODIES: readonly string[] = [
  '['.repeat(10_000),
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  '{"a":'.repeat(5_000),
  `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
  '',
  ' ',
  'null',
  'true',
  '0',
  '"x"',
  '[]',
  '{}',
  '1e400',
  '-',
  '{"a":1e400}',
  '{"a":1,"a":2}',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{"a":1}}}',
  '\uFEFF{}',
  '{"a":"\\ud83d"}',
  '{"\\u0000":1}',
  '{"\\ud83d":1}',
  '{"a":"\u0000"}',
  `{"${'k'.repeat(50_000)}":1}`,
  `{${Array.from({ length: 5_000 }, (_, i) => `"k${i}":1`).join(',')}}`,
  `[${'1,'.repeat(20_000)}1]`,
  '{"dueOn":"9999-12-31"}',
  '\\',
  '{a:1}',
  "{'a':1}",
  '{"a":01}',
  'NaN',
];

/** Parts of an address, as they go over the wire. */
export const NASTY_PARTS: readonly string[] = [
  '%00',
  '%',
  '%zz',
  '%E0%A4%A',
  '%ED%A0%80',
  '%FF%FE',
  '%2e%2e',
  '..',
  '%2F',
  '%5C',
  '__proto__',
  'constructor',
  'toString',
  "'",
  '%22',
  '%0A',
  '%0D%0AX:y',
  '%E2%80%8B',
  '%F0%9F%98%80',
  '-1',
  '0',
  '99999999999999999999',
  'NaN',
  'x'.repeat(99),
  'x'.repeat(3_000),
  '*',
  '%25',
  '~',
  '%7B%7Bx%7D%7D',
  'null',
  'undefined',
  '2024',
];

type Path = readonly (string | number)[];

/** Every place of a body: its leaves, its lists, its objects, and the whole. */
export function placesOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

export function withAt(value: unknown, [head, ...rest]: Path, put: unknown): unknown {
  if (head === undefined) return put;
  if (Array.isArray(value))
    return value.map((inner, i) => (i === head ? withAt(inner, rest, put) : inner));
  return {
    ...(value as object),
    [head]: withAt((value as Record<string, unknown>)[head], rest, put),
  };
}
