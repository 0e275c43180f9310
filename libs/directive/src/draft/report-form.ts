import { civilDate, isCivilDate } from '#libs/calendar';
import {
  type DateSystem,
  type Finding,
  finding,
  type Form,
  groupFindings,
  type KeyedRow,
  type RawRow,
  readTable,
  textProblem,
} from '#libs/forms';
import { cleanText } from '#libs/text';
import { getCell } from '#libs/org';
import { type FieldError } from '#libs/platform';
import { checkRows, draftSubmission, type Submission, submissionRows } from '#libs/planning';
import { numberingOf, readDirective } from '../campaign/read-directive.js';
import { attachmentErrors } from './attachment-rules.js';
import { planningFacts, type PlanningFacts } from '../planning/planning-facts.js';
import { reportOf } from '../receipt/read-receipt.js';
import { reportDayError, type ReportDays } from '../receipt/report-dates.js';
import { formReportBody, type Report } from '../obligation/report.js';
import { type DraftContent, type DraftRows } from './draft-content.js';
import { type Opened, type ReportDesk } from './report-desk.js';

/**
 * What an obligation's report is typed into: its tables and, for planning, the facts that they are
 * checked against.
 */
export interface ReportForm {
  readonly form: Form;
  /** Null for a workflow with a form of its own. */
  readonly facts: PlanningFacts | null;
  /** The days between which the cell can have written its paper. */
  readonly days: ReportDays;
}

function cardOf(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number'
    ? cleanText(String(cell)).replaceAll(/[. ]/g, '').toLocaleUpperCase('vi')
    : '';
}

/** Card numbers that rows name, as the form reads them. These persons are looked up. */
export function cardsIn(tables: Readonly<Record<string, readonly RawRow[]>>): string[] {
  return [
    ...new Set(
      Object.values(tables).flatMap((rows) => rows.map(({ cells }) => cardOf(cells['cardNumber']))),
    ),
  ].filter((card) => card !== '');
}

/** `cards` are persons to look up beside those planned. Error: `Refused` TERM_NOT_RECORDED. */
export async function reportForm(
  { store, workflows, dataSource, clock }: ReportDesk,
  { state, definition }: Opened,
  cards: readonly string[] = [],
): Promise<ReportForm> {
  const on = civilDate(await clock.now());
  const days = {
    issuedOn: numberingOf((await readDirective(store, state.directive)).state).issuedOn ?? on,
    today: on,
  };
  if (definition.workflow.report !== 'planning') {
    const {
      id,
      title,
      tables = [],
    } = definition.form ?? { id: definition.workflow.name, title: definition.workflow.title };
    return { form: { schemaVersion: 1, id, title, tables }, facts: null, days };
  }
  const { directive, cell } = state;
  const facts = await planningFacts(
    { store, workflows, manager: dataSource.manager },
    { directive, cell, on, cards, reader: 'cell' },
  );
  return { form: facts.form, facts, days };
}

export interface Judgement {
  readonly findings: readonly Finding[];
  /** For planning, when every cell can be read: what will be sent. */
  readonly submission: Submission | null;
}

type Rows = Readonly<Record<string, readonly RawRow[]>>;

/**
 * What the cells and the rules say about raw rows, with the row numbers that they came with. The
 * day system is the workbook's.
 */
export function judgeRows(
  { form, facts }: ReportForm,
  rows: Rows,
  system: DateSystem = '1900',
): Judgement {
  if (facts) return checkRows(form, { tables: rows, system }, facts.context);
  return {
    submission: null,
    findings: groupFindings(
      form.tables.flatMap((table) => readTable(table, rows[table.key] ?? [], system).findings),
    ),
  };
}

const paper = formReportBody.pick({
  number: true,
  reportedOn: true,
  note: true,
  attachments: true,
});

/** The schema of the paper itself reports text that is no day. */
function wrongDays(reportedOn: string | undefined, days: ReportDays): FieldError[] {
  const wrong =
    reportedOn !== undefined && isCivilDate(reportedOn)
      ? reportDayError(reportedOn, days)
      : undefined;
  return wrong ? [wrong] : [];
}

/** What is still wrong with the text around the tables. */
export function judgePaper(
  { definition }: Opened,
  { days }: Pick<ReportForm, 'days'>,
  { number, reportedOn, note, attachments = [] }: DraftContent,
): Finding[] {
  const { error } = paper.safeParse({ number, reportedOn, note, attachments });
  const fields = [
    ...(error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message })),
    ...wrongDays(reportedOn, days),
    ...attachmentErrors(definition.form, attachments),
  ];
  const unreadable = textProblem('Ghi chú của báo cáo', note ?? '');
  return [
    ...fields.map(({ path, message }) =>
      finding({
        rule: 'PAPER_FIELD',
        severity: 'error',
        table: 'report',
        column: path.split('.')[0] ?? null,
        measured: path,
        message,
        fix: 'Ghi theo báo cáo giấy của chi bộ, rồi kiểm tra lại.',
      }),
    ),
    ...(unreadable
      ? [finding({ ...unreadable, severity: 'error', table: 'report', column: 'note' })]
      : []),
  ];
}

const cellsOf = (rows: readonly KeyedRow[]): DraftRows[string] =>
  rows.map(({ values }) => ({ ...values }));

function planningRows(submission: Submission, { context }: PlanningFacts): DraftRows {
  const rows = submissionRows(submission, {
    ratingYear: context.ratingYear,
    bases: context.terms.map(({ base }) => base),
  });
  return Object.fromEntries(Object.entries(rows).map(([table, keyed]) => [table, cellsOf(keyed)]));
}

/**
 * A submission that continues everybody who was planned so far. Null for a form of the workflow's
 * own.
 */
export function approvedSubmission({ facts }: ReportForm): Submission | null {
  return (
    facts &&
    draftSubmission(
      facts.context.cell.id,
      facts.lists.map(({ list }) => list),
      facts.people,
    )
  );
}

async function lastReport({ dataSource }: ReportDesk, { state }: Opened): Promise<Report | null> {
  if (!state.report) return null;
  const cell = await getCell(dataSource.manager, state.cell);
  return (await reportOf(dataSource.manager, cell!.committee, state.report.receipt)).report;
}

/**
 * What a cell starts from when nothing is typed yet: its last report or, without one, the lists
 * last approved, or empty tables.
 */
export async function prefilled(
  desk: ReportDesk,
  opened: Opened,
  report: ReportForm,
): Promise<DraftContent> {
  const empty = Object.fromEntries(report.form.tables.map(({ key }) => [key, []]));
  const last = await lastReport(desk, opened);
  if (!report.facts)
    return { tables: last?.outcome === 'reported' ? { ...empty, ...last.tables } : empty };
  const submission =
    last && last.outcome !== 'reported' ? last.submission : approvedSubmission(report)!;
  return { tables: planningRows(submission, report.facts) as DraftContent['tables'] };
}
