import type { Comparison, Expression, Operand, PlainOperand } from './expression.js';

/** The three values of SQL. A comparison with an empty field is neither true nor false. */
export type Verdict = boolean | null;

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

export type Comparable = string | number | boolean;

function order(a: Comparable, b: Comparable): number {
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

export function compareValues(
  comparison: Comparison,
  a: Comparable | null,
  b: Comparable | null,
): Verdict {
  return a === null || b === null ? null : answers[comparison](order(a, b));
}

export const negate = (verdict: Verdict): Verdict => (verdict === null ? null : !verdict);

/**
 * `and` is false as soon as one verdict is false, and `or` is true as soon as one is true.
 * Otherwise an empty verdict makes the result empty.
 */
function join(verdicts: readonly Verdict[], decisive: boolean): Verdict {
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes(null) ? null : !decisive;
}

/** How operands are answered, over whatever the caller asks about. */
export interface Answers<O extends Operand = PlainOperand> {
  compare(comparison: Comparison, left: O, right: O): Verdict;
  isEmpty(operand: O): boolean;
  truth(operand: O): Verdict;
}

export function verdictOf<O extends Operand>(
  expression: Expression<O>,
  asked: Answers<O>,
): Verdict {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return join(
        expression.parts.map((part) => verdictOf(part, asked)),
        expression.kind === 'or',
      );
    case 'not':
      return negate(verdictOf(expression.inner, asked));
    case 'compare':
      return asked.compare(expression.comparison, expression.left, expression.right);
    case 'null':
      return asked.isEmpty(expression.operand) !== expression.negated;
    case 'in': {
      const { operand, list, negated } = expression;
      const found = join(
        list.map((item) => asked.compare('=', operand, item)),
        true,
      );
      return negated ? negate(found) : found;
    }
    case 'truth':
      return asked.truth(expression.operand);
  }
}
