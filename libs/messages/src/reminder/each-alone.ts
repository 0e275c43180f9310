/**
 * Does each, in order; one that fails keeps no other back, and is said when all had their turn: the
 * tick then knows that it was not whole.
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
    throw new AggregateError(
      failed,
      `${failed.length} of ${items.length} failed: ${String(failed[0])}`,
    );
}
