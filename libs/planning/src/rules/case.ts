import type { CivilDate } from '#libs/calendar';
import { type Finding, type PartialDate } from '#libs/forms';
import { emptyList, type ApprovedList, type Entry } from '../model/approved-list.js';
import { linesOf } from '../model/approval.js';
import {
  compareEntries,
  type Line,
  lineId,
  type Person,
  type Post,
  type Submission,
  type TermRef,
  type TermReview,
} from '../model/submission.js';
import type { Rule, RuleId, RuleOf, RuleSet } from '../model/rule-set.js';

/** What the organisation's own records say about a person. */
export interface RegisteredPerson {
  readonly id: string;
  readonly cardNumber: string;
  /** Earlier cards. A report that was written with one of them means the same person. */
  readonly formerCards?: readonly string[];
  readonly name: string;
  readonly born: PartialDate;
  readonly sex: 'nam' | 'nu';
  readonly ethnicity: string;
}

/** The present card and the earlier ones. */
export const cardsOf = ({ cardNumber, formerCards = [] }: RegisteredPerson): readonly string[] => [
  ...formerCards,
  cardNumber,
];

export interface TermContext {
  readonly term: TermRef;
  readonly startsOn: CivilDate;
  /** Null when no end is set yet. */
  readonly endsOn: CivilDate | null;
  /** The list last approved (`emptyList` before the first approval). */
  readonly base: ApprovedList;
  /**
   * Seats set for the committee (the number of cấp ủy viên that was decided), never the number of
   * members of the cell; null when it is not recorded.
   */
  readonly seats: number | null;
  /**
   * `YYYY-MM` from which the months of work left are counted: the congress season of that level.
   * When it is left out, the term's first month applies.
   */
  readonly ageReference?: string;
}

export interface CheckContext {
  readonly ruleSet: RuleSet;
  /**
   * Day of the check, kept with its result. Ages, discipline and "current term" are as of this day.
   */
  readonly on: CivilDate;
  /**
   * First day on which a meeting of this campaign can have been held. When it is left out, any day
   * before `on` is possible.
   */
  readonly since?: CivilDate;
  /**
   * Day by which the terms count as current or over. It is the day of the issue, so a term that
   * ends or starts in the middle of a campaign changes no review. When it is left out, `on`
   * applies.
   */
  readonly termsOn?: CivilDate;
  /** The year whose rating the review rests on, which is the one before the campaign's. */
  readonly ratingYear: number;
  readonly cell: {
    readonly id: string;
    readonly officialMembers: number;
    /** When it is left out, `officialMembers` decides. */
    readonly hasCommittee?: boolean;
  };
  /** The terms that the directive asks about. */
  readonly terms: readonly TermContext[];
  /** When it is left out, nothing is compared with the records. */
  readonly register?: readonly RegisteredPerson[];
  /**
   * Ids of the persons about whose records the reader of the findings may be told: a cell's own.
   * About all others nothing is said, not even whether they are on record. It is left out when the
   * reader belongs to the committee.
   */
  readonly tellOnly?: readonly string[];
  /** Posts of the same level that other cells plan, for the limit per person. */
  readonly elsewhere?: readonly {
    readonly person: string;
    readonly termName: string;
    readonly cell: string;
    readonly post: Post;
  }[];
}

/** Table keys of the planning form. */
export type PlanningTable = 'terms' | 'review' | 'additions' | 'meetings' | 'votes';

export interface PlacedLine {
  readonly id: string;
  readonly term: string;
  readonly line: Line;
  readonly table: 'review' | 'additions';
  readonly row: NonNullable<Finding['row']>;
}

/**
 * A term that was asked about, with the cell's answer. `review` is undefined when it was not
 * answered.
 */
export interface TermCase {
  readonly context: TermContext;
  readonly row: NonNullable<Finding['row']>;
  readonly review: TermReview | undefined;
  readonly lines: readonly PlacedLine[];
  /** Line ids of the approved list from which the review starts. */
  readonly planned: ReadonlySet<string>;
  /**
   * Who is planned after the review: those who continue and those who are added, each person and
   * post once.
   */
  readonly result: readonly Entry[];
}

export interface Case {
  readonly submission: Submission;
  readonly context: CheckContext;
  readonly terms: readonly TermCase[];
  readonly lines: readonly PlacedLine[];
  /**
   * First line of each person, in the order of the lines. A finding about the person is shown
   * there.
   */
  readonly first: ReadonlyMap<string, PlacedLine>;
  /** The persons as the submission describes them. */
  readonly described: ReadonlyMap<string, Person>;
  readonly register: ReadonlyMap<string, RegisteredPerson>;
  /** The register by card number. */
  readonly cards: ReadonlyMap<string, RegisteredPerson>;
}

