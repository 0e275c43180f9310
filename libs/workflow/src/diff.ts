import type { Definition } from './definition.js';
import { stepChanges } from './diff-steps.js';
import { valueChanges } from './diff-values.js';
import type { Workflow } from './parse.js';

/** One difference in words. `where` is the file that contains it. */
export interface Change {
  readonly where: 'workflow' | 'form' | 'rules';
  readonly text: string;
}

/**
 * What differs in the deadline and the reminders. Work under way keeps its dates, so it moves only
 * to a version that says the same of them.
 */
export function dateChanges(before: Workflow, after: Workflow): string[] {
  const dates = ({ deadline, reminders }: Workflow) => ({ deadline, reminders });
  return valueChanges(dates(before), dates(after), { path: [], key: '' });
}

const plain = ({ id: _id, transitions: _transitions, ...rest }: Workflow) => rest;

/**
 * The differences between two versions in Vietnamese words, in the order of the files; `[]` when
 * they say the same. Everything is compared by its name, so what is put in between is named alone.
 */
export function diffDefinitions(before: Definition, after: Definition): Change[] {
  const lines = {
    workflow: [
      ...valueChanges(plain(before.workflow), plain(after.workflow), { path: [], key: '' }),
      ...stepChanges([before.workflow, after.workflow]),
    ],
    form: valueChanges(before.form, after.form, { path: ['Biểu mẫu'], key: '' }),
    rules: valueChanges(before.rules, after.rules, { path: ['Quy tắc'], key: '' }),
  };
  return (['workflow', 'form', 'rules'] as const).flatMap((where) =>
    lines[where].map((text): Change => ({ where, text })),
  );
}
