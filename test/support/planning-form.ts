import { shippedDefinition } from '#libs/directive';
import { type Form } from '#libs/forms';
import { type TermRef, withTerms } from '#libs/planning';

/** The planning form that the product ships, with the terms of a campaign. */
export function planningForm(terms: readonly TermRef[]): Form {
  return withTerms(shippedDefinition('quy-hoach-cap-uy').definition.form, terms);
}
