import { setTimeout as pause } from 'node:timers/promises';
import { isRetryable } from '#libs/platform';

const ATTEMPTS = 6;

/**
 * As the platform judges it; in addition, TypeORM withdraws a runner whose connection died between
 * two statements, before COMMIT.
 */
export function isWorthRetrying(error: unknown): boolean {
  return (
    isRetryable(error) ||
    (error instanceof Error && /^QueryRunner(Provider)?AlreadyReleasedError$/.test(error.name))
  );
}

/**
 * Does `work` again from the start, a few times, while `again(error)` says so, with a short uneven
 * pause.
 */
export async function retrying<T>(
  again: (error: unknown) => boolean,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !again(error)) throw error;
    }
    await pause(attempt * 5 + Math.random() * 10);
  }
}
