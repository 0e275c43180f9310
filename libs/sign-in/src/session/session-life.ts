import { type Actor } from '#libs/org';

/** How long a session lives: in all, and without being used. */
export interface Life {
  readonly wholeSeconds: number;
  readonly idleSeconds: number;
}

const HOUR = 3_600;
const office: Life = { wholeSeconds: 12 * HOUR, idleSeconds: HOUR / 2 };
const ownPhone: Life = { wholeSeconds: 30 * 24 * HOUR, idleSeconds: 8 * HOUR };

/** How long a proof of who it is stays fresh enough for what cannot be undone. */
export const STEP_UP_SECONDS = 600;

/**
 * The long life is for somebody who only speaks for cells, on a phone that they called their own.
 * Whoever holds an office of the committee too has the short one everywhere.
 */
export function lifeOf(chosen: boolean, offices: readonly Pick<Actor, 'role'>[]): Life {
  const onlyCells = offices.length > 0 && offices.every(({ role }) => role === 'cell');
  return chosen && onlyCells ? ownPhone : office;
}
