import { type Choice, type Column, looseKey, readCell } from '#libs/forms';
import { suggest, type Workflow } from '#libs/workflow';
import { type Add, type LintedForm } from './form-ways.js';

interface At {
  readonly form: LintedForm;
  readonly report: Workflow['report'];
  readonly way: readonly PropertyKey[];
  readonly add: Add;
}

function lintChoices(choices: readonly Choice[], { way, add }: Pick<At, 'way' | 'add'>): void {
  const seen = new Map<string, number>();
  choices.forEach(({ value, title, aliases }, i) => {
    const spellings = new Set([value, title, ...aliases].map(looseKey));
    const twice = [...spellings].find((word) => seen.has(word));
    if (twice !== undefined)
      add(
        [...way, i],
        `Lựa chọn “${title}” (${value}) trùng với “${choices[seen.get(twice)!]!.title}”.`,
        'Bỏ một, hoặc đổi value, title hay aliases cho khác nhau.',
      );
    else spellings.forEach((word) => seen.set(word, i));
    if (value.includes(';'))
      add([...way, i, 'value'], `Giá trị '${value}' có dấu chấm phẩy.`, 'Viết value không có ;.');
  });
}

function lintSource({ choices, choicesFrom }: Column, { form, way, add }: At): void {
  const known = Object.keys(form.choices);
  if (choicesFrom === undefined) {
    lintChoices(choices, { way: [...way, 'choices'], add });
    return;
  }
  const shared = form.choices[choicesFrom];
  if (!shared)
    add(
      [...way, 'choicesFrom'],
      `Không có danh sách lựa chọn nào tên '${choicesFrom}'.`,
      known.length > 0 ? suggest(choicesFrom, known) : "Thêm danh sách vào 'choices' ở đầu tệp.",
    );
  else if (choices !== shared && choices.length > 0 && !sameChoices(choices, shared))
    add(
      [...way, 'choices'],
      "Cột có cả 'choices' và 'choicesFrom'.",
      "Bỏ 'choices', hoặc bỏ 'choicesFrom'.",
    );
}

const sameChoices = (some: readonly Choice[], others: readonly Choice[]): boolean =>
  some.map(({ value }) => value).join('\n') === others.map(({ value }) => value).join('\n');

const isNumber = ({ type }: Column): boolean => type === 'integer' || type === 'number';

function lintRange(column: Column, { way, add }: At): void {
  const { type, min, max } = column;
  if (min !== undefined && max !== undefined && min > max)
    add([...way, 'min'], `min (${min}) lớn hơn max (${max}).`, 'Đổi chỗ hai số, hoặc sửa một số.');
  const key = min !== undefined ? 'min' : 'max';
  if ((min ?? max) !== undefined && !isNumber(column))
    add(
      [...way, key],
      `'${key}' chỉ dùng cho số; cột này kiểu ${type}.`,
      `Bỏ '${key}', hoặc viết type: integer hay type: number.`,
    );
}

function lintDefault(column: Column, { way, add }: At): void {
  const { default: given, calc, type } = column;
  if (given === undefined) return;
  if (calc !== undefined || type === 'file') {
    add(
      [...way, 'default'],
      calc === undefined
        ? 'Tệp đính kèm không có giá trị mặc định.'
        : 'Ô tự tính không có giá trị mặc định.',
      "Bỏ 'default'.",
    );
    return;
  }
  const { problem } = readCell(given, column);
  if (problem && problem.severity !== 'warning')
    add(
      [...way, 'default'],
      `Giá trị mặc định không hợp với kiểu ${type}: ${problem.message}.`,
      problem.fix,
    );
}

/** A required cell that nobody can fill in: no row would ever be right. */
function lintFixed({ fixed, required, default: given, calc }: Column, at: At): void {
  const { report, way, add } = at;
  if (report === 'planning' || given !== undefined || calc !== undefined) return;
  if (fixed && required)
    add(
      [...way, 'fixed'],
      "Ô vừa 'fixed' vừa 'required' mà không có 'default': không ai điền được.",
      "Thêm 'default', hoặc bỏ 'fixed'.",
    );
}

function lintType(column: Column, { form, way, add }: At): void {
  const { type, calc } = column;
  if (type === 'file' && !form.attachments)
    add(
      [...way, 'type'],
      "Cột kiểu file mà biểu mẫu không có 'attachments': không có tệp nào để chọn.",
      "Thêm 'attachments', hoặc đổi type.",
    );
  if (calc !== undefined && !isNumber(column))
    add(
      [...way, 'type'],
      `Ô tự tính (calc) phải là số, không phải ${type}.`,
      'Viết type: integer hoặc type: number.',
    );
}

/** What one field, or one column, says that cannot be. */
export function lintColumn(column: Column, at: At): void {
  lintSource(column, at);
  lintRange(column, at);
  lintDefault(column, at);
  lintFixed(column, at);
  lintType(column, at);
}

/** The lists that several columns share. */
export function lintSharedChoices({ choices }: LintedForm, add: Add): void {
  for (const [key, list] of Object.entries(choices))
    lintChoices(list, { way: ['choices', key], add });
}
