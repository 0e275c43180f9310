import { toInstant } from '#libs/calendar';
import {
  ConditionError,
  type ConditionProblem,
  type Expression,
  fail,
  type PlainOperand,
  readExpression,
} from '#libs/conditions';
import { suggest } from '../finding.js';
import { fieldOf, fieldsFor, type FieldType } from './fields.js';

const typeNames: Readonly<Record<FieldType, string>> = {
  instant: 'thời điểm',
  text: 'chữ',
  number: 'số',
  boolean: 'đúng/sai',
};
const literalTypes = { string: 'text', number: 'number', boolean: 'boolean' } as const;

function isInstant(text: string): boolean {
  try {
    return toInstant(text) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Checks one guard of one command. Throws the first fault as ConditionError. */
class Checking {
  constructor(
    private readonly command: string,
    /** States of the definition, beside the engine's own. */
    private readonly states: readonly string[],
  ) {}

  expression(expression: Expression): void {
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

  private comparison({
    comparison,
    left,
    right,
    at,
  }: Extract<Expression, { kind: 'compare' }>): void {
    const named =
      [left, right].find(({ kind }) => kind === 'field') ??
      fail(at, 'So sánh hai giá trị cố định thì không hỏi gì cả.', 'Một bên phải là tên trường.');
    const type = this.typeOf(named);
    for (const operand of [left, right]) this.fits(operand, type, named);
    if (type === 'boolean' && comparison !== '=' && comparison !== '!=')
      fail(at, `Đúng/sai không so được bằng '${comparison}'.`, "Chỉ dùng '=' hoặc '!='.");
  }

  private nullTest(operand: PlainOperand): void {
    if (operand.kind === 'literal')
      fail(operand.at, 'Giá trị cố định không bao giờ trống.', "Viết tên trường trước 'is null'.");
    this.typeOf(operand);
    if (!fieldOf(operand.name)?.nullable)
      fail(operand.at, `'${operand.name}' không bao giờ trống.`, "Bỏ 'is null'.");
  }

  private membership({ operand, list }: Extract<Expression, { kind: 'in' }>): void {
    if (operand.kind === 'literal')
      fail(
        operand.at,
        "Trước 'in' phải là tên trường.",
        'Viết như \'obligation.status in ["issued"]\'.',
      );
    const type = this.typeOf(operand);
    for (const item of list) {
      if (item.kind === 'field')
        fail(item.at, "Trong 'in [ ]' chỉ có giá trị cố định.", 'Đặt chữ trong dấu nháy.');
      this.fits(item, type, operand);
    }
  }

  private truth(operand: PlainOperand): void {
    const type = this.typeOf(operand);
    if (type !== 'boolean')
      fail(
        operand.at,
        `'${operand.kind === 'field' ? operand.name : operand.value}' là ${typeNames[type]}, ` +
          'chưa phải điều kiện.',
        'So sánh nó với một giá trị.',
      );
  }

  private typeOf(operand: PlainOperand): FieldType {
    if (operand.kind === 'literal')
      return literalTypes[typeof operand.value as keyof typeof literalTypes];
    const known = fieldsFor(this.command);
    const field = fieldOf(operand.name);
    if (!field)
      return fail(
        operand.at,
        `Không có trường nào tên '${operand.name}'.`,
        suggest(operand.name, known),
      );
    if (!known.includes(operand.name as never))
      fail(
        operand.at,
        `Lệnh '${this.command}' không hỏi được '${operand.name}' (${field.title}).`,
        `Chọn trong: ${known.join(', ')}.`,
      );
    return field.type;
  }

  /**
   * Beside an instant, a text must be an instant. Beside a field with few values, it must be one of
   * them.
   */
  private fits(operand: PlainOperand, type: FieldType, beside: PlainOperand): void {
    const own = this.typeOf(operand);
    if (operand.kind === 'literal' && own === 'text' && type === 'instant')
      return this.instant(operand.at, String(operand.value));
    if (own !== type)
      fail(
        operand.at,
        `Ở đây cần ${typeNames[type]}, không phải ${typeNames[own]}.`,
        'Hai bên phải cùng loại.',
      );
    if (operand.kind === 'literal' && beside.kind === 'field')
      this.oneOf(operand.at, String(operand.value), beside.name);
  }

  private instant(at: number, text: string): void {
    if (!isInstant(text))
      fail(
        at,
        `'${text}' không phải một thời điểm.`,
        "Viết đủ múi giờ, như '2024-02-15T17:00:00+07:00'.",
      );
  }

  private oneOf(at: number, text: string, field: string): void {
    const known = fieldOf(field)?.values;
    const values = known && [...new Set([...known, ...this.states])];
    if (values && !values.includes(text))
      fail(at, `'${text}' không phải giá trị của '${field}'.`, suggest(text, values));
  }
}

/**
 * What is wrong with a guard of a command; undefined when it can be compiled. Never throws for bad
 * text.
 */
export function guardProblem(
  text: string,
  command: string,
  states: readonly string[] = [],
): ConditionProblem | undefined {
  try {
    new Checking(command, states).expression(readExpression(text));
    return undefined;
  } catch (error) {
    if (error instanceof ConditionError) return error.problem;
    throw error;
  }
}
