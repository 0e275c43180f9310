/** How many leases the lanes of one worker hold, and how many they should. */
export class Share {
  private held = 0;
  private abandoned: ReadonlySet<string> = new Set();

  constructor(private target: number) {}

  set(target: number, abandoned: readonly string[] = []): void {
    this.target = target;
    this.abandoned = new Set(abandoned);
  }

  /** A place for one more lease; `giveBack` it when the lease is not to be had, or ends. */
  reserve(): boolean {
    if (this.held >= this.target) return false;
    this.held += 1;
    return true;
  }

  giveBack(): void {
    this.held -= 1;
  }

  /** True, and a lease less is counted, when this one belongs to another worker. */
  handOver(): boolean {
    if (this.held <= this.target) return false;
    this.held -= 1;
    return true;
  }

  /** True when whoever should run this shard does not: somebody must, be it beyond its share. */
  isAbandoned(shard: string): boolean {
    return this.abandoned.has(shard);
  }
}
