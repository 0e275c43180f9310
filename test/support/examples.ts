import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApi, projectPath } from '#libs/platform';

/** One committed example of an operation: what was sent and what was answered. */
export interface Example {
  readonly request?: unknown;
  readonly answer?: unknown;
}

export const examplesFolder = projectPath('apps/api/openapi/examples');

/** As many entries as show what a list is. */
const SHOWN = 2;
const LONGEST = 400;

/** Lists and long texts are cut: an example is read by people. It still fits its schema. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  if (Array.isArray(value)) return value.slice(0, SHOWN).map(shortened);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
}

/** A list without entries shows nothing. */
function isEmpty(answer: unknown): boolean {
  const values = answer !== null && typeof answer === 'object' ? Object.values(answer) : [answer];
  if (Array.isArray(answer)) return answer.length === 0;
  const lists = values.filter((one) => Array.isArray(one));
  return lists.length > 0 && lists.every((one) => one.length === 0);
}

interface Known {
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
}

/** Any address of a route: `/documents/{notice}.pdf`. */
function patternOf(at: string): RegExp {
  const literal = at.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

function operationsOf(app: NestFastifyApplication): Known[] {
  const { paths } = openApi(app) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  return Object.entries(paths)
    .toSorted(([a], [b]) => a.split('{').length - b.split('{').length)
    .flatMap(([at, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({
        id: operationId,
        method: method.toUpperCase(),
        pattern: patternOf(at),
      })),
    );
}

function jsonIn(chunks: readonly Buffer[]): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The example, or undefined when the exchange shows nothing that is worth keeping. */
function exampleOf(sent: unknown, answered: unknown, status: number): Example | undefined {
  if (status < 200 || status >= 300 || isEmpty(answered)) return undefined;
  const example = {
    ...(sent === undefined ? {} : { request: shortened(sent) }),
    ...(answered === undefined ? {} : { answer: shortened(answered) }),
  };
  return Object.keys(example).length > 0 ? example : undefined;
}

async function keep(id: string, example: Example): Promise<void> {
  await mkdir(examplesFolder, { recursive: true });
  // Whoever comes first is kept: an example that is there is never written anew.
  await writeFile(
    path.join(examplesFolder, `${id}.json`),
    `${JSON.stringify(example, null, 2)}\n`,
    {
      flag: 'wx',
    },
  ).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/**
 * With `RECORD_EXAMPLES=1` the first good exchange of every operation that has no example yet
 * becomes its example. It listens below the application, so that nothing in it knows.
 */
export function recordExamples(app: NestFastifyApplication): void {
  if (process.env.RECORD_EXAMPLES !== '1' || process.env.CI === 'true') return;
  const known = operationsOf(app);
  const server = app.getHttpServer() as Server;
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const [at] = (request.url ?? '').split('?');
    const found = known.find((one) => one.method === request.method && one.pattern.test(at!));
    if (!found) return;
    const sent: Buffer[] = [];
    const answered: Buffer[] = [];
    const push = request.push.bind(request);
    request.push = (chunk: Buffer | null, ...more) => {
      if (chunk) sent.push(Buffer.from(chunk));
      return push(chunk, ...more);
    };
    const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
    response.end = ((...args: unknown[]) => {
      const [body] = args;
      if (typeof body === 'string' || Buffer.isBuffer(body)) answered.push(Buffer.from(body));
      const example = exampleOf(jsonIn(sent), jsonIn(answered), response.statusCode);
      if (example) void keep(found.id, example);
      return end(...args);
    }) as ServerResponse['end'];
  });
}
