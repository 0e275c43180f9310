import { readFileSync } from 'node:fs';
import { defineForm, type Form, type FormInput } from '#libs/forms';
import { parse } from 'yaml';
import type { PlanningTable } from '../rules/case.js';
import { hasMeaning } from './meanings.js';
import { withTerms } from './planning-form.js';

const file = new URL('../../../../workflows/quy-hoach-cap-uy/form.yaml', import.meta.url);
const { attachments: _attachments, ...tables } = parse(readFileSync(file, 'utf8')) as FormInput & {
  attachments: unknown;
};

/** The planning form that the product ships. */
export const shippedForm: Form = defineForm(tables);

/** Only the columns that the rules read. The others do not concern them. */
export const plainForm: Form = {
  ...shippedForm,
  tables: shippedForm.tables.map(({ columns, ...table }) => ({
    ...table,
    columns: columns.filter(({ key }) => hasMeaning(table.key as PlanningTable, key)),
  })),
};

/** The form with the terms of a case, as `checkRows` and `readSubmission` get it. */
export function formFor(
  {
    terms,
  }: {
    readonly terms: readonly { readonly term: { readonly id: string; readonly name: string } }[];
  },
  form = shippedForm,
): Form {
  return withTerms(
    form,
    terms.map(({ term }) => term),
  );
}
