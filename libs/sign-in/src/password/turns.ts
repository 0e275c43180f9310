/** Work that takes turns: so much at once, so much waiting in order, and no more. */
export interface Turns {
  /** Runs `work` when it is its turn. Errors: what `work` throws; `TurnsTaken` at once. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** So many wait already that one more would only wait in vain. */
export class TurnsTaken extends Error {
  override readonly name = 'TurnsTaken';
}

export function turns({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns {
  let running = 0;
  const queue: (() => void)[] = [];
  const next = (): void => {
    running -= 1;
    queue.shift()?.();
  };
  return {
    async run(work) {
      if (running >= atOnce) {
        if (queue.length >= waiting) throw new TurnsTaken('too many wait for their turn');
        await new Promise<void>((go) => queue.push(go));
      }
      running += 1;
      try {
        return await work();
      } finally {
        next();
      }
    },
  };
}
