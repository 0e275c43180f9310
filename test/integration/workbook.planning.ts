import { type RawRow, sheetCells, sheetLayouts, tableOf } from '#libs/forms';
import {
  readSubmission,
  type Submission,
  submissionRows,
  type SubmissionReading,
} from '#libs/planning';
import type { SamplePlan } from '#libs/planning/testing';
import { readTables, readWorkbook, type WorkbookStamp, writeWorkbook } from '#libs/documents';
import { planningForm } from '../support/planning-form.js';
import { formOf } from './workbook.check.js';

/** A cell's workbook as the product makes and reads it. */

export const stamp: WorkbookStamp = {
  directive: 'cv-241',
  cell: 'cb-mau',
  round: 1,
  form: 'quy-hoach@1',
};

type Asked = Pick<SamplePlan, 'context'>;

const tables = ['terms', 'review', 'additions', 'meetings', 'votes'] as const;

export function workbookOf(
  submission: Submission,
  { context }: Asked,
  own: WorkbookStamp = stamp,
): Buffer {
  const form = planningForm(context.terms.map(({ term }) => term));
  const rows = submissionRows(submission, {
    ratingYear: context.ratingYear,
    bases: context.terms.map(({ base }) => base),
  });
  const cells = Object.fromEntries(
    tables.map((table) => [table, rows[table].map((row) => sheetCells(tableOf(form, table), row))]),
  );
  return writeWorkbook(sheetLayouts(form), cells, {
    stamp: own,
    subject: 'Chi bộ Mẫu · Công văn số 241-CV/ĐU, ngày 12/01/2024',
  });
}

export async function submissionOf(
  bytes: Buffer,
  { context }: Asked,
): Promise<SubmissionReading & { readonly sheetFindings: readonly unknown[] }> {
  const workbook = await readWorkbook(bytes);
  const form = planningForm(context.terms.map(({ term }) => term));
  const reading = readTables(workbook, formOf(form));
  const rows = Object.fromEntries(
    tables.map((table) => [table, (reading.tables.get(table)?.rows ?? []) as readonly RawRow[]]),
  );
  const given = { tables: rows, system: workbook.dateSystem };
  return { ...readSubmission(form, given, context), sheetFindings: reading.findings };
}
