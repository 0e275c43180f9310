export * as directiveExamples from './campaign/directive.examples.js';
export * as obligationExamples from './obligation/obligation.examples.js';
export {
  acceptLateReport,
  acknowledge,
  approveReport,
  type Ask,
  extendDeadline,
  rejectReport,
  reopen,
  returnReport,
  reviewReport,
  submitReport,
  withdrawReport,
} from './obligation/obligation.js';
export { cancelObligation } from './obligation/ending.js';
export { revokeApproval, undoRejection } from './obligation/undoing.js';
export * as planListExamples from './planning/plan-list.examples.js';
export { reviewsUnder } from './planning/pinned-terms.js';
export { type NewDeadline } from './definition/deadline.js';
export { Workflows } from './definition/workflows.js';
