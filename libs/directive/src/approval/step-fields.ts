import { emptyForm, type Form, givenForm, readForm } from '#libs/forms';
import { type FieldError, InvalidInput } from '#libs/platform';
import { commandTitle } from '#libs/workflow';
import { type UsedDefinition } from '../definition/workflows.js';
import { type Cells } from '../obligation/report.js';

/** What an office is asked for at the step, as a form of single fields. */
function stepForm({ form, workflow }: UsedDefinition, step: string): Form {
  return {
    ...emptyForm({ id: step, title: commandTitle(workflow, step) }),
    choices: form?.choices ?? {},
    fields: form?.steps?.[step]?.fields ?? [],
  };
}

/**
 * What an office fills in at a step of the definition's own, judged as the fields of a report are.
 * Errors: `InvalidInput` with every wrong field.
 */
export function requireStepFields(
  definition: UsedDefinition,
  step: string,
  given: Cells | undefined,
): void {
  const form = stepForm(definition, step);
  const strange = Object.keys(given ?? {})
    .filter((name) => !form.fields.some(({ key }) => key === name))
    .map((name): FieldError => ({
      path: `fields.${name}`,
      message: `Bước “${form.title}” không có mục “${name}”`,
    }));
  const { findings } = readForm(form, givenForm({ fields: given ?? {}, tables: {} }));
  const wrong = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ column, message, fix }): FieldError => ({
      path: ['fields', ...(column === null ? [] : [column])].join('.'),
      message: `${message}. ${fix}`,
    }));
  if (strange.length + wrong.length > 0) throw new InvalidInput([...strange, ...wrong]);
}
