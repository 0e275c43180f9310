import { shortDate } from '#libs/calendar';
import { type PrintedList } from '#libs/documents';
import { partialDateText } from '#libs/forms';
import { type Cell, type Committee, compareNames } from '#libs/org';
import { type ApprovedList, type Line, lineId, linesOf, type Person, posts, postTitles, removalText } from '#libs/planning';
import { type PlanningReport } from '../receipt/report.js';

// A report as the official lists (domain facts §2.6): Phụ lục 1 rà soát, chuyển tiếp; Phụ lục 2 bổ sung. Pure.

export interface ListFacts {
  readonly appendix: 1 | 2;
  readonly report: PlanningReport;
  /** Of the campaign. */
  readonly year: number;
  readonly cell: Cell;
  readonly committee: Committee;
  /** The approved lists that the report reviewed, in the order of its terms. */
  readonly bases: readonly ApprovedList[];
  /** Everybody whom a line names. */
  readonly people: ReadonlyMap<string, Person>;
  /** Day whose layout is used. */
  readonly issuedOn: string;
}

type PrintedPerson = PrintedList['terms'][number]['groups'][number]['people'][number];
type Group = PrintedList['terms'][number]['groups'][number];

const orNull = (text: string): string | null => (text === '' ? null : text);
const ratingsOf = ({ ratings }: Person): string | null =>
  orNull([...ratings].sort((a, b) => a.year - b.year).map(({ year, rating }) => `${year}: ${rating.toUpperCase()}`).join('; '));

function proposalOf(line: Line): string | null {
  if (line.movement === 'remove') return [`Đưa ra: ${removalText(line)}`, line.note].filter((part) => part !== '').join('; ');
  return orNull(line.note);
}

function printed(line: Line, person: Person, since: string | null): PrintedPerson {
  const { name, born, sex, position, qualification, politicalTheory } = person;
  return {
    name, sex, born: partialDateText(born), position: orNull(position), qualification: orNull(qualification), politicalTheory: orNull(politicalTheory),
    post: postTitles[line.post], nextPost: line.movement === 'continue' ? postTitles[line.post] : null, notice: since, ratings: ratingsOf(person), proposal: proposalOf(line),
  };
}

/** One group for each post that has somebody; those taken out are the last. */
function groupsOf({ appendix, people }: ListFacts, lines: readonly Line[], base: ApprovedList): Group[] {
  const since = new Map(base.entries.map((entry) => [lineId(base.term.id, entry), entry.since]));
  const group = (title: string, own: readonly Line[]): Group => ({
    title,
    people: own.map((line) => printed(line, people.get(line.person)!, since.get(lineId(base.term.id, line)) ?? null)).sort((a, b) => compareNames(a.name, b.name)),
  });
  const staying = lines.filter(({ movement }) => movement === (appendix === 1 ? 'continue' : 'add'));
  const groups = posts.map((post) => group(postTitles[post], staying.filter((line) => line.post === post)));
  const removed = appendix === 1 ? [group('Đưa ra khỏi quy hoạch', lines.filter(({ movement }) => movement === 'remove'))] : [];
  return [...groups, ...removed].filter((one) => one.people.length > 0);
}

const subjects: Record<ListFacts['appendix'], string> = { 1: 'kết quả rà soát, chuyển tiếp quy hoạch cấp ủy', 2: 'đề nghị bổ sung quy hoạch cấp ủy' };

export function printedList(facts: ListFacts): PrintedList {
  const { appendix, report, year, cell, committee, bases, issuedOn } = facts;
  return {
    appendix, issuedOn,
    issuer: { superior: committee.name.replace(/^Đảng ủy/, 'Đảng bộ'), name: cell.name, place: committee.place },
    subject: `${subjects[appendix]} năm ${year}`,
    attachedTo: `Báo cáo số ${report.number}, ngày ${shortDate(report.reportedOn)} của ${cell.name}`,
    terms: report.submission.terms.map((review, i) => ({ term: review.term.name, groups: groupsOf(facts, linesOf(review, bases[i]!), bases[i]!) })),
    signature: { onBehalfOf: 'Chi bộ', position: 'Bí thư', signer: orNull(cell.secretary) },
  };
}
