import { fieldsKey, fieldsTable, type Form, partsOf, type Table } from '#libs/forms';
import { formProblems } from '#libs/planning';
import { directivePaper, LIST, type UnplacedFinding, type Workflow } from '#libs/workflow';
import { lintColumn, lintSharedChoices } from './form-column-lint.js';
import { lintConditions } from './form-condition-lint.js';
import { lintStepForms } from './form-step-lint.js';
import { lintTitles } from './form-title-lint.js';
import { type Add, type LintedForm, wayTo } from './form-ways.js';

/** What a table says twice, and what nobody could fill in. */
function lintTable({ columns, rowKey, minRows, maxRows }: Table, at: number, add: Add): void {
  const way = ['tables', at];
  if (columns.every(({ key, fixed, calc }) => fixed || calc !== undefined || rowKey.includes(key)))
    add(
      [...way, 'columns'],
      'Bảng không có cột nào để điền ngoài cột khóa.',
      'Thêm cột, hoặc bỏ bảng.',
    );
  if (minRows > maxRows)
    add(
      [...way, 'minRows'],
      `Bảng cần ít nhất ${minRows} dòng mà chỉ nhận nhiều nhất ${maxRows} dòng.`,
      `Viết minRows không quá ${maxRows}, hoặc tăng maxRows.`,
    );
  rowKey.forEach((key, i) => {
    if (columns.find((column) => column.key === key)?.when !== undefined)
      add(
        [...way, 'rowKey', i],
        `Cột khóa '${key}' không phải lúc nào cũng được hỏi (có 'when').`,
        "Bỏ 'when' của cột, hoặc chọn cột khác để phân biệt các dòng.",
      );
  });
}

/** Keys under which other things stand beside the tables. */
const taken: readonly string[] = [fieldsKey, 'report'];

function lintKeys({ tables }: Form, add: Add): void {
  tables.forEach(({ key }, t) => {
    if (taken.includes(key))
      add(
        ['tables', t, 'key'],
        `Khóa '${key}' dành cho phần khác của báo cáo.`,
        'Đặt key khác cho bảng.',
      );
  });
}

/** A notice that cites the cell's paper needs what it cites. */
function lintPaper({ paper }: LintedForm, words: string, add: Add): void {
  const cited = { number: 'reportNumber', date: 'reportedOn' } as const;
  for (const key of ['number', 'date'] as const)
    if (paper && paper[key] !== 'required' && words.includes(`{${cited[key]}}`))
      add(
        ['paper', key],
        `Thông báo in {${cited[key]}} mà biểu mẫu không đòi hỏi mục này.`,
        `Viết ${key}: required, hoặc bỏ {${cited[key]}} trong workflow.yaml.`,
      );
}

/** A notice of all results that prints rows needs rows. */
function lintResults(form: LintedForm, workflow: Workflow, add: Add): void {
  const words = JSON.stringify(directivePaper(workflow) ?? {});
  const asked = ['{total}', `{${LIST}}`].find((blank) => words.includes(blank));
  if (asked === undefined || partsOf(form).length > 0) return;
  add(
    ['title'],
    `Thông báo chung in ${asked} mà biểu mẫu không có mục hay bảng nào.`,
    `Thêm 'tables' hoặc 'fields', hoặc bỏ ${asked} trong workflow.yaml.`,
  );
}

const onlyOfForms = "Báo cáo quy hoạch (report: planning) không dùng được '";

/** What the rules of planning do not read. */
function lintPlanning(form: LintedForm, add: Add): void {
  const refuse = (way: readonly PropertyKey[], what: string): void =>
    add(way, `${onlyOfForms}${what}'.`, `Bỏ '${what}'.`);
  for (const what of ['fields', 'rules'] as const) if (form[what].length > 0) refuse([what], what);
  if (form.paper) refuse(['paper'], 'paper');
  form.tables.forEach(({ columns, minRows }, t) => {
    if (minRows > 0) refuse(['tables', t, 'minRows'], 'minRows');
    columns.forEach((column, c) => {
      for (const what of ['when', 'calc', 'default'] as const)
        if (column[what] !== undefined) refuse(['tables', t, 'columns', c, what], what);
      if (column.type === 'file' || column.type === 'multi-choice')
        refuse(['tables', t, 'columns', c, 'type'], column.type);
    });
  });
  formProblems(form).forEach(({ path, message, fix }) => add(path, message, fix));
}

/** Everything in a form that a report could not be made of, or that two would read in two ways. */
export function lintForm(form: LintedForm, workflow: Workflow): UnplacedFinding[] {
  const { report, documents } = workflow;
  const unplaced: UnplacedFinding[] = [];
  const add: Add = (path, message, fix, offset) =>
    void unplaced.push({
      path,
      at: 'value',
      message,
      fix,
      ...(offset === undefined ? {} : { offset }),
    });
  lintSharedChoices(form, add);
  lintTitles(form, add);
  lintKeys(form, add);
  form.tables.forEach((table, t) => lintTable(table, t, add));
  for (const table of partsOf(form))
    table.columns.forEach((column, c) =>
      lintColumn(column, { form, report, way: wayTo(form, table.key, c), add }),
    );
  lintConditions(form, add);
  if (form.tables.length === 0 && !fieldsTable(form) && !form.attachments)
    add(['title'], 'Biểu mẫu không có gì để gửi.', "Thêm 'tables' hoặc 'attachments'.");
  lintPaper(form, JSON.stringify(documents), add);
  lintResults(form, workflow, add);
  lintStepForms(form, workflow, {
    add,
    atName: (path, message, fix) => void unplaced.push({ path, at: 'key', message, fix }),
  });
  if (report === 'planning') lintPlanning(form, add);
  return unplaced;
}
