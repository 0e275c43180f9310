import { type DataSource, type QueryRunner } from 'typeorm';
import { type Probe } from '../probe.js';
import { deliver } from './deliver.js';
import { follow } from './follow.js';
import { heldBack, nextEvents, type Reader } from './reader.js';
import { keptShards, reshard } from './reshard.js';
import { allowSilence, limitSilence } from './seat.js';
import { endLease, type Shard, tryLease } from './shard.js';
import { type Share } from './share.js';

const BATCH = 500;
const BEAT_MS = 5000;
const RESCUE_MS = 10_000;

export interface LaneOptions {
  readonly share: Share;
  readonly pollMs: number;
  readonly probe?: Probe;
}

/**
 * What comes after a turn. `more`: look again at once. `held`: look again soon. `idle`: look again
 * at the bell or the next poll. `elsewhere`: another process runs this shard.
 */
export type Turn = {
  readonly state: 'more' | 'held' | 'idle' | 'elsewhere';
  readonly count: number;
};

/**
 * Runs one shard of a reader on a connection of its own, which holds the shard's lease as long as
 * it lives. Turns never overlap.
 */
export class Lane {
  private runner: QueryRunner | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private beatAt = 0;
  /**
   * True while this lane runs a shard beyond its share because nobody else does. After a while, the
   * worker that should run it may try again.
   */
  private rescue = false;
  private rescueUntil = 0;

  constructor(
    private readonly dataSource: DataSource,
    readonly reader: Reader,
    private readonly shard: Shard,
    private readonly options: LaneOptions,
  ) {}

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
      const { probe } = this.options;
      if (this.reader.follows)
        return await this.passed(
          runner,
          await follow(runner, this.reader.follows, { shard: this.shard, probe }),
        );
      // Shards share the window of positions, so one of n shards looks n times as far.
      const ahead = await nextEvents(
        runner.manager,
        this.shard,
        BATCH * Math.min(this.shard.shards, 8),
      );
      if (!ahead) return await this.lost();
      if (ahead.to === ahead.from) return await this.rest(runner);
      await probe?.('reader:read', this.reader.name);
      return await this.passed(
        runner,
        await deliver(runner, this.reader, { shard: this.shard, ahead, probe }),
        true,
      );
    } catch (error) {
      await this.drop();
      throw error;
    }
  }

  /**
   * After a batch. When there was nothing to pass the turn ends, unless there was something
   * `ahead`, which somebody else took.
   */
  private async passed(
    runner: QueryRunner,
    count: number | undefined,
    ahead = false,
  ): Promise<Turn> {
    if (count === undefined) return this.lost();
    if (count === 0 && !ahead) return this.rest(runner);
    return { state: (await this.handOver()) ? 'elsewhere' : 'more', count };
  }

  /** The row is gone because the reader was cut anew or somebody deleted the row. */
  private async lost(): Promise<Turn> {
    await this.drop();
    return { state: 'held', count: 0 };
  }

  private async rest(runner: QueryRunner): Promise<Turn> {
    if (await this.handOver()) return { state: 'elsewhere', count: 0 };
    if (performance.now() - this.beatAt > BEAT_MS) {
      await runner.query('select app.move_reader($1, 0)', [this.shard.name]);
      this.beatAt = performance.now();
    }
    return { state: (await heldBack(runner.manager, this.shard)) ? 'held' : 'idle', count: 0 };
  }

  private async hold(): Promise<QueryRunner | undefined> {
    if (this.runner && !this.runner.isReleased) return this.runner;
    await this.drop();
    const { share } = this.options;
    this.rescue = !share.reserve();
    if (this.rescue && !share.isAbandoned(this.shard.name)) return undefined;
    this.rescueUntil = performance.now() + RESCUE_MS;
    try {
      this.runner = await this.lease();
    } finally {
      if (!this.runner && !this.rescue) share.giveBack();
    }
    return this.runner;
  }

  private async lease(): Promise<QueryRunner | undefined> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      if ((await this.isCutSo(runner)) && (await tryLease(runner, this.shard))) {
        // Somebody may have cut the reader anew between the look and the lease. With the lease
        // held, nobody can any more.
        if ((await keptShards(runner, this.reader)) === this.shard.shards) {
          await limitSilence(runner, this.options.pollMs);
          return runner;
        }
        await endLease(runner, this.shard);
      }
    } catch (error) {
      await endLease(runner, this.shard);
      await runner.release();
      throw error;
    }
    await runner.release();
    return undefined;
  }

  /**
   * The first lane cuts the reader anew if that is needed. The others wait for it and hold nothing
   * that it needs.
   */
  private async isCutSo(runner: QueryRunner): Promise<boolean> {
    const kept = await keptShards(runner, this.reader);
    if (kept === this.shard.shards) return true;
    return this.shard.shard === 0 && (await reshard(runner, this.reader, kept));
  }

  private async drop(): Promise<void> {
    if (this.runner && !this.rescue) this.options.share.giveBack();
    await this.letGo();
  }

  /**
   * Asked between two batches. True when this shard belongs to another worker, which finds it free
   * at its next look.
   */
  private async handOver(): Promise<boolean> {
    const other = this.rescue
      ? performance.now() > this.rescueUntil
      : this.options.share.handOver();
    if (other) await this.letGo();
    return other;
  }

  /** The share has already counted this. */
  private async letGo(): Promise<void> {
    const { runner } = this;
    this.runner = undefined;
    if (!runner || runner.isReleased) return;
    await endLease(runner, this.shard);
    await allowSilence(runner);
    await runner.release();
  }
}
