import type { Column, Form } from '#libs/forms';
import type { TermRef } from '../model/submission.js';

/** "2025-2027" in other spellings that people use: NK 2025-2027, 2025/2027, 2025-27. */
function termAliases(name: string): string[] {
  const [from = '', to = ''] = name.split('-');
  return [name, `${from}/${to}`, `${from}-${to.slice(2)}`, `${from} đến ${to}`].flatMap(
    (words, index) => [...(index === 0 ? [] : [words]), `NK ${words}`, `Nhiệm kỳ ${words}`],
  );
}

/**
 * A planning form with the campaign's terms as its choices. The form is data: the form.yaml of the
 * definition that an obligation is pinned to (libs/directive reads it; this lib reads no file).
 */
export function withTerms(form: Form, terms: readonly TermRef[]): Form {
  const choices = terms.map(({ id, name }) => ({
    value: id,
    title: name,
    aliases: termAliases(name),
  }));
  const asked = (column: Column): Column =>
    column.key === 'term' ? { ...column, choices } : column;
  return {
    ...form,
    tables: form.tables.map((table) => ({ ...table, columns: table.columns.map(asked) })),
  };
}
