/**
 * Lets at most so many pieces of work run at once; the others wait in order. All receipts of a
 * committee wait for one counter, so more transactions than a few only hold connections that the
 * first bytes of other reports need: what is not written down in time counts as late.
 */
export function inTurns(atMost: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = atMost;
  const enter = (): Promise<void> | undefined => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return undefined;
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
