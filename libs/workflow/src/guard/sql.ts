import { toInstant } from '#libs/calendar';
import { type Expression, type PlainOperand, readExpression } from '#libs/conditions';
import { fieldOf, type FieldName, type FieldType } from './fields.js';

/** SQL of each field, over the row that the caller asks about. */
export type Columns = Readonly<Record<FieldName, string>>;

const sqlTypes: Readonly<Record<FieldType, string>> = {
  instant: 'timestamptz',
  text: 'text collate "C"',
  number: 'bigint',
  boolean: 'boolean',
};

/**
 * A text has no control characters, because the reader refuses them. A backslash is an ordinary
 * character under standard_conforming_strings.
 */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function typeOf(operand: PlainOperand, beside: PlainOperand): FieldType {
  const named = [operand, beside].find((each) => each.kind === 'field');
  if (named?.kind === 'field') return fieldOf(named.name)!.type;
  return 'boolean';
}

function operandSql(operand: PlainOperand, columns: Columns, beside: PlainOperand): string {
  const type = typeOf(operand, beside);
  const typed = type === 'text' ? `::text collate "C"` : `::${sqlTypes[type]}`;
  if (operand.kind === 'field') return `(${columns[operand.name as FieldName]})${typed}`;
  if (type === 'instant') return `${quoted(toInstant(String(operand.value)))}${typed}`;
  return typeof operand.value === 'string'
    ? `${quoted(operand.value)}${typed}`
    : `(${operand.value})${typed}`;
}

function expressionSql(expression: Expression, columns: Columns): string {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const parts = expression.parts.map((part) => expressionSql(part, columns));
      return `(${parts.join(` ${expression.kind} `)})`;
    }
    case 'not':
      return `(not ${expressionSql(expression.inner, columns)})`;
    case 'compare': {
      const { left, right, comparison } = expression;
      return (
        `(${operandSql(left, columns, right)} ${comparison === '!=' ? '<>' : comparison} ` +
        `${operandSql(right, columns, left)})`
      );
    }
    case 'null':
      return (
        `(${operandSql(expression.operand, columns, expression.operand)} is ` +
        `${expression.negated ? 'not ' : ''}null)`
      );
    case 'in': {
      const { operand, list, negated } = expression;
      const items = list.map((item) => operandSql(item, columns, operand)).join(', ');
      return `(${operandSql(operand, columns, operand)} ${negated ? 'not ' : ''}in (${items}))`;
    }
    case 'truth':
      return operandSql(expression.operand, columns, expression.operand);
  }
}

/**
 * A checked guard as an SQL condition. It holds when the condition is true, and not when it is
 * null.
 */
export function guardSql(text: string, columns: Columns): string {
  return expressionSql(readExpression(text), columns);
}
