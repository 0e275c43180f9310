import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface HttpProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a reverse proxy as offices have one in front. It passes head and body on as they come,
 * from its own `address`, and appends to X-Forwarded-For from whom it got them.
 */
export async function startHttpProxy(target: string, address: string): Promise<HttpProxy> {
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const forwarded = [incoming.headers['x-forwarded-for'], incoming.socket.remoteAddress]
      .filter(Boolean)
      .join(', ');
    const onward = request({
      hostname,
      port,
      localAddress: address,
      agent: false,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, 'x-forwarded-for': forwarded },
    });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    onward.flushHeaders();
    incoming.pipe(onward);
    incoming.on('error', () => onward.destroy());
    outgoing.on('close', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
