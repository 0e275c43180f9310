interface Item<I, O> {
  readonly input: I;
  readonly resolve: (output: O) => void;
  readonly reject: (error: unknown) => void;
}

/** How many calls are under way at once: one waits for its commit while the next is being made. */
const IN_FLIGHT = 2;
const MOST = 500;

/**
 * Folds calls that arrive together into one; a lone call goes straight through. `work` answers in
 * the order of its inputs. When a shared call fails, each is made alone, so that every caller gets
 * an error of its own. So `work` must do no harm when it is repeated.
 */
export class Together<I, O> {
  private waiting: Item<I, O>[] = [];
  private inFlight = 0;

  constructor(private readonly work: (inputs: readonly I[]) => Promise<readonly O[]>) {}

  call(input: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ input, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    while (this.inFlight < IN_FLIGHT && this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST);
      this.inFlight += 1;
      void this.do(batch).finally(() => {
        this.inFlight -= 1;
        this.next();
      });
    }
  }

  private async do(batch: readonly Item<I, O>[]): Promise<void> {
    try {
      const outputs = await this.work(batch.map(({ input }) => input));
      batch.forEach(({ resolve }, i) => resolve(outputs[i]!));
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else for (const item of batch) await this.do([item]);
    }
  }
}
