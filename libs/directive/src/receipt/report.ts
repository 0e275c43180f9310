import { createHash } from 'node:crypto';
import { z } from 'zod';
import { civilDateField } from '../deadline.js';

const person = {
  name: z.string().trim().min(2).max(100),
  /** As on record: year, month and year, or full date. */
  born: z.string().regex(/^(\d{2}\/)?(\d{2}\/)?\d{4}$/, 'Cần năm sinh, tháng/năm hoặc ngày/tháng/năm, ví dụ 15/03/1980'),
  position: z.string().trim().min(2).max(200),
  post: z.enum(['bi-thu', 'pho-bi-thu', 'chi-uy-vien']),
};

const termList = z.strictObject({
  /** Target term: "2022-2025". */
  term: z.string().regex(/^\d{4}-\d{4}$/, 'Cần nhiệm kỳ dạng 2022-2025'),
  kept: z.array(z.strictObject(person)).max(200),
  added: z.array(z.strictObject(person)).max(200),
  removed: z.array(z.strictObject({ ...person, reason: z.string().trim().min(3).max(500) })).max(200),
});

/** What a cell reports of its planning. "Không thay đổi" is a full answer: its lists then add and remove nobody. */
export const planningReportBody = z
  .strictObject({
    outcome: z.enum(['unchanged', 'changed']),
    /** The cell's own paper: "05-BC/CB". */
    number: z.string().trim().regex(/^\d{1,4}-[A-ZĐ]{1,4}\/[\p{Lu}]{1,10}$/u, 'Cần số và ký hiệu báo cáo của chi bộ, ví dụ 05-BC/CB'),
    reportedOn: civilDateField,
    note: z.string().trim().max(5000).default(''),
    terms: z.array(termList).min(1).max(4),
  })
  .refine(
    ({ outcome, terms }) => outcome === 'changed' || terms.every(({ added, removed }) => added.length + removed.length === 0),
    { path: ['outcome'], message: 'Báo cáo “không thay đổi” thì danh sách bổ sung và đưa ra phải để trống' },
  )
  .refine(
    ({ outcome, terms }) => outcome === 'unchanged' || terms.some(({ added, removed }) => added.length + removed.length > 0),
    { path: ['outcome'], message: 'Báo cáo “có thay đổi” thì phải có ít nhất một người bổ sung hoặc đưa ra' },
  );

/** The report of a workflow with a form of its own: rows by table and column key, as typed or as a sheet gave them. */
export const formReportBody = z.strictObject({
  outcome: z.literal('reported'),
  number: planningReportBody.shape.number,
  reportedOn: civilDateField,
  note: z.string().trim().max(5000).default(''),
  tables: z.record(z.string().max(40), z.array(z.record(z.string().max(40), z.union([z.string().max(5000), z.number(), z.boolean(), z.null()]))).max(2000)).default({}),
});

export const reportBody = z.discriminatedUnion('outcome', [planningReportBody, formReportBody]);

export type PlanningReport = z.infer<typeof planningReportBody>;
export type FormReport = z.infer<typeof formReportBody>;
export type Report = z.infer<typeof reportBody>;

/** The bytes that are kept and hashed for a report. */
export function reportBytes(report: Report): { content: string; sha256: string } {
  const content = JSON.stringify(report);
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}
