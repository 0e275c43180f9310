import { shippedDefinition } from '#libs/directive';
import { type Form } from '#libs/forms';
import { type TermRef, withTerms } from '#libs/planning';

/** Read once, because to check a definition takes longer than to fill in its workbook. */
let shipped: Form | undefined;

/** The planning form that the product ships, with the terms of a campaign. */
export function planningForm(terms: readonly TermRef[]): Form {
  shipped ??= shippedDefinition('quy-hoach-cap-uy').definition.form;
  return withTerms(shipped, terms);
}
