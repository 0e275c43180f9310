import { civilDate } from '#libs/calendar';
import {
  type DateSystem,
  emptyForm,
  type Finding,
  finding,
  type Form,
  type GivenForm,
  groupFindings,
  type KeyedRow,
  partsOf,
  type RawRow,
  readForm,
  textProblem,
  withFiles,
} from '#libs/forms';
import { cleanText } from '#libs/text';
import { getCell } from '#libs/org';
import { checkRows, draftSubmission, type Submission, submissionRows } from '#libs/planning';
import { numberingOf, readDirective } from '../campaign/read-directive.js';
import { attachmentErrors } from './attachment-rules.js';
import { filesNamed } from './attachment-store.js';
import { planningFacts, type PlanningFacts } from '../planning/planning-facts.js';
import { reportOf } from '../receipt/read-receipt.js';
import { paperErrors } from '../receipt/report-paper.js';
import { type ReportDays } from '../receipt/report-dates.js';
import { formReportBody, type Report } from '../obligation/report.js';
import { type DraftCell, type DraftContent, type DraftRows, rawRows } from './draft-content.js';
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

/** What is looked up for a form beside what everybody is asked. */
export interface FormAsks {
  /** Persons beside those planned. */
  readonly cards?: readonly string[];
  /** Files that the report names. */
  readonly attachments?: readonly string[];
}

/** What a draft's cells name. */
export const asksOf = ({ tables, attachments = [] }: DraftContent): FormAsks => ({
  cards: cardsIn(rawRows(tables)),
  attachments,
});

/** The form with the report's files as the choices of its columns of files. */
async function formWithFiles(
  { dataSource }: ReportDesk,
  { stream, definition }: Opened,
  attachments: readonly string[],
): Promise<Form> {
  const { workflow } = definition;
  const form = definition.form ?? emptyForm({ id: workflow.name, title: workflow.title });
  const columns = partsOf(form).flatMap((table) => table.columns);
  if (!columns.some(({ type }) => type === 'file')) return form;
  return withFiles(form, await filesNamed(dataSource.manager, stream, attachments));
}

/** Error: `Refused` TERM_NOT_RECORDED. */
export async function reportForm(
  desk: ReportDesk,
  opened: Opened,
  { cards = [], attachments = [] }: FormAsks = {},
): Promise<ReportForm> {
  const { store, workflows, dataSource, clock } = desk;
  const { state, definition } = opened;
  const on = civilDate(await clock.now());
  const days = {
    issuedOn: numberingOf((await readDirective(store, state.directive)).state).issuedOn ?? on,
    today: on,
  };
  if (definition.workflow.report !== 'planning')
    return { form: await formWithFiles(desk, opened, attachments), facts: null, days };
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

/**
 * What the cells and the rules say: of raw cells, with the numbers they came with. The day system
 * is the workbook's.
 */
export function judgeCells(
  { form, facts }: ReportForm,
  cells: GivenForm,
  system: DateSystem = '1900',
): Judgement {
  if (facts) return checkRows(form, { tables: cells.tables, system }, facts.context);
  return { submission: null, findings: groupFindings(readForm(form, cells, system).findings) };
}

const envelope = formReportBody.pick({ note: true, attachments: true });

/** What is still wrong with the paper around the cells. */
export function judgePaper(
  { definition }: Opened,
  { days }: Pick<ReportForm, 'days'>,
  { number, reportedOn, note, attachments = [] }: DraftContent,
): Finding[] {
  const { error } = envelope.safeParse({ note, attachments });
  const fields = [
    ...paperErrors(definition, { number, reportedOn }, days),
    ...(error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message })),
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
  const last = await lastReport(desk, opened);
  if (!report.facts) return startOf(report.form, last);
  const submission =
    last && last.outcome !== 'reported' ? last.submission : approvedSubmission(report)!;
  return { tables: planningRows(submission, report.facts) as DraftContent['tables'] };
}

/** The last report again, or empty tables and what a field is when nobody says otherwise. */
function startOf({ fields, tables }: Form, last: Report | null): DraftContent {
  const empty = Object.fromEntries(tables.map(({ key }) => [key, []]));
  const given = last?.outcome === 'reported' ? last : undefined;
  const standard = fields.flatMap(({ key, default: value, when }): [string, DraftCell][] =>
    value === undefined || when !== undefined ? [] : [[key, value]],
  );
  return {
    ...(fields.length === 0 ? {} : { fields: given?.fields ?? Object.fromEntries(standard) }),
    tables: { ...empty, ...given?.tables },
  };
}
