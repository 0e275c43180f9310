import { BlockList, isIP } from 'node:net';
import { HttpException } from '@nestjs/common';
import { type Config } from '../config/index.js';

/** What the rim lets in, before any route is known. */
export interface Rim {
  /** Names and addresses under which we are asked for, in small letters. */
  readonly hosts: readonly string[];
  /**
   * When true, any bare IP address will do as Host, because nobody can point a name of their own at
   * us by it.
   */
  readonly anyAddress: boolean;
  /** Whether people open it by https. */
  readonly https: boolean;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly connectionsAtMost: number;
  readonly connectionsPerAddress: number;
  /** How many bytes the bodies under way from one address may fill. */
  readonly bodyBytesPerAddress: number;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const WILDCARDS = ['0.0.0.0', '::', '[::]'];

/** The name or address without its port; undefined when it is neither. */
function hostIn(header: string): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(?::\d{1,5})?$/.exec(header.toLowerCase())?.[1];
}

export function rimOf(
  config: Pick<
    Config,
    | 'host'
    | 'publicUrl'
    | 'allowedHosts'
    | 'trustedProxies'
    | 'connectionsAtMost'
    | 'connectionsPerAddress'
    | 'bodyMegabytesPerAddress'
  >,
): Rim {
  const own = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    hosts: [
      ...LOOPBACK,
      own.toLowerCase(),
      new URL(config.publicUrl).hostname.toLowerCase(),
      ...config.allowedHosts,
    ],
    anyAddress: WILDCARDS.includes(config.host),
    https: new URL(config.publicUrl).protocol === 'https:',
    trustedProxies: config.trustedProxies,
    connectionsAtMost: config.connectionsAtMost,
    connectionsPerAddress: config.connectionsPerAddress,
    bodyBytesPerAddress: config.bodyMegabytesPerAddress * 1024 * 1024,
  };
}

export function servesHost({ hosts, anyAddress }: Rim, header: string | undefined): boolean {
  const host = header === undefined ? undefined : hostIn(header);
  if (host === undefined) return false;
  return hosts.includes(host) || (anyAddress && isIP(host.replaceAll(/^\[|\]$/g, '')) !== 0);
}

export function addressesIn(list: readonly string[]): BlockList {
  const found = new BlockList();
  for (const entry of list) {
    const [address, bits] = entry.split('/') as [string, string?];
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) found.addAddress(address, kind);
    else found.addSubnet(address, Number(bits), kind);
  }
  return found;
}

/**
 * Headers of every answer, files and errors included. What it says is not kept, not guessed at, not
 * framed, and runs nothing. A route may say otherwise.
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri " +
    "'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * Those of an installation. Who opened it by https once is never led there by plain http again; a
 * browser takes that only where it came by https itself.
 */
export const headersOf = ({ https }: Pick<Rim, 'https'>): Readonly<Record<string, string>> =>
  https
    ? { ...SAFE_HEADERS, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : SAFE_HEADERS;

/** Those of a page of ours, where they differ. With `form` it may send its form to us. */
export function pageHeaders({ form }: { readonly form: boolean }): Record<string, string> {
  const policy = SAFE_HEADERS['content-security-policy']!;
  return {
    'content-type': 'text/html; charset=utf-8',
    ...(form
      ? {
          'content-security-policy': policy.replace("form-action 'none'", "form-action 'self'"),
        }
      : {}),
  };
}

interface Hooked {
  addHook(
    name: 'onRequest',
    hook: (
      request: { readonly headers: { readonly host?: string } },
      reply: { headers(values: Readonly<Record<string, string>>): unknown },
    ) => Promise<void>,
  ): unknown;
}

/**
 * Comes before everything else. A request under a name that is not ours may be somebody else's page
 * that speaks through a reader's browser.
 */
export function guardRim(fastify: Hooked, rim: Rim): void {
  const safe = headersOf(rim);
  fastify.addHook('onRequest', async ({ headers }, reply) => {
    reply.headers(safe);
    if (servesHost(rim, headers.host)) return;
    throw new HttpException(
      {
        code: 'HOST_NOT_SERVED',
        message:
          'Hệ thống không phục vụ dưới tên máy này. Hãy mở bằng địa chỉ chính thức; người ' +
          'quản trị thêm tên khác bằng PUBLIC_URL hoặc ALLOWED_HOSTS.',
      },
      421,
    );
  });
}
