import { type ClientRequest, request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { setLogLevel, within } from '#libs/platform';
import { type HttpProxy, startHttpProxy } from '../support/http-proxy.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

setLogLevel('error');

// Every host of 127.0.0.0/8 is this machine: the proxy and those in front of it have addresses of
// their own.
const PROXY = '127.0.0.5';
const [AN, BINH, CHI] = ['127.0.0.11', '127.0.0.12', '127.0.0.13'];

interface Asking {
  readonly from: string;
  /** X-Forwarded-For as the caller himself sends it. */
  readonly claims?: string;
  /** Announces a body of so many bytes, sends one of them, and waits. */
  readonly body?: number;
}

describe('the address of a caller behind a proxy', () => {
  let stage: Stage;
  let proxy: HttpProxy;
  let token: string;
  const waiting: ClientRequest[] = [];
  afterEach(async () => {
    for (const one of waiting.splice(0)) one.destroy();
    await proxy.stop();
    await stage.close();
  });

  async function open(env: Record<string, string>): Promise<void> {
    stage = await openStage({
      worker: false,
      env: { MAX_CONNECTIONS_PER_ADDRESS: '6', MAX_BODY_MEGABYTES_PER_ADDRESS: '4', ...env },
    });
    proxy = await startHttpProxy(stage.url, PROXY);
    token = await tokenOf(stage, { name: 'Người thử', role: 'clerk' });
  }

  function begin(url: string, { from, claims, body }: Asking): ClientRequest {
    const { hostname, port } = new URL(url);
    const more = {
      ...(claims === undefined ? {} : { 'x-forwarded-for': claims }),
      ...(body === undefined
        ? {}
        : {
            'content-type': 'application/json',
            'content-length': String(body),
            'idempotency-key': freshKey(),
          }),
    };
    const asked = request({
      hostname,
      port,
      localAddress: from,
      agent: false,
      method: body === undefined ? 'GET' : 'POST',
      path: '/api/directives',
      headers: { host: '127.0.0.1', authorization: `Bearer ${token}`, ...more },
    });
    asked.on('error', () => undefined);
    asked.flushHeaders();
    if (body !== undefined) asked.write('{');
    return asked;
  }

  /** What one request is answered: its code, or its status. */
  const answer = (url: string, asking: Asking): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const asked = begin(url, asking);
      asked.on('error', reject);
      asked.on('response', (reply) => {
        let text = '';
        reply.on('data', (chunk) => (text += String(chunk)));
        reply.on('end', () =>
          resolve(
            reply.statusCode === 429
              ? (JSON.parse(text) as { code: string }).code
              : reply.statusCode,
          ),
        );
      });
      if (asking.body === undefined) asked.end();
    });
  const becomes = (url: string, asking: Asking, expected: unknown) =>
    within(10_000, async () => (await answer(url, asking).catch(() => undefined)) === expected);
  /**
   * Leaves `count` requests under way and answers once the api holds them all, which it does when
   * the next is refused.
   */
  async function fill(
    url: string,
    count: number,
    asking: (n: number) => Asking,
    refused: Asking & { as: string },
  ): Promise<void> {
    for (let n = 0; n < count; n += 1) waiting.push(begin(url, asking(n)));
    expect(await becomes(url, refused, refused.as)).toBe(true);
  }
  const MB = 1024 * 1024;

  it(
    'is the one that a trusted proxy names: bodies are counted for him alone, whatever he ' +
      'claims',
    async () => {
      await open({ TRUSTED_PROXIES: '127.0.0.5' });
      await fill(proxy.url, 4, (n) => ({ from: AN, claims: `10.0.0.${n}`, body: MB }), {
        from: AN,
        claims: '10.9.9.9',
        body: MB,
        as: 'TOO_MANY_BODIES',
      });
      expect(await answer(proxy.url, { from: BINH, claims: AN })).toBe(200);
      waiting.push(begin(proxy.url, { from: BINH, claims: AN, body: MB }));
      expect(await answer(proxy.url, { from: AN, body: MB })).toBe('TOO_MANY_BODIES');
      for (const one of waiting.splice(0, 4)) one.destroy();
      expect(await becomes(proxy.url, { from: AN }, 200)).toBe(true);
    },
    60_000,
  );

  it(
    'counts connections by his requests under way: one caller does not shut the door for those ' +
      'behind the same proxy',
    async () => {
      await open({ TRUSTED_PROXIES: '127.0.0.0/29' });
      await fill(proxy.url, 6, () => ({ from: AN, body: 10 }), {
        from: AN,
        as: 'TOO_MANY_CONNECTIONS',
      });
      expect(await answer(proxy.url, { from: BINH })).toBe(200);
      // Who comes without the proxy has a bound of his own too.
      expect(await answer(stage.url, { from: CHI })).toBe(200);
      for (const one of waiting.splice(0)) one.destroy();
      expect(await becomes(proxy.url, { from: AN }, 200)).toBe(true);
    },
    60_000,
  );

  it(
    'is his own where he is no trusted proxy: what he says in the name of others counts for ' +
      'him',
    async () => {
      await open({ TRUSTED_PROXIES: '127.0.0.6' });
      await fill(stage.url, 4, (n) => ({ from: CHI, claims: `10.0.0.${n}`, body: MB }), {
        from: CHI,
        claims: AN,
        body: MB,
        as: 'TOO_MANY_BODIES',
      });
      expect(await answer(stage.url, { from: AN })).toBe(200);
      // A proxy that nobody trusts is one caller as well.
      waiting.push(...Array.from({ length: 4 }, () => begin(proxy.url, { from: AN, body: MB })));
      expect(await becomes(proxy.url, { from: BINH, body: MB }, 'TOO_MANY_BODIES')).toBe(true);
    },
    60_000,
  );

  it(
    'control: without TRUSTED_PROXIES one caller behind the proxy shuts out all the ' + 'others',
    async () => {
      await open({});
      for (let n = 0; n < 6; n += 1) waiting.push(begin(proxy.url, { from: AN, body: 10 }));
      expect(await becomes(proxy.url, { from: BINH }, 'TOO_MANY_CONNECTIONS')).toBe(true);
    },
    60_000,
  );
});
