import { Refused } from '#libs/decider';
import { type Finding, readTable, textProblem } from '#libs/forms';
import { checkSubmission, submissionCells } from '#libs/planning';
import { type FieldError, InvalidInput } from '#libs/platform';
import { type FormFile } from '../definition/definition.js';
import { type PlanningFacts } from '../planning/planning-facts.js';
import { type UsedDefinition } from '../definition/workflows.js';
import { type FormReport, type PlanningReport, type Report } from '../obligation/report.js';

/**
 * Checks that the report is of the kind that the pinned definition asks for, and that its note can
 * be read. Errors: `Refused` WRONG_REPORT, `InvalidInput`.
 */
export function requireKind({ workflow }: UsedDefinition, report: Report): void {
  const kind = report.outcome === 'reported' ? 'form' : 'planning';
  const note = textProblem('Ghi chú của báo cáo', report.note);
  if (note) throw new InvalidInput([{ path: 'note', message: `${note.message}. ${note.fix}` }]);
  if (workflow.report === kind) return;
  const wanted =
    workflow.report === 'form'
      ? 'outcome: reported, kèm tables theo biểu mẫu'
      : 'outcome: changed hoặc unchanged, kèm danh sách theo nhiệm kỳ';
  throw new Refused(
    'WRONG_REPORT',
    `Đợt “${workflow.title}” nhận loại báo cáo khác (${wanted}). Hãy mở lại biểu mẫu của đợt ` +
      'rồi gửi.',
  );
}

function fieldOf(root: string, { table, row, column, message, fix }: Finding): FieldError {
  const path = [root, table, row ? row.number - 1 : '', column ?? '']
    .filter((part) => part !== '')
    .join('.');
  return { path, message: `${message}. ${fix}` };
}

const errorsIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');

/**
 * Checks that rows and columns are those of the form. Errors: `InvalidInput` with every wrong cell.
 */
export function checkForm({ form }: UsedDefinition, report: FormReport): void {
  const wrong = wrongCells(form?.tables ?? [], report);
  if (wrong.length > 0) throw new InvalidInput(wrong);
}

function wrongCells(tables: FormFile['tables'], { tables: given }: FormReport): FieldError[] {
  const strangers = Object.keys(given).filter((key) => !tables.some((table) => table.key === key));
  return [
    ...strangers.map((key) => ({
      path: `tables.${key}`,
      message: `Biểu mẫu không có bảng “${key}”`,
    })),
    ...tables.flatMap((table) => {
      const rows = (given[table.key] ?? []).map((cells, i) => ({ number: i + 1, cells }));
      const unknown = rows.flatMap(({ number, cells }) =>
        Object.keys(cells)
          .filter((key) => !table.columns.some((column) => column.key === key))
          .map((key) => ({
            path: `tables.${table.key}.${number - 1}.${key}`,
            message: `Bảng “${table.title}” không có cột “${key}”`,
          })),
      );
      return [
        ...unknown,
        ...errorsIn(readTable(table, rows).findings).map((found) => fieldOf('tables', found)),
      ];
    }),
  ];
}

/**
 * Checks the cell's lists against those last approved and the rule set of the day of issue. Answers
 * the warnings, which a reviewer accepts with a reason. Errors: `InvalidInput` with every finding
 * that is an error.
 */
export function checkPlanning(
  { context, form }: PlanningFacts,
  { submission }: PlanningReport,
): readonly Finding[] {
  if (submission.cell !== context.cell.id)
    throw new InvalidInput([
      {
        path: 'submission.cell',
        message: 'Danh sách này là của chi bộ khác. Hãy mở lại biểu mẫu của chi bộ mình',
      },
    ]);
  const findings = [
    ...submissionCells(form, submission, context),
    ...checkSubmission(submission, context),
  ];
  const errors = errorsIn(findings);
  if (errors.length > 0)
    throw new InvalidInput(errors.map((found) => fieldOf('submission', found)));
  return findings;
}
