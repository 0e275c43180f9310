import { diffRows, type KeyedRow, type RowsDiff } from '#libs/forms';
import type { ApprovedList } from '../model/approved-list.js';
import {
  compareEntries,
  type Line,
  lineId,
  type Person,
  type Submission,
} from '../model/submission.js';
import type { CheckContext, PlanningTable } from '../rules/case.js';
import { lineCells } from './line-row.js';
import { personCells } from './person-row.js';

export type PlanningRows = Readonly<Record<PlanningTable, readonly KeyedRow[]>>;

/**
 * What rows need beside the submission: the rated year heads the three rating columns, and the
 * bases say since when a person is planned.
 */
export type RowContext = Pick<CheckContext, 'ratingYear'> & {
  readonly bases: readonly ApprovedList[];
};

const rank = ({ movement }: Line): number => (movement === 'add' ? 1 : 0);
const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);

/**
 * The same submission in canonical order: people by id and only those who are named, lines by
 * movement (reviewed, then added), post and person, ratings latest first, votes by line. Two
 * submissions that say the same are equal in this form. Reading rows gives it.
 */
export function canonicalSubmission(submission: Submission): Submission {
  const lines = (all: readonly Line[]): Line[] =>
    [...all].sort((a, b) => rank(a) - rank(b) || compareEntries(a, b));
  const terms = submission.terms.map((review) => ({ ...review, lines: lines(review.lines) }));
  const named = new Set(terms.flatMap((review) => review.lines.map(({ person }) => person)));
  const people = submission.people
    .filter(({ id }) => named.has(id))
    .map((person) => ({ ...person, ratings: [...person.ratings].sort((a, b) => b.year - a.year) }))
    .sort((a, b) => byText(a.id, b.id));
  const order = terms.map(({ term }) => term.id);
  const meetings = submission.meetings.map((meeting) => ({
    ...meeting,
    ballot: meeting.ballot && {
      ...meeting.ballot,
      votes: [...meeting.ballot.votes].sort(
        (a, b) => order.indexOf(a.term) - order.indexOf(b.term) || compareEntries(a, b),
      ),
    },
  }));
  return { ...submission, people, terms, meetings };
}

function voteRows(submission: Submission, people: ReadonlyMap<string, Person>): KeyedRow[] {
  return submission.meetings.flatMap(({ id, ballot }) =>
    (ballot?.votes ?? []).map((vote) => ({
      key: `${id}/${lineId(vote.term, vote)}`,
      values: {
        ...vote.more,
        meeting: id,
        term: vote.term,
        cardNumber: people.get(vote.person)?.cardNumber ?? vote.person,
        person: people.get(vote.person)?.name ?? null,
        post: vote.post,
        agreed: vote.agreed,
      },
    })),
  );
}

/**
 * A submission as rows of the planning form, in canonical order. The keys are those of findings and
 * line decisions.
 */
export function submissionRows(given: Submission, { ratingYear, bases }: RowContext): PlanningRows {
  const submission = canonicalSubmission(given);
  const people = new Map(given.people.map((person) => [person.id, person]));
  const since = new Map(
    bases.flatMap((base) =>
      base.entries.map((entry) => [lineId(base.term.id, entry), entry.since]),
    ),
  );
  const row = (term: string, line: Line): KeyedRow => {
    const key = lineId(term, line);
    const person = people.get(line.person);
    return {
      key,
      values: {
        ...line.more,
        term,
        ...(person ? personCells(person, ratingYear) : {}),
        post: line.post,
        ...(line.movement === 'add' ? {} : { since: since.get(key) ?? null }),
        ...lineCells(line),
      },
    };
  };
  const part = (added: boolean): KeyedRow[] =>
    submission.terms.flatMap(({ term, lines }) =>
      lines
        .filter(({ movement }) => (movement === 'add') === added)
        .map((line) => row(term.id, line)),
    );
  return {
    terms: submission.terms.map(({ term, outcome, baseVersion, more }) => ({
      key: term.id,
      values: { ...more, term: term.id, outcome, baseVersion },
    })),
    review: part(false),
    additions: part(true),
    meetings: submission.meetings.map(({ id, kind, heldOn, invited, present, ballot, more }) => ({
      key: id,
      values: {
        ...more,
        meeting: id,
        kind,
        heldOn,
        invited,
        present,
        issued: ballot?.issued ?? null,
        returned: ballot?.returned ?? null,
        valid: ballot?.valid ?? null,
      },
    })),
    votes: voteRows(submission, people),
  };
}

/**
 * What changed between two rounds, table by table. A person who moved from one table to the other
 * is removed here and added there.
 */
export function roundDiff(
  before: Submission,
  after: Submission,
  context: RowContext,
): Readonly<Record<PlanningTable, RowsDiff>> {
  const old = submissionRows(before, context);
  const now = submissionRows(after, context);
  return {
    terms: diffRows(old.terms, now.terms),
    review: diffRows(old.review, now.review),
    additions: diffRows(old.additions, now.additions),
    meetings: diffRows(old.meetings, now.meetings),
    votes: diffRows(old.votes, now.votes),
  };
}

/**
 * The answer from which a cell starts: everybody planned so far continues. It prefills the web form
 * and the workbook.
 */
export function draftSubmission(
  cell: string,
  bases: readonly ApprovedList[],
  people: readonly Person[],
): Submission {
  return canonicalSubmission({
    schemaVersion: 1,
    cell,
    people: [...people],
    meetings: [],
    terms: bases.map(({ term, version, entries }) => ({
      term,
      baseVersion: version,
      outcome: 'unchanged',
      lines: entries.map(({ person, post }) => ({ movement: 'continue', person, post, note: '' })),
    })),
  });
}
