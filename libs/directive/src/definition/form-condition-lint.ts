import { type ConditionProblem } from '#libs/conditions';
import {
  type Column,
  fieldsKey,
  partsOf,
  placeOf,
  type Reckoned,
  type Rule,
  type Table,
  waitsFor,
} from '#libs/forms';
import { suggest } from '#libs/workflow';
import { conditionProblem, type Names, sumProblem } from './form-condition-check.js';
import { type Add, type LintedForm, wayTo } from './form-ways.js';

/** The columns of the row first: a single field of the same key is hidden by them. */
function namesAt(form: LintedForm, table: Table | undefined): Names {
  const own = table && table.key !== fieldsKey ? table.columns : [];
  const fields = form.fields.filter(({ key }) => !own.some((column) => column.key === key));
  return { columns: [...own, ...fields], tables: form.tables };
}

function lintTexts(
  { when, calc }: Column,
  names: Names,
  { way, add }: { way: readonly PropertyKey[]; add: Add },
): boolean {
  const problems: [string, ConditionProblem | undefined][] = [
    ['when', when === undefined ? undefined : conditionProblem(when, names)],
    ['calc', calc === undefined ? undefined : sumProblem(calc, names)],
  ];
  for (const [key, problem] of problems)
    if (problem) add([...way, key], problem.message, problem.fix, problem.at);
  return problems.every(([, problem]) => problem === undefined);
}

/** The columns from one back to itself; undefined: it waits for no circle. */
function circleOf(one: Reckoned, parts: readonly Table[]): Reckoned[] | undefined {
  const seen = new Set<string>();
  const follow = (at: Reckoned, path: Reckoned[]): Reckoned[] | undefined => {
    for (const next of waitsFor(at, parts)) {
      if (placeOf(next) === placeOf(one)) return [...path, at];
      if (seen.has(placeOf(next))) continue;
      seen.add(placeOf(next));
      const found = follow(next, [...path, at]);
      if (found) return found;
    }
    return undefined;
  };
  return follow(one, []);
}

function lintCircle(one: Reckoned, parts: readonly Table[], add: (m: string, f: string) => void) {
  const circle = circleOf(one, parts);
  if (!circle) return;
  const { key } = one.column;
  if (circle.length === 1)
    add(`'${key}' hỏi chính nó.`, 'Viết điều kiện hay phép tính theo ô khác.');
  else
    add(
      `'${key}' chờ chính nó qua ${circle
        .slice(1)
        .map(({ column }) => `'${column.key}'`)
        .join(', ')}.`,
      'Bỏ một trong các điều kiện hay phép tính đó.',
    );
}

interface AtRule {
  readonly way: readonly PropertyKey[];
  readonly add: Add;
}

function lintRuleTexts({ when, must }: Rule, names: Names, { way, add }: AtRule): void {
  for (const [key, text] of Object.entries({ when, must })) {
    const problem = text === undefined ? undefined : conditionProblem(text, names);
    if (problem) add([...way, key], problem.message, problem.fix, problem.at);
  }
}

function lintRulePlace({ at }: Rule, columns: readonly Column[], { way, add }: AtRule): void {
  const known = columns.map(({ key }) => key);
  if (at !== undefined && !known.includes(at))
    add([...way, 'at'], `Không có cột hay mục nào tên '${at}'.`, suggest(at, known));
}

function lintRule(form: LintedForm, rule: Rule, at: AtRule): void {
  const { table } = rule;
  const of = form.tables.find(({ key }) => key === table);
  if (table !== undefined && !of) {
    const known = form.tables.map(({ key }) => key);
    at.add([...at.way, 'table'], `Không có bảng nào tên '${table}'.`, suggest(table, known));
    return;
  }
  lintRuleTexts(rule, namesAt(form, of), at);
  lintRulePlace(rule, of?.columns ?? form.fields, at);
}

function lintCodes({ rules }: LintedForm, add: Add): void {
  rules.forEach(({ code }, at) => {
    if (rules.findIndex((other) => other.code === code) !== at)
      add(['rules', at, 'code'], `Mã '${code}' đã có ở trên.`, 'Mỗi quy tắc một mã.');
  });
}

/** Conditions, sums and rules that cannot be read, ask about nobody, or go in a circle. */
export function lintConditions(form: LintedForm, add: Add): void {
  const parts = partsOf(form);
  const readable = parts.map((table) =>
    table.columns
      .map((column, c) =>
        lintTexts(column, namesAt(form, table), { way: wayTo(form, table.key, c), add }),
      )
      .every(Boolean),
  );
  // A text that cannot be read has no names to follow.
  if (readable.every(Boolean))
    for (const table of parts)
      table.columns.forEach((column, c) => {
        const key = column.calc === undefined ? 'when' : 'calc';
        lintCircle({ table, column }, parts, (message, fix) =>
          add([...wayTo(form, table.key, c), key], message, fix),
        );
      });
  lintCodes(form, add);
  form.rules.forEach((rule, at) => lintRule(form, rule, { way: ['rules', at], add }));
}
