import {
  type CivilDate,
  type CutoffRule,
  DUE_ON,
  shortDate,
  wordingOf,
  wordingProblem,
} from '#libs/calendar';
import type { WorkflowDefinition } from './schema.js';

/**
 * The deadline as the letter says it: `trước ngày 15/02/2024`. The definition's own words, unless
 * they say another moment than the policy that is asked for: then that policy's words.
 */
export function renderWording(
  { deadline }: Pick<WorkflowDefinition, 'deadline'>,
  dueOn: CivilDate,
  rule: CutoffRule = deadline,
): string {
  return wordingProblem(deadline.wording, rule) === undefined
    ? deadline.wording.replace(DUE_ON, shortDate(dueOn))
    : wordingOf(dueOn, rule);
}
