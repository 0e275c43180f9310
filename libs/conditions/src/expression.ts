import { fail, type Token, tokensOf } from './tokens.js';

/** A field or a literal, and its place in the text. */
export type PlainOperand =
  | { readonly kind: 'field'; readonly name: string; readonly at: number }
  | { readonly kind: 'literal'; readonly value: string | number | boolean; readonly at: number };

/** Over all rows of a table: `sum(table.column)`, `count(table)`. */
export interface Total {
  readonly kind: 'total';
  readonly of: 'sum' | 'count';
  readonly name: string;
  readonly at: number;
}

export type Term = PlainOperand | Total;

export interface SumPart {
  readonly sign: 1 | -1;
  readonly term: Term;
}

/** With sums and differences, where the caller allows them. */
export type Operand =
  | Term
  | { readonly kind: 'sum'; readonly parts: readonly SumPart[]; readonly at: number };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
const comparisons: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

export type Expression<O extends Operand = PlainOperand> =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression<O>[] }
  | { readonly kind: 'not'; readonly inner: Expression<O> }
  | {
      readonly kind: 'compare';
      readonly comparison: Comparison;
      readonly left: O;
      readonly right: O;
      readonly at: number;
    }
  | { readonly kind: 'null'; readonly operand: O; readonly negated: boolean }
  | {
      readonly kind: 'in';
      readonly operand: O;
      readonly list: readonly O[];
      readonly negated: boolean;
    }
  | { readonly kind: 'truth'; readonly operand: O };

/**
 * Reads from left to right. `or` binds more weakly than `and`, and `and` more weakly than `not`.
 */
class Reading<O extends Operand> {
  private next = 0;
  constructor(
    private readonly tokens: readonly Token[],
    private readonly operandOf: (reading: Reading<O>) => O,
  ) {}

  whole(): Expression<O> {
    const expression = this.or();
    this.end("Nối hai điều kiện bằng 'and' hoặc 'or'.");
    return expression;
  }

  end(fix: string): void {
    const rest = this.peek();
    if (rest.kind !== 'end') fail(rest.at, `Thừa '${rest.value}' ở đây.`, fix);
  }

  private or(): Expression<O> {
    return this.chain('or', () => this.chain('and', () => this.not()));
  }

  private chain(kind: 'and' | 'or', part: () => Expression<O>): Expression<O> {
    const parts = [part()];
    while (this.takes('word', kind)) parts.push(part());
    return parts.length === 1 ? parts[0]! : { kind, parts };
  }

  private not(): Expression<O> {
    return this.takes('word', 'not') ? { kind: 'not', inner: this.not() } : this.single();
  }

  private single(): Expression<O> {
    if (!this.takes('mark', '(')) return this.condition();
    const inner = this.or();
    this.expect(')');
    return inner;
  }

  private condition(): Expression<O> {
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

  private nullTest(operand: O): Expression<O> {
    const negated = this.takes('word', 'not');
    if (!this.takes('word', 'null'))
      fail(this.peek().at, "Sau 'is' phải là 'null' hoặc 'not null'.", "Viết 'x is null'.");
    return { kind: 'null', operand, negated };
  }

  private list(): O[] {
    this.expect('[');
    const list = [this.operand()];
    while (this.takes('mark', ',')) list.push(this.operand());
    this.expect(']');
    return list;
  }

  private operand(): O {
    return this.operandOf(this);
  }

  plain(): PlainOperand {
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

  sum(): Operand {
    const { at } = this.peek();
    const parts: SumPart[] = [{ sign: 1, term: this.term() }];
    for (let sign = this.sign(); sign !== undefined; sign = this.sign())
      parts.push({ sign, term: this.term() });
    return parts.length === 1 ? parts[0]!.term : { kind: 'sum', parts, at };
  }

  /** `a -1` is a difference too: its minus came with the number. */
  private sign(): 1 | -1 | undefined {
    if (this.takes('mark', '+')) return 1;
    if (this.takes('mark', '-')) return -1;
    const { kind, value } = this.peek();
    return kind === 'number' && value.startsWith('-') ? 1 : undefined;
  }

  private term(): Term {
    const operand = this.plain();
    if (operand.kind !== 'field' || !this.takes('mark', '(')) return operand;
    const { name: of, at } = operand;
    if (of !== 'sum' && of !== 'count')
      fail(at, `Không có phép tính '${of}'.`, "Dùng 'sum(bảng.cột)' hoặc 'count(bảng)'.");
    const named = this.plain();
    if (named.kind !== 'field')
      fail(named.at, 'Trong ngoặc phải là tên.', "Viết như 'sum(bang.cot)'.");
    this.expect(')');
    return { kind: 'total', of, name: named.name, at };
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
 * ConditionError.
 */
export function readExpression(text: string): Expression {
  return new Reading<PlainOperand>(tokensOf(text), (reading) => reading.plain()).whole();
}

/** As `readExpression`, where sums may be compared as well. */
export function readSumExpression(text: string): Expression<Operand> {
  return new Reading<Operand>(tokensOf(text, { sums: true }), (reading) => reading.sum()).whole();
}

/** What is to be reckoned: `a + b - c`, `sum(table.column)`. Throws ConditionError. */
export function readSum(text: string): Operand {
  const reading = new Reading<Operand>(tokensOf(text, { sums: true }), (of) => of.sum());
  const operand = reading.sum();
  reading.end('Chỉ cộng, trừ các trường số.');
  return operand;
}

/** Every operand, in the order of the text. */
export function operandsOf<O extends Operand>(expression: Expression<O>): O[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.parts.flatMap((part) => operandsOf(part));
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

/** The fields, literals and totals that an operand is made of. */
export function termsOf(operand: Operand): readonly Term[] {
  return operand.kind === 'sum' ? operand.parts.map(({ term }) => term) : [operand];
}
