import { toInstant } from '#libs/calendar';
import { type Comparison, type Expression, type Operand, readExpression } from './expression.js';
import { fieldOf, type FieldName, type FieldValue, type GuardFacts } from './fields.js';

/** The three values of SQL. A comparison with an empty field is neither true nor false. */
type Verdict = boolean | null;

/**
 * Compares by code point, as PostgreSQL does under collation "C". JavaScript's own `<` compares
 * UTF-16 units and differs above U+FFFF.
 */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((mark, i) => mark !== right[i]);
  if (at < 0) return -1;
  return right[at] === undefined ? 1 : left[at]!.codePointAt(0)! - right[at].codePointAt(0)!;
}

function order(a: NonNullable<FieldValue>, b: NonNullable<FieldValue>): number {
  return typeof a === 'string' ? compareText(a, String(b)) : Number(a) - Number(b);
}

const answers: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (is) => is === 0,
  '!=': (is) => is !== 0,
  '<': (is) => is < 0,
  '<=': (is) => is <= 0,
  '>': (is) => is > 0,
  '>=': (is) => is >= 0,
};

function isInstant(operand: Operand): boolean {
  return operand.kind === 'field' && fieldOf(operand.name)?.type === 'instant';
}

/** The value of an operand. Beside an instant, a text is read as one. */
function valueOf(operand: Operand, facts: GuardFacts, beside: Operand): FieldValue {
  const value =
    operand.kind === 'literal' ? operand.value : (facts[operand.name as FieldName] ?? null);
  return value !== null && (isInstant(operand) || isInstant(beside))
    ? toInstant(String(value))
    : value;
}

function compare(comparison: Comparison, a: FieldValue, b: FieldValue): Verdict {
  return a === null || b === null ? null : answers[comparison](order(a, b));
}

const negate = (verdict: Verdict): Verdict => (verdict === null ? null : !verdict);

/**
 * `and` is false as soon as one verdict is false, and `or` is true as soon as one is true.
 * Otherwise an empty verdict makes the result empty.
 */
function join(verdicts: readonly Verdict[], decisive: boolean): Verdict {
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes(null) ? null : !decisive;
}

function verdictOf(expression: Expression, facts: GuardFacts): Verdict {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return join(
        expression.parts.map((part) => verdictOf(part, facts)),
        expression.kind === 'or',
      );
    case 'not':
      return negate(verdictOf(expression.inner, facts));
    case 'compare':
      return compare(
        expression.comparison,
        valueOf(expression.left, facts, expression.right),
        valueOf(expression.right, facts, expression.left),
      );
    case 'null':
      return (
        (valueOf(expression.operand, facts, expression.operand) === null) !== expression.negated
      );
    case 'in': {
      const value = valueOf(expression.operand, facts, expression.operand);
      const found = join(
        expression.list.map((item) =>
          compare('=', value, valueOf(item, facts, expression.operand)),
        ),
        true,
      );
      return expression.negated ? negate(found) : found;
    }
    case 'truth':
      return valueOf(expression.operand, facts, expression.operand) as Verdict;
  }
}

const read = new Map<string, Expression>();

/** Whether a checked guard holds. It holds only when it is true; false and empty both refuse. */
export function guardHolds(text: string, facts: GuardFacts): boolean {
  const expression = read.get(text) ?? readExpression(text);
  read.set(text, expression);
  return verdictOf(expression, facts) === true;
}
