import { hash, parseOptions, verify } from '@node-rs/argon2';
import { refusals } from '../refusals.js';
import { turns, TurnsTaken } from '#libs/platform';

/** What OWASP asks for at least of argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two of the four threads that Node has for such work; 40 MB at most. Half a thousand wait 3 s. */
const hashing = turns({ atOnce: 2, waiting: 500 });

/**
 * The hash that stands for accounts that are not there. Nobody knows what it is of, and a match
 * would not count.
 */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$F1WnFKMP0oioZcjB2YaJ7A$' +
  'TRja49rX4Z2TyBzWW0SiDMnzA6A5BdHl7bwzUniHOjM';

/** One text, however it was typed: full-width letters and composed ones are the same. */
export const plainPassword = (typed: string): string => typed.normalize('NFKC');

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await hashing.run(work);
  } catch (error) {
    throw error instanceof TurnsTaken ? refusals.busy() : error;
  }
}

/** Errors: 503 when too many wait. */
export function hashPassword(typed: string): Promise<string> {
  return inTurn(() => hash(plainPassword(typed), COST));
}

/** Whether the hash was made otherwise than hashes are made now. */
function isStale(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return (
    memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism
  );
}

export interface Checked {
  readonly right: boolean;
  /** The password is right, and its hash should be made anew. */
  readonly stale: boolean;
}

/**
 * Compares with what is stored. Where nothing is stored it takes the same time and says no. Errors:
 * 503 when too many wait.
 */
export async function checkPassword(stored: string | undefined, typed: string): Promise<Checked> {
  const matches = await inTurn(() => verify(stored ?? NOBODY, plainPassword(typed)));
  const right = matches && stored !== undefined;
  return { right, stale: right && isStale(stored) };
}
