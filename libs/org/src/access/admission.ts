import { type INestApplicationContext, NotFoundException } from '@nestjs/common';
import { type IncomingMessage } from 'node:http';
import { DataSource } from 'typeorm';
import { admitFirst, hasBody } from '#libs/platform';
import {
  ACCESS_OPTIONS,
  type AccessOptions,
  authenticate,
  requireOffices,
  requireSession,
} from './authenticate.js';
import { type DeclaredRoute, declaredRoutes } from './routes-declared.js';
import { type ActingRequest } from './rules.js';

interface Request extends ActingRequest {
  readonly raw: IncomingMessage;
  readonly method: string;
  readonly is404: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly routeOptions: { readonly url?: string };
}

interface Reply {
  readonly statusCode: number;
  header(name: string, value: string): unknown;
}

interface Hooked {
  addHook(name: 'onRequest', hook: (request: Request, reply: Reply) => Promise<void>): unknown;
  addHook(name: 'onSend', hook: (request: Request, reply: Reply) => Promise<void>): unknown;
}

interface AppOnFastify extends INestApplicationContext {
  getHttpAdapter(): { getInstance(): unknown };
}

const keyOf = (method: string, path: string): string => `${method} ${path}`;

/** The declared routes, by method and path as the router has them. */
function routesOf(app: INestApplicationContext): ReadonlyMap<string, DeclaredRoute> {
  return new Map(
    declaredRoutes(app).map((declared) => {
      const [, method, path] = /^(\w+) (\S+)/.exec(declared.route)!;
      return [keyOf(method!, path!), declared] as const;
    }),
  );
}

/**
 * Asks who it is before a byte of the body is read. A stranger is told no, whatever they are
 * sending, and is not listened to any further. It also writes down who looked, before the answer
 * goes out: without the record there is no answer.
 */
export function admitBeforeBody(app: AppOnFastify): void {
  const options = app.get<AccessOptions>(ACCESS_OPTIONS, { strict: false });
  const dataSource = app.get(DataSource, { strict: false });
  const routes = routesOf(app);
  const declaredFor = ({
    method,
    routeOptions: { url = '' },
  }: Request): DeclaredRoute | undefined =>
    routes.get(keyOf(method === 'HEAD' ? 'GET' : method, url));

  async function admit(request: Request, reply: Reply): Promise<void> {
    const rule = declaredFor(request)?.rule;
    if (rule === undefined) {
      if (hasBody(request.raw)) throw new NotFoundException();
    } else if ('action' in rule)
      await authenticate(request, reply, { action: rule.action, options });
    else if ('signedIn' in rule) await requireSession(request, reply, options);
    else if ('holding' in rule) await requireOffices(request, reply, options);
  }

  const fastify = app.getHttpAdapter().getInstance() as Hooked;
  admitFirst(fastify, admit);
  fastify.addHook('onSend', async (request, reply) => {
    const declared = reply.statusCode < 300 ? declaredFor(request) : undefined;
    if (!declared?.looks || !request.actor) return;
    const subject = Object.values(request.params).join('/');
    await dataSource.query('insert into app.look (office, what, subject) values ($1, $2, $3)', [
      request.actor.id,
      request.routeOptions.url,
      subject,
    ]);
  });
}
