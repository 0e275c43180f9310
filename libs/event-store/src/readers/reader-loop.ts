import { type DataSource } from 'typeorm';
import { installedProbe, listen, type Listener, logger } from '#libs/platform';
import { EVENT_CHANNEL } from '../bell.js';
import { type Probe } from '../probe.js';
import { Doorbell } from './doorbell.js';
import { Lane, type Turn } from './lane.js';
import { type Reader } from './reader.js';
import { Seat } from './seat.js';
import { shardsOf } from './shard.js';
import { Share } from './share.js';

const log = logger('event-store');
const HELD_MS = 10;
const ERROR_MS = 1000;
const SHARE_MS = 1000;

export interface ReaderLoopOptions {
  /** Milliseconds between polls when no NOTIFY arrives (1000). */
  readonly pollMs?: number;
  /**
   * Called with an error that is not the fault of one event. The reader waits a second and starts
   * again from its cursor.
   */
  readonly onError?: (error: unknown, reader: string) => void;
  readonly probe?: Probe;
}

/**
 * Runs readers, each shard in one process at a time. Loops that run the same readers share the
 * shards out evenly, hand one over after the batch under way when another loop joins, and take over
 * the shards of a dead one. A loop holds a connection of the pool per shard that it runs, one for
 * its seat, and one outside the pool to LISTEN.
 */
export class ReaderLoop {
  private readonly lanes: readonly Lane[];
  private readonly bell = new Doorbell();
  private readonly halt = new Doorbell();
  private readonly share: Share;
  private readonly seat: Seat;
  private readonly pollMs: number;
  private readonly onError: (error: unknown, reader: string) => void;
  private listener: Listener | undefined;
  private running: Promise<void>[] = [];
  private stopping = false;

  constructor(
    private readonly dataSource: DataSource,
    readers: readonly Reader[],
    { pollMs = 1000, onError, probe = installedProbe() }: ReaderLoopOptions = {},
  ) {
    const names = readers.map((reader) => reader.name);
    if (new Set(names).size < names.length)
      throw new RangeError(`two readers share a name: ${names.join(', ')}`);
    const shards = readers.flatMap((reader) =>
      shardsOf(reader).map((shard) => ({ reader, shard })),
    );
    this.share = new Share(shards.length);
    this.seat = new Seat(
      dataSource,
      shards.map(({ shard }) => shard),
      pollMs,
    );
    this.lanes = shards.map(
      ({ reader, shard }) =>
        new Lane(dataSource, reader, shard, { share: this.share, pollMs, probe }),
    );
    this.pollMs = pollMs;
    this.onError =
      onError ?? ((error, reader) => log.error('reader failed, will try again', { reader, error }));
  }

  start(): void {
    if (this.running.length > 0) return;
    this.stopping = false;
    this.listener = listen(this.dataSource, EVENT_CHANNEL, () => this.bell.ring());
    this.share.set(0);
    this.running = [this.keepSeat(), ...this.lanes.map((lane) => this.follow(lane))];
  }

  /** Looks for events now. */
  wake(): void {
    this.bell.ring();
  }

  /** Finishes the batches under way, then frees locks and connections. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    this.halt.ring();
    await Promise.all(this.running);
    this.running = [];
    this.share.set(this.lanes.length);
    await this.listener?.close();
    this.listener = undefined;
  }

  /**
   * Delivers everything that can be delivered now, including what readers append themselves, until
   * a round over all readers finds nothing more. Returns the number of deliveries. Throws what the
   * loop would give to `onError`. A loop that was not started holds one connection at a time: a
   * small pool has none for each lane, and a waiting lane would get one only when the server ends
   * an idle session.
   */
  async drainOnce(): Promise<number> {
    let total = 0;
    for (let round = -1; round !== 0; total += round) {
      round = 0;
      for (const lane of this.lanes) round += await this.drain(lane);
    }
    return total;
  }

  private async drain(lane: Lane): Promise<number> {
    let total = 0;
    try {
      for (;;) {
        const { state, count } = await lane.turn();
        total += count;
        if (state !== 'more') return total;
      }
    } finally {
      if (this.running.length === 0) await lane.close();
    }
  }

  /**
   * Asks again and again how many shards are ours. When nobody can be asked, it takes every shard
   * it can get, as if it were alone.
   */
  private async keepSeat(): Promise<void> {
    let known = '';
    while (!this.stopping) {
      const since = this.halt.count;
      const seated = await this.seat.look().catch((error: unknown) => {
        this.onError(error, 'seat');
        return { target: this.lanes.length, abandoned: [] };
      });
      if (seated) this.share.set(seated.target, seated.abandoned);
      if (seated && JSON.stringify(seated) !== known) this.bell.ring();
      known = JSON.stringify(seated);
      if (!this.stopping) await this.halt.wait(since, seated ? SHARE_MS : HELD_MS);
    }
    await this.seat.leave();
  }

  private async follow(lane: Lane): Promise<void> {
    while (!this.stopping) {
      const since = this.bell.count;
      const state = await this.turn(lane);
      if (state === 'more' || this.stopping) continue;
      // After a failure new events do not wake the reader; otherwise it would fail with every
      // event.
      if (state === 'failed') await this.halt.wait(this.halt.count, ERROR_MS);
      else await this.bell.wait(since, state === 'held' ? HELD_MS : this.pollMs);
    }
    await lane.close();
  }

  private async turn(lane: Lane): Promise<Turn['state'] | 'failed'> {
    try {
      return (await lane.turn()).state;
    } catch (error) {
      this.onError(error, lane.reader.name);
      return 'failed';
    }
  }
}
