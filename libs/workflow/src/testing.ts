export { guardExpression, guardFacts, guardInstant, guardText } from './guard.examples.js';
