import { type Step, type Stream, type Writer } from './script.js';

interface Waiting {
  readonly on: Stream;
  readonly rest: readonly Stream[];
}

/**
 * What the database's row locks do, foretold: who holds which stream and who waits for whom. So the
 * player knows which answers to wait for, and the generator makes no deadlocks (streams are taken
 * in one order) and no second waiter (whose turn it would be is not defined).
 */
export class Locks {
  readonly open = new Set<Writer>();
  private readonly holder = new Map<Stream, Writer>();
  private readonly waiting = new Map<Writer, Waiting>();

  isWaiting(who: Writer): boolean {
    return this.waiting.has(who);
  }

  get nobodyWaits(): boolean {
    return this.waiting.size === 0;
  }

  /** Who stands behind whom. */
  get queue(): (readonly [waiter: Writer, holder: Writer])[] {
    return [...this.waiting].map(([waiter, { on }]) => [waiter, this.holder.get(on)!]);
  }

  allows({ who, act, pieces }: Step): boolean {
    if (who === 'R') return act === 'look';
    if (this.waiting.has(who) || act === 'look') return false;
    if (act === 'begin') return !this.open.has(who);
    if (!this.open.has(who)) return false;
    return act === 'append' || act === 'undo'
      ? this.mayTake(
          who,
          act,
          pieces.map(({ stream }) => stream),
        )
      : true;
  }

  /** True when the step would stand in the queue of a stream. */
  wouldWait({ who, act, pieces }: Step): boolean {
    return (
      act === 'append' && pieces.some(({ stream }) => (this.holder.get(stream) ?? who) !== who)
    );
  }

  /** Does the step; returns who can go on because of it. */
  apply({ who, act, pieces }: Step): Writer[] {
    if (who === 'R') return [];
    if (act === 'begin') this.open.add(who);
    else if (act === 'append')
      this.take(
        who,
        pieces.map(({ stream }) => stream),
      );
    else if (act === 'commit' || act === 'rollback') return this.end(who);
    return [];
  }

  private mayTake(who: Writer, act: Step['act'], streams: readonly Stream[]): boolean {
    if (streams.length === 0) return false;
    const mine = [...this.holder].filter(([, by]) => by === who).map(([stream]) => stream);
    const wanted = streams.filter((stream) => stream !== 'new' && !mine.includes(stream));
    const inOrder = wanted.every(
      (stream, i) => stream > (wanted[i - 1] ?? '') && mine.every((held) => stream > held),
    );
    const free = !wanted.some((stream) => this.holder.has(stream));
    if (free || act === 'undo') return inOrder && free;
    // Whoever comes to wait wants nothing that another waiter wants: the same end might wake both.
    const spoken = [...this.waiting.values()].flatMap(({ on, rest }) => [on, ...rest]);
    return inOrder && !wanted.some((stream) => spoken.includes(stream));
  }

  /** True when all were free. */
  private take(who: Writer, streams: readonly Stream[]): boolean {
    const wanted = streams.filter((stream) => stream !== 'new');
    for (const [i, on] of wanted.entries()) {
      if ((this.holder.get(on) ?? who) !== who) {
        this.waiting.set(who, { on, rest: wanted.slice(i + 1) });
        return false;
      }
      this.holder.set(on, who);
    }
    return true;
  }

  private end(who: Writer): Writer[] {
    this.open.delete(who);
    for (const [stream, by] of this.holder) if (by === who) this.holder.delete(stream);
    const woken: Writer[] = [];
    for (const [waiter, { on, rest }] of this.waiting) {
      if (this.holder.has(on)) continue;
      this.waiting.delete(waiter);
      if (this.take(waiter, [on, ...rest])) woken.push(waiter);
    }
    return woken;
  }
}
