import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastifyStatic from '@fastify/static';
import { type Config, logger, projectPath } from '#libs/platform';
import { cookiesOf } from '#libs/sign-in';

/**
 * The policy of the application's page: everything comes from us, as files. No script, style or
 * attribute of the page itself counts, so it needs no nonce (docs/decisions/0062).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
const YEAR = 31_536_000;

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly accept?: string; readonly cookie?: string };
}

interface Reply {
  code(status: number): Reply;
  headers(values: Readonly<Record<string, string>>): Reply;
  callNotFound(): unknown;
  send(body: string): unknown;
}

/** Below these nobody finds a screen: what is not there is not there. */
const OURS = /^\/(api|documents|assets|metrics|healthz|readyz)(\/|$|\?)/;

/** Whether somebody opens an address in a browser, and not a program that asks for data. */
const opensScreen = ({ url, headers: { accept = '' } }: Asked): boolean =>
  accept.includes('text/html') && !OURS.test(url);

/** Whoever is not signed in gets the small page first, and comes back here from it. */
const signInFor = (url: string): string =>
  url === '/' ? '/dang-nhap' : `/dang-nhap?ve=${encodeURIComponent(url)}`;

/**
 * Serves the web application from one build: its files under names that change with their content,
 * for a year, and its page for every address that is nobody else's. Without a build the api serves
 * as before, and says so.
 */
export async function serveWeb(app: NestFastifyApplication, config: Config): Promise<void> {
  const { sessionIn } = cookiesOf(config);
  const folder = projectPath('dist/web');
  if (!existsSync(`${folder}/index.html`)) {
    logger('api').warn('there is no web application to serve: run npm run build');
    return;
  }
  // To wait for a plugin settles who answers errors, which is our own filter only from here on.
  await app.init();
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(
    fastifyStatic as never,
    {
      root: `${folder}/assets`,
      prefix: '/assets/',
      preCompressed: true,
      cacheControl: false,
      decorateReply: false,
      index: false,
      setHeaders: (reply: Reply) => {
        reply.headers({ 'cache-control': `public, max-age=${YEAR}, immutable` });
      },
    } as never,
  );
  await fastify.register(
    fastifyStatic as never,
    {
      root: projectPath('docs/screens'),
      prefix: '/huong-dan/hinh/',
      decorateReply: false,
      index: false,
    } as never,
  );
  const screen = async (request: Asked, reply: Reply): Promise<unknown> => {
    if (!opensScreen(request)) return reply.callNotFound();
    if (sessionIn(request.headers.cookie) === undefined)
      return reply
        .code(302)
        .headers({ location: signInFor(request.url) })
        .send('');
    // Read each time, because a build while we run gives the files other names.
    return reply.headers(HEADERS).send(await readFile(`${folder}/index.html`, 'utf8'));
  };
  fastify.get('/', screen as never);
  fastify.get('/*', screen as never);
}
