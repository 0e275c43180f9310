import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { HttpException } from '@nestjs/common';
import { answerSocket } from './bad-input.js';
import { problem } from './problem.js';
import { addressesIn, type Rim } from './rim.js';

// No caller may take all there is. Connections, and the memory that bodies under way may fill, are
// counted for each address.

/**
 * The caller behind an address. All addresses of one /64 of IPv6 share a bound, because a household
 * or an office is given a whole one.
 */
export function callerOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%', 1)[0]!;
  if (isIP(plain) !== 6) return plain;
  const [head = ''] = plain.split('::', 1);
  return [...head.split(':').filter(Boolean), '0', '0', '0', '0'].slice(0, 4).join(':');
}

/**
 * Counts how much each caller has taken. `take` is false when that much is not left for the caller.
 */
export function allowance(atMost: number) {
  const taken = new Map<string, number>();
  return {
    take(caller: string, amount: number): boolean {
      const all = (taken.get(caller) ?? 0) + amount;
      if (all > atMost) return false;
      taken.set(caller, all);
      return true;
    },
    give(caller: string, amount: number): void {
      const left = (taken.get(caller) ?? 0) - amount;
      if (left > 0) taken.set(caller, left);
      else taken.delete(caller);
    },
  };
}

interface CallerRequest {
  readonly ip: string;
  readonly raw: IncomingMessage;
  readonly routeOptions?: { readonly bodyLimit?: number; readonly config?: unknown };
}

const WORDS = 1024 * 1024;

export const hasBody = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;

/** How many bytes of a body a route takes into memory. Of a file it takes only a few windows. */
function limitOf({ routeOptions: { bodyLimit = WORDS, config } = {} }: CallerRequest): number {
  return (config as { takes?: string } | undefined)?.takes === 'file' ? WORDS / 4 : bodyLimit;
}

/** How many bytes of memory the body may fill while it comes in. */
function held(request: CallerRequest): number {
  const { raw } = request;
  if (!hasBody(raw)) return 0;
  const announced = Number(raw.headers['content-length'] ?? Number.NaN);
  return Number.isSafeInteger(announced) ? Math.min(announced, limitOf(request)) : limitOf(request);
}

interface Bounded {
  readonly server: Server;
  addHook(
    name: 'onRequest',
    hook: (
      request: CallerRequest,
      reply: { readonly raw: ServerResponse; header(name: string, value: string): unknown },
    ) => Promise<void>,
  ): unknown;
}

type Allowance = ReturnType<typeof allowance>;

const TOO_MANY = {
  code: 'TOO_MANY_CONNECTIONS',
  message:
    'Máy này đang mở quá nhiều kết nối cùng lúc. Hãy đóng bớt trang hoặc chương trình rồi thử lại.',
};

function boundConnections(
  server: Server,
  open: Allowance,
  isProxy: (address: string | undefined) => boolean,
): void {
  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress;
    if (address === undefined || isProxy(address)) return;
    const caller = callerOf(address);
    if (open.take(caller, 1)) {
      socket.once('close', () => open.give(caller, 1));
      return;
    }
    answerSocket(socket, problem(429, TOO_MANY.code, TOO_MANY.message));
    socket.destroySoon();
  });
}

/**
 * Bounds the connections and bodies of each caller. A proxy's own address is not counted. The
 * address that it names is the caller's, whose requests under way count instead of connections.
 * TRUSTED_PROXIES says which proxies to believe.
 */
export function boundCallers(fastify: Bounded, rim: Rim): void {
  const proxies = addressesIn(rim.trustedProxies);
  const isProxy = (address: string | undefined): boolean =>
    address !== undefined && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  const open = allowance(rim.connectionsPerAddress);
  const sending = allowance(rim.bodyBytesPerAddress);
  fastify.server.maxConnections = rim.connectionsAtMost;
  boundConnections(fastify.server, open, isProxy);
  fastify.addHook('onRequest', async ({ ip, raw, routeOptions }, reply) => {
    const caller = callerOf(ip);
    const hold = (of: Allowance, amount: number, why: { code: string; message: string }): void => {
      if (of.take(caller, amount))
        return void reply.raw.once('close', () => of.give(caller, amount));
      if (hasBody(raw)) closeAfterAnswer(raw, reply);
      reply.header('retry-after', '2');
      throw new HttpException(why, 429);
    };
    if (isProxy(raw.socket.remoteAddress) && !isProxy(ip)) hold(open, 1, TOO_MANY);
    const bytes = held({ ip, raw, routeOptions });
    if (bytes > 0)
      hold(sending, bytes, {
        code: 'TOO_MANY_BODIES',
        message:
          'Máy này đang gửi quá nhiều nội dung cùng lúc. Hãy đợi các yêu cầu trước xong rồi ' +
          'gửi lại với cùng Idempotency-Key.',
      });
  });
}

const LINGER_MS = 2_000;

/**
 * For an answer given before the body was read, which is the last of its connection. What still
 * comes is thrown away for a moment, so that the sender hears the answer and not a reset.
 */
function closeAfterAnswer(
  raw: IncomingMessage,
  reply: { header(name: string, value: string): unknown },
): void {
  const { socket } = raw;
  reply.header('connection', 'close');
  socket.destroySoon = () => {
    socket.end();
    const timer = setTimeout(() => socket.destroy(), LINGER_MS);
    timer.unref();
    socket.once('close', () => clearTimeout(timer));
    socket.resume();
  };
}

interface Admitted {
  readonly raw: IncomingMessage;
}

interface Admitting<Request, Reply> {
  addHook(name: 'onRequest', hook: (request: Request, reply: Reply) => Promise<void>): unknown;
}

/**
 * Asks `admit` before a byte of the body is read. Whoever it turns away is told so, whatever they
 * are sending, and is not listened to any further.
 */
export function admitFirst<
  Request extends Admitted,
  Reply extends { header(name: string, value: string): unknown },
>(
  fastify: Admitting<Request, Reply>,
  admit: (request: Request, reply: Reply) => Promise<void>,
): void {
  fastify.addHook('onRequest', async (request, reply) => {
    try {
      await admit(request, reply);
    } catch (error) {
      if (hasBody(request.raw)) closeAfterAnswer(request.raw, reply);
      throw error;
    }
  });
}
