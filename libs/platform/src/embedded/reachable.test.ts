import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { reachDatabase } from './reachable.js';

/**
 * The refusal as the server sends it: the letter E, its length, and then fields that each end with
 * a zero byte.
 */
function refuse(socket: Socket, code: string): void {
  const fields = Buffer.from(`SFATAL\0C${code}\0Mrefused\0\0`);
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  head.writeInt32BE(fields.length + 4, 1);
  socket.once('data', () => socket.end(Buffer.concat([head, fields])));
}

describe('reachDatabase', () => {
  const open: Socket[] = [];
  const servers: { close(): void }[] = [];
  afterEach(() => {
    open.splice(0).forEach((socket) => socket.destroy());
    servers.splice(0).forEach((server) => server.close());
  });

  /** Without `answer` the server takes the connection and never says a word. */
  async function server(answer?: (socket: Socket) => void): Promise<string> {
    const made = createServer((socket) => {
      open.push(socket.on('error', () => undefined));
      answer?.(socket);
    }).listen(0, '127.0.0.1');
    servers.push(made);
    await once(made, 'listening');
    return `postgres://u:mat-khau@127.0.0.1:${(made.address() as AddressInfo).port}/d`;
  }

  // Without the limit, each of these would wait or try for ever. The test's own timeout is what
  // fails then.
  it('gives up a server that takes the connection and never answers', async () => {
    await expect(reachDatabase(await server(), 600)).rejects.toThrow(
      /máy chủ không trả lời kịp\. Kiểm tra DATABASE_URL/,
    );
  });

  it('tries again while the server is starting, until the time given is over', async () => {
    let asked = 0;
    const url = await server((socket) => {
      asked += 1;
      refuse(socket, '57P03');
    });
    await expect(reachDatabase(url, 5_000)).rejects.toThrow(/máy chủ đang khởi động/);
    expect(asked).toBeGreaterThan(1);
  });

  it('does not try again what will not change, and shows no password', async () => {
    let asked = 0;
    const url = await server((socket) => {
      asked += 1;
      refuse(socket, '3D000');
    });
    const error = (await reachDatabase(url).catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toMatch(/không có cơ sở dữ liệu tên đó/);
    expect(error.message).not.toContain('mat-khau');
    expect(asked).toBe(1);
  });
});
