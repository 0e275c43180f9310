import { type DataSource } from 'typeorm';
import { logger } from '#libs/platform';
import { describeHolder, type FenceHolder, fenceHolders } from './fence.js';

const log = logger('event-store');

export interface FenceWatchOptions {
  /** Seconds for which a transaction may hold the readers back before it is reported. */
  readonly seconds: number;
  readonly everyMs?: number;
  /** Called instead of the log. Undefined means that it is over. */
  readonly onAlarm?: (blocker: FenceHolder | undefined) => void;
}

/**
 * Reports once when an appender holds the readers back for too long, again when it is another
 * appender, and once when it is over. It runs on a timer of its own, because the stalled
 * transaction has heads locked and the tick may be waiting for it too.
 */
export class FenceWatch {
  private told: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly options: FenceWatchOptions,
  ) {}

  start(): void {
    const { everyMs = 5000 } = this.options;
    this.timer = setTimeout(() => {
      this.looking = this.look()
        .catch((error: unknown) => log.warn('could not look who holds the readers back', { error }))
        .then(() => (this.stopped ? undefined : this.start()));
    }, everyMs);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  async look(): Promise<void> {
    const [oldest] = await fenceHolders(this.dataSource);
    const blocker = oldest && oldest.age >= this.options.seconds ? oldest : undefined;
    const name = blocker && `${blocker.pid} ${blocker.since}`;
    if (name === this.told) return;
    this.told = name;
    (this.options.onAlarm ?? tell)(blocker);
  }
}

function tell(blocker: FenceHolder | undefined): void {
  if (!blocker) {
    log.info('Các bộ đọc không còn bị giữ lại.');
    return;
  }
  const { pid, application, since, age } = blocker;
  log.error(`Chậm đọc sự kiện: ${describeHolder(blocker)}`, {
    blocker: pid,
    application,
    since,
    seconds: Math.round(age),
  });
}
