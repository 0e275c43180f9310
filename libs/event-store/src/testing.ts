import { type Probe, type ProbePoint } from './probe.js';

export { type Probe, type ProbePoint } from './probe.js';
export { heldBack, nextEvents } from './readers/reader.js';
export { shardsOf } from './readers/shard.js';
export { forgetFacts } from './versions/index.js';

export interface Stall {
  /** Resolves with the subject (stream, category, reader) that arrived and now waits. */
  readonly reached: Promise<string>;
  release(): void;
}

export interface Stalls {
  /** For `new EventStore(dataSource, { probe })` and `new ReaderLoop(…, { probe })`. */
  readonly probe: Probe;
  /** The next arrival at `point` waits until `release()`. Later ones pass. */
  stallAt(point: ProbePoint): Stall;
  /** The next arrival at `point` fails with `error`. */
  failAt(point: ProbePoint, error: Error): void;
}

/** Holds or breaks a store at named points, for races and crash tests. */
export function stalls(): Stalls {
  const waiting: { point: ProbePoint; arrive: (subject: string) => Promise<void> }[] = [];
  return {
    async probe(point, subject) {
      const i = waiting.findIndex((entry) => entry.point === point);
      if (i >= 0) await waiting.splice(i, 1)[0]!.arrive(subject);
    },
    stallAt(point) {
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      const reached = new Promise<string>((resolve) => {
        waiting.push({ point, arrive: (subject) => (resolve(subject), gate) });
      });
      return { reached, release };
    },
    failAt(point, error) {
      waiting.push({ point, arrive: () => Promise.reject(error) });
    },
  };
}
