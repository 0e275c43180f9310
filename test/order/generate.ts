import { Locks } from './locks.js';
import {
  type Act,
  type Piece,
  type Script,
  shared,
  type Step,
  type Writer,
  writers,
} from './script.js';

type Random = () => number;

const pick = <T>(random: Random, items: readonly T[]): T =>
  items[Math.floor(random() * items.length)]!;

const plain = { pieces: [], limit: 0 } as const;

function piecesOf(random: Random): Piece[] {
  const expect = (): Piece['expect'] => (random() < 0.9 ? 'any' : pick(random, ['none', 'exists']));
  const events = (): number => (random() < 0.7 ? 1 : 2 + Math.floor(random() * 2));
  if (random() < 0.1) return [{ stream: 'new', events: events(), expect: 'none' }];
  // Alone: an append creates what is missing before it locks what is there, so two streams would be
  // taken in another order.
  if (random() < 0.15)
    return [{ stream: 'e', events: events(), expect: random() < 0.7 ? 'any' : 'none' }];
  // The first streams oftener: writers shall meet.
  const first = Math.floor(random() * random() * shared.length);
  const chosen = [
    first,
    ...(random() < 0.3 && first < shared.length - 1
      ? [first + 1 + Math.floor(random() * (shared.length - first - 1))]
      : []),
  ];
  // As commands do it: one event each, at the version that was read.
  const seen = random() < 0.4;
  return chosen.map((i) =>
    seen
      ? { stream: shared[i]!, events: 1, expect: 'now' }
      : { stream: shared[i]!, events: events(), expect: expect() },
  );
}

function actOf(random: Random): Act {
  const dice = random();
  if (dice < 0.55) return 'append';
  if (dice < 0.63) return 'stall';
  if (dice < 0.67) return 'undo';
  return dice < 0.87 ? 'commit' : 'rollback';
}

function draw(random: Random, locks: Locks, among: readonly Writer[], first: boolean): Step {
  const beside = !first && random() < 0.35;
  if (random() < 0.25)
    return {
      ...plain,
      who: 'R',
      act: 'look',
      beside,
      limit: random() < 0.5 ? 0 : 1 + Math.floor(random() * 4),
    };
  const who = pick(random, among);
  const act = locks.open.has(who) ? actOf(random) : 'begin';
  return {
    ...plain,
    who,
    act,
    beside,
    pieces: act === 'append' || act === 'undo' ? piecesOf(random) : [],
  };
}

/** Who still has a transaction ends it, in any order that the locks allow. */
function closing(random: Random, locks: Locks): Step[] {
  const steps: Step[] = [];
  while (locks.open.size > 0) {
    const who = pick(
      random,
      [...locks.open].filter((one) => !locks.isWaiting(one)),
    );
    const step: Step = {
      ...plain,
      who,
      act: random() < 0.7 ? 'commit' : 'rollback',
      beside: random() < 0.35,
    };
    locks.apply(step);
    steps.push(step);
    if (random() < 0.3) steps.push({ ...plain, who: 'R', act: 'look', beside: random() < 0.5 });
  }
  return steps;
}

/** One random interleaving of two to four writers and a reader; every transaction in it ends. */
export function generate(random: Random): Script {
  const locks = new Locks();
  const among = writers.slice(0, 2 + Math.floor(random() * 2.5));
  const length = 6 + Math.floor(random() * 7);
  const steps: Step[] = [];
  while (steps.length < length) {
    const step = draw(random, locks, among, steps.length === 0);
    if (!locks.allows(step)) continue;
    locks.apply(step);
    steps.push(step);
  }
  return [...steps, ...closing(random, locks)];
}
