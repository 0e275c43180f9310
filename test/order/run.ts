import { seeded } from '../integration/event-store.fixtures.js';
import { generate } from './generate.js';
import { isWell } from './judge.js';
import { type Lane, type Seen } from './lane.js';
import { play, type Played } from './play.js';
import { print, type Script } from './script.js';
import { shortest } from './shortest.js';

export interface Totals extends Played {
  readonly scripts: number;
  /** Texts that differ. */
  readonly distinct: number;
  readonly steps: number;
  /** Scripts with a fault. */
  readonly faulty: number;
  /**
   * Events that the product's own reader loop, following by itself, was not handed, was handed
   * twice, or out of a stream's order.
   */
  readonly misfollowed: number;
  /** The first script with a fault, and the shortest that still shows one. */
  readonly example?: {
    readonly number: number;
    readonly script: string;
    readonly shortest: string;
  };
}

export interface Run {
  readonly seed: number;
  readonly scripts: number;
  /** Go on after a fault (a control): else the first one ends the run. */
  readonly goOn?: boolean;
  readonly onProgress?: (done: number) => void;
}

/** Scripts that share streams: later ones find them there, with a history. */
const PER_NAME = 25;
const PER_STRANGER = 200;
const PER_FOLLOW = 4;

interface Numbered {
  readonly number: number;
  readonly script: Script;
}

/** Distinct scripts in the order of the seed, whichever lane asks. */
function supply({ seed, scripts }: Run) {
  const random = seeded(seed);
  const texts = new Set<string>();
  return {
    texts,
    next(): Numbered | undefined {
      while (texts.size < scripts) {
        const script = generate(random);
        const text = print(script);
        if (texts.has(text)) continue;
        texts.add(text);
        return { number: texts.size, script };
      }
      return undefined;
    },
  };
}

/** Against what the database holds: not handed, handed twice, or out of order. */
export async function misfollowed(lane: Lane): Promise<number> {
  await lane.drain();
  const rows: { stream: string; version: string }[] = await lane.database.dataSource.query(
    'select stream, version from app.event',
  );
  const versions = new Map<string, number>();
  let wrong = 0;
  const inOrder = ({ stream, version }: Seen): boolean =>
    version === (versions.get(stream) ?? 0) + 1;
  for (const event of lane.followed) {
    if (!inOrder(event)) wrong += 1;
    versions.set(event.stream, event.version);
  }
  return wrong + Math.abs(rows.length - lane.followed.length);
}

const adding = [
  'lost',
  'inverted',
  'stalled',
  'events',
  'gaps',
  'commits',
  'rollbacks',
  'waits',
] as const;

/** Plays distinct random scripts, each lane one after the other, all lanes at once. */
export async function run(lanes: readonly Lane[], what: Run): Promise<Totals> {
  const { texts, next } = supply(what);
  const sum = {
    lost: 0,
    inverted: 0,
    stalled: 0,
    events: 0,
    gaps: 0,
    commits: 0,
    rollbacks: 0,
    waits: 0,
    scripts: 0,
    steps: 0,
    faulty: 0,
  };
  let failed: { lane: Lane; number: number; script: Script } | undefined;

  function count(lane: Lane, one: Numbered, played: Played): void {
    for (const name of adding) sum[name] += played[name];
    sum.scripts += 1;
    sum.steps += one.script.length;
    what.onProgress?.(sum.scripts);
    if (isWell(played)) return;
    sum.faulty += 1;
    failed ??= { lane, ...one };
  }
  const goesOn = (): boolean => failed === undefined || what.goOn === true;

  async function follow(lane: Lane): Promise<void> {
    let n = 0;
    for (let one = next(); one && goesOn(); one = next(), n++) {
      if (n % PER_STRANGER === PER_STRANGER - 1) await lane.renewStrangers();
      if (n % PER_FOLLOW === 0) lane.follow();
      count(lane, one, await playNamed(lane, one, `${what.seed}-${Math.floor(n / PER_NAME)}`));
    }
  }

  await Promise.all(lanes.map((lane) => follow(lane)));
  const wrong = await Promise.all(lanes.map((lane) => misfollowed(lane)));
  const example = failed && {
    number: failed.number,
    script: print(failed.script),
    shortest: print(await shortest(failed.lane, failed.script)),
  };
  return { ...sum, distinct: texts.size, misfollowed: wrong.reduce((a, b) => a + b, 0), example };
}

async function playNamed(
  lane: Lane,
  { number, script }: Numbered,
  shared: string,
): Promise<Played> {
  try {
    return await play(lane, script, { shared, own: `${shared}-${number}` });
  } catch (error) {
    throw new Error(`script ${number} broke: ${print(script)}`, { cause: error });
  }
}
