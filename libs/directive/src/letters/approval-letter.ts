import { shortDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type ApprovalNotice } from '#libs/documents';
import { partialDateText } from '#libs/forms';
import { type Cell } from '#libs/org';
import { compareNames } from '#libs/text';
import {
  type Delta,
  type DeltaLine,
  type LineDecision,
  lineId,
  type Person,
  posts,
  postTitles,
  publicGrounds,
  type Submission,
} from '#libs/planning';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { type PlanningFacts } from '../planning/planning-facts.js';
import { type PlanningReport } from '../obligation/report.js';
import { type Issuer, letterFrame } from './issuer.js';
import { standsOn } from './standing-on.js';

export interface Approval {
  readonly from: Issuer;
  readonly cell: Cell;
  readonly directive: {
    readonly content: DirectiveContent;
    readonly symbol: string;
    readonly issuedOn: string;
  };
  readonly report: PlanningReport;
  readonly meetingOn: string;
  readonly issuedOn: string;
  readonly number: number;
  /** The notice that was revoked and that this one takes the place of, as cited. */
  readonly replaces?: string;
}

/** What the committee decided about the lists. */
export interface ApprovedLists {
  readonly facts: PlanningFacts;
  readonly deltas: readonly Delta[];
  readonly decisions: readonly LineDecision[];
}

type Printed = ApprovalNotice['terms'][number]['continued'][number];
type Named = Pick<Person, 'id' | 'name' | 'born' | 'position'>;

/**
 * What a planning review has, and a directive of another kind need not: asked when it is drafted.
 */
function superiorOf({ superior }: DirectiveContent): NonNullable<DirectiveContent['superior']> {
  if (!superior) throw new Error('a planning review names its superior letter');
  return superior;
}

/** As the cell described them; who was only carried on is as recorded. */
function namesOf(submission: Submission, { people }: PlanningFacts): ReadonlyMap<string, Named> {
  return new Map([...people, ...submission.people].map((person) => [person.id, person]));
}

function printer(
  names: ReadonlyMap<string, Named>,
): (line: Pick<DeltaLine, 'person' | 'post'>) => Printed {
  return ({ person, post }) => {
    const known = names.get(person);
    if (!known)
      throw new Refused(
        'PERSON_NOT_ON_RECORD',
        'Danh sách có đồng chí chưa có trong hồ sơ đảng viên nên không in được thông báo. Đề ' +
          'nghị văn thư bổ sung hồ sơ (dondoc import-org), hoặc trả lại báo cáo để chi bộ ghi ' +
          'đủ họ tên, ngày sinh.',
      );
    return {
      name: known.name,
      born: partialDateText(known.born),
      position: known.position || 'Đảng viên',
      post: postTitles[post],
    };
  };
}

/** By post, then the Vietnamese way: given name first. */
function inOrder<L extends Pick<DeltaLine, 'person' | 'post'>>(
  lines: readonly L[],
  names: ReadonlyMap<string, Named>,
): L[] {
  return lines.toSorted(
    (a, b) =>
      posts.indexOf(a.post) - posts.indexOf(b.post) ||
      compareNames(names.get(a.person)?.name ?? '', names.get(b.person)?.name ?? ''),
  );
}

/**
 * The category of why somebody leaves; the words of the cell and of the committee are for those who
 * decide.
 */
function printedReason({ id, by }: DeltaLine, submission: Submission, term: string): string {
  const line = submission.terms
    .find((review) => review.term.id === term)
    ?.lines.find((one) => lineId(term, one) === id && one.movement === 'remove');
  if (by === 'committee' || line?.movement !== 'remove') return 'Theo kết luận của Đảng ủy';
  return publicGrounds[line.ground ?? 'khac'];
}

const proposals = {
  add: 'Bổ sung',
  remove: 'Đưa ra khỏi quy hoạch',
  continue: 'Tiếp tục quy hoạch',
} as const;

/** What the cell proposed of the lines that were struck, and why it was not approved. */
function notApproved(
  { id }: Delta['term'],
  submission: Submission,
  decisions: readonly LineDecision[],
) {
  const struck = new Map(
    decisions
      .filter(({ verdict }) => verdict === 'strike')
      .map(({ line, reason }) => [line, reason]),
  );
  const lines = submission.terms.find(({ term }) => term.id === id)?.lines ?? [];
  return lines.flatMap((line) => {
    const reason = struck.get(lineId(id, line));
    return reason === undefined
      ? []
      : [
          {
            person: line.person,
            post: line.post,
            proposal: `${proposals[line.movement]}. ${reason}`,
          },
        ];
  });
}

function termsOf(
  submission: Submission,
  { facts, deltas, decisions }: ApprovedLists,
): ApprovalNotice['terms'] {
  const names = namesOf(submission, facts);
  const print = printer(names);
  return deltas.map((delta, i) => {
    const moved = (movement: DeltaLine['movement']) =>
      inOrder(
        delta.lines.filter((line) => line.movement === movement),
        names,
      );
    return {
      term: delta.term.name,
      base: standsOn(facts.lists[i]!),
      continued: moved('continue').map(print),
      removed: moved('remove').map((line) => ({
        ...print(line),
        reason: printedReason(line, submission, delta.term.id),
      })),
      added: moved('add').map(print),
      notApproved: inOrder(notApproved(delta.term, submission, decisions), names).map((line) => ({
        ...print(line),
        proposal: line.proposal,
      })),
    };
  });
}

/**
 * The notice that approves a cell's review, as it is printed: its grounds are those of the
 * directive's own rule set.
 */
export function approvalLetter(
  { from, cell, directive, report, meetingOn, issuedOn, number, replaces }: Approval,
  lists: ApprovedLists,
): ApprovalNotice {
  const { content, symbol, issuedOn: directiveOn } = directive;
  const proposer = cell.hasCommittee ? `Chi ủy ${cell.name}` : cell.name;
  const superior = superiorOf(content);
  return {
    ...letterFrame(from),
    issuedOn,
    number,
    subject:
      `về phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy ${cell.name} năm ` +
      `${content.year}`,
    cell: cell.name,
    carriedOutBy: proposer,
    year: content.year,
    grounds: [
      `Căn cứ ${lists.facts.context.ruleSet.ground}`,
      `Căn cứ Công văn số ${superior.number}, ngày ${shortDate(superior.on)} của ` +
        `${superior.body} về ${superior.subject}`,
      `Căn cứ Công văn số ${symbol}, ngày ${shortDate(directiveOn)} của ` +
        `${from.committee.name} về việc ${content.subject}`,
      `Xét đề nghị của ${proposer} tại Báo cáo số ${report.number}, ngày ` +
        `${shortDate(report.reportedOn)}`,
      `Căn cứ kết luận của Hội nghị ${from.committee.name} ngày ${shortDate(meetingOn)}`,
    ],
    ...(replaces === undefined ? {} : { replaces }),
    terms: termsOf(report.submission, lists),
    recipients: [
      `${superior.body} (để báo cáo)`,
      cell.name,
      'Các đồng chí có tên trong danh sách',
      'Lưu Đảng ủy',
    ],
  };
}
