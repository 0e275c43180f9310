import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { fenceAge } from '#libs/event-store';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { connect, rewrite, seeded } from './event-store.fixtures.js';

const APPEND = `select * from app.append($1, $2, $3, $4, array_fill(null::text, array[cardinality($1::text[])]), array_fill(null::timestamptz, array[cardinality($1::text[])]),
  array_fill(null::text, array[cardinality($1::text[])]), array_fill(null::text, array[cardinality($1::text[])]), array_fill(null::text, array[cardinality($1::text[])]),
  array_fill(null::timestamptz, array[cardinality($1::text[])]), array_fill(null::timestamptz, array[cardinality($1::text[])]), $5, $6, $7::jsonb[], false)`;

const streams = ['order-a', 'order-b', 'order-c', 'order-d'];

/** An appender whose transaction the test moves step by step. `busy` while it waits for a lock that another one holds. */
class Writer {
  open = false;
  busy: Promise<void> | undefined;
  /** Streams are taken in this order only, so the test makes no deadlocks. */
  next = 0;
  constructor(private readonly client: pg.Client) {}

  run(sql: string, params?: unknown[]): void {
    this.busy = this.client.query(sql, params).then(() => { this.busy = undefined; });
  }

  append(random: () => number): void {
    const chosen = streams.slice(this.next).filter(() => random() < 0.4).slice(0, 2);
    if (chosen.length === 0) return;
    this.next = streams.indexOf(chosen.at(-1)!) + 1;
    const events = chosen.map(() => (random() < 0.3 ? 2 : 1));
    const total = events.reduce((a, b) => a + b, 0);
    this.run(APPEND, [chosen, chosen.map(() => -1), events, chosen.map(() => 'w'), Array<string>(total).fill('Moved'), Array<number>(total).fill(1), Array<string>(total).fill('{}')]);
  }

  step(random: () => number): void {
    const dice = random();
    if (!this.open) {
      this.run('begin');
      [this.open, this.next] = [true, 0];
    } else if (dice < 0.55) this.append(random);
    else if (dice < 0.65) this.run('select app.fence()');
    else if (dice < 0.72) this.run('savepoint s; select app.fence(); rollback to savepoint s');
    else this.end(dice < 0.9 ? 'commit' : 'rollback');
  }

  end(how: 'commit' | 'rollback'): void {
    this.run(how);
    this.open = false;
  }
}

interface Delivered {
  position: number;
  stream: string;
  version: number;
}

/** Follows the events as a reader does, and keeps what it was given. */
class Follower {
  readonly delivered: Delivered[] = [];
  constructor(private readonly client: pg.Client, private cursor: number) {}

  async look(limit: number): Promise<number> {
    const { rows } = await this.client.query<Delivered>('select position::float8, stream, version::float8 from app.read_after($1, $2)', [this.cursor, limit]);
    this.cursor = rows.at(-1)?.position ?? this.cursor;
    this.delivered.push(...rows);
    return rows.length;
  }

  async finish(): Promise<void> {
    while ((await this.look(100)) > 0) continue;
  }
}

async function settled(writers: Writer[]): Promise<void> {
  while (writers.some((writer) => writer.open || writer.busy !== undefined)) {
    for (const writer of writers) if (writer.open && !writer.busy) writer.end('commit');
    await Promise.race(writers.flatMap((writer) => writer.busy ?? []));
  }
}

