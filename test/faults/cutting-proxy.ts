import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';

export interface CuttingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Where a request may be lost, in order: before it is passed on, and with the answer already here.
 * True loses it: the caller sees a broken connection.
 */
export interface Cuts {
  sent?(asked: IncomingMessage): Promise<void>;
  answered?(asked: IncomingMessage): Promise<boolean>;
}

/** Stands between a client and the api at `target` and loses what `cuts` say. */
export async function startCuttingProxy(
  target: string,
  { sent, answered }: Cuts,
): Promise<CuttingProxy> {
  const server = createServer((asked, reply) => {
    const forward = request(new URL(asked.url!, target), {
      method: asked.method,
      headers: asked.headers,
      agent: false,
    });
    forward.on('error', () => reply.destroy());
    forward.on('response', (answer) => {
      answer.on('error', () => reply.destroy());
      void (answered?.(asked) ?? Promise.resolve(false)).then((cut) =>
        cut ? reply.destroy() : answer.pipe(reply.writeHead(answer.statusCode!, answer.headers)),
      );
    });
    asked.pipe(forward);
    void sent?.(asked);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
