import {
  type Column,
  type Finding,
  finding,
  type Form,
  nameProblem,
  readCell,
  tableOf,
  type Values,
} from '#libs/forms';
import { type Line, lineId, type Submission } from '../model/submission.js';
import type { PlanningTable } from '../rules/case.js';
import { lineCells } from './line-row.js';
import { ownColumns, type PersonColumn, personColumns } from './meanings.js';
import { type More, type WrongCell, wrongOwnCells } from './own-cells.js';
import { personCells } from './person-row.js';

interface Part {
  readonly table: PlanningTable;
  readonly row: NonNullable<Finding['row']>;
  readonly more: More | undefined;
}

interface ListedLine extends Part {
  readonly table: 'review' | 'additions';
  readonly line: Line;
}

/** Numbered by their place in the lists, as the rules number them. */
function listed(submission: Submission): ListedLine[] {
  const counts = { review: 0, additions: 0 };
  return submission.terms.flatMap(({ term, lines }) =>
    lines.map((line) => {
      const table = line.movement === 'add' ? 'additions' : 'review';
      counts[table] += 1;
      const row = { key: lineId(term.id, line), number: counts[table] };
      return { table, row, line, more: line.more };
    }),
  );
}

/** The parts of a submission that are no lines and may have own cells. */
function otherParts({ terms, meetings }: Submission): Part[] {
  const votes = meetings.flatMap(({ id, ballot }) =>
    (ballot?.votes ?? []).map((vote) => ({
      key: `${id}/${lineId(vote.term, vote)}`,
      more: vote.more,
    })),
  );
  const numbered = (
    table: PlanningTable,
    parts: readonly { readonly key: string; readonly more: More | undefined }[],
  ): Part[] =>
    parts.map(({ key, more }, index) => ({ table, row: { key, number: index + 1 }, more }));
  return [
    ...numbered(
      'terms',
      terms.map(({ term, more }) => ({ key: term.id, more })),
    ),
    ...numbered(
      'meetings',
      meetings.map(({ id, more }) => ({ key: id, more })),
    ),
    ...numbered('votes', votes),
  ];
}

/**
 * Texts and choices are judged by their column. The submission itself demands the shape of cards,
 * days, posts and numbers.
 */
const isJudged = ({ type, key }: Column): boolean =>
  type === 'text' || type === 'person' || (type === 'enum' && key !== 'term');

function wrongIn(values: Values, columns: readonly Column[]): WrongCell[] {
  return columns
    .filter((column) => isJudged(column) && Object.hasOwn(values, column.key))
    .flatMap((column) => {
      const value = values[column.key] ?? null;
      const problem =
        column.type === 'person'
          ? nameProblem(column.title, String(value))
          : readCell(value, column).problem;
      return problem ? [{ ...problem, column: column.key }] : [];
    });
}

/**
 * Checks the cells of a submission that came without a workbook or a draft, by the form. Errors of
 * spreadsheets and letters of old fonts are refused there too, a name is judged by the one rule for
 * names, and the form's own columns take what they take from a sheet.
 */
export function submissionCells(
  form: Form,
  submission: Submission,
  { ratingYear }: { readonly ratingYear: number },
): Finding[] {
  const people = new Map(submission.people.map((person) => [person.id, person]));
  const own = (table: PlanningTable) => ownColumns(form, table);
  const told = new Set<string>();
  const found = (part: Part, wrong: readonly WrongCell[]): Finding[] =>
    wrong.map((one) =>
      finding({ ...one, severity: one.severity ?? 'error', table: part.table, row: part.row }),
    );

  const ofLine = (at: ListedLine): Finding[] => {
    const { columns } = tableOf(form, at.table);
    // A person is reported once, in the first of the lines.
    const person = told.has(at.line.person) ? undefined : people.get(at.line.person);
    told.add(at.line.person);
    const ofPerson = columns.filter(({ key }) => personColumns.includes(key as PersonColumn));
    const ofLineAlone = columns.filter((column) => !ofPerson.includes(column));
    return found(at, [
      ...wrongIn(lineCells(at.line), ofLineAlone),
      ...(person ? wrongIn(personCells(person, ratingYear), ofPerson) : []),
      ...wrongOwnCells(at.more, own(at.table)),
    ]);
  };
  return [
    ...listed(submission).flatMap(ofLine),
    ...otherParts(submission).flatMap((part) =>
      found(part, wrongOwnCells(part.more, own(part.table))),
    ),
  ];
}
