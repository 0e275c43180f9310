import {
  type Comparison,
  type Expression,
  type Operand,
  readSumExpression,
  type Term,
} from '#libs/conditions';
import { choiceTitle, type Column } from './form.js';

type ColumnOf = (name: string) => Column | undefined;

const comparisons: Readonly<Record<Comparison, string>> = {
  '=': 'là',
  '!=': 'không phải là',
  '<': 'nhỏ hơn',
  '<=': 'không lớn hơn',
  '>': 'lớn hơn',
  '>=': 'không nhỏ hơn',
};

const quoted = (text: string): string => `“${text}”`;

function literalWords(value: string | number | boolean, beside: Column | undefined): string {
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (typeof value === 'number') return String(value);
  return quoted(beside ? choiceTitle({ ...beside, type: 'enum' }, value) : value);
}

function termWords(term: Term, columnOf: ColumnOf, beside: Column | undefined): string {
  switch (term.kind) {
    case 'field':
      return quoted(columnOf(term.name)?.title ?? term.name);
    case 'total':
      return `${term.of === 'sum' ? 'tổng của' : 'số dòng của'} ${quoted(term.name)}`;
    case 'literal':
      return literalWords(term.value, beside);
  }
}

function columnBeside(operand: Operand, columnOf: ColumnOf): Column | undefined {
  return operand.kind === 'field' ? columnOf(operand.name) : undefined;
}

function operandWords(operand: Operand, columnOf: ColumnOf, beside?: Column): string {
  if (operand.kind !== 'sum') return termWords(operand, columnOf, beside);
  return operand.parts
    .map(({ sign, term }, i) => {
      const words = termWords(term, columnOf, undefined);
      return i === 0 ? words : `${sign === 1 ? 'cộng' : 'trừ'} ${words}`;
    })
    .join(' ');
}

function expressionWords(expression: Expression<Operand>, columnOf: ColumnOf): string {
  const of = (operand: Operand, beside?: Operand): string =>
    operandWords(operand, columnOf, beside && columnBeside(beside, columnOf));
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.parts
        .map((part) => expressionWords(part, columnOf))
        .join(expression.kind === 'and' ? ' và ' : ' hoặc ');
    case 'not':
      return `không phải: ${expressionWords(expression.inner, columnOf)}`;
    case 'compare': {
      const { comparison, left, right } = expression;
      const several = columnBeside(left, columnOf)?.type === 'multi-choice';
      const verb = several ? severalVerbs[comparison] : comparisons[comparison];
      return `${of(left, right)} ${verb} ${of(right, left)}`;
    }
    case 'null':
      return `${of(expression.operand)} ${expression.negated ? 'đã ghi' : 'để trống'}`;
    case 'in': {
      const { operand, list, negated } = expression;
      const items = list.map((item) => of(item, operand)).join(', ');
      return `${of(operand)} ${negated ? 'không ' : ''}là một trong ${items}`;
    }
    case 'truth':
      return `${of(expression.operand)} là Có`;
  }
}

const severalVerbs: Readonly<Record<Comparison, string>> = {
  ...comparisons,
  '=': 'có',
  '!=': 'không có',
};

/** A condition as the one who fills in the form reads it: “Nội dung đăng ký” có “Khác”. */
export function conditionInWords(text: string, columnOf: ColumnOf): string {
  return expressionWords(readSumExpression(text), columnOf);
}
