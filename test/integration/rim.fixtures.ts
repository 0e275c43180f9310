import { connect } from 'node:net';
import { once } from 'node:events';
import { type Cell, freshKey, type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

export let stage: Stage;
export let issued: Issued;
export let own: Cell;
export let other: Cell;

export async function open(): Promise<void> {
  ({ stage, issued } = await openIssued());
  [own, other] = [issued.cells[0]!, issued.cells[1]!];
}

export const close = (): Promise<void> => stage.close();

export const reports = (): string => `/api/obligations/${own.obligation}/reports`;

/** Says what it likes over a bare socket and collects what comes back until the other side ends. */
export async function bare(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let said = '';
  socket.on('data', (chunk) => (said += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return said;
}

export const announce = (path: string, more: string, method = 'POST'): string =>
  `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ` +
  `application/json\r\nIdempotency-Key: ${freshKey()}\r\n${more}\r\n\r\n`;
