export { certaintyTitles, explainRules, type RuleExplanation } from './data/explain.js';
export { retirementTable, type RetirementStep, type RetirementTable } from './data/retirement.js';
export { ruleSetFor, ruleSets } from './data/rule-sets.js';
export {
  type CellLists,
  consolidate,
  type ConsolidationFacts,
  type ConsolidationRow,
  type ConsolidationTable,
  type CountedPerson,
  type Counts,
} from './lists/consolidation.js';
export { checkTargets } from './lists/targets.js';
export {
  approveLines,
  approveSubmission,
  deltaOf,
  groundTitles,
  publicGrounds,
  linesOf,
  nextBase,
  peopleOn,
  removalText,
} from './model/approval.js';
export {
  applyDelta,
  type ApprovedList,
  approvedListShape,
  type Delta,
  deltaBetween,
  type DeltaLine,
  deltaLineShape,
  deltaShape,
  emptyList,
  type Entry,
  entryShape,
  invertDelta,
  PlanningRefusal,
  type PlanningRefusalCode,
} from './model/approved-list.js';
export {
  parseRuleSet,
  type ParameterOverride,
  type Rule,
  type RuleId,
  ruleIn,
  type RuleSet,
  type RuleSetInput,
  ruleSetShape,
  ruleShape,
  withOverrides,
} from './model/rule-set.js';
export {
  compareEntries,
  type Line,
  type LineDecision,
  lineDecisionShape,
  lineId,
  lineShape,
  type Meeting,
  type MeetingKind,
  meetingKinds,
  meetingShape,
  type Movement,
  movements,
  type Person,
  personShape,
  type Post,
  posts,
  type Rating,
  ratings,
  type RemovalGround,
  removalGrounds,
  type Submission,
  submissionShape,
  type TermRef,
  termRefShape,
  type TermReview,
  termReviewShape,
  type Vote,
} from './model/submission.js';
export {
  acceptanceShape,
  type Acceptance,
  type AcceptanceRefusalCode,
  type AcceptedWarnings,
  acceptWarnings,
  type RefusedAcceptance,
} from './rules/acceptances.js';
export {
  ageOn,
  type MonthRange,
  monthsRemaining,
  retirementMonth,
  statisticalAge,
} from './rules/age.js';
export {
  type CheckContext,
  type PlanningTable,
  postTitles,
  type RegisteredPerson,
  type TermContext,
} from './rules/case.js';
export { checkDecisions, checkSubmission, planningTables } from './rules/check.js';
export { postsOf } from './rules/line-rules.js';
export { ageBands, coefficient } from './rules/list-rules.js';
export { type RowNumbers } from './sheets/assemble.js';
export { checkRows, type RowsCheck } from './sheets/check-rows.js';
export { type FormProblem, formProblems, isPlanningForm } from './sheets/form-problems.js';
export { personIdOf } from './sheets/person-row.js';
export { withTerms } from './sheets/planning-form.js';
export {
  type PrintContext,
  type PrintedColumn,
  type PrintedLists,
  printedLists,
  type PrintedPerson,
  type PrintedTerm,
} from './sheets/printed-lists.js';
export {
  type GivenRows,
  placeFindings,
  readSubmission,
  type SubmissionReading,
} from './sheets/read-rows.js';
export { submissionCells } from './sheets/submission-cells.js';
export {
  canonicalSubmission,
  draftSubmission,
  type PlanningRows,
  roundDiff,
  type RowContext,
  submissionRows,
} from './sheets/write-rows.js';
export { type SampleOptions, type SamplePlan, samplePlan } from './samples/plan.js';
