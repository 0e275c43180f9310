import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Action, type Actor, type DeclaredRoute, declaredRoutes, mayTry } from '#libs/org';
import { call, type Reply } from '../support/call.js';
import { freshKey, type Issued, openIssued, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

interface Open {
  readonly method: string;
  readonly path: string;
}

interface Route extends Open {
  readonly action: Action;
}

/** Routes that ask for no account, because the address itself is the right to what they do. */
const OPEN = ['GET /tiep-nhan/:token', 'POST /tiep-nhan/:token'];
/** Routes by which people get in, and what is read before that. */
const SIGN_IN = [
  'GET /dang-nhap',
  'POST /dang-nhap',
  'POST /dang-nhap/mau',
  'GET /quen-mat-khau',
  'POST /quen-mat-khau',
  'GET /loi-moi',
  'GET /dat-lai-mat-khau',
  'GET /huong-dan',
  'GET /huong-dan/:role',
  'POST /api/session',
  'POST /api/recovery',
  'POST /api/recovery/:token',
  'GET /api/session/sample',
  'POST /api/session/sample',
  'POST /api/invitations/:token',
  'POST /api/session/passkey/options',
  'POST /api/session/passkey',
];

const isOpen = ({ rule }: DeclaredRoute): boolean => rule !== undefined && 'open' in rule;

/** `POST /api/directives/:directive/issue (…)` as it is declared. */
function addressed({ route }: DeclaredRoute): Open {
  const [, method, path] = /^(\w+) (\S+)/.exec(route)!;
  return { method: method!, path: path! };
}

/** The routes that stand for an action; what people do with their own account has none. */
const ruled = (app: Stage['app']): Route[] =>
  declaredRoutes(app).flatMap((declared) =>
    declared.rule && 'action' in declared.rule
      ? [{ ...addressed(declared), action: declared.rule.action }]
      : [],
  );

let stage: Stage;
let issued: Issued;
let routes: readonly Route[];

beforeAll(async () => {
  ({ stage, issued } = await openIssued());
  routes = ruled(stage.app);
}, 60_000);
afterAll(() => stage.close());

function ask(
  { method, path }: Route,
  token: string | undefined,
  obligation: string,
): Promise<Reply> {
  const target = path
    .replace(':obligation', obligation)
    .replace(':directive', issued.directive)
    .replace(':notice', `notice-${issued.directive}`);
  return call(stage.url, target, {
    method,
    token,
    ...(method === 'GET' ? {} : { key: freshKey() }),
  });
}

describe('every route', () => {
  it('has a rule, and the walk sees them all', async () => {
    const declared = declaredRoutes(stage.app);
    expect(declared.filter(({ rule }) => rule === undefined)).toEqual([]);
    const { body } = await call(stage.url, '/api/openapi.json');
    const described = Object.entries(body['paths'] as Record<string, object>).flatMap(
      ([path, methods]) =>
        Object.keys(methods).map(
          (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        ),
    );
    const walked = declared.map(({ route }) => route.split(' ').slice(0, 2).join(' '));
    expect(described.length).toBeGreaterThan(15);
    for (const route of described) expect(walked).toContain(route);
  });

  it('that is open to everybody is one of these, and answers all alike', async () => {
    const open = declaredRoutes(stage.app).filter(isOpen).map(addressed);
    const named = open.map(({ method, path }) => `${method} ${path}`);
    expect(named.toSorted()).toEqual([...OPEN, ...SIGN_IN].toSorted());
    for (const { method, path } of open.filter((_, i) => OPEN.includes(named[i]!))) {
      const asked = [undefined, issued.clerk, issued.cells[0]!.token, `dd_${'x'.repeat(43)}`].map(
        (token) => call(stage.url, path.replace(':token', 'a'.repeat(40)), { method, token }),
      );
      const answers = (await Promise.all(asked)).map(({ status, text }) => `${status} ${text}`);
      expect([...new Set(answers)]).toEqual([expect.stringContaining('404 <!doctype html>')]);
    }
  });

  it(
    'lets somebody without a token see the public board and papers only, and nobody with a ' +
      'wrong one',
    async () => {
      const visitor: Actor = { id: 'visitor', name: 'Khách', role: 'visitor' };
      for (const route of routes) {
        const reply = await ask(route, undefined, issued.cells[0]!.obligation);
        expect([route.method, route.path, reply.status === 401]).toEqual([
          route.method,
          route.path,
          !mayTry(visitor, route.action),
        ]);
        expect([
          route.method,
          route.path,
          (await ask(route, `dd_${'x'.repeat(43)}`, issued.cells[0]!.obligation)).status,
        ]).toEqual([route.method, route.path, 401]);
        // Whoever brings so many wrong tokens is soon told to wait.
        await stage.dataSource.query('delete from app.backoff');
      }
    },
  );

  it('a cell lists its own messages only, whatever it asks for', async () => {
    const [own, other] = issued.cells;
    await stage.dataSource.query(
      `insert into app.message (id, obligation, directive, cell, step, subject, body, mail_id)
        select c, c, 'd', c, 's', 's', 'b', c from unnest($1::text[]) c`,
      [[own!.id, other!.id]],
    );
    const listed = async (query: string) =>
      (
        (await call(stage.url, `/api/messages${query}`, { token: own!.token })).body[
          'messages'
        ] as { cell: string }[]
      ).map(({ cell }) => cell);
    expect(await listed('')).toEqual([own!.id]);
    expect(await listed(`?obligation=${other!.id}`)).toEqual([]);
  });

  it('a revoked token and a closed account open nothing', async () => {
    const route = routes.find(({ path }) => path === '/api/messages')!;
    const token = await tokenOf(stage, { name: 'Người đã nghỉ', role: 'auditor' });
    expect((await ask(route, token, '')).status).toBe(200);
    await stage.dataSource.query(
      `update app.office set ended_at = app.now() where name = 'Người đã nghỉ'`,
    );
    expect((await ask(route, token, '')).status).toBe(401);
  });
});

describe('with the board closed to the public', () => {
  it('nothing answers without a token but health and the description of the API', async () => {
    const closed = await openStage({ worker: false, env: { PUBLIC_BOARD: 'false' } });
    for (const { method, path } of ruled(closed.app))
      expect([path, (await call(closed.url, path, { method })).status]).toEqual([path, 401]);
    for (const path of ['/healthz', '/readyz', '/metrics', '/api', '/api/openapi.json'])
      expect([path, (await call(closed.url, path)).status]).toEqual([path, 200]);
    await closed.close();
  }, 60_000);
});
