/** The number of leases that the lanes of one worker hold, and how many they should hold. */
export class Share {
  private held = 0;
  private abandoned: ReadonlySet<string> = new Set();

  constructor(private target: number) {}

  set(target: number, abandoned: readonly string[] = []): void {
    this.target = target;
    this.abandoned = new Set(abandoned);
  }

  /**
   * Reserves a place for one more lease. Call `giveBack` when the lease cannot be had, or when it
   * ends.
   */
  reserve(): boolean {
    if (this.held >= this.target) return false;
    this.held += 1;
    return true;
  }

  giveBack(): void {
    this.held -= 1;
  }

  /** True when this lease belongs to another worker. One lease less is then counted. */
  handOver(): boolean {
    if (this.held <= this.target) return false;
    this.held -= 1;
    return true;
  }

  /**
   * True when the worker that should run this shard does not. Somebody must run it then, even
   * beyond the share.
   */
  isAbandoned(shard: string): boolean {
    return this.abandoned.has(shard);
  }
}
