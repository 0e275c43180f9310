import { type DataSource, type QueryRunner } from 'typeorm';
import { logger } from '../config/index.js';
import { listen, type Listener, WAKE_CHANNEL } from '../database/index.js';

const TICK_LOCK = 0x0d0d71;

export interface TickTask {
  readonly name: string;
  run(): Promise<void>;
}

/**
 * The heart beat: a timer in the process that asks each task what is due. An advisory lock lets one
 * process at a time do so. Tasks must be idempotent. When a task throws, this is logged and the
 * others go on; it is asked again at the next tick.
 */
export class Tick {
  private readonly log = logger('tick');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private ears: Listener | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: readonly TickTask[],
    private readonly everyMs = 1000,
  ) {}

  start(): void {
    this.ears = listen(this.dataSource, WAKE_CHANNEL, () => this.wake());
    this.wake();
  }

  /** Runs a pass now, or right after the pass that is under way. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = this.pass()
      .catch((error: unknown) => this.log.error('tick failed', { error }))
      .then(() => {
        this.running = undefined;
        if (this.stopped) return;
        if (this.again) {
          this.again = false;
          this.wake();
        } else {
          this.timer = setTimeout(() => this.wake(), this.everyMs);
        }
      });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.ears?.close();
    await this.running;
  }

  /** Runs one pass; false when another process holds the tick. */
  async pass(): Promise<boolean> {
    const guard = this.dataSource.createQueryRunner();
    await guard.connect();
    try {
      const [lock]: { held: boolean }[] = await guard.query(
        'select pg_try_advisory_lock($1) as held',
        [TICK_LOCK],
      );
      if (!lock!.held) return false;
      try {
        await this.all(guard);
      } finally {
        await guard.query('select pg_advisory_unlock($1)', [TICK_LOCK]);
      }
      return true;
    } finally {
      await guard.release();
    }
  }

  private async all(guard: QueryRunner): Promise<void> {
    const [start]: { now: string }[] = await guard.query('select app.now() as now');
    let whole = true;
    for (const task of this.tasks) {
      try {
        await task.run();
      } catch (error) {
        whole = false;
        this.log.error('tick task failed', { task: task.name, error });
      }
    }
    if (!whole) return;
    await guard.query(
      `insert into app.checkpoint (name, at) values ('tick', $1)
       on conflict (name) do update set at = greatest(excluded.at, app.checkpoint.at),
         wall = clock_timestamp()`,
      [start!.now],
    );
  }
}
