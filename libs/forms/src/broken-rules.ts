import { operandsOf, readSumExpression, type Term, termsOf } from '#libs/conditions';
import { type Finding, finding } from './finding.js';
import { fieldsKey, type Form, type Rule } from './form.js';
import { scopeIn, type WideScope } from './open-scope.js';
import { type OpenRow, type OpenTable, rowKey } from './open-table.js';
import { verdictIn } from './reckon.js';

/** What is wrong, and what to do: the words from “Hãy” on. */
function said(message: string): { message: string; fix: string } {
  const at = message.search(/(?<=^|\s)Hãy\s/u);
  const [wrong, fix] = at > 0 ? [message.slice(0, at), message.slice(at)] : [message, ''];
  return {
    message: wrong.trim().replace(/[.;,]$/, ''),
    fix: fix === '' ? 'Hãy kiểm tra và sửa lại các ô này.' : fix.trim(),
  };
}

const termsIn = (text: string | undefined): Term[] =>
  text === undefined ? [] : operandsOf(readSumExpression(text)).flatMap(termsOf);

/** Empty cells break no rule: whether they may be empty is their own matter. */
function isBroken({ when, must }: Rule, scope: WideScope): boolean {
  if ([...termsIn(when), ...termsIn(must)].some((term) => scope.isWrong(term))) return false;
  if (when !== undefined && verdictIn(when, scope) !== true) return false;
  return verdictIn(must, scope) === false;
}

interface RulePlace {
  readonly table: string;
  readonly column: string | null;
}

function placeOfTerm(term: Term | undefined, table: string): RulePlace {
  if (term?.kind === 'total') {
    const [of = '', column] = term.name.split('.');
    return { table: of, column: column ?? null };
  }
  return { table, column: term?.kind === 'field' ? term.name : null };
}

/** Where a rule points: its own `at`, else the first name that it asks about. */
function placeOf({ at, must, table = fieldsKey }: Rule): RulePlace {
  if (at !== undefined) return { table, column: at };
  const named = termsIn(must).find(({ kind }) => kind !== 'literal');
  return placeOfTerm(named, table);
}

function brokenBy(
  rule: Rule,
  open: OpenTable | undefined,
  { row, scope }: { row: OpenRow | undefined; scope: WideScope },
): Finding[] {
  if (!isBroken(rule, scope)) return [];
  const { table, column } = placeOf(rule);
  const place = row && open && { key: rowKey(open.table, row.values, row.raw.number) };
  return [
    finding({
      rule: rule.code,
      severity: 'error',
      table,
      row: place && row && table === open?.table.key ? { ...place, number: row.raw.number } : null,
      column,
      ...said(rule.message),
    }),
  ];
}

/** What the form's own rules say of what was read. */
export function brokenRules({ rules }: Form, open: readonly OpenTable[]): Finding[] {
  if (rules.length === 0) return [];
  const scopeOf = scopeIn(open);
  return rules.flatMap((rule) => {
    const { table } = rule;
    if (table === undefined)
      return brokenBy(rule, undefined, { row: undefined, scope: scopeOf(fieldsKey, undefined) });
    const of = open.find((one) => one.table.key === table);
    return (of?.rows ?? []).flatMap((row) =>
      brokenBy(rule, of, { row, scope: scopeOf(table, row) }),
    );
  });
}
