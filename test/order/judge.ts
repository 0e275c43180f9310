import { type Seen } from './lane.js';

/**
 * What was wrong in one script. `lost`: committed, passed by, never given. `stalled`: due and not
 * given. All 0 is well.
 */
export interface Faults {
  readonly lost: number;
  readonly inverted: number;
  readonly stalled: number;
}

export const isWell = ({ lost, inverted, stalled }: Faults): boolean =>
  lost + inverted + stalled === 0;

export interface Event {
  readonly key: string;
  /** Not below the event's own position. */
  readonly position: number;
}

/** Judges what the reader was given by what was committed. */
export class Judge {
  private readonly waiting = new Map<string, Event>();
  private readonly versions = new Map<string, number>();
  private readonly given = new Set<string>();
  private readonly late = new Set<string>();
  private inverted = 0;

  constructor(public cursor: number) {}

  /** A look beside the commit may be faster than its answer. */
  committed(events: readonly Event[]): void {
    for (const event of events) if (!this.given.has(event.key)) this.waiting.set(event.key, event);
  }

  /** Events that nothing may hold back any more: committed, and not above the floor. */
  due(floor: number): Event[] {
    return [...this.waiting.values()].filter(({ position }) => position <= floor);
  }

  take({ position, stream, version }: Seen): void {
    const before = this.versions.get(stream) ?? 0;
    if (version <= before || position <= this.cursor) this.inverted += 1;
    this.versions.set(stream, Math.max(version, before));
    this.cursor = Math.max(this.cursor, position);
    this.given.add(`${stream}@${version}`);
    this.waiting.delete(`${stream}@${version}`);
  }

  /** A look took all there was: what had to be there and was not is late. */
  tookAll(must: readonly Event[]): void {
    must
      .filter(({ key, position }) => position > this.cursor && this.waiting.has(key))
      .forEach(({ key }) => this.late.add(key));
  }

  faults(): Faults {
    return {
      lost: this.due(this.cursor).length,
      inverted: this.inverted,
      stalled: this.late.size,
    };
  }
}
