import { shortDate } from '#libs/calendar';
import { type PrintedList } from '#libs/documents';
import { type Form } from '#libs/forms';
import { type Cell, type Committee } from '#libs/org';
import { type ApprovedList, type Person, printedLists } from '#libs/planning';
import { signatureOf } from '../letters/issuer.js';
import { type PlanningReport } from '../obligation/report.js';

// Prints a report as the official lists (domain facts §2.6): Phụ lục 1 is “rà soát, chuyển tiếp”,
// Phụ lục 2 is “bổ sung”. Pure.

export interface ListFacts {
  readonly appendix: 1 | 2;
  readonly report: PlanningReport;
  /** The form that the report was made with. */
  readonly form: Form;
  /** The year of the campaign. */
  readonly year: number;
  readonly cell: Cell;
  readonly committee: Committee;
  /** The approved lists that the report reviewed, in the order of its terms. */
  readonly bases: readonly ApprovedList[];
  /** Every person whom a line names. */
  readonly people: ReadonlyMap<string, Person>;
  /** The day whose layout is used. */
  readonly issuedOn: string;
}

const subjects: Record<ListFacts['appendix'], string> = {
  1: 'kết quả rà soát, chuyển tiếp quy hoạch cấp ủy',
  2: 'đề nghị bổ sung quy hoạch cấp ủy',
};

export function printedList(facts: ListFacts): PrintedList {
  const { appendix, report, form, year, cell, committee, bases, people, issuedOn } = facts;
  const lists = printedLists(report.submission, { form, bases, people: people.values() });
  const table = appendix === 1 ? 'review' : 'additions';
  return {
    appendix,
    issuedOn,
    issuer: {
      superior: committee.name.replace(/^Đảng ủy/, 'Đảng bộ'),
      name: cell.name,
      place: committee.place,
    },
    subject: `${subjects[appendix]} năm ${year}`,
    attachedTo:
      `Báo cáo số ${report.number}, ngày ${shortDate(report.reportedOn)} của ` + `${cell.name}`,
    further: lists.further[table],
    terms: lists[table],
    signature: signatureOf(cell),
  };
}
