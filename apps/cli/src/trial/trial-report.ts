import { readFile } from 'node:fs/promises';
import { type DataSource } from 'typeorm';
import { type DraftDirectiveBody, type UsedDefinition } from '#libs/directive';
import { type Column } from '#libs/forms';
import { projectPath } from '#libs/platform';
import { periodName, type Workflow, wordsOf } from '#libs/workflow';
import { type ApiClient } from '../demo/api-client.js';
import { letter2024 } from '../demo/letter-2024.js';
import { sampleReport } from '../demo/sample-report.js';
import { type TrialPlan } from './trial-moments.js';

export const TRIAL = 'chay-thu';

/** The letter of a trial: that of the sample for planning, else one that says it is a trial. */
export function trialLetter(
  workflow: Workflow,
  { year, dueOn, periods }: Pick<TrialPlan, 'year' | 'dueOn' | 'periods'>,
): DraftDirectiveBody & { readonly directive: string } {
  const own = { directive: TRIAL, workflow: workflow.name, year, dueOn };
  if (workflow.report === 'planning') return { ...letter2024, ...own };
  const [first] = periods ?? [];
  const title = workflow.title.toLocaleLowerCase('vi');
  const subject = `${title}${first ? '' : ` năm ${year}`} (chạy thử)`;
  return {
    ...own,
    ...(first ? { period: periodName(first) } : {}),
    committee: letter2024.committee,
    subject,
    superior: workflow.recur?.askSuperior === false ? undefined : letter2024.superior,
    letter: {
      addressee: letter2024.letter.addressee,
      opening: `Đảng ủy đề nghị các Chi bộ thực hiện ${subject}, như sau:`,
      points: ['Thực hiện đúng hướng dẫn, đúng thời hạn.'],
      deadlineNote: `Đề nghị gửi ${wordsOf(workflow).report} về Đảng ủy {wording}.`,
      closing: 'Đề nghị các Chi bộ nghiêm túc thực hiện',
      recipients: ['Như trên', 'Lưu Đảng ủy'],
    },
  };
}

const FILE = 'Tệp chạy thử.pdf';

/** A value that the column takes. */
function sampleValue(column: Column, on: string): string | number | boolean {
  const { type, choices, min, max, title, maxLength } = column;
  const number = Math.min(Math.max(1, min ?? 1), max ?? Infinity);
  switch (type) {
    case 'integer':
    case 'number':
      return number;
    case 'enum':
    case 'multi-choice':
      return choices[0]!.value;
    case 'flag':
      return true;
    case 'date':
    case 'partial-date':
      return on;
    case 'person':
      return 'Nguyễn Văn An';
    case 'code':
      return '000123456789';
    case 'file':
      return FILE;
    case 'text':
      return `${title} (chạy thử)`.slice(0, maxLength);
  }
}

export interface Reporting {
  readonly dataSource: DataSource;
  readonly definition: UsedDefinition;
  readonly client: ApiClient;
  readonly cell: string;
  /** Path of the obligation in the API. */
  readonly path: string;
  readonly on: string;
  readonly seed: number;
  /** It comes late, and says why where the definition takes late reports. */
  readonly late?: true | undefined;
}

/** What the cell itself writes whatever else it wrote. */
function sampleRow(columns: readonly Column[], on: string): Record<string, unknown> {
  return Object.fromEntries(
    columns
      .filter(({ fixed, when, calc }) => !fixed && when === undefined && calc === undefined)
      .map((column): [string, unknown] => [column.key, sampleValue(column, on)]),
  );
}

/** What the cell's own paper is cited by, unless the form asks for none. */
const paperOf = ({ paper }: FormFile, { seed, on }: Reporting): object => ({
  ...(paper?.number === 'none' ? {} : { number: `${10 + seed}-BC/CB` }),
  ...(paper?.date === 'none' ? {} : { reportedOn: on }),
});

type FormFile = NonNullable<UsedDefinition['form']>;

function asksFile({ attachments, fields, tables }: FormFile): boolean {
  const columns = [...fields, ...tables.flatMap((table) => table.columns)];
  return attachments?.required === true || columns.some(({ type }) => type === 'file');
}

async function fileOf({ client, path, seed, on }: Reporting): Promise<string[]> {
  const bytes = await readFile(projectPath('apps/cli/sample/bien-ban-kiem-phieu-mau.pdf'));
  const { body } = await client.upload(`${path}/attachments`, {
    key: `${TRIAL}-file-${seed}-${on}`,
    bytes,
    name: FILE,
  });
  return typeof body['id'] === 'string' ? [body['id']] : [];
}

/** A report that the form takes: one row in each table, and a file where files are asked for. */
export async function trialReport(reporting: Reporting): Promise<object> {
  const { dataSource, definition, cell, on, seed, late } = reporting;
  const { workflow, form } = definition;
  if (workflow.report === 'planning')
    return sampleReport(dataSource, {
      cell,
      terms: letter2024.targetTerms!,
      seed,
      changed: true,
      on,
    });
  if (!form) return { outcome: 'reported', number: `${10 + seed}-BC/CB`, reportedOn: on };
  const tables = form.tables.map(({ key, columns }) => [key, [sampleRow(columns, on)]]);
  return {
    outcome: 'reported',
    ...paperOf(form, reporting),
    note: 'Chạy thử',
    ...(late && workflow.late ? { lateReason: 'Chạy thử: mất điện cả ngày.' } : {}),
    attachments: asksFile(form) ? await fileOf(reporting) : [],
    ...(form.fields.length > 0 ? { fields: sampleRow(form.fields, on) } : {}),
    tables: Object.fromEntries(tables) as object,
  };
}
