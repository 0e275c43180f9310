import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { within } from '#libs/platform';
import { beginUpload, call, type Reply } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { openStage } from '../support/stage.js';
import { announce, bare, close, issued, open, own, reports, stage } from './rim.fixtures.js';
import { strangers } from './rim.strangers.js';

beforeAll(open);
afterAll(close);

describe('who asks is known before the body is read', () => {
  // None of these sends a byte of what it announces: an answer shows that nobody waited for it.
  it.each([
    ['no token', () => announce(reports(), 'Content-Length: 1000000'), 401],
    [
      'a wrong token',
      () =>
        announce(
          reports(),
          `Authorization: Bearer dd_${'x'.repeat(43)}\r\nContent-Length: 1000000`,
        ),
      401,
    ],
    ['a body of unknown length', () => announce(reports(), 'Transfer-Encoding: chunked'), 401],
    [
      'a file',
      () =>
        announce(
          `/api/obligations/${own.obligation}/attachments`,
          'Content-Length: 1000000',
        ).replace('application/json', 'application/octet-stream'),
      401,
    ],
    [
      'another role',
      () =>
        announce(
          '/api/directives',
          `Authorization: Bearer ${own.token}\r\nContent-Length: 1000000`,
        ),
      403,
    ],
    ['a route that is not there', () => announce('/api/khong-co', 'Content-Length: 1000000'), 404],
    ['a route that takes nothing', () => announce('/healthz', 'Content-Length: 1000000'), 404],
  ] as const)('%s: refused and shut', async (_, request, status) => {
    const said = await bare(stage.url, request());
    expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(said.toLowerCase()).toContain('connection: close');
  });

  it('who sends all the same hears the answer, no reset', async () => {
    for (let n = 0; n < 5; n += 1)
      expect(
        (
          await call(stage.url, reports(), {
            key: freshKey(),
            body: { note: 'x'.repeat(3_000_000) },
          })
        ).status,
      ).toBe(401);
  });

  it('control: with a token the body is waited for', async () => {
    const upload = beginUpload(stage.url, reports(), {
      token: own.token,
      key: freshKey(),
      body: { note: 'x'.repeat(1000) },
    });
    expect((await upload.finish()).status).toBe(400);
  });
});

describe('the name we are asked by', () => {
  const asked = (host: string, path = '/healthz'): Promise<Reply> =>
    call(stage.url, path, { headers: { host } });
  it('is ours, or nobody answers', async () => {
    for (const path of ['/healthz', '/', '/api/directives', '/khong-co'])
      expect(await asked('evil.example:80', path)).toMatchObject({
        status: 421,
        body: { code: 'HOST_NOT_SERVED' },
      });
    for (const host of ['127.0.0.1', 'localhost:9']) expect((await asked(host)).status).toBe(200);
  });
});

const SECURE = {
  'x-content-type-options': 'nosniff',
  'cache-control': expect.stringContaining('no-store'),
};

it('every answer says that it is neither kept, guessed at nor framed', async () => {
  const ask = (path: string, token?: string): Promise<Reply> => call(stage.url, path, { token });
  for (const reply of [
    await ask('/bang'),
    await ask('/bang?directive=khong-co'),
    await ask('/khong-co'),
    await ask('/api/directives'),
    await ask('/api/directives/%zz'),
    await ask(`/api/directives/${issued.directive}/letter`, issued.clerk),
    await ask(`/api/obligations/${own.obligation}`, own.token),
    await ask(`/api/obligations/${own.obligation}/workbook`, own.token),
    await ask('/healthz'),
    await ask('/api/openapi.json'),
    await ask(reports(), own.token),
    await call(stage.url, reports(), { token: own.token, key: freshKey(), body: '[' }),
    await call(stage.url, '/healthz', { headers: { 'x-long': 'x'.repeat(20_000) } }),
  ]) {
    expect(reply.headers).toMatchObject(SECURE);
    if (reply.type.includes('html'))
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  }
});

strangers();

describe('no caller takes all there is', () => {
  it(
    'connections are counted by address, bodies by their bytes; a proxy’s callers by ' + 'theirs',
    async () => {
      const small = await openStage({
        worker: false,
        env: { MAX_CONNECTIONS_PER_ADDRESS: '6', MAX_BODY_MEGABYTES_PER_ADDRESS: '4' },
      });
      const { hostname, port } = new URL(small.url);
      const held = Array.from({ length: 6 }, () => connect(Number(port), hostname));
      await Promise.all(held.map((socket) => once(socket, 'connect')));
      await within(10_000, async () => (await bare(small.url, '')).includes(' 429 '));
      expect(await bare(small.url, 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')).toContain(
        'TOO_MANY_CONNECTIONS',
      );
      for (const socket of held) socket.destroy();
      await within(10_000, async () =>
        call(small.url, '/healthz').then(
          ({ status }) => status === 200,
          () => false,
        ),
      );

      const token = await tokenOf(small, { name: 'Người thử', role: 'clerk' });
      const heads = Array.from({ length: 4 }, () =>
        announce('/api/directives', `Authorization: Bearer ${token}\r\nContent-Length: 1048576`),
      );
      const sending = heads.map((head) => {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => undefined);
        socket.write(head);
        return socket;
      });
      const refused = (): Promise<boolean> =>
        call(small.url, '/api/directives', { token, key: freshKey(), body: {} }).then(
          ({ status, body }) => status === 429 && body['code'] === 'TOO_MANY_BODIES',
        );
      expect(await within(10_000, refused)).toBe(true);
      for (const socket of sending) socket.destroy();
      expect(await within(10_000, async () => !(await refused()))).toBe(true);
      await small.close();
    },
    60_000,
  );
});
