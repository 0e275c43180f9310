import { Refused } from '#libs/decider';
import { PlanningRefusal } from '#libs/planning';

/**
 * Turns what the pure rules of planning refuse into a `Refused` with its code and Vietnamese
 * message.
 */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PlanningRefusal) throw new Refused(error.code, error.message);
    throw error;
  }
}
