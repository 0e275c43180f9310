import { actingCommittee } from '#libs/platform';

/** An item that waits for a call, shared or its own, and the streams that it touches. */
export interface Gathered {
  readonly streams: readonly string[];
  readonly reject: (error: unknown) => void;
}

/** Number of calls under way at once: one writes its log while the next is being prepared. */
const IN_FLIGHT = 2;
const MOST_STREAMS = 512;

/**
 * Folds work that arrives together into shared calls. An item waits for a free call and never for
 * company. It is taken when this turn of the event loop has ended: callers that were just answered
 * ask again within the same turn, and if items were taken at once, the first would go alone and the
 * others after it. An item waits for a later call when its stream is being written, is in the batch
 * already, or is touched by an earlier waiting item. The items of one stream are therefore written
 * in the order in which they came.
 */
export class Gather<T extends Gathered> {
  private waiting: T[] = [];
  private inFlight = 0;
  private called = false;
  private readonly busy = new Set<string>();

  constructor(private readonly write: (batch: readonly T[]) => Promise<void>) {}

  add(item: T): void {
    this.waiting.push(item);
    this.soon();
  }

  private soon(): void {
    if (this.called) return;
    this.called = true;
    setImmediate(() => {
      this.called = false;
      this.next();
    });
  }

  private next(): void {
    while (this.inFlight < IN_FLIGHT && this.waiting.length > 0) {
      const batch = this.take();
      if (batch.length === 0) return;
      const streams = batch.flatMap((item) => item.streams);
      streams.forEach((stream) => this.busy.add(stream));
      this.inFlight += 1;
      void this.write(batch)
        .catch((error: unknown) => batch.forEach(({ reject }) => reject(error)))
        .finally(() => {
          streams.forEach((stream) => this.busy.delete(stream));
          this.inFlight -= 1;
          this.soon();
        });
    }
  }

  private take(): T[] {
    const taken = new Set(this.busy);
    const batch: T[] = [];
    const rest: T[] = [];
    let count = 0;
    for (const item of this.waiting) {
      const { streams } = item;
      const fits =
        (count === 0 || count + streams.length <= MOST_STREAMS) &&
        !streams.some((stream) => taken.has(stream));
      // An item that stays behind keeps its place before later items on the same streams.
      streams.forEach((stream) => taken.add(stream));
      if (fits) count += streams.length;
      (fits ? batch : rest).push(item);
    }
    this.waiting = rest;
    return batch;
  }
}

/** One gathering a committee: what is written together goes out as one and the same role. */
export class Gatherings<T extends Gathered> {
  private readonly ofCommittee = new Map<string | undefined, Gather<T>>();

  constructor(private readonly write: (batch: readonly T[]) => Promise<void>) {}

  add(item: T): void {
    const committee = actingCommittee();
    const known = this.ofCommittee.get(committee);
    const gather = known ?? new Gather(this.write);
    if (!known) this.ofCommittee.set(committee, gather);
    gather.add(item);
  }
}
