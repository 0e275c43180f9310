import { setTimeout as pause } from 'node:timers/promises';

const ATTEMPTS = 6;

/** Does `work` again from the start while `again(error)` says so, a few times, with a short uneven pause. */
export async function retrying<T>(again: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !again(error)) throw error;
    }
    await pause(attempt * 5 + Math.random() * 10);
  }
}
