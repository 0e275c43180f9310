import {
  ConditionError,
  type ConditionProblem,
  type Expression,
  fail,
  type Operand,
  readSum,
  readSumExpression,
  type Term,
} from '#libs/conditions';
import { isPartialDate, type Column, type ColumnType, type Table } from '#libs/forms';
import { suggest } from '#libs/workflow';

/** What a condition may ask about, where it stands. */
export interface Names {
  readonly columns: readonly Column[];
  readonly tables: readonly Table[];
}

type Kind = 'number' | 'day' | 'flag' | 'choice' | 'text';

const kinds: Readonly<Record<ColumnType, Kind>> = {
  text: 'text',
  person: 'text',
  code: 'text',
  file: 'text',
  date: 'day',
  'partial-date': 'day',
  integer: 'number',
  number: 'number',
  enum: 'choice',
  'multi-choice': 'choice',
  flag: 'flag',
};
const kindNames: Readonly<Record<Kind, string>> = {
  number: 'số',
  day: 'ngày',
  flag: 'Có/Không',
  choice: 'lựa chọn',
  text: 'chữ',
};
const literalKinds = { string: 'text', number: 'number', boolean: 'flag' } as const;
const ordered: ReadonlySet<Kind> = new Set(['number', 'day']);

/** Checks one condition; the first thing wrong is thrown, as ConditionError. */
class Checking {
  constructor(private readonly names: Names) {}

  expression(expression: Expression<Operand>): void {
    switch (expression.kind) {
      case 'and':
      case 'or':
        return expression.parts.forEach((part) => this.expression(part));
      case 'not':
        return this.expression(expression.inner);
      case 'compare':
        return this.comparison(expression);
      case 'null':
        return this.nullTest(expression.operand);
      case 'in':
        return this.membership(expression);
      case 'truth':
        return this.truth(expression.operand);
    }
  }

  sum(operand: Operand): void {
    const terms = operand.kind === 'sum' ? operand.parts.map(({ term }) => term) : [operand];
    for (const term of terms) {
      const kind = this.kindOf(term);
      if (kind !== 'number')
        fail(term.at, `Chỉ cộng, trừ được số, không phải ${kindNames[kind]}.`, 'Chọn trường số.');
    }
    if (terms.every(({ kind }) => kind === 'literal'))
      fail(operand.at, 'Phép tính chỉ có số cố định.', 'Viết tên trường hoặc sum(bảng.cột).');
  }

  private comparison({
    comparison,
    left,
    right,
    at,
  }: Extract<Expression<Operand>, { kind: 'compare' }>): void {
    const named =
      [left, right].find(({ kind }) => kind !== 'literal') ??
      fail(at, 'So sánh hai giá trị cố định thì không hỏi gì cả.', 'Một bên phải là tên trường.');
    const kind = this.kindOf(named);
    for (const operand of [left, right]) this.fits(operand, kind, named);
    if (comparison !== '=' && comparison !== '!=' && !ordered.has(kind))
      fail(at, `${kindNames[kind]} không so được bằng '${comparison}'.`, "Chỉ dùng '=' hoặc '!='.");
  }

  private nullTest(operand: Operand): void {
    if (operand.kind !== 'field')
      fail(operand.at, 'Giá trị này không bao giờ trống.', "Viết tên trường trước 'is null'.");
    this.columnOf(operand);
  }

  private membership({ operand, list }: Extract<Expression<Operand>, { kind: 'in' }>): void {
    if (operand.kind !== 'field')
      fail(operand.at, "Trước 'in' phải là tên trường.", "Viết như 'choice in ['hoc']'.");
    const kind = this.kindOf(operand);
    for (const item of list) {
      if (item.kind !== 'literal')
        fail(item.at, "Trong 'in [ ]' chỉ có giá trị cố định.", 'Đặt chữ trong dấu nháy.');
      this.fits(item, kind, operand);
    }
  }

