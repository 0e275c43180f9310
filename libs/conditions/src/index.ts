export {
  type Comparison,
  type Expression,
  type Operand,
  operandsOf,
  type PlainOperand,
  readExpression,
  readSum,
  readSumExpression,
  type Term,
  termsOf,
  type Total,
} from './expression.js';
export { ConditionError, type ConditionProblem, fail } from './tokens.js';
export {
  type Answers,
  type Comparable,
  compareValues,
  negate,
  type Verdict,
  verdictOf,
} from './verdict.js';
