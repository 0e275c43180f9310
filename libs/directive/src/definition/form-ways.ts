import { type Column, fieldsKey, type Form } from '#libs/forms';

type AskedFor = 'required' | 'optional' | 'none';

/** What the lint of a form is asked about: the form with what a report carries beside it. */
export type LintedForm = Form & {
  readonly attachments?: object | undefined;
  readonly steps?: Readonly<Record<string, { readonly fields: readonly Column[] }>> | undefined;
  readonly paper?: { readonly number: AskedFor; readonly date: AskedFor } | undefined;
};

/** `offset`: characters into the text at that place. */
export type Add = (
  path: readonly PropertyKey[],
  message: string,
  fix: string,
  offset?: number,
) => void;

/** Where a field, or a column of a table, stands in form.yaml. */
export function wayTo(
  { tables }: Pick<Form, 'tables'>,
  table: string,
  column: number,
): readonly PropertyKey[] {
  return table === fieldsKey
    ? [fieldsKey, column]
    : ['tables', tables.findIndex(({ key }) => key === table), 'columns', column];
}