  private truth(operand: Operand): void {
    const kind = this.kindOf(operand);
    if (kind !== 'flag' || operand.kind !== 'field')
      fail(
        operand.at,
        `Đây là ${kindNames[kind]}, chưa phải điều kiện.`,
        'So sánh nó với một giá trị.',
      );
  }

  private kindOf(operand: Operand): Kind {
    switch (operand.kind) {
      case 'sum':
        this.sum(operand);
        return 'number';
      case 'total':
        this.total(operand);
        return 'number';
      case 'literal':
        return literalKinds[typeof operand.value as keyof typeof literalKinds];
      case 'field':
        return kinds[this.columnOf(operand).type];
    }
  }

  private columnOf({ name, at }: Extract<Term, { kind: 'field' }>): Column {
    const known = this.names.columns.map(({ key }) => key);
    return (
      this.names.columns.find(({ key }) => key === name) ??
      fail(at, `Không có cột hay mục nào tên '${name}'.`, meant(name, known))
    );
  }

  private total({ of, name, at }: Extract<Term, { kind: 'total' }>): void {
    const [table = '', column] = name.split('.');
    const known = this.names.tables.map(({ key }) => key);
    const found = this.names.tables.find(({ key }) => key === table);
    if (!found) return fail(at, `Không có bảng nào tên '${table}'.`, suggest(table, known));
    if (of === 'count') {
      if (column !== undefined)
        fail(at, "'count' đếm các dòng của một bảng.", `Viết count(${table}).`);
      return;
    }
    const numbers = found.columns.filter(({ type }) => kinds[type] === 'number');
    if (!numbers.some(({ key }) => key === column))
      fail(
        at,
        `Bảng '${table}' không có cột số nào tên '${column ?? ''}'.`,
        suggest(
          column ?? '',
          numbers.map(({ key }) => `sum(${table}.${key})`),
        ),
      );
  }

  /** A text beside a day is read as one, and beside a choice it must be one of its values. */
  private fits(operand: Operand, kind: Kind, beside: Operand): void {
    const own = this.kindOf(operand);
    if (operand.kind === 'literal' && own === 'text' && (kind === 'day' || kind === 'choice'))
      return this.literal(operand.at, String(operand.value), beside);
    if (own !== kind)
      fail(
        operand.at,
        `Ở đây cần ${kindNames[kind]}, không phải ${kindNames[own]}.`,
        'Hai bên phải cùng loại.',
      );
  }

  private literal(at: number, text: string, beside: Operand): void {
    const column = beside.kind === 'field' ? this.columnOf(beside) : undefined;
    if (!column) return;
    if (kinds[column.type] === 'day') {
      if (!isPartialDate(text))
        fail(at, `'${text}' không phải một ngày.`, "Viết như '2026-06-30'.");
      return;
    }
    // A list that is missing is told where it is named.
    const values = column.choices.map(({ value }) => value);
    if (values.length > 0 && !values.includes(text))
      fail(at, `'${text}' không phải lựa chọn của '${column.key}'.`, suggest(text, values));
  }
}

/** A difference that was written without blanks reads as one name. */
function meant(name: string, known: readonly string[]): string {
  const parts = name.split('-');
  return parts.length > 1 && parts.every((part) => known.includes(part))
    ? `Đặt dấu cách hai bên dấu trừ: ${parts.join(' - ')}.`
    : suggest(name, known);
}

function problemOf(check: () => void): ConditionProblem | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof ConditionError) return error.problem;
    throw error;
  }
}

/** What is wrong with a condition; undefined: it can be asked. Never throws for bad text. */
export function conditionProblem(text: string, names: Names): ConditionProblem | undefined {
  return problemOf(() => new Checking(names).expression(readSumExpression(text)));
}

/** What is wrong with a sum; undefined: it can be reckoned. */
export function sumProblem(text: string, names: Names): ConditionProblem | undefined {
  return problemOf(() => new Checking(names).sum(readSum(text)));
}
