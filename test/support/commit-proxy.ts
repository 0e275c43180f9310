import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * What befalls the next COMMIT. `lost`: it never reaches the server. `unanswered`: the server does
 * it, but its answer is lost. `abandoned`: it reaches the server, and the client is cut off at
 * once, while the server may still be at it.
 */
export type Fate = 'lost' | 'unanswered' | 'abandoned';

export interface CommitProxy {
  readonly url: string;
  /**
   * With `refuse`, all other connections are then cut, and so are that many new ones, unless
   * `open()` comes first.
   */
  nextCommit(fate: Fate, after?: { refuse: number }): void;
  open(): void;
  close(): Promise<void>;
}

const COMMIT = Buffer.from('COMMIT\0');

/**
 * Starts a plain TCP proxy before PostgreSQL. It reads one word of the protocol, the simple query
 * COMMIT.
 */
export async function startCommitProxy(databaseUrl: string): Promise<CommitProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let next: { fate: Fate; refuse: number } | undefined;
  let refuse = 0;

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.on('error', () => undefined);
    return socket.on('close', () => sockets.delete(socket));
  }

  function befall({ fate }: { fate: Fate }, client: Socket, server: Socket, chunk: Buffer): void {
    if (fate === 'lost') {
      client.destroy();
      server.destroy();
      return;
    }
    server.write(chunk);
    server.removeAllListeners('data');
    if (fate === 'abandoned') client.destroy();
    else server.once('data', () => client.destroy());
  }

  const proxy = createServer((client) => {
    keep(client);
    if (refuse-- > 0) {
      client.destroy();
      return;
    }
    const server = keep(connect(Number(target.port), target.hostname));
    server.on('data', (chunk) => client.write(chunk));
    server.on('close', () => client.destroy());
    client.on('close', () => server.end());
    client.on('data', (chunk: Buffer) => {
      if (!next || !chunk.includes(COMMIT)) {
        server.write(chunk);
        return;
      }
      const now = next;
      next = undefined;
      refuse = now.refuse;
      if (refuse > 0)
        for (const socket of sockets) if (socket !== client && socket !== server) socket.destroy();
      befall(now, client, server, chunk);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const through = new URL(databaseUrl);
  through.hostname = '127.0.0.1';
  through.port = String((proxy.address() as { port: number }).port);
  return {
    url: through.href,
    nextCommit(fate, { refuse: times } = { refuse: 0 }) {
      next = { fate, refuse: times };
    },
    open() {
      refuse = 0;
    },
    async close() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
