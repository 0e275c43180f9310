import { finding, type Finding, sortFindings } from '#libs/forms';
import { type ApprovedList, applyDelta, type Entry } from '../model/approved-list.js';
import { approveSubmission } from '../model/approval.js';
import type { LineDecision, Submission } from '../model/submission.js';
import type { Rule, RuleId } from '../model/rule-set.js';
import { ageChecks } from './age-rules.js';
import { ballotChecks } from './ballot-rules.js';
import {
  type AnyCheck,
  type Case,
  caseOf,
  type CheckContext,
  type Checks,
  type PlanningTable,
} from './case.js';
import { lineChecks } from './line-rules.js';
import { listChecks } from './list-rules.js';
import { meetingChecks } from './meeting-rules.js';
import { personChecks } from './person-rules.js';
import { standingChecks } from './standing-rules.js';
import { termChecks } from './term-rules.js';

export const submissionChecks: Checks = {
  ...termChecks,
  ...lineChecks,
  ...listChecks,
  ...personChecks,
  ...ageChecks,
  ...standingChecks,
  ...meetingChecks,
  ...ballotChecks,
};

/** The tables in the order of the form. */
export const planningTables: readonly PlanningTable[] = [
  'terms',
  'review',
  'additions',
  'meetings',
  'votes',
];

const capital = (message: string): string =>
  `${message.charAt(0).toLocaleUpperCase('vi')}${message.slice(1)}`;

function run(facts: Case, rule: Rule, checks: Checks): Finding[] {
  // The table pairs each id with its own parameters, but the type of a lookup by a variable id
  // loses the pairing.
  const check = checks[rule.id] as AnyCheck | undefined;
  const { id, severity, source } = rule;
  return (check?.(facts, rule) ?? []).map(({ message, ...objection }) =>
    finding({ ...objection, severity, rule: id, source, message: capital(message) }),
  );
}

/** Two findings must not share an id, or one acceptance would settle both. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((found) => {
    const times = (seen.get(found.id) ?? 0) + 1;
    seen.set(found.id, times);
    return times === 1 ? found : { ...found, id: `${found.id}|#${times}` };
  });
}

function judge(facts: Case, checks: Checks): Finding[] {
  return distinct(
    sortFindings(
      facts.context.ruleSet.rules.flatMap((rule) => run(facts, rule, checks)),
      planningTables,
    ),
  );
}

/**
 * Everything that the rule set says about one cell's submission, errors first. Pure: the same
 * submission and context give the same findings with the same ids. Percentages are not checked
 * here, because they mean nothing inside a small cell (`checkTargets`).
 */
export function checkSubmission(submission: Submission, context: CheckContext): Finding[] {
  return judge(caseOf(submission, context), submissionChecks);
}

/**
 * The rules that the lists would break after the committee's line decisions: striking a removal can
 * crowd a post, and striking additions can lower the coefficient. Throws PlanningRefusal as
 * `approveSubmission` does.
 */
export function checkDecisions(
  submission: Submission,
  context: CheckContext,
  decisions: readonly LineDecision[],
): Finding[] {
  const bases = context.terms
    .map(({ base }) => base)
    .filter(({ term }) => submission.terms.some((review) => review.term.id === term.id));
  const deltas = approveSubmission(submission, bases, decisions);
  const results = new Map(
    bases.map((base: ApprovedList, index): [string, readonly Entry[]] => {
      const delta = deltas[index];
      return [base.term.id, delta ? applyDelta(base, delta).entries : base.entries];
    }),
  );
  return judge(caseOf(submission, context, results), listChecks);
}

/** True for the rule ids that `checkSubmission` knows. The others concern the whole Đảng bộ. */
export function isSubmissionRule(id: RuleId): boolean {
  return submissionChecks[id] !== undefined;
}
