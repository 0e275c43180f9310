import {
  type DateSystem,
  finding,
  type Finding,
  type Form,
  type RawRow,
  readTable,
  tableOf,
} from '#libs/forms';
import { type Submission, submissionShape } from '../model/submission.js';
import { planningTables } from '../rules/check.js';
import type { PlanningTable } from '../rules/case.js';
import { type Asked, assemble, type PlanningReads, type RowNumbers } from './assemble.js';
import { restoreCards } from './restore-cards.js';
import { rowFindings } from './row-findings.js';
import { canonicalSubmission } from './write-rows.js';

export interface SubmissionReading {
  /** In canonical form; undefined when `findings` contains an error. */
  readonly submission?: Submission;
  /** The rows that can be read when not all can. The rules are asked about these. */
  readonly read: PlanningReads;
  /**
   * What is wrong with the cells. The rules (`checkSubmission`) are asked only about what could be
   * read.
   */
  readonly findings: readonly Finding[];
  readonly rowNumbers: RowNumbers;
}

/** Rows as a workbook or a web form gives them, and the day system of a workbook's dates. */
export interface GivenRows {
  readonly tables: Partial<Record<PlanningTable, readonly RawRow[]>>;
  readonly system?: DateSystem;
}

/**
 * The form and the submission disagree about a value. This is a finding and no exception, because
 * the sender has to correct whatever a file says.
 */
function unholdable(path: readonly PropertyKey[]): Finding {
  return finding({
    rule: 'REPORT_UNHOLDABLE',
    severity: 'error',
    table: 'terms',
    measured: path.join('.').slice(0, 100),
    message: `Có nội dung hệ thống không lưu được (${path.map(String).join('.').slice(0, 100)})`,
    fix: 'Kiểm tra lại độ dài, ký tự lạ ở mục này rồi gõ lại.',
  });
}

/**
 * A submission from the rows of a workbook or a web form. `form` has the terms asked about as
 * choices (`withTerms`). Everything that cannot be read is reported at once, cell by cell; then
 * there is no submission. Lines of a term without a row in `terms` are an error too, because the
 * cell must conclude about each term.
 */
export function readSubmission(
  form: Form,
  { tables: given, system = '1900' }: GivenRows,
  asked: Asked,
): SubmissionReading {
  const { tables, findings: ofCards } = restoreCards(given, asked);
  const readings = planningTables.map(
    (table) => [table, readTable(tableOf(form, table), tables[table] ?? [], system)] as const,
  );
  const read = Object.fromEntries(
    readings.map(([table, { rows }]) => [table, rows]),
  ) as unknown as PlanningReads;
  const findings = [
    ...readings.flatMap(([, reading]) => reading.findings),
    ...ofCards,
    ...rowFindings(read),
  ];
  if (findings.some(({ severity }) => severity === 'error'))
    return { findings, rowNumbers: new Map(), read };
  const { value, rowNumbers } = assemble(form, read, asked);
  const { data, error } = submissionShape.safeParse(value);
  if (data) return { submission: canonicalSubmission(data), findings, rowNumbers, read };
  return { findings: [...findings, unholdable(error.issues[0]?.path ?? [])], rowNumbers, read };
}

/** Findings of the rules, with the row numbers of the sheet from which they were read. */
export function placeFindings(findings: readonly Finding[], rowNumbers: RowNumbers): Finding[] {
  return findings.map((found) => {
    const at = found.row && rowNumbers.get(`${found.table} ${found.row.key}`);
    return found.row && at !== undefined && at !== null
      ? { ...found, row: { ...found.row, number: at } }
      : found;
  });
}
