import { Refused } from '#libs/decider';
import {
  emptyForm,
  fieldsKey,
  type Finding,
  type Form,
  givenForm,
  readForm,
  type Table,
  textProblem,
  withFiles,
} from '#libs/forms';
import { checkSubmission, submissionCells } from '#libs/planning';
import { type FieldError, InvalidInput } from '#libs/platform';
import { type PlanningFacts } from '../planning/planning-facts.js';
import { type UsedDefinition } from '../definition/workflows.js';
import {
  type FormReport,
  type PlanningReport,
  type Report,
  type ReportFile,
} from '../obligation/report.js';

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
      ? 'outcome: reported, kèm fields và tables theo biểu mẫu'
      : 'outcome: changed hoặc unchanged, kèm danh sách theo nhiệm kỳ';
  throw new Refused(
    'WRONG_REPORT',
    `Đợt “${workflow.title}” nhận loại báo cáo khác (${wanted}). Hãy mở lại biểu mẫu của đợt ` +
      'rồi gửi.',
  );
}

function fieldOf(root: string, { table, row, column, message, fix }: Finding): FieldError {
  const path = [
    ...(table === fieldsKey ? [] : [root]),
    table,
    row ? row.number - 1 : '',
    column ?? '',
  ]
    .filter((part) => part !== '')
    .join('.');
  return { path, message: `${message}. ${fix}` };
}

const errorsIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');

/**
 * Fields, rows and columns as the form has them; `files` are those that the report names. Errors:
 * `InvalidInput` with every wrong cell.
 */
export function checkForm(
  { form }: UsedDefinition,
  report: FormReport,
  files: readonly Pick<ReportFile, 'id' | 'name'>[],
): void {
  const own = form ? withFiles(form, files) : emptyForm({ id: 'none', title: 'none' });
  const { findings } = readForm(own, givenForm(report));
  const errors = errorsIn(findings).map((found) => fieldOf('tables', found));
  const wrong = [...strangersIn(own, report), ...errors];
  if (wrong.length > 0) throw new InvalidInput(wrong);
}

/** What the form does not ask for. */
function strangersIn(form: Form, { fields = {}, tables }: FormReport): FieldError[] {
  const unknownFields = Object.keys(fields)
    .filter((name) => !form.fields.some(({ key }) => key === name))
    .map((name) => ({ path: `fields.${name}`, message: `Biểu mẫu không có mục “${name}”` }));
  const unknownTables = Object.keys(tables)
    .filter((name) => !form.tables.some(({ key }) => key === name))
    .map((name) => ({ path: `tables.${name}`, message: `Biểu mẫu không có bảng “${name}”` }));
  return [
    ...unknownFields,
    ...unknownTables,
    ...form.tables.flatMap((table) => strangeCells(table, tables[table.key] ?? [])),
  ];
}

function strangeCells(
  { key: table, title, columns }: Table,
  rows: FormReport['tables'][string],
): FieldError[] {
  return rows.flatMap((cells, i) =>
    Object.keys(cells)
      .filter((key) => !columns.some((column) => column.key === key))
      .map((key) => ({
        path: `tables.${table}.${i}.${key}`,
        message: `Bảng “${title}” không có cột “${key}”`,
      })),
  );
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
