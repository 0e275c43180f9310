import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type Retried, type TriedAgain, tryAgain } from '#libs/platform';
import { reopenDeliveries } from './deliveries.js';

/**
 * Makes effects due now, and reopens what they deliver. Runs in the caller's transaction. Errors:
 * `Refused` NOT_WAITING when one is named that does not wait.
 */
export async function tryEffectsAgain(
  manager: EntityManager,
  which: Retried,
): Promise<TriedAgain[]> {
  const taken = await tryAgain(manager, which);
  await reopenDeliveries(manager, taken);
  if ('id' in which && taken.length === 0)
    throw new Refused(
      'NOT_WAITING',
      'Việc này không có, đã xong, hoặc đang làm; không có gì để thử lại. Hãy xem lại danh sách ' +
        'việc làm ra ngoài (dondoc effects list).',
    );
  return taken;
}
