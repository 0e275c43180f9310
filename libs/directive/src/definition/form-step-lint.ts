import { type Column } from '#libs/forms';
import { stepsOf, suggest, type Workflow } from '#libs/workflow';
import { lintColumn } from './form-column-lint.js';
import { type Add, type LintedForm } from './form-ways.js';

/** What only a report can have: a file of its own, and cells that ask about one another. */
function unfit({ type, when, calc }: Column): string | undefined {
  if (type === 'file') return 'file';
  if (when !== undefined) return 'when';
  return calc === undefined ? undefined : 'calc';
}

/** Fields of steps that the definition lacks, and those that an office could not fill in. */
export function lintStepForms(
  form: LintedForm,
  workflow: Workflow,
  { add, atName }: { readonly add: Add; readonly atName: Add },
): void {
  const own = stepsOf(workflow);
  for (const [step, { fields }] of Object.entries(form.steps ?? {})) {
    if (!own.includes(step))
      atName(
        ['steps', step],
        `Quy trình không có bước riêng nào tên '${step}'.`,
        own.length > 0 ? suggest(step, own) : "Bỏ 'steps', hoặc thêm bước ấy vào workflow.yaml.",
      );
    if (fields.length === 0)
      add(
        ['steps', step],
        `Bước '${step}' không có mục nào để điền.`,
        'Thêm mục, hoặc bỏ bước này.',
      );
    fields.forEach((column, i) => {
      const way = ['steps', step, 'fields', i];
      lintColumn(column, { form, report: workflow.report, way, add });
      const what = unfit(column);
      if (what !== undefined)
        add(
          what === 'file' ? [...way, 'type'] : [...way, what],
          `Mục của một bước không dùng được '${what}'.`,
          what === 'file' ? 'Chọn kiểu khác.' : `Bỏ '${what}'.`,
        );
    });
  }
}
