import { type DataSource } from 'typeorm';

export const EVENT_CHANNEL = 'dondoc_event';
const QUIET_MS = 20;

/**
 * Wakes readers after a commit: at once, then at most every 20 ms. NOTIFY takes a lock of the whole
 * cluster while it commits, so it is kept out of the append. Nobody waits for the bell or for the
 * disk, because a reader that misses it polls.
 */
export class EventBell {
  private timer: NodeJS.Timeout | undefined;
  private again = false;

  constructor(private readonly dataSource: DataSource) {}

  ring(): void {
    if (this.timer) {
      this.again = true;
      return;
    }
    this.send();
    this.ringLater(false);
  }

  /** For events in a caller's transaction, whose commit is not visible here. */
  ringLater(again = true): void {
    this.again ||= again;
    this.timer ??= setTimeout(() => this.quietIsOver(), QUIET_MS).unref();
  }

  private quietIsOver(): void {
    this.timer = undefined;
    if (!this.again) return;
    this.again = false;
    this.ring();
  }

  private send(): void {
    if (!this.dataSource.isInitialized) return;
    this.dataSource
      .query(
        `select set_config('synchronous_commit', 'off', true), pg_notify('${EVENT_CHANNEL}', '')`,
      )
      .catch(() => undefined);
  }
}
