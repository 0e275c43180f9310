import { type DataSource, type QueryRunner } from 'typeorm';
import { type Shard } from './shard.js';

/**
 * Seconds of silence after which the server ends a connection of ours and so frees its leases. A
 * hanging process or a lost machine keeps nothing for longer. A living worker says something every
 * few seconds.
 */
const LEASE_SECONDS = 30;

/** A loop that sleeps for more than `pollMs` must not be taken for dead. */
export async function limitSilence(runner: QueryRunner, pollMs: number): Promise<void> {
  const seconds = Math.max(LEASE_SECONDS, Math.ceil((3 * pollMs) / 1000));
  await runner.query(
    `set idle_session_timeout = '${seconds}s'; set tcp_keepalives_idle = 10; set ` +
      'tcp_keepalives_interval = 5; set tcp_keepalives_count = 4',
  );
}

export async function allowSilence(runner: QueryRunner): Promise<void> {
  await runner
    .query(
      'reset idle_session_timeout; reset tcp_keepalives_idle; reset tcp_keepalives_interval; ' +
        'reset tcp_keepalives_count',
    )
    .catch(() => undefined);
}

export interface Seated {
  /** Number of shards that this worker should run. */
  readonly target: number;
  /** Shards that nobody runs, though somebody should. */
  readonly abandoned: readonly string[];
}

/**
 * A worker's place among those that run the same shards. Its connection is its sign of life. When
 * that is lost, the next question takes a new seat.
 */
export class Seat {
  private runner: QueryRunner | undefined;
  private seat = 0;
  private free: readonly string[] = [];
  private readonly names: string;

  constructor(
    private readonly dataSource: DataSource,
    private readonly shards: readonly Shard[],
    private readonly pollMs: number,
  ) {
    this.names = shards
      .map(({ name, shards: of }) => `${name}/${of}`)
      .toSorted()
      .join(' ');
  }

  /** Counts the workers that live now. Undefined when the seat was lost: ask again. */
  async look(): Promise<Seated | undefined> {
    const runner = await this.take();
    const rows: { target: number | null; free: string[] }[] = await runner.query(
      'select app.reader_share($1, $2) as target, app.free_shards($3) as free',
      [this.seat, this.shards.length, this.shards.map(({ name }) => name)],
    );
    const { target, free } = rows[0]!;
    // A shard that is free at one look is being handed over. A shard that is free at two looks has
    // a worker that lives but cannot run it.
    const abandoned = free.filter((name) => this.free.includes(name));
    this.free = free;
    if (target !== null) return { target, abandoned };
    await this.leave();
    return undefined;
  }

  async leave(): Promise<void> {
    const { runner } = this;
    this.runner = undefined;
    if (!runner || runner.isReleased) return;
    await runner.query('select app.leave_seat($1)', [this.seat]).catch(() => undefined);
    await allowSilence(runner);
    await runner.release();
  }

  private async take(): Promise<QueryRunner> {
    if (this.runner && !this.runner.isReleased) return this.runner;
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      await limitSilence(runner, this.pollMs);
      const rows: { seat: number }[] = await runner.query('select app.take_seat($1) as seat', [
        this.names,
      ]);
      this.seat = rows[0]!.seat;
      return (this.runner = runner);
    } catch (error) {
      await runner.release();
      throw error;
    }
  }
}
