import { type DataSource, type QueryRunner } from 'typeorm';
import { type Probe } from '../probe.js';
import { deliver } from './deliver.js';
import { heldBack, nextEvents, type Reader } from './reader.js';
import { keptShards, reshard } from './reshard.js';
import { endLease, type Shard, tryLease } from './shard.js';

const BATCH = 500;
const BEAT_MS = 5000;

/** `more`: look again at once; `held`: soon; `idle`: at the bell or the next poll; `elsewhere`: another process runs this shard. */
export type Turn = { readonly state: 'more' | 'held' | 'idle' | 'elsewhere'; readonly count: number };

/** One shard of a reader on a connection of its own, which holds the shard's lease as long as it lives. Turns never overlap. */
export class Lane {
  private runner: QueryRunner | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private beatAt = 0;

  constructor(private readonly dataSource: DataSource, readonly reader: Reader, private readonly shard: Shard, private readonly probe?: Probe) {}

  get holds(): boolean {
    return this.runner !== undefined;
  }

  turn(): Promise<Turn> {
    return this.queue(() => this.take());
  }

  /** Frees the lease and the connection. */
  close(): Promise<void> {
    return this.queue(() => this.drop());
  }

  private queue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work);
    this.last = next.catch(() => undefined);
    return next;
  }

  private async take(): Promise<Turn> {
    try {
      const runner = await this.hold();
      if (!runner) return { state: 'elsewhere', count: 0 };
      // Shards share the window of positions, so a shard of n looks n times as far.
      const ahead = await nextEvents(runner.manager, this.shard, BATCH * Math.min(this.shard.shards, 8));
      if (!ahead) return await this.lost();
      if (ahead.to === ahead.from) return await this.rest(runner);
      await this.probe?.('reader:read', this.reader.name);
      return { state: 'more', count: await deliver(runner, this.reader, { shard: this.shard, ahead, probe: this.probe }) };
    } catch (error) {
      await this.drop();
      throw error;
    }
  }

  /** The row is gone: the reader was cut anew, or somebody deleted it. */
  private async lost(): Promise<Turn> {
    await this.drop();
    return { state: 'held', count: 0 };
  }

  private async rest(runner: QueryRunner): Promise<Turn> {
    if (performance.now() - this.beatAt > BEAT_MS) {
      await runner.query('select app.move_reader($1, 0)', [this.shard.name]);
      this.beatAt = performance.now();
    }
    return { state: (await heldBack(runner.manager)) ? 'held' : 'idle', count: 0 };
  }

  private async hold(): Promise<QueryRunner | undefined> {
    if (this.runner && !this.runner.isReleased) return this.runner;
    this.runner = undefined;
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      if ((await this.isCutSo(runner)) && (await tryLease(runner, this.shard))) {
        // Between the look and the lease somebody may have cut the reader anew: not any more.
        if ((await keptShards(runner, this.reader)) === this.shard.shards) return (this.runner = runner);
        await endLease(runner, this.shard);
      }
    } catch (error) {
      await runner.release();
      throw error;
    }
    await runner.release();
    return undefined;
  }

  /** The first lane cuts the reader anew if need be; the others wait for it without holding anything it needs. */
  private async isCutSo(runner: QueryRunner): Promise<boolean> {
    const kept = await keptShards(runner, this.reader);
    if (kept === this.shard.shards) return true;
    return this.shard.shard === 0 && (await reshard(runner, this.reader, kept));
  }

  private async drop(): Promise<void> {
    const { runner } = this;
    this.runner = undefined;
    if (!runner || runner.isReleased) return;
    await endLease(runner, this.shard);
    await runner.release();
  }
}
