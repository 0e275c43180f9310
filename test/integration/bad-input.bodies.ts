import { expect, it } from '@jest/globals';
import { expectProblem, fieldsOf, report, send, VIETNAMESE } from './bad-input.fixtures.js';

const WRONG: readonly [what: string, body: () => object | string, paths: readonly string[]][] = [
  ['a field that is not known', () => ({ ...report, xếpLoại: 'tốt' }), ['xếpLoại']],
  [
    'a field that is not known, deep inside',
    () => ({
      ...report,
      submission: {
        ...report.submission,
        people: [{ ...report.submission.people[0]!, phone: '0912' }],
      },
    }),
    ['submission.people.0.phone'],
  ],
  ['wrong types', () => ({ ...report, note: 5, submission: 7 }), ['note', 'submission']],
  ['an empty object', () => ({}), ['outcome']],
  ['a list', () => [], ['']],
  ['null', () => 'null', ['']],
  ['a date that is none', () => ({ ...report, reportedOn: '2024-02-30' }), ['reportedOn']],
  ['a number of no paper', () => ({ ...report, number: 'số năm' }), ['number']],
  ['“unchanged” with somebody new', () => ({ ...report, outcome: 'unchanged' }), ['outcome']],
  [
    'a name of a million letters',
    () => ({
      ...report,
      submission: {
        ...report.submission,
        people: [{ ...report.submission.people[0]!, name: 'x'.repeat(1e6 - 50_000) }],
      },
    }),
    ['submission.people.0.name'],
  ],
  ['U+0000', () => ({ ...report, note: 'a\0b' }), ['note']],
  [
    'half a surrogate pair',
    () => JSON.stringify({ ...report, note: 'half' }).replace('half', String.raw`\ud83d`),
    ['note'],
  ],
];

/** Bodies that cannot be read, or say what may not be said. */
export function bodies(): void {
  it.each(WRONG)('%s: 400 with the fields', async (_, body, paths) => {
    const reply = await send({ body: body() });
    expectProblem(reply, 400, 'INVALID_INPUT');
    expect(fieldsOf(reply).map(({ path }) => path)).toEqual(paths);
    for (const { message } of fieldsOf(reply)) expect(message).toMatch(VIETNAMESE);
  });

  it.each([
    ['broken JSON', { body: '{"outcome": ' }, 400, 'INVALID_JSON_BODY'],
    [
      'a key that would poison a prototype',
      { body: '{"__proto__": {"role": "admin"}}' },
      400,
      'INVALID_JSON_BODY',
    ],
    ['no content at all', { body: '' }, 400, 'EMPTY_JSON_BODY'],
    ['five megabytes', { body: { note: 'x'.repeat(5 * 1024 * 1024) } }, 413, 'BODY_TOO_LARGE'],
    ['plain text', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'NOT_JSON'],
    [
      'a browser’s form',
      {
        body: 'outcome=unchanged',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      415,
      'NOT_JSON',
    ],
    [
      'something like JSON',
      { body: '{}', headers: { 'content-type': 'application/jsonp' } },
      415,
      'NOT_JSON',
    ],
    [
      'headers without end',
      { body: '{}', headers: { 'x-long': 'x'.repeat(20_000) } },
      431,
      'HEADERS_TOO_LARGE',
    ],
  ] as const)('%s: refused before it is read', async (_, what, status, code) => {
    expectProblem(await send(what), status, code);
  });
}
