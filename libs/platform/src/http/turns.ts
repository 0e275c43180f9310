/** Work that takes turns: so much at once, so much waiting in order, and no more. */
export interface Turns {
  /** Runs `work` when it is its turn. Errors: what `work` throws; `TurnsTaken` at once. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** So many wait already that one more would only wait in vain. */
export class TurnsTaken extends Error {
  override readonly name = 'TurnsTaken';
}

/** `waiting` is how many may wait; left out, any number. */
export function turns({
  atOnce,
  waiting = Infinity,
}: {
  readonly atOnce: number;
  readonly waiting?: number;
}): Turns {
  const queue: (() => void)[] = [];
  let free = atOnce;
  // A turn is handed on, and is never free meanwhile: whoever comes then would be one too many.
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async run(work) {
      if (free > 0) free -= 1;
      else if (queue.length >= waiting) throw new TurnsTaken('too many wait for their turn');
      else await new Promise<void>((go) => queue.push(go));
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
