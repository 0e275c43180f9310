import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks: at first, and at most. */
const [SHORTEST, LONGEST] = [5, 100];

/**
 * Waits before the next look at something that is asked for since `started` (`performance.now()`):
 * a fifth of the time that has passed. Many looks a second would cost the waited-for the processor.
 */
export async function pauseSince(started: number): Promise<void> {
  const passed = performance.now() - started;
  await sleep(Math.min(LONGEST, Math.max(SHORTEST, passed / 5)));
}
