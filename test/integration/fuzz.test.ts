import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { can, declaredRoutes, type Role } from '#libs/org';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { makePerson, pageHeaders, SIGN_IN_BODIES } from '../support/accounts.js';
import { call } from '../support/call.js';
import { freshKey, type Issued, openIssued, reportOf, tokenOf } from '../support/issued.js';
import {
  NASTY_BODIES,
  NASTY_PARTS,
  NASTY_VALUES,
  placesOf,
  seeded,
  withAt,
} from '../support/nasty.js';
import { stepsDefinition } from '../support/own-definitions.js';
import { type Stage } from '../support/stage.js';
import { tokenFor } from './acknowledge-link.fixtures.js';

// Whatever is sent, to whatever route, in whatever place: an answer below 500. Seeded; another seed
// is DONDOC_FUZZ_SEED, more of it DONDOC_FUZZ_ROUNDS.

const SEED = Number(process.env['DONDOC_FUZZ_SEED'] ?? 20_240_215);
const ROUNDS = Number(process.env['DONDOC_FUZZ_ROUNDS'] ?? 1);
const ABREAST = 6;

interface Route {
  readonly method: string;
  readonly path: string;
  /** Undefined where everybody may ask, or whoever is signed in. */
  readonly token: string | undefined;
}

interface Shot {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let stage: Stage;
let issued: Issued;
let routes: Route[];
let bodies: Readonly<Record<string, object>>;
/** The token of a link that is right. */
let link: string;
/** What the browser of somebody who is signed in sends. */
let page: Readonly<Record<string, string>>;

beforeAll(async () => {
  ({ stage, issued } = await openIssued());
  const own = issued.cells[0]!;
  const roles: readonly Exclude<Role, 'visitor'>[] = [
    'clerk',
    'approver',
    'reviewer',
    'cell',
    'auditor',
    'admin',
  ];
  const tokens = new Map(
    await Promise.all(
      roles.map(
        async (role) =>
          [
            role,
            role === 'cell' ? own.token : await tokenOf(stage, { name: 'Người thử', role }),
          ] as const,
      ),
    ),
  );
  routes = declaredRoutes(stage.app).map(({ route, rule }) => {
    const [, method = '', path = ''] = /^(\w+) (\S+)/.exec(route)!;
    if (!rule || !('action' in rule)) return { method, path, token: undefined };
    const role = roles.find((one) =>
      can({ id: 'x', name: 'x', role: one, cell: own.id }, rule.action, { cell: own.id }),
    );
    if (role === undefined) throw new Error(`nobody may ask ${route}`);
    return { method, path, token: tokens.get(role)! };
  });
  link = await tokenFor(stage, own);
  page = await pageHeaders(stage, await makePerson(stage, { role: 'clerk' }));
  const reason = { reason: 'Có lý do chính đáng' };
  const later = { ...reason, dueOn: '2024-03-01', document: '245-CV/ĐU' };
  bodies = {
    '/api/workflows/drafts/:name': { ...stepsDefinition.texts, seen: 0 },
    '/api/workflows/drafts/:name/publish': { definition: 'dang-ky-nhieu-buoc@0123456789ab' },
    ...SIGN_IN_BODIES,
    '/api/directives': { ...letter2024, directive: 'dot-thu' },
    '/api/directives/:directive': (({ directive: _, ...rest }) => rest)(
      letter2024 as never as Record<string, object>,
    ),
    '/api/bulk': {
      command: 'remind',
      directive: issued.directive,
      select: { status: ['issued'] },
      preview: true,
    },
    'upward-report': { interim: true, reason: 'Còn chi bộ chưa duyệt' },
    reports: await reportOf(stage, own.id),
    return: { ...reason, dueOn: '2024-02-14' },
    review: { opinion: 'Đủ', acceptances: [{ findings: ['a'], reason: 'Đã xem' }] },
    approve: { meeting: { on: '2024-02-20', present: 11, agreed: 11 } },
    reject: reason,
    extend: later,
    reopen: later,
    'accept-late': { receipt: '2024/0099', ...reason },
    withdraw: reason,
    draft: { tables: { review: [{ name: 'x' }] }, version: 0 },
    comments: { text: 'Xem lại', anchor: { table: 'review', row: 'x', column: 'name' } },
  };
});
afterAll(() => stage.close());

const bodyOf = ({ path }: Route): object => bodies[path] ?? bodies[path.split('/').at(-1)!] ?? {};
const PLAIN: Readonly<Record<string, () => string>> = {
  ':token': () => link,
  ':obligation': () => issued.cells[0]!.obligation,
  ':directive': () => issued.directive,
  ':cell': () => issued.cells[0]!.id,
  ':notice': () => `notice-${issued.directive}`,
  ':attachment': () => '0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01',
  ':comment': () => '0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01',
  ':run': () => 'x',
};
const plain = (path: string): string =>
  path.replaceAll(/:\w+/g, (name) => encodeURIComponent(PLAIN[name]?.() ?? 'x'));
const QUERIES = 'limit after obligation dossier round from to appendix directive x'.split(' ');

function addressShots(route: Route): Shot[] {
  const names = route.path.match(/:\w+/g) ?? [];
  const inPath = names.flatMap((name) =>
    NASTY_PARTS.map((part) => ({
      ...route,
      path: plain(route.path.replace(name, '\u0001')).replace('\u0001', part),
    })),
  );
  // A draft's PDF is made anew each time and reads no query: a browser's time for nothing.
  const inQuery =
    route.method === 'GET' && !route.path.endsWith('.pdf')
      ? QUERIES.flatMap((name) =>
          NASTY_PARTS.map((part) => ({ ...route, path: `${plain(route.path)}?${name}=${part}` })),
        )
      : [];
  return [
    ...inPath,
    ...inQuery,
    ...(route.method === 'GET' && !route.path.endsWith('.pdf')
      ? [
          {
            ...route,
            path: `${plain(route.path)}?limit=1&limit=2&from[a]=1&x[]=${'1&x[]='.repeat(200)}`,
          },
        ]
      : []),
  ];
}

function bodyShots(route: Route): Shot[] {
  if (route.method === 'GET') return [];
  const body = bodyOf(route);
  const there = { ...route, path: plain(route.path) };
  const values = placesOf(body).flatMap((place) =>
    NASTY_VALUES.map((value) => ({ ...there, body: JSON.stringify(withAt(body, place, value)) })),
  );
  const kinds = [
    'application/octet-stream',
    'text/plain',
    'application/json; charset=utf-16',
    'image/png',
    'x',
    'multipart/form-data; boundary=x',
  ];
  const headers = [
    { 'if-match': '"-1"' },
    { 'if-match': '"99999999999999999999"' },
    { 'idempotency-key': '\u00E1' },
    { 'x-file-name': '%' },
    { 'x-file-name': 'a'.repeat(5_000) },
    { 'content-encoding': 'gzip' },
  ];
  return [
    ...values,
    ...NASTY_BODIES.map((text) => ({ ...there, body: text })),
    ...kinds.map((kind) => ({ ...there, body: '{}', headers: { 'content-type': kind } })),
    ...headers.map((more) => ({ ...there, body: JSON.stringify(body), headers: more })),
    ...NASTY_BODIES.slice(0, 6).map((text) => ({
      ...there,
      body: text,
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf' },
    })),
  ];
}

/** As many of each route as its share says, each place at least now and then. */
function some<T>(all: readonly T[], share: number, random: () => number): T[] {
  return all
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, share)
    .map(([, one]) => one);
}

