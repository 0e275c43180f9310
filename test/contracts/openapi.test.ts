import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectPath } from '#libs/platform';
import { makePerson, pageHeaders } from '../support/accounts.js';
import { call } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { expectContract, isUpdating, stableJson } from './regenerated.js';

const run = promisify(execFile);

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
}

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly responses?: object;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
}

describe('the HTTP contract', () => {
  let stage: Stage | undefined;
  let document: { openapi: string; paths: Record<string, Record<string, Operation>> };

  beforeAll(async () => {
    if (isUpdating())
      await run(process.execPath, [projectPath('scripts/checks/answers.mjs'), '--write']);
    stage = await openStage({ worker: false });
    document = (await (
      await fetch(new URL('/api/openapi.json', stage.url))
    ).json()) as typeof document;
  }, 240_000);
  afterAll(() => stage?.close());

  it('is the one that was agreed', async () => {
    expect(document.openapi).toBe('3.1.0');
    await expectContract('openapi.json', stableJson(document));
  });

  it('is a page at /api too, which runs nothing and asks nobody else', async () => {
    const { status, type, text, headers } = await call(stage!.url, '/api');
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    const style = /<style>(.*?)<\/style>/s.exec(text)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; ` +
        "frame-ancestors 'none'",
    );
    expect(text).not.toMatch(/<script|<link|<img|<iframe|\sstyle=|\son\w+=|(src|href)="(?![#/])/);
    const shown = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const missing = shown.filter((one) => !text.includes(`<article id="${one.operationId}">`));
    expect(missing.map(({ operationId }) => operationId)).toEqual([]);
    const places = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !places.has(id))).toEqual([]);
  });

  it('asks for an Idempotency-Key on every command', () => {
    const commands = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        // To sign in, or out, twice is no act that is done twice.
        .filter(([method, { tags }]) => method !== 'get' && !tags?.includes('sign-in'))
        .map(([method, operation]) => ({ path, method, operation })),
    );
    const without = commands.filter(
      ({ operation }) =>
        !operation.parameters?.some(
          (one) =>
            one.in === 'header' &&
            one.name.toLowerCase() === 'idempotency-key' &&
            one.required === true,
        ),
    );
    expect(commands.length).toBeGreaterThan(10);
    expect(without.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('says of every command what it does, and of every way back what it leads back from', () => {
    const commands = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => method !== 'get')
        .map(([method, { summary = '' }]) => ({ at: `${method} ${path}`, summary })),
    );
    expect(commands.filter(({ summary }) => summary.length < 10).map(({ at }) => at)).toEqual([]);
    const saying = (text: RegExp): string[] =>
      commands
        .filter(({ summary }) => text.test(summary))
        .map(({ at }) => at.split('/').at(-1)!)
        .toSorted();
    expect(saying(/^Way back from/)).toEqual(['reopen', 'revoke-approval', 'undo-rejection']);
    expect(saying(/Ways? back: /)).toEqual(['approve', 'cancel', 'issue', 'obligations', 'reject']);
  });

  /** Where a body takes text, as paths into it: `['letter', 'points', 0]`. */
  function textPaths(schema: Schema, at: readonly (string | number)[] = []): (string | number)[][] {
    if (at.length > 8) return [];
    return [
      ...(takesText(schema) ? [[...at]] : []),
      ...within(schema).flatMap(([step, one]) => textPaths(one, [...at, ...step])),
    ];
  }
  const takesText = ({ type }: Schema): boolean => [type].flat().includes('string');
  /** The schemas inside one, each with the step that leads there. */
  function within({
    $ref,
    properties = {},
    items,
    additionalProperties,
    anyOf = [],
    oneOf = [],
    allOf = [],
  }: Schema): [(string | number)[], Schema][] {
    const named =
      (document as unknown as { components?: { schemas?: Record<string, Schema> } }).components
        ?.schemas ?? {};
    const here = [
      ...anyOf,
      ...oneOf,
      ...allOf,
      ...[$ref].flatMap((ref) => named[ref?.split('/').at(-1) ?? ''] ?? []),
    ];
    const any = [additionalProperties].filter((one): one is Schema => typeof one === 'object');
    return [
      ...here.map((one): [[], Schema] => [[], one]),
      ...Object.entries(properties).map(([key, one]): [string[], Schema] => [[key], one]),
      ...[items].flatMap((one): [number[], Schema][] => (one ? [[[0], one]] : [])),
      ...any.map((one): [string[], Schema] => [['mot'], one]),
    ];
  }
  const bodyWith = ([key, ...rest]: readonly (string | number)[], text: string): unknown => {
    if (key === undefined) return text;
    const inner = bodyWith(rest, text);
    return typeof key === 'number' ? [inner] : { [key]: inner };
  };

  it(
    'refuses a text of which nothing is seen, in every place where a route takes ' + 'text',
    async () => {
      const { dataSource, url } = stage!;
      const roles = ['clerk', 'reviewer', 'approver', 'admin'] as const;
      const tokens = [
        ...(await Promise.all(roles.map((role) => tokenOf(stage!, { name: 'Người thử', role })))),
        await tokenOf(stage!, {
          name: 'Người thử',
          role: 'cell',
          cell: (await dataSource.query('select id from app.cell order by id limit 1'))[0].id,
        }),
      ];
      const places = Object.entries(document.paths).flatMap(([path, operations]) =>
        Object.entries(operations).flatMap(([method, { requestBody, tags = [] }]) => {
          const schema = requestBody?.content['application/json']?.schema;
          const paths = new Map((schema ? textPaths(schema) : []).map((at) => [at.join('.'), at]));
          return [...paths.values()].map((at) => ({
            own: tags.includes('sign-in'),
            method: method.toUpperCase(),
            path: path.replaceAll(/\{\w+\}/g, 'obligation-x'),
            at,
          }));
        }),
      );
      expect(places.length).toBeGreaterThan(30);
      const wrong: string[] = [];
      const headers = await pageHeaders(stage!, await makePerson(stage!, { role: 'clerk' }));
      for (const { method, path, at, own } of places) {
        const replies = await Promise.all(
          tokens.map((token, i) =>
            call(url, path, {
              method,
              ...(own ? { headers } : { token, key: freshKey() }),
              body: bodyWith(
                at,
                ['\u200B\u200B\u200B', '\u3164\u2060', '\uFEFF'][i % 3]!,
              ) as object,
            }),
          ),
        );
        const seen = replies.some(
          ({ status, body }) =>
            status === 400 &&
            (body['errors'] as { path: string; message: string }[]).some(
              (one) => one.path === at.join('.') && one.message.includes('không nhìn thấy'),
            ),
        );
        if (!seen || replies.some(({ status }) => status < 400 || status >= 500))
          wrong.push(
            `${method} ${path} ${at.join('.')}: ${replies.map(({ status }) => status).join()}`,
          );
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});