export interface Objection {
  readonly table: PlanningTable;
  readonly row?: Finding['row'];
  readonly column?: string;
  readonly message: string;
  readonly fix: string;
  readonly measured?: string;
}

export type Check<I extends RuleId> = (facts: Case, rule: RuleOf<I>) => readonly Objection[];
export type Checks = { readonly [I in RuleId]?: Check<I> };
export type AnyCheck = (facts: Case, rule: Rule) => readonly Objection[];

function placedLines(
  submission: Submission,
  bases: ReadonlyMap<string, ApprovedList>,
): PlacedLine[] {
  const counts = { review: 0, additions: 0 };
  return submission.terms.flatMap((review) =>
    linesOf(review, bases.get(review.term.id) ?? emptyList(submission.cell, review.term)).map(
      (line): PlacedLine => {
        const table = line.movement === 'add' ? 'additions' : 'review';
        counts[table] += 1;
        const id = lineId(review.term.id, line);
        return { id, term: review.term.id, line, table, row: { key: id, number: counts[table] } };
      },
    ),
  );
}

function plannedAfter(lines: readonly PlacedLine[]): Entry[] {
  const staying = lines.filter(({ line }) => line.movement !== 'remove');
  const entries = new Map(
    staying.map(({ id, line: { person, post } }) => [id, { person, post, since: null }]),
  );
  return [...entries.values()].sort(compareEntries);
}

function firstLines(lines: readonly PlacedLine[]): Map<string, PlacedLine> {
  const first = new Map<string, PlacedLine>();
  for (const placed of lines) {
    if (!first.has(placed.line.person)) first.set(placed.line.person, placed);
  }
  return first;
}

function registerToTell({ register = [], tellOnly }: CheckContext): readonly RegisteredPerson[] {
  if (!tellOnly) return register;
  const own = new Set(tellOnly);
  return register.filter(({ id }) => own.has(id));
}

/**
 * Everything that the rules read, prepared once. `results` are the lists after the committee's
 * decisions, in place of those that the cell proposes.
 */
export function caseOf(
  submission: Submission,
  context: CheckContext,
  results: ReadonlyMap<string, readonly Entry[]> = new Map(),
): Case {
  const bases = new Map(context.terms.map(({ term, base }) => [term.id, base]));
  const lines = placedLines(submission, bases);
  const terms = context.terms.map((termContext, index): TermCase => {
    const { id } = termContext.term;
    const own = lines.filter(({ term }) => term === id);
    const review = submission.terms.find(({ term }) => term.id === id);
    const planned = new Set(termContext.base.entries.map((entry) => lineId(id, entry)));
    return {
      context: termContext,
      row: { key: id, number: index + 1 },
      review,
      planned,
      lines: own,
      result: results.get(id) ?? plannedAfter(own),
    };
  });
  const register = registerToTell(context);
  return {
    submission,
    context,
    terms,
    lines,
    first: firstLines(lines),
    described: new Map(submission.people.map((person) => [person.id, person])),
    register: new Map(register.map((person) => [person.id, person])),
    cards: new Map(
      register.flatMap((person) => cardsOf(person).map((card) => [card, person] as const)),
    ),
  };
}

export const postTitles: Record<Post, string> = {
  'bi-thu': 'Bí thư',
  'pho-bi-thu': 'Phó Bí thư',
  'chi-uy-vien': 'Chi ủy viên',
};

export function personFacts(facts: Case, id: string): RegisteredPerson | undefined {
  return facts.described.get(id) ?? facts.register.get(id);
}

/** "đồng chí Nguyễn Văn A", with the card number when a namesake could be meant. */
export function called(facts: Case, id: string): string {
  const person = personFacts(facts, id);
  return person ? `đồng chí ${person.name}` : `người có mã ${id}`;
}

export function isCurrent({ startsOn }: TermContext, { termsOn, on }: CheckContext): boolean {
  return startsOn <= (termsOn ?? on);
}

export function isOver({ endsOn }: TermContext, { termsOn, on }: CheckContext): boolean {
  return endsOn !== null && endsOn < (termsOn ?? on);
}

/** A figure as it is printed in Vietnamese: 1,67. */
export function decimal(value: number, digits = 2): string {
  return value.toFixed(digits).replace('.', ',');
}