describe('ordered reading', () => {
  let database: FreshDatabase;
  let clients: pg.Client[];
  let unrelated: pg.Client[];
  beforeAll(async () => {
    database = await freshDatabase();
    clients = await Promise.all([1, 2, 3, 4, 5].map(() => connect(database.url, 'dondoc_app')));
    const elsewhere = new URL(database.url);
    elsewhere.pathname = '/postgres';
    unrelated = [await connect(database.url, 'dondoc_app'), await connect(elsewhere.href)];
    // A long transaction that has written, and a lock in another database that looks just like a fence at 0.
    await unrelated[0]!.query(`begin; insert into app.legal_transition values ('x', 'y', 'z')`);
    await unrelated[1]!.query(`begin; select pg_advisory_xact_lock_shared(x'5D0C'::bigint << 48)`);
  });
  afterAll(async () => {
    await Promise.all([...clients, ...unrelated].map((client) => client.end()));
    await database.drop();
  });

  /** Plays `rounds` random interleavings; counts events never delivered (lost or stalled) and deliveries out of a stream's order. */
  async function play(seed: number, rounds: number): Promise<{ missing: number; inverted: number; events: number }> {
    const random = seeded(seed);
    const { rows: [start] } = await clients[4]!.query<{ high: string }>('select high from app.read_bounds()');
    const follower = new Follower(clients[4]!, Number(start!.high));
    for (let round = 0; round < rounds; round++) {
      const writers = clients.slice(0, 4).map((client) => new Writer(client));
      for (let step = 0; step < 16; step++) {
        const free = writers.filter((writer) => !writer.busy);
        const writer = free[Math.floor(random() * free.length)];
        writer?.step(random);
        // Whoever waits for a lock is left waiting; the others are given time to finish their step, now and then before the reader looks.
        if (random() < 0.5) await clients[4]!.query('select 1');
        if (random() < 0.5) await follower.look(1 + Math.floor(random() * 4));
      }
      await settled(writers);
      await follower.finish();
    }
    const { rows } = await clients[4]!.query<{ position: number }>('select position::float8 from app.event where position > $1', [start!.high]);
    const seen = new Set(follower.delivered.map((event) => event.position));
    const versions = new Map<string, number>();
    const inverted = follower.delivered.filter(({ stream, version }) => {
      const before = versions.get(stream) ?? 0;
      versions.set(stream, version);
      return version <= before;
    }).length;
    return { missing: rows.filter((row) => !seen.has(row.position)).length + follower.delivered.length - seen.size, inverted, events: rows.length };
  }

  it('loses nothing, inverts nothing and is not stalled by strangers, in 500 random interleavings', async () => {
    const outcome = await play(20240215, 500);
    expect(outcome).toMatchObject({ missing: 0, inverted: 0 });
    expect(outcome.events).toBeGreaterThan(500);
  });

  it('holds back what a slow appender may still commit, tells how long, and goes on at its rollback', async () => {
    const [slow, quick, reader] = clients as [pg.Client, pg.Client, pg.Client];
    const follower = new Follower(reader, Number((await reader.query('select high from app.read_bounds()')).rows[0].high));
    const append = (client: pg.Client, stream: string) => client.query(APPEND, [[stream], [-1], [1], ['w'], ['Moved'], [1], ['{}']]);
    expect(await fenceAge(database.dataSource.manager)).toBe(0);
    await slow.query('begin');
    await append(slow, 'slow-1');
    await append(quick, 'quick-1');
    expect(await follower.look(10)).toBe(0);
    expect(await fenceAge(database.dataSource.manager)).toBeGreaterThan(0);
    await slow.query('rollback');
    expect(await follower.look(10)).toBe(1);
    expect(await fenceAge(database.dataSource.manager)).toBe(0);
  });

  it('waits for a lock without holding readers back', async () => {
    const [holder, waiter, quick, , reader] = clients as [pg.Client, pg.Client, pg.Client, pg.Client, pg.Client];
    const append = (client: pg.Client, stream: string) => client.query(APPEND, [[stream], [-1], [1], ['w'], ['Moved'], [1], ['{}']]);
    await append(quick, 'held-1');
    await holder.query(`begin; select * from app.open_stream('held-1')`);
    const waiting = append(waiter, 'held-1');
    const follower = new Follower(reader, Number((await reader.query('select high from app.read_bounds()')).rows[0].high));
    await append(quick, 'quick-2');
    expect(await follower.look(10)).toBe(1);
    await holder.query('commit');
    await waiting;
    expect(await follower.look(10)).toBe(1);
  });

  it('control: with "position > last" in place of the fence the same check loses events', async () => {
    await rewrite(database.url, 'read_bounds', 'select least(high, min(f.bound)) into safe from app.fences() f; /* fence */', 'safe := high;');
    const outcome = await play(20240215, 100);
    expect(outcome.missing).toBeGreaterThan(0);
  });
});
