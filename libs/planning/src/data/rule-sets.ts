import { parseRuleSet, type RuleSet } from '../model/rule-set.js';
import { qd377 } from './qd377-2025.js';
import { qd50 } from './qd50-2021.js';

/** Oldest first. */
export const ruleSets: readonly RuleSet[] = [parseRuleSet(qd50), parseRuleSet(qd377)];

/**
 * The rule set for a directive by its day of issue. An archive of 2024 is read by the rules of 2024
 * for ever. Throws RangeError when there is none.
 */
export function ruleSetFor(issuedOn: string, known: readonly RuleSet[] = ruleSets): RuleSet {
  const found = known.find(
    ({ from, until }) => from <= issuedOn && (until === null || issuedOn <= until),
  );
  if (!found) throw new RangeError(`no planning rule set for ${issuedOn}`);
  return found;
}
