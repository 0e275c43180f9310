/**
 * Runs `clients` callers in a closed loop until `count` calls of `work(i, client)` are answered.
 * Answers seconds.
 */
export async function runClients(clients, count, work) {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: Math.min(clients, count) }, async (_, client) => {
      while (next < count) await work(next++, client);
    }),
  );
  return (performance.now() - start) / 1000;
}

/**
 * Makes `warm` calls that are not measured, and then measures `count`. The numbers given to `work`
 * go on counting.
 */
export async function measured({ clients, warm, count }, work) {
  if (warm > 0) await runClients(clients, warm, work);
  const seconds = await runClients(clients, count, (i, client) => work(warm + i, client));
  return { count, seconds };
}

/** Refuses the figure of a run that did not do its work. */
export function expectEqual(actual, expected, what) {
  if (Number(actual) !== expected)
    throw new Error(`${what}: ${actual} instead of ${expected}; the run does not count`);
}

/** Asks `ready` every few milliseconds. Throws after `seconds`. */
export async function until(ready, { seconds = 1200, everyMs = 5 } = {}) {
  const end = performance.now() + seconds * 1000;
  while (!(await ready())) {
    if (performance.now() > end) throw new Error(`not ready after ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
