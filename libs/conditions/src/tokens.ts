/** A fault at an offset of a condition's text. */
export interface ConditionProblem {
  readonly at: number;
  readonly message: string;
  readonly fix: string;
}

export class ConditionError extends Error {
  override readonly name = 'ConditionError';
  constructor(readonly problem: ConditionProblem) {
    super(`${problem.message} ${problem.fix}`);
  }
}

export function fail(at: number, message: string, fix: string): never {
  throw new ConditionError({ at, message, fix });
}

export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'mark' | 'end';
  /** The text without its quotes. */
  readonly value: string;
  readonly at: number;
}

const longest = 500;
const kinds = [
  /(?<word>[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*)/u,
  /'(?<single>[^'\p{Cc}]*)'/u,
  /"(?<double>[^"\p{Cc}]*)"/u,
  /(?<number>-?\d+(?![\w.]))/u,
  /(?<mark>[<>!]=|[<>=()[\],])/u,
];
/** Keys of a form may have hyphens inside; a minus has a blank before it. */
const sumKinds = [
  /(?<word>[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*)/u,
  ...kinds.slice(1, 4),
  /(?<mark>[<>!]=|[<>=()[\],+-])/u,
];
const patternOf = (some: readonly RegExp[]): RegExp =>
  new RegExp(some.map(({ source }) => source).join('|'), 'uy');
const plain = patternOf(kinds);
const withSums = patternOf(sumKinds);

function tokenAt(text: string, at: number, pattern: RegExp): { token: Token; end: number } {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found?.groups)
    return fail(
      at,
      `Không hiểu '${[...text.slice(at)][0]}' trong điều kiện.`,
      "Chỉ dùng tên trường, 'chữ', số nguyên, dấu so sánh, and, or, not, is null, in [ ].",
    );
  const { word, single, double, number, mark } = found.groups;
  const end = at + found[0].length;
  if (word !== undefined) return { token: { kind: 'word', value: word, at }, end };
  if (number !== undefined) return { token: { kind: 'number', value: number, at }, end };
  if (mark !== undefined) return { token: { kind: 'mark', value: mark, at }, end };
  return { token: { kind: 'text', value: (single ?? double ?? '').normalize('NFC'), at }, end };
}

/** The words of a condition, followed by an end token. Throws ConditionError. */
export function tokensOf(text: string, { sums } = { sums: false }): Token[] {
  const pattern = sums ? withSums : plain;
  if (text.length > longest)
    fail(0, `Điều kiện dài hơn ${longest} ký tự.`, 'Tách thành nhiều điều kiện.');
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text[at]!)) at += 1;
    if (at >= text.length) return [...tokens, { kind: 'end', value: '', at: text.length }];
    const { token, end } = tokenAt(text, at, pattern);
    tokens.push(token);
    at = end;
  }
}
