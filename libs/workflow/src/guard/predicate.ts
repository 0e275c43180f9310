import { toInstant } from '#libs/calendar';
import {
  type Answers,
  compareValues,
  type Expression,
  type PlainOperand,
  readExpression,
  type Verdict,
  verdictOf,
} from '#libs/conditions';
import { fieldOf, type FieldName, type FieldValue, type GuardFacts } from './fields.js';

function isInstant(operand: PlainOperand): boolean {
  return operand.kind === 'field' && fieldOf(operand.name)?.type === 'instant';
}

/** The value of an operand. Beside an instant, a text is read as one. */
function valueOf(operand: PlainOperand, facts: GuardFacts, beside: PlainOperand): FieldValue {
  const value =
    operand.kind === 'literal' ? operand.value : (facts[operand.name as FieldName] ?? null);
  return value !== null && (isInstant(operand) || isInstant(beside))
    ? toInstant(String(value))
    : value;
}

const answersOf = (facts: GuardFacts): Answers => ({
  compare: (comparison, left, right) =>
    compareValues(comparison, valueOf(left, facts, right), valueOf(right, facts, left)),
  isEmpty: (operand) => valueOf(operand, facts, operand) === null,
  truth: (operand) => valueOf(operand, facts, operand) as Verdict,
});

const read = new Map<string, Expression>();

/** Whether a checked guard holds. It holds only when it is true; false and empty both refuse. */
export function guardHolds(text: string, facts: GuardFacts): boolean {
  const expression = read.get(text) ?? readExpression(text);
  read.set(text, expression);
  return verdictOf(expression, answersOf(facts)) === true;
}
