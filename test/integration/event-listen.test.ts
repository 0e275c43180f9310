import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { EventStore, ReaderLoop } from '#libs/event-store';
import { openDatabase } from '#libs/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { noted } from './event-store.fixtures.js';

/**
 * Stands before PostgreSQL for the LISTEN connections alone. Closed, it cuts those there are and
 * every new one.
 */
class Gate {
  open = true;
  refused = 0;
  readonly sockets = new Set<Socket>();
  readonly server: Server;

  constructor(private readonly target: URL) {
    this.server = createServer((client) => this.pass(client));
  }

  private pass(client: Socket): void {
    if (!this.open) {
      this.refused += 1;
      client.destroy();
      return;
    }
    const server = connect(Number(this.target.port), this.target.hostname);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one
        .on('error', () => undefined)
        .on('close', () => other.destroy())
        .pipe(other);
    }
  }

  cut(): void {
    this.open = false;
    for (const socket of this.sockets) socket.destroy();
  }
}

describe('readers whose LISTEN connection is gone and stays away', () => {
  let database: FreshDatabase;
  let store: EventStore;
  let gate: Gate;
  const closing: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    database = await freshDatabase();
    store = new EventStore(database.dataSource);
    gate = new Gate(new URL(database.url));
    gate.server.listen(0, '127.0.0.1');
    await once(gate.server, 'listening');
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    gate.cut();
    await new Promise((resolve) => gate.server.close(resolve));
    await database.drop();
  });

  /** A worker of its own that listens through the gate, and what it has taken. */
  async function follow(
    name: string,
    pollMs: number,
  ): Promise<{ loop: ReaderLoop; taken: string[] }> {
    const dataSource: DataSource = await openDatabase(database.url, { applicationName: name });
    const url = new URL(database.url);
    url.port = String((gate.server.address() as { port: number }).port);
    Object.assign(dataSource.options, { url: url.href });
    const taken: string[] = [];
    const loop = new ReaderLoop(
      dataSource,
      [{ name, handle: async (events) => void taken.push(...events.map(({ stream }) => stream)) }],
      { pollMs },
    );
    loop.start();
    closing.push(async () => {
      await loop.stop();
      await dataSource.destroy();
    });
    return { loop, taken };
  }
  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await database.dataSource.query('select 1');
  };
  const listening = async (): Promise<number> =>
    (
      (await database.dataSource.query(
        `select count(*)::int as n from pg_stat_activity
          where application_name = 'dondoc-listen-dondoc_event' and datname = current_database()`,
      )) as [{ n: number }]
    )[0].n;
  /**
   * Appends notes until one stays untaken by `deaf` over two more refused connections; its number,
   * 10 when there is none.
   */
  const firstMissed = async (
    polls: readonly string[],
    deaf: readonly string[],
  ): Promise<number> => {
    for (let n = 2; n < 10; n++) {
      await store.append([noted(`note-${n}`)]);
      await until(() => polls.length === n);
      const seen = gate.refused;
      await until(() => gate.refused >= seen + 2);
      if (deaf.length < n) return n;
    }
    return 10;
  };

  it(
    'poll meanwhile, and are woken again when it comes back; the control, which hardly polls, ' +
      'is deaf until then',
    async () => {
      const [polls, deaf] = [await follow('polls', 20), await follow('deaf', 3_600_000)];
      await until(async () => (await listening()) === 2);
      await store.append([noted('note-1')]);
      await until(() => polls.taken.length === 1 && deaf.taken.length === 1);

      gate.cut();
      await until(async () => (await listening()) === 0);
      // A look that was under way when the bell was cut may still take a note; the one after it
      // hears nothing.
      const missed = await firstMissed(polls.taken, deaf.taken);
      expect(missed).toBeLessThan(10);

      gate.open = true;
      await until(async () => (await listening()) === 2);
      await until(() => deaf.taken.length === missed);
      const notes = Array.from({ length: missed + 1 }, (_, i) => `note-${i + 1}`);
      await store.append([noted(notes.at(-1)!)]);
      await until(() => deaf.taken.length === notes.length && polls.taken.length === notes.length);
      expect([deaf.taken, polls.taken]).toEqual([notes, notes]);
    },
  );
});
