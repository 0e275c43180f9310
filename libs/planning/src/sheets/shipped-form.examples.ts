import { readFileSync } from 'node:fs';
import { defineForm, type Form, type FormInput } from '#libs/forms';
import { parse } from 'yaml';
import { withTerms } from './planning-form.js';

const file = new URL('../../../../workflows/quy-hoach-cap-uy/form.yaml', import.meta.url);
const { attachments: _attachments, ...tables } = parse(readFileSync(file, 'utf8')) as FormInput & {
  attachments: unknown;
};

/** The form of planning that the product ships. */
export const shippedForm: Form = defineForm(tables);

/** With the terms of a case, as `checkRows` and `readSubmission` are given it. */
export function formFor({
  terms,
}: {
  readonly terms: readonly { readonly term: { readonly id: string; readonly name: string } }[];
}): Form {
  return withTerms(
    shippedForm,
    terms.map(({ term }) => term),
  );
}
