import { fail, type Token, tokensOf } from './tokens.js';

/** A field or a literal, and its place in the text. */
export type Operand =
  | { readonly kind: 'field'; readonly name: string; readonly at: number }
  | { readonly kind: 'literal'; readonly value: string | number | boolean; readonly at: number };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
const comparisons: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

export type Expression =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly inner: Expression }
  | {
      readonly kind: 'compare';
      readonly comparison: Comparison;
      readonly left: Operand;
      readonly right: Operand;
      readonly at: number;
    }
  | { readonly kind: 'null'; readonly operand: Operand; readonly negated: boolean }
  | {
      readonly kind: 'in';
      readonly operand: Operand;
      readonly list: readonly Operand[];
      readonly negated: boolean;
    }
  | { readonly kind: 'truth'; readonly operand: Operand };

/**
 * Reads from left to right. `or` binds more weakly than `and`, and `and` more weakly than `not`.
 */
class Reading {
  private next = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.or();
    const rest = this.peek();
    if (rest.kind !== 'end')
      fail(rest.at, `Thừa '${rest.value}' ở đây.`, "Nối hai điều kiện bằng 'and' hoặc 'or'.");
    return expression;
  }

  private or(): Expression {
    return this.chain('or', () => this.chain('and', () => this.not()));
  }

  private chain(kind: 'and' | 'or', part: () => Expression): Expression {
    const parts = [part()];
    while (this.takes('word', kind)) parts.push(part());
    return parts.length === 1 ? parts[0]! : { kind, parts };
  }

  private not(): Expression {
    return this.takes('word', 'not') ? { kind: 'not', inner: this.not() } : this.single();
  }

  private single(): Expression {
    if (!this.takes('mark', '(')) return this.condition();
    const inner = this.or();
    this.expect(')');
    return inner;
  }

  private condition(): Expression {
    const operand = this.operand();
    const { value, at } = this.peek();
    if (comparisons.includes(value) && this.takes('mark', value))
      return {
        kind: 'compare',
        comparison: value as Comparison,
        left: operand,
        right: this.operand(),
        at,
      };
    if (this.takes('word', 'is')) return this.nullTest(operand);
    const negated = this.takes('word', 'not');
    if (this.takes('word', 'in')) return { kind: 'in', operand, list: this.list(), negated };
    if (negated)
      fail(
        this.peek().at,
        "Sau 'not' ở đây phải là 'in'.",
        "Viết 'x not in [ … ]' hoặc đặt 'not' ở trước.",
      );
    return { kind: 'truth', operand };
  }

  private nullTest(operand: Operand): Expression {
    const negated = this.takes('word', 'not');
    if (!this.takes('word', 'null'))
      fail(this.peek().at, "Sau 'is' phải là 'null' hoặc 'not null'.", "Viết 'x is null'.");
    return { kind: 'null', operand, negated };
  }

  private list(): Operand[] {
    this.expect('[');
    const list = [this.operand()];
    while (this.takes('mark', ',')) list.push(this.operand());
    this.expect(']');
    return list;
  }

  private operand(): Operand {
    const { kind, value, at } = this.peek();
    if (kind === 'end' || kind === 'mark')
      fail(at, 'Thiếu tên trường hoặc giá trị ở đây.', "Viết như 'obligation.cutoffAt <= now'.");
    this.next += 1;
    if (kind === 'text') return { kind: 'literal', value, at };
    if (kind === 'number') return { kind: 'literal', value: numberOf(value, at), at };
    if (value === 'true' || value === 'false')
      return { kind: 'literal', value: value === 'true', at };
    return { kind: 'field', name: value, at };
  }

  private peek(): Token {
    return this.tokens[this.next]!;
  }

  private takes(kind: Token['kind'], value: string): boolean {
    const found = this.peek().kind === kind && this.peek().value === value;
    if (found) this.next += 1;
    return found;
  }

  private expect(mark: string): void {
    if (!this.takes('mark', mark))
      fail(this.peek().at, `Thiếu dấu '${mark}'.`, 'Đóng ngoặc cho đủ.');
  }
}

function numberOf(text: string, at: number): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) fail(at, `Số ${text} quá lớn.`, 'Dùng số nguyên nhỏ hơn.');
  // -0 and 0 are one number in SQL.
  return number === 0 ? 0 : number;
}

/**
 * The expression as a tree. Its words are not yet checked against the vocabulary. Throws
 * GuardError.
 */
export function readExpression(text: string): Expression {
  return new Reading(tokensOf(text)).whole();
}

/** Every operand, in the order of the text. */
export function operandsOf(expression: Expression): Operand[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.parts.flatMap(operandsOf);
    case 'not':
      return operandsOf(expression.inner);
    case 'compare':
      return [expression.left, expression.right];
    case 'in':
      return [expression.operand, ...expression.list];
    case 'null':
    case 'truth':
      return [expression.operand];
  }
}
