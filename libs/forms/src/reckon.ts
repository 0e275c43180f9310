import {
  type Answers,
  type Comparable,
  compareValues,
  type Expression,
  negate,
  type Operand,
  readSum,
  readSumExpression,
  type Term,
  type Verdict,
  verdictOf,
} from '#libs/conditions';
import { chosenOf, type Column } from './column.js';
import type { Value } from './form.js';

/** What a condition or a sum of a form may ask about, where it stands. */
export interface Scope {
  /** Of the same row or, when the row has none of that name, of the single fields. */
  column(name: string): Column | undefined;
  value(name: string): Value;
  /** `bang.cot` for the sum of a column's numbers, `bang` for the number of rows. */
  total(of: 'sum' | 'count', name: string): number;
}

/** Of a multi-choice cell: all that were chosen. */
type Asked = Comparable | readonly string[] | null;

const expressions = new Map<string, Expression<Operand>>();
const sums = new Map<string, Operand>();

/** Each text is read once: a form is asked for every row of every cell. */
function once<T>(read: Map<string, T>, text: string, make: (text: string) => T): T {
  const known = read.get(text) ?? make(text);
  if (read.size >= 1_000) read.clear();
  read.set(text, known);
  return known;
}

/** Decimals are added as people add them: 0,1 + 0,2 is 0,3. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function termValue(term: Term, scope: Scope): Asked {
  switch (term.kind) {
    case 'literal':
      return term.value;
    case 'total':
      return scope.total(term.of, term.name);
    case 'field': {
      const value = scope.value(term.name);
      const several = scope.column(term.name)?.type === 'multi-choice';
      return several && value !== null ? chosenOf(String(value)) : value;
    }
  }
}

/** What is left empty counts as nothing, unless all of it is empty. */
function summed(operand: Extract<Operand, { kind: 'sum' }>, scope: Scope): number | null {
  const numbers = operand.parts.flatMap(({ sign, term }) => {
    const value = termValue(term, scope);
    return typeof value === 'number' ? [sign * value] : [];
  });
  return numbers.length === 0 ? null : rounded(numbers.reduce((sum, one) => sum + one, 0));
}

const valueOf = (operand: Operand, scope: Scope): Asked =>
  operand.kind === 'sum' ? summed(operand, scope) : termValue(operand, scope);

const isList = (value: Asked): value is readonly string[] => Array.isArray(value);

/** `choice = 'khac'` of several choices: that one is among them. */
function among(chosen: readonly string[], one: Asked): Verdict {
  if (one === null) return null;
  return isList(one) ? chosen.join() === one.join() : chosen.includes(String(one));
}

const answersIn = (scope: Scope): Answers<Operand> => ({
  compare(comparison, left, right) {
    const [a, b] = [valueOf(left, scope), valueOf(right, scope)];
    if (!isList(a) && !isList(b)) return compareValues(comparison, a, b);
    const found = isList(a) ? among(a, b) : among(b as readonly string[], a);
    return comparison === '=' ? found : negate(found);
  },
  isEmpty: (operand) => valueOf(operand, scope) === null,
  truth(operand) {
    const value = valueOf(operand, scope);
    return typeof value === 'boolean' ? value : null;
  },
});

/** True, false, or null where what it asks about is empty. The text was checked before. */
export function verdictIn(text: string, scope: Scope): Verdict {
  return verdictOf(once(expressions, text, readSumExpression), answersIn(scope));
}

/** What a sum gives; null: there is nothing to add. The text was checked before. */
export function sumIn(text: string, scope: Scope): number | null {
  const value = valueOf(once(sums, text, readSum), scope);
  return typeof value === 'number' ? value : null;
}
