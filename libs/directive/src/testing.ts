export * as directiveExamples from './campaign/directive.examples.js';
export * as obligationExamples from './obligation/obligation.examples.js';
