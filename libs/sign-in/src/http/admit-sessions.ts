import { type IncomingMessage } from 'node:http';
import { type INestApplicationContext } from '@nestjs/common';
import { declaredRoutes, type SignedIn } from '#libs/org';
import { admitFirst, isFormRoute } from '#libs/platform';
import { DESK, type Desk } from '../desk.js';
import { noteSecurity } from '../log/security-log.js';
import { assertOwnOrigin, isUnsafe } from '../session/own-origin.js';
import { type Standing, standingOf } from '../session/standing.js';
import { type Visit, whenceOf } from './visit.js';

interface Request extends Visit {
  readonly raw: IncomingMessage;
  readonly method: string;
  readonly routeOptions: { readonly url?: string; readonly config?: unknown };
}

interface Reply {
  header(name: string, value: string): unknown;
}

interface AppOnFastify extends INestApplicationContext {
  getHttpAdapter(): { getInstance(): unknown };
}

interface Hooked {
  addHook(name: 'onRequest', hook: (request: Request, reply: Reply) => Promise<void>): unknown;
}

const found = new WeakMap<object, Standing>();

/** The session of a request that `admitSessions` let in. */
export const standingIn = (request: object): Standing | undefined => found.get(request);

/** Who is signed in, for org, which asks where no token is sent. */
export async function sessionOf(request: object): Promise<SignedIn | undefined> {
  return standingIn(request)?.signedIn;
}

/** The routes that change something for whoever asks: signing in, links, recovery. */
function openRoutes(app: INestApplicationContext): ReadonlySet<string> {
  return new Set(
    declaredRoutes(app)
      .filter(({ rule }) => rule && 'open' in rule)
      .map(({ route }) => route.split(' ').slice(0, 2).join(' ')),
  );
}

/**
 * Reads the cookie before a byte of the body is read, and before org asks who it is. Whatever
 * changes something must come from our own pages, if the browser's cookie speaks for it or nothing
 * does; a token is sent by no browser of itself, so it needs no origin.
 */
export function admitSessions(app: AppOnFastify): void {
  const { dataSource, cookies, publicUrl } = app.get<Desk>(DESK, { strict: false });
  const open = openRoutes(app);

  function checkOrigin(request: Request, secret: string | undefined): void {
    const anybodys = open.has(`${request.method} ${request.routeOptions.url ?? ''}`);
    if (isUnsafe(request) && (secret !== undefined || anybodys))
      assertOwnOrigin(request, publicUrl);
  }

  async function admit(request: Request, reply: Reply): Promise<void> {
    if (request.headers.authorization !== undefined || isFormRoute(request)) return;
    const secret = cookies.sessionIn(request.headers.cookie);
    checkOrigin(request, secret);
    const whence = whenceOf(request);
    const standing = secret && (await standingOf(dataSource.manager, secret, whence));
    if (!standing) return;
    found.set(request, standing);
    const { cookie, signedIn } = standing;
    if (!cookie) return;
    reply.header('set-cookie', cookies.session(cookie.secret, cookie.seconds));
    const { account: official } = signedIn;
    await noteSecurity(dataSource.manager, { kind: 'offices-changed', official, ...whence });
  }

  admitFirst(app.getHttpAdapter().getInstance() as Hooked, admit);
}