const shown = ({ method, path, body = '' }: Shot): string =>
  `${method} ${path.slice(0, 120)} ${body.slice(0, 300)}`;

/**
 * A draft that was taken can be looked at as a letter: what the command accepts, its readers can
 * take.
 */
async function unreadable(shot: Shot): Promise<string[]> {
  const { directive } = JSON.parse(shot.body ?? '{}') as { directive: string };
  const { status } = await call(stage.url, `/api/directives/${directive}/letter`, {
    token: shot.token,
  });
  return status === 200 ? [] : [`letter ${status}: ${shown(shot)}`];
}

async function fire(shots: readonly Shot[]): Promise<string[]> {
  const wrong: string[] = [];
  const left = [...shots];
  const lane = async (): Promise<void> => {
    for (let shot = left.pop(); shot !== undefined; shot = left.pop()) {
      const { method, path, token, body, headers } = shot;
      // A socket that is shut without a word is as wrong as a 500.
      const status = await call(stage.url, path, {
        method,
        token,
        body,
        headers: {
          ...(token === undefined ? page : {}),
          ...(method === 'GET' ? {} : { 'idempotency-key': freshKey() }),
          ...headers,
        },
      }).then(
        (reply) => reply.status,
        (error: Error) => error.message,
      );
      if (typeof status !== 'number' || status >= 500) wrong.push(`${status}: ${shown(shot)}`);
      else if (status === 201 && path === '/api/directives')
        wrong.push(...(await unreadable(shot)));
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
  return wrong;
}

it('whatever is sent to whatever route in whatever place, the answer is below 500', async () => {
  const random = seeded(SEED);
  const shots = routes.flatMap((route) => [
    ...some(addressShots(route), 5 * ROUNDS, random),
    ...some(bodyShots(route), 26 * ROUNDS, random),
  ]);
  expect(shots.length).toBeGreaterThan(800);
  expect(await fire(some(shots, shots.length, random))).toEqual([]);
}, 120_000);

it('what once gave 500 gives none, in its own place', async () => {
  const at = (path: string): Route =>
    routes.find((route) => route.method === 'POST' && route.path === path)!;
  const [draft, reports, extend, comments] = [
    at('/api/directives'),
    at('/api/obligations/:obligation/reports'),
    at('/api/obligations/:obligation/extend'),
    at('/api/obligations/:obligation/comments'),
  ];
  let drafts = 0;
  const letter = (letter2024 as unknown as { letter: object }).letter;
  const put = (route: Route, place: string, value: unknown): Shot => ({
    ...route,
    path: plain(route.path),
    body: JSON.stringify({
      ...bodyOf(route),
      ...(route === draft ? { directive: `dot-thu-${(drafts += 1)}` } : {}),
      [place]: value,
    }),
  });
  const inLetter = (more: object): Shot => put(draft!, 'letter', { ...letter, ...more });
  const shots = [
    ...routes
      .filter(({ method }) => method !== 'GET')
      .map((route) => ({ ...route, path: plain(route.path), body: '['.repeat(10_000) })),
    put(draft!, 'dueOn', '9999-12-31'),
    put(extend!, 'dueOn', '9999-12-31'),
    put(draft!, 'subject', '\u200B\u200B\u200B'),
    put(comments!, 'text', '\u2060\u2060'),
    put(reports!, 'reportedOn', '9999-12-31'),
    inLetter({ points: ['x'.repeat(4_500)] }),
    inLetter({ points: ['x'.repeat(4_000)] }),
    inLetter({ deadlineNote: '{wording} '.repeat(300) }),
    inLetter({ closing: '\u3164\u200B\u200B' }),
    inLetter({ addressee: '\u202E\u202E\u202E' }),
  ];
  expect(await fire(shots)).toEqual([]);
});
