export * as directiveExamples from './campaign/directive.examples.js';
export * as obligationExamples from './obligation/obligation.examples.js';
export { type Ask } from './obligation/permitted.js';
export * as planListExamples from './planning/plan-list.examples.js';
export { reviewsUnder } from './planning/pinned-terms.js';
export { type NewDeadline } from './definition/deadline.js';
export { Workflows } from './definition/workflows.js';
export { brokenFolders, copyOfGood } from './definition/broken-folders.examples.js';
export { withdrawalText } from './letters/further-letter.js';
