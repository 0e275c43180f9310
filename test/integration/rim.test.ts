import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { within } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { beginUpload, call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

let stage: Stage;
let issued: Issued;
let own: Cell;
let other: Cell;

beforeAll(async () => {
  ({ stage, issued } = await openIssued());
  [own, other] = [issued.cells[0]!, issued.cells[1]!];
});
afterAll(() => stage.close());

const reports = (): string => `/api/obligations/${own.obligation}/reports`;

/** Says what it likes over a bare socket and collects what comes back until the other side ends. */
async function bare(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let said = '';
  socket.on('data', (chunk) => (said += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return said;
}

const announce = (path: string, more: string, method = 'POST'): string =>
  `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ` +
  `application/json\r\nIdempotency-Key: ${freshKey()}\r\n${more}\r\n\r\n`;

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
    await ask('/'),
    await ask('/?directive=khong-co'),
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

describe('a draft', () => {
  const draft = 'dot-chua-ban-hanh';
  beforeAll(async () => {
    expect(
      await call(stage.url, '/api/directives', {
        token: issued.clerk,
        key: freshKey(),
        body: { ...letter2024, directive: draft },
      }),
    ).toMatchObject({ status: 201 });
  });

  const pages = (directive: string): string[] =>
    ['', '/board', '/summary', '/rules'].map((page) => `/api/directives/${directive}${page}`);

  it(
    'is the committee’s own: a cell hears of it what it hears of one that was ' + 'never there',
    async () => {
      for (const [n, path] of pages(draft).entries()) {
        const nothing = await call(stage.url, pages('khong-co')[n]!, { token: own.token });
        expect(await call(stage.url, path, { token: own.token })).toMatchObject({
          status: 404,
          text: nothing.text,
        });
        for (const token of [issued.clerk, issued.reviewer, issued.approver, issued.auditor])
          expect([path, (await call(stage.url, path, { token })).status]).toEqual([path, 200]);
      }
      const listed = async (token: string): Promise<unknown> =>
        JSON.parse((await call(stage.url, '/api/directives', { token })).text).map(
          ({ directive }: { directive: string }) => directive,
        );
      expect([await listed(own.token), await listed(issued.clerk)]).toEqual([
        [issued.directive],
        [draft, issued.directive],
      ]);
      expect(
        await call(stage.url, `/api/directives/${draft}/letter`, { token: own.token }),
      ).toMatchObject({ status: 403 });
    },
  );

  it('is not there for a visitor either, on the board or behind it', async () => {
    for (const path of [
      `/?directive=${draft}`,
      `/api/directives/${draft}/board`,
      `/api/directives/${draft}/summary`,
    ])
      expect(await call(stage.url, path)).toMatchObject({
        status: 404,
        body: { code: 'NO_SUCH_DIRECTIVE' },
      });
    expect((await call(stage.url, '/')).text).not.toContain(draft);
    expect((await call(stage.url, `/?directive=${issued.directive}`)).status).toBe(200);
  });

  it('that was withdrawn stays so', async () => {
    await call(stage.url, `/api/directives/${draft}/withdraw`, {
      token: issued.clerk,
      key: freshKey(),
      body: { reason: 'Soạn lại' },
    });
    expect((await call(stage.url, `/api/directives/${draft}`, { token: own.token })).status).toBe(
      404,
    );
  });
});

it('a stranger hears the same of what is another cell’s and of what is not there', async () => {
  const absent = `obligation-${issued.directive}--cb-khong-co`;
  for (const page of [
    '',
    '/report',
    '/attachments',
    '/comments',
    '/draft',
    '/workbook',
    '/list.xlsx',
    '/rounds/diff',
    '/attachments/0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01',
  ]) {
    const [there, gone] = await Promise.all(
      [other.obligation, absent].map((one) =>
        call(stage.url, `/api/obligations/${one}${page}`, { token: own.token }),
      ),
    );
    expect([page, there!.status, there!.text]).toEqual([page, 403, gone!.text]);
  }
  const [there, gone] = await Promise.all(
    [other.obligation, absent].map((one) =>
      call(stage.url, `/api/obligations/${one}/withdraw`, {
        token: own.token,
        key: freshKey(),
        body: { reason: 'Soạn lại' },
      }),
    ),
  );
  expect([there!.status, there!.text]).toEqual([403, gone!.text]);
  const [list, none] = await Promise.all(
    [other.id, 'cb-khong-co'].map((cell) =>
      call(stage.url, `/api/cells/${cell}/approved-lists`, { token: own.token }),
    ),
  );
  expect([list!.status, list!.text]).toEqual([403, none!.text]);
  const [paper, nothing] = await Promise.all(
    [`notice-${issued.directive}-x`, 'khong-co'].map((notice) =>
      call(stage.url, `/documents/${notice}.pdf`),
    ),
  );
  expect([paper!.status, paper!.text]).toEqual([404, nothing!.text]);
});

it('whoever looks at lists and files is written down, and who is refused is not', async () => {
  const cell = issued.cells[4]!;
  const place = `/api/obligations/${cell.obligation}`;
  const list = `/api/cells/${cell.id}/approved-lists`;
  for (const [path, token] of [
    [list, issued.reviewer],
    [`${place}/attachments`, issued.approver],
    [`${place}/workbook`, cell.token],
    [list, other.token],
    [`${place}/draft`, issued.reviewer],
  ] as const)
    await call(stage.url, path, { token });
  const looks: { account: string; what: string; subject: string }[] = await stage.dataSource.query(
    'select account, what, subject from app.look where subject = any($1) order by what',
    [[cell.id, cell.obligation]],
  );
  expect(looks.map(({ what, subject }) => [what, subject])).toEqual([
    ['/api/cells/:cell/approved-lists', cell.id],
    ['/api/obligations/:obligation/attachments', cell.obligation],
    ['/api/obligations/:obligation/workbook', cell.obligation],
  ]);
  expect(new Set(looks.map(({ account }) => account)).size).toBe(3);
  await expect(stage.dataSource.query('delete from app.look')).rejects.toThrow(/permission denied/);
});

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
