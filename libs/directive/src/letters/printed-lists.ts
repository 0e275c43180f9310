import { Refused } from '#libs/decider';
import { type PrintedLists, type PrintedPerson } from '#libs/document-kinds';
import { partialDateText } from '#libs/forms';
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
import { type PlanningFacts } from '../planning/planning-facts.js';
import { standsOn } from './standing-on.js';

/** What the cell proposed, and what the committee decided about its lists. */
export interface ApprovedLists {
  readonly submission: Submission;
  readonly facts: PlanningFacts;
  readonly deltas: readonly Delta[];
  readonly decisions: readonly LineDecision[];
}

type Named = Pick<Person, 'id' | 'name' | 'born' | 'position'>;

/** Names as the cell wrote them; a person who was only carried on has the recorded name. */
function namesOf(submission: Submission, { people }: PlanningFacts): ReadonlyMap<string, Named> {
  return new Map([...people, ...submission.people].map((person) => [person.id, person]));
}

function printer(
  names: ReadonlyMap<string, Named>,
): (line: Pick<DeltaLine, 'person' | 'post'>) => PrintedPerson {
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

/** Orders by post, then in the Vietnamese way: given name first. */
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
 * Gives only the category of the reason for which somebody leaves. The words of the cell and of the
 * committee are for those who decide.
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

/** The lines that the cell proposed and the committee struck, and why they were not approved. */
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

/** The lists of each term, as a notice prints them. Error: `Refused` PERSON_NOT_ON_RECORD. */
export function printedLists({
  submission,
  facts,
  deltas,
  decisions,
}: ApprovedLists): PrintedLists[] {
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
