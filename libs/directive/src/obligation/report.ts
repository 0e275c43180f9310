import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sourceShape } from '#libs/forms';
import { submissionShape } from '#libs/planning';
import { humanNote, humanText } from '#libs/platform';
import { cleanText } from '#libs/text';
import { civilDateField } from '../definition/deadline.js';

/** The cell's own paper: "05-BC/CB". */
export const paperNumber = z
  .string()
  .overwrite(cleanText)
  .regex(
    /^\d{1,4}-[A-ZĐ]{1,4}\/[\p{Lu}]{1,10}$/u,
    'Cần số và ký hiệu báo cáo của chi bộ, ví dụ 05-BC/CB',
  );
/** The day on that paper. */
export const paperDay = civilDateField;
/** Ids of files that were uploaded for this obligation beforehand. */
const attachments = z
  .array(z.uuid('Mã tệp không đúng: tải tệp lên trước, rồi gửi mã nhận được'))
  .max(20, 'Nhiều nhất 20 tệp')
  .default([]);
const envelope = {
  number: paperNumber,
  reportedOn: paperDay,
  note: humanNote(5000).default(''),
  attachments,
  /**
   * Why it comes after the deadline; where the definition takes late reports in, it then counts.
   */
  lateReason: humanText(3, 2000).optional(),
};

/**
 * What a cell reports of its planning: the changes of the lists last approved, term by term. "Không
 * thay đổi" is a full answer.
 */
export const planningReportBody = z
  .strictObject({
    outcome: z.enum(['unchanged', 'changed']),
    ...envelope,
    submission: submissionShape,
  })
  .refine(
    ({ outcome, submission }) =>
      outcome === 'changed' || submission.terms.every((term) => term.outcome === 'unchanged'),
    { path: ['outcome'], message: 'Báo cáo “không thay đổi” thì mọi nhiệm kỳ đều không thay đổi' },
  )
  .refine(
    ({ outcome, submission }) =>
      outcome === 'unchanged' || submission.terms.some((term) => term.outcome === 'changed'),
    {
      path: ['outcome'],
      message: 'Báo cáo “có thay đổi” thì phải có ít nhất một nhiệm kỳ thay đổi',
    },
  );

/** Several choices come as a list. */
const cell = z.union([
  z.string().max(5000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(200),
  z.null(),
]);
/** Cells by the key of their column, as typed or as a sheet gave them. */
export const cells = z.record(z.string().max(40), cell);
export type Cells = z.infer<typeof cells>;

/**
 * The report of a workflow with a form of its own: single fields by their keys and rows by table
 * and column key, as typed or as a sheet gave them. Whether the cell's paper has a number and a day
 * is the form's to say.
 */
export const formReportBody = z.strictObject({
  outcome: z.literal('reported'),
  ...envelope,
  number: paperNumber.optional(),
  reportedOn: paperDay.optional(),
  fields: cells.optional(),
  tables: z.record(z.string().max(40), z.array(cells).max(2000)).default({}),
});

export const reportBody = z.discriminatedUnion('outcome', [planningReportBody, formReportBody]);

export type PlanningReport = z.infer<typeof planningReportBody>;
export type FormReport = z.infer<typeof formReportBody>;
export type Report = z.infer<typeof reportBody>;

/** A file as the receipt keeps it. Its bytes are in the archive under their hash. */
export const reportFile = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
});
export type ReportFile = z.infer<typeof reportFile>;

/** A warning of the workbook that nobody mended before the report was sent. */
export const keptFinding = z.object({
  id: z.string().max(500),
  severity: z.enum(['error', 'warning']),
  table: z.string(),
  row: z.object({ key: z.string(), number: z.number().int() }).nullable(),
  rows: z.array(z.number().int()).optional(),
  column: z.string().nullable(),
  rule: z.string(),
  message: z.string(),
  fix: z.string(),
  source: sourceShape.nullable(),
  sheet: z.string(),
  cell: z.string(),
});

/** The workbook that the report came from. Its exact bytes are in the archive under their hash. */
export const keptWorkbook = z.object({
  sha256: z.string(),
  bytes: z.number().int(),
  findings: z.array(keptFinding),
});
export type KeptWorkbook = z.infer<typeof keptWorkbook>;

const kept = z.object({
  report: reportBody,
  files: z.array(reportFile),
  workbook: keptWorkbook.optional(),
});
export type KeptReport = z.infer<typeof kept>;

/** The bytes that are kept and hashed for a report: its text, and the hashes of its files. */
export function reportBytes(report: KeptReport): { content: string; sha256: string } {
  const content = JSON.stringify(report);
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}

export function parseKept(content: string): KeptReport {
  return kept.parse(JSON.parse(content));
}
