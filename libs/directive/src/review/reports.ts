import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { EventStore } from '#libs/event-store';
import {
  fieldsKey,
  type Finding,
  type Form,
  givenForm,
  type KeyedRow,
  partsOf,
  readForm,
  type Table,
  withFiles,
} from '#libs/forms';
import { getCell } from '#libs/org';
import {
  checkSubmission,
  linesOf,
  type Submission,
  submissionRows,
  withTerms,
} from '#libs/planning';
import { type PlanningAsk, type PlanningFacts, planningFacts } from '../planning/planning-facts.js';
import { reportOf } from '../receipt/read-receipt.js';
import { type FormReport, type KeptReport, type PlanningReport } from '../obligation/report.js';
import { Workflows } from '../definition/workflows.js';

/** Identifies a report: its cell, its directive, and the receipt under which it is kept. */
export interface WhichReport {
  readonly directive: string;
  readonly cell: string;
  readonly receipt: string;
}

/** The day on which the rules are asked, and the reader of their answer. */
type Asked = Pick<PlanningAsk, 'on' | 'reader'>;

/** A table of a report as people see it: its columns, and its rows by their keys. */
export interface ReportTable {
  readonly key: string;
  readonly title: string;
  readonly columns: Table['columns'];
  readonly rows: readonly KeyedRow[];
}

/**
 * A term without changes may leave its lines out. They are then those of the list that it was made
 * against.
 */
function withEveryLine(submission: Submission, { lists }: PlanningFacts): Submission {
  const bases = new Map(lists.map(({ list }) => [list.term.id, list]));
  const terms = submission.terms.map((review) => {
    const base = bases.get(review.term.id);
    return base?.version === review.baseVersion
      ? { ...review, lines: [...linesOf(review, base)] }
      : review;
  });
  return { ...submission, terms };
}

interface SentForm {
  readonly report: FormReport;
  readonly files: KeptReport['files'];
}

/** What was sent, as the form reads it: with what it reckons, and without what it did not ask. */
export function tablesOfForm(form: Form, report: FormReport): ReportTable[] {
  const read = readForm(form, givenForm(report));
  return partsOf(form).map(({ key, title, columns }) => ({
    key,
    title,
    columns,
    rows:
      key === fieldsKey && form.fields.length > 0
        ? [{ key: fieldsKey, values: read.fields }]
        : (read.rows[key] ?? []).map(({ key: row, values }) => ({ key: row, values })),
  }));
}

/**
 * Reads what was sent in the way that reviewers do: its tables row by row, and what the rules say
 * about it.
 */
@Injectable()
export class Reports {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async read(
    manager: EntityManager,
    { cell, receipt }: Pick<WhichReport, 'cell' | 'receipt'>,
  ): Promise<KeptReport> {
    const found = await getCell(manager, cell);
    if (!found) throw new Error(`cell ${cell} is gone`);
    return reportOf(manager, found.committee, receipt);
  }

  /**
   * Errors and warnings as of the day `on`, and the warnings with which its workbook was let pass.
   * Messages name persons.
   */
  async findings(manager: EntityManager, which: WhichReport & Asked): Promise<readonly Finding[]> {
    const { report, workbook } = await this.read(manager, which);
    const letPass = workbook?.findings ?? [];
    if (report.outcome === 'reported') return letPass;
    const { context } = await this.facts(manager, which, report);
    return [...letPass, ...checkSubmission(report.submission, context)];
  }

  async tables(
    manager: EntityManager,
    which: WhichReport & { readonly on: string; readonly workflow: string },
    { report, files }: Pick<KeptReport, 'report' | 'files'>,
  ): Promise<readonly ReportTable[]> {
    if (report.outcome === 'reported') return this.formTables(which.workflow, { report, files });
    const facts = await this.facts(manager, { ...which, reader: 'committee' }, report);
    const submission = withEveryLine(report.submission, facts);
    const rows: Readonly<Record<string, readonly KeyedRow[]>> = submissionRows(submission, {
      ratingYear: facts.context.ratingYear,
      bases: facts.lists.map(({ list }) => list),
    });
    return withTerms(
      facts.form,
      submission.terms.map(({ term }) => term),
    ).tables.map(({ key, title, columns }) => ({ key, title, columns, rows: rows[key] ?? [] }));
  }

  /** The single fields first, as a table of one row. */
  private async formTables(
    workflow: string,
    { report, files }: SentForm,
  ): Promise<readonly ReportTable[]> {
    const { form } = await this.workflows.definitionById(workflow);
    return form ? tablesOfForm(withFiles(form, files), report) : [];
  }

  private facts(
    manager: EntityManager,
    { directive, cell, on, reader }: WhichReport & Asked,
    { submission }: PlanningReport,
  ): Promise<PlanningFacts> {
    const cards = submission.people.map(({ cardNumber }) => cardNumber);
    return planningFacts(
      { store: this.store, workflows: this.workflows, manager },
      { directive, cell, on, cards, reader },
    );
  }
}
