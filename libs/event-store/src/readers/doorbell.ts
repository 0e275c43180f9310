/** Wakes all sleepers. A ring between a sleeper's look and its sleep is not lost. */
export class Doorbell {
  private rings = 0;
  private readonly sleepers = new Set<() => void>();

  get count(): number {
    return this.rings;
  }

  ring(): void {
    this.rings += 1;
    for (const wake of this.sleepers) wake();
  }

  /** Waits for a ring after `since` (a former `count`), or for `ms`. */
  async wait(since: number, ms: number): Promise<void> {
    if (this.rings !== since) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.sleepers.add(wake);
    });
  }
}
