import { once } from 'node:events';
import { connect as dial, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setLogLevel, within } from '#libs/platform';
import { type Cell, drain, freshKey, type Issued, issueOn, reportOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { from, sweep, typesOf } from './cutoff-race.fixtures.js';

setLogLevel('error');

const MINUTE = 60_000;

/** An upload over a socket of its own: byte by byte as the test wants it. */
interface Line {
  readonly socket: Socket;
  readonly head: Buffer;
  readonly body: Buffer;
  /** What came back so far. */
  heard(): string;
  /** The connection is closed from the other end. */
  readonly closed: Promise<void>;
}

describe('a body that does not come', () => {
  let stage: Stage;
  let issued: Issued;
  const lines: Socket[] = [];
  beforeAll(async () => {
    stage = await openStage({ worker: false, env: { BODY_SECONDS: '1' } });
    await stage.moveTo('2024-01-12T09:00:00+07:00');
    issued = await issueOn(stage);
    await stage.moveTo(from(issued.cutoffAt, -1000));
  }, 60_000);
  afterAll(async () => {
    lines.forEach((socket) => socket.destroy());
    await stage.close();
  });

  async function line({ obligation, token, id }: Cell): Promise<Line> {
    const { hostname, port } = new URL(stage.url);
    // Open for writing also when the other end has said its last word: as a sender that does not
    // listen.
    const socket = dial({ host: hostname, port: Number(port), allowHalfOpen: true });
    lines.push(socket);
    socket.on('error', () => undefined);
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    const closed = once(socket, 'end').then(() => undefined);
    const body = Buffer.from(JSON.stringify(await reportOf(stage, id)));
    const head = Buffer.from(
      [
        `POST /api/obligations/${obligation}/reports HTTP/1.1`,
        'Host: localhost',
        `Authorization: Bearer ${token}`,
        `Idempotency-Key: ${freshKey()}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        '',
        '',
      ].join('\r\n'),
    );
    return { socket, head, body, heard: () => heard, closed };
  }
  const openIntents = async ({ obligation }: Cell): Promise<number> =>
    (
      await stage.dataSource.query(
        'select from app.intent where obligation = $1 and resolved_at is null',
        [obligation],
      )
    ).length;
  const outcomes = async ({ obligation }: Cell): Promise<string[]> =>
    (
      await stage.dataSource.query('select outcome from app.intent where obligation = $1', [
        obligation,
      ])
    ).map((row: { outcome: string }) => row.outcome);
  const letGo = (cell: Cell): Promise<boolean> =>
    within(
      30_000,
      async () => (await outcomes(cell)).length > 0 && (await openIntents(cell)) === 0,
    );

  it('stalled: the sender is told, and the rest that comes later is not received', async () => {
    const cell = issued.cells[0]!;
    const { socket, head, body, heard } = await line(cell);
    socket.write(Buffer.concat([head, body.subarray(0, body.length - 20)]));
    // The moment the answer begins to arrive, the rest goes out.
    await once(socket, 'data');
    socket.write(body.subarray(body.length - 20));
    expect(await within(30_000, () => heard().includes('BODY_TOO_SLOW'))).toBe(true);
    expect(heard()).toMatch(/^HTTP\/1\.1 408 .*Connection: close/s);
    expect(await letGo(cell)).toBe(true);
    expect([await outcomes(cell), await typesOf(stage, cell.obligation)]).toEqual([
      ['abandoned'],
      ['ObligationIssued'],
    ]);
    expect(await stage.dataSource.query('select from app.receipt')).toEqual([]);
  });

  it('a byte at a time: it is cut, and holds no mark', async () => {
    const cell = issued.cells[1]!;
    const { socket, head, body, closed } = await line(cell);
    socket.write(head);
    let sent = 0;
    const timer = setInterval(() => socket.write(body.subarray(sent, (sent += 1))), 50);
    await closed;
    clearInterval(timer);
    expect(await letGo(cell)).toBe(true);
    expect(await outcomes(cell)).toEqual(['abandoned']);
  });

  it(
    'cut right after the head, while its intent is being written: nothing is left ' + 'outstanding',
    async () => {
      const cut = issued.cells.slice(2, 8);
      for (const cell of cut) {
        const { socket, head } = await line(cell);
        socket.write(head, () => socket.destroy());
      }
      const settled = async (): Promise<boolean> => {
        const rows: unknown[] = await stage.dataSource.query(
          'select from app.intent where resolved_at is null',
        );
        return rows.length === 0;
      };
      // Every head was seen, or none of it: a head that is still on its way would be seen in the
      // next look.
      expect(
        await within(
          30_000,
          async () =>
            (await stage.dataSource.query('select from app.intent')).length === 2 + cut.length,
        ),
      ).toBe(true);
      expect(await within(30_000, settled)).toBe(true);
    },
  );

  it(
    'none of them holds the mark at the cutoff; a file or workbook that stalls is cut as ' + 'well',
    async () => {
      const last = issued.cells[8]!;
      const { hostname, port } = new URL(stage.url);
      const stalled = async (route: string, begin: string): Promise<string> => {
        const socket = dial({ host: hostname, port: Number(port) });
        lines.push(socket);
        socket.on('error', () => undefined);
        socket.write(
          `POST /api/obligations/${last.obligation}/${route} HTTP/1.1\r\nHost: ` +
            `localhost\r\nAuthorization: Bearer ${last.token}\r\nIdempotency-Key: ` +
            `${freshKey()}\r\nContent-Type: ` +
            `application/octet-stream\r\nContent-Length: 9000\r\n\r\n${begin}`,
        );
        const [answer] = (await once(socket, 'data')) as [Buffer];
        return answer.toString();
      };
      const answers = await Promise.all([
        stalled('attachments?name=a.pdf', '%PDF-1.7'),
        stalled('workbook', 'PK'),
        stalled('workbook/annotated', 'PK'),
      ]);
      expect(answers).toEqual(answers.map(() => expect.stringMatching(/^HTTP\/1\.1 (408|4\d\d) /)));
      await stage.moveTo(from(issued.cutoffAt, 5 * MINUTE));
      await sweep(stage);
      await drain(stage);
      for (const cell of issued.cells)
        expect(await typesOf(stage, cell.obligation)).toEqual([
          'ObligationIssued',
          'ObligationExpired',
        ]);
      expect(await stage.dataSource.query('select from app.hold')).toEqual([]);
    },
  );
});

describe('control: a body that may take ten minutes', () => {
  let stage: Stage;
  let socket: Socket | undefined;
  beforeAll(async () => {
    stage = await openStage({ worker: false, env: { BODY_SECONDS: '600' } });
  }, 60_000);
  afterAll(async () => {
    socket?.destroy();
    await stage.close();
  });

  it(
    'stalled before the cutoff holds its own mark after it, for as long as it is waited ' + 'for',
    async () => {
      await stage.moveTo('2024-01-12T09:00:00+07:00');
      const issued = await issueOn(stage);
      const [stalled, silent] = [issued.cells[0]!, issued.cells[1]!];
      await stage.moveTo(from(issued.cutoffAt, -1000));
      const { hostname, port } = new URL(stage.url);
      socket = dial({ host: hostname, port: Number(port) });
      socket.on('error', () => undefined);
      socket.write(
        `POST /api/obligations/${stalled.obligation}/reports HTTP/1.1\r\nHost: ` +
          `localhost\r\nAuthorization: Bearer ${stalled.token}\r\nIdempotency-Key: ` +
          `${freshKey()}\r\nContent-Type: ` +
          `application/json\r\nContent-Length: 9000\r\n\r\n{`,
      );
      const open = async (): Promise<number> =>
        (await stage.dataSource.query('select from app.intent where resolved_at is null')).length;
      expect(await within(30_000, async () => (await open()) === 1)).toBe(true);
      await stage.moveTo(from(issued.cutoffAt, 5 * MINUTE));
      await sweep(stage);
      expect([
        await typesOf(stage, stalled.obligation),
        await typesOf(stage, silent.obligation),
      ]).toEqual([['ObligationIssued'], ['ObligationIssued', 'ObligationExpired']]);
      expect(await open()).toBe(1);
    },
  );
});
