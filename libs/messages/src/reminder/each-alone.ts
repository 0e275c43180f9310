/**
 * Does each in order. One that fails does not stop the others; its error is thrown after all had
 * their turn, so the tick knows that its work was incomplete.
 */
export async function eachAlone<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  onError: (item: T, error: unknown) => void,
): Promise<void> {
  const failed: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failed.push(error);
      onError(item, error);
    }
  }
  if (failed.length > 0)
    throw new AggregateError(failed, `${failed.length} of ${items.length} failed`);
}
