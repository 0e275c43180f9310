export { guardExpression, guardFacts, guardInstant, guardText } from './guard.examples.js';
export { brokenDefinitions } from './broken-all.examples.js';
