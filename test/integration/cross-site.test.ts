import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setLogLevel } from '#libs/platform';
import { type DeclaredRoute, declaredRoutes } from '#libs/org';
import { makePerson, pageHeaders } from '../support/accounts.js';
import { call, type Reply } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

// What another site makes somebody's browser send. Each route that changes something refuses each
// form of it, before it looks at anything else.

interface Route {
  readonly method: string;
  readonly path: string;
}

type Headers = Readonly<Record<string, string>>;

const FORM = 'application/x-www-form-urlencoded';

/** What is sent beside the cookie, and what the answer is. */
const forms: readonly (readonly [string, Headers, readonly string[]])[] = [
  ['no origin at all', {}, ['FOREIGN_ORIGIN']],
  ['the origin of another site', { origin: 'https://evil.vn' }, ['FOREIGN_ORIGIN']],
  ['an origin that is null', { origin: 'null' }, ['FOREIGN_ORIGIN']],
  ['our origin, cross-site', { 'sec-fetch-site': 'cross-site' }, ['FOREIGN_ORIGIN']],
  ['our origin, from a neighbour', { 'sec-fetch-site': 'same-site' }, ['FOREIGN_ORIGIN']],
  ['the content of a form', { 'content-type': FORM }, ['NOT_JSON', 'NOT_A_FILE']],
];

setLogLevel('error');

let stage: Stage;
let own: Headers;
let routes: readonly Route[];

/** At these no cookie counts: the address itself is the right, to its bearer. */
const COOKIELESS = ['POST /tiep-nhan/:token'];
/** The forms of the door, which work without the application. */
const FORM_PAGES = ['/dang-nhap', '/dang-nhap/mau', '/quen-mat-khau'];

const unsafe = ({ route }: DeclaredRoute): Route[] => {
  const [, method = '', path = ''] = /^(\w+) (\S+)/.exec(route)!;
  return method === 'GET' || COOKIELESS.includes(`${method} ${path}`)
    ? []
    : [{ method, path: path.replaceAll(/:\w+/g, 'x') }];
};

beforeAll(async () => {
  stage = await openStage({ worker: false });
  own = await pageHeaders(stage, await makePerson(stage, { role: 'clerk' }));
  routes = declaredRoutes(stage.app).flatMap(unsafe);
});
afterAll(() => stage.close());

const FILES = /\/(attachments|workbook(\/annotated)?)$/;

function send({ method, path }: Route, headers: Headers): Promise<Reply> {
  const type: Headers = FILES.test(path) ? { 'content-type': 'application/octet-stream' } : {};
  return call(stage.url, path, {
    method,
    key: freshKey(),
    body: {},
    headers: { ...type, ...headers },
  });
}

/** The routes that answer otherwise than by one of the codes. */
async function otherwise(
  headers: Headers,
  codes: readonly string[],
  asked: readonly Route[] = routes,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of asked) {
    const { body, status } = await send(route, headers);
    if (!codes.includes(String(body['code'])))
      wrong.push(`${route.method} ${route.path}: ${status} ${body['code']}`);
  }
  return wrong;
}

const withoutOrigin = ({ origin: _, ...rest }: Headers): Headers => rest;

describe('a request that another site made', () => {
  it.each(forms)('with %s is refused by every route', async (_, more, codes) => {
    expect(routes.length).toBeGreaterThan(40);
    const sends = Object.keys(more).length === 0 ? withoutOrigin(own) : { ...own, ...more };
    const asked =
      sends['content-type'] === FORM
        ? routes.filter(({ path }) => !FORM_PAGES.includes(path))
        : routes;
    expect(await otherwise(sends, codes, asked)).toEqual([]);
  });

  it('is refused before the routes that let somebody in, also without a cookie', async () => {
    const open = declaredRoutes(stage.app)
      .filter(({ rule }) => rule && 'open' in rule)
      .flatMap(unsafe);
    expect(open.map(({ path }) => path)).toContain('/api/session');
    for (const route of open)
      for (const headers of [{}, { origin: 'https://evil.vn' }] as Headers[])
        expect([route.path, (await send(route, headers)).body['code']]).toEqual([
          route.path,
          'FOREIGN_ORIGIN',
        ]);
  });

  it('may send the form of a link in a mail, for which nobody is signed in', async () => {
    const [link] = COOKIELESS.map((route) => route.replace(':token', 'a'.repeat(40)).split(' '));
    const reply = await call(stage.url, link![1]!, { method: link![0]!, headers: own });
    expect([reply.status, reply.headers['set-cookie']]).toEqual([404, undefined]);
  });

  it('is told from our own pages, which every route hears', async () => {
    const heard = await otherwise(own, ['FOREIGN_ORIGIN', 'NOT_JSON', 'NOT_A_FILE']);
    expect(heard).toHaveLength(routes.length);
  });

  it('is seen by this suite where nothing refuses it', async () => {
    // A token needs no origin, so that to these routes nothing is foreign.
    const token = await tokenOf(stage, { name: 'Người Thử', role: 'clerk' });
    const bearer = { authorization: `Bearer ${token}`, origin: 'https://evil.vn' };
    expect((await otherwise(bearer, ['FOREIGN_ORIGIN'])).length).toBe(routes.length);
  });
});
