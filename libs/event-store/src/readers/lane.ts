import { type DataSource, type QueryRunner } from 'typeorm';
import { type Probe } from '../probe.js';
import { deliver } from './deliver.js';
import { heldBack, nextEvents, type Reader } from './reader.js';

const BATCH = 500;
const BEAT_MS = 5000;
const LOCK = `x'D0D'::int, hashtext($1)`;

/** `more`: look again at once; `held`: soon; `idle`: at the bell or the next poll; `elsewhere`: another process runs this reader. */
export type Turn = { readonly state: 'more' | 'held' | 'idle' | 'elsewhere'; readonly count: number };

/** One reader on a connection of its own, which holds the reader's session lock as long as it lives. Turns never overlap. */
export class Lane {
  private runner: QueryRunner | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private beatAt = 0;

  constructor(private readonly dataSource: DataSource, readonly reader: Reader, private readonly probe?: Probe) {}

  turn(): Promise<Turn> {
    return this.queue(() => this.take());
  }

  /** Frees the lock and the connection. */
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
      const ahead = await nextEvents(runner.manager, this.reader.name, BATCH);
      if (ahead.events.length === 0) return await this.rest(runner);
      await this.probe?.('reader:read', this.reader.name);
      return { state: 'more', count: await deliver(runner, this.reader, ahead, this.probe) };
    } catch (error) {
      await this.drop();
      throw error;
    }
  }

  private async rest(runner: QueryRunner): Promise<Turn> {
    if (performance.now() - this.beatAt > BEAT_MS) {
      await runner.query('select app.move_reader($1, 0)', [this.reader.name]);
      this.beatAt = performance.now();
    }
    return { state: (await heldBack(runner.manager)) ? 'held' : 'idle', count: 0 };
  }

  private async hold(): Promise<QueryRunner | undefined> {
    if (this.runner && !this.runner.isReleased) return this.runner;
    this.runner = undefined;
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    const rows: { held: boolean }[] = await runner.query(`select pg_try_advisory_lock(${LOCK}) as held`, [this.reader.name]).catch(async (error: unknown) => {
      await runner.release();
      throw error;
    });
    if (rows[0]!.held) return (this.runner = runner);
    await runner.release();
    return undefined;
  }

  private async drop(): Promise<void> {
    const { runner } = this;
    this.runner = undefined;
    if (!runner || runner.isReleased) return;
    // A connection back in the pool must not keep the lock; a dead one has lost it.
    await runner.query(`select pg_advisory_unlock(${LOCK})`, [this.reader.name]).catch(() => undefined);
    await runner.release();
  }
}
