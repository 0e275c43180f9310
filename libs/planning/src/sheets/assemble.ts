import type { Form, Row, Value } from '#libs/forms';
import { type Line, lineId, type Meeting } from '../model/submission.js';
import { cardsOf, type CheckContext, type PlanningTable } from '../rules/case.js';
import { lineOf } from './line-row.js';
import { cellsOf, ownColumns } from './meanings.js';
import { moreOf } from './own-cells.js';
import { personIdOf, personOf, textOf } from './person-row.js';

/**
 * Findings of the rules number rows by their place in the list, but the reader of a workbook sees
 * sheet rows.
 */
export type RowNumbers = ReadonlyMap<string, number>;

export type PlanningReads = Readonly<Record<PlanningTable, readonly Row[]>>;
export type Asked = Pick<CheckContext, 'terms' | 'ratingYear' | 'register'> & {
  readonly cell: { readonly id: string };
};

type Vote = NonNullable<Meeting['ballot']>['votes'][number];

const numberOf = (value: Value | undefined): number => (typeof value === 'number' ? value : 0);

/**
 * The id of the person whose card a row names: the id on record, or the one that the organisation
 * file would give.
 */
function idsByCard({ register = [] }: Asked): (row: Row) => string {
  const cards = new Map(
    register.flatMap((person) => cardsOf(person).map((card) => [card, person.id] as const)),
  );
  return (row) => {
    const card = textOf(cellsOf<'votes'>(row).cardNumber);
    return cards.get(card) ?? personIdOf(card);
  };
}

/** The rows that were read, as a submission whose shape is not yet checked. */
export function assemble(
  form: Form,
  read: PlanningReads,
  asked: Asked,
): { value: unknown; rowNumbers: RowNumbers } {
  const rowNumbers = new Map<string, number>();
  const idOf = idsByCard(asked);
  // For a person in several rows the first one counts, so it is put in last.
  const people = new Map(
    [...read.review, ...read.additions]
      .reverse()
      .map((row) => [idOf(row), personOf(row, idOf(row), asked.ratingYear)]),
  );
  const lines = (['review', 'additions'] as const).flatMap((table) => {
    const own = ownColumns(form, table);
    return read[table].map((row) => {
      const line = lineOf(row, { person: idOf(row), table, own }) as Line;
      const term = textOf(cellsOf<'review'>(row).term);
      rowNumbers.set(`${table} ${lineId(term, line)}`, row.number);
      return { term, line };
    });
  });
  const votes = votesOf(form, read, idOf);
  for (const { meeting, vote, number } of votes)
    rowNumbers.set(`votes ${meeting}/${lineId(vote.term, vote)}`, number);
  const meetings = meetingsOf(form, read, votes);
  for (const row of read.meetings)
    rowNumbers.set(`meetings ${cellsOf<'meetings'>(row).meeting}`, row.number);
  const own = ownColumns(form, 'terms');
  const terms = read.terms.map((row) => {
    const { term, outcome, baseVersion } = cellsOf<'terms'>(row);
    rowNumbers.set(`terms ${term}`, row.number);
    const { name = '' } = asked.terms.find((known) => known.term.id === term)?.term ?? {};
    return {
      term: { id: textOf(term), name },
      outcome,
      baseVersion,
      lines: lines.filter((placed) => placed.term === term).map(({ line }) => line),
      ...moreOf(row.values, own),
    };
  });
  return {
    value: { schemaVersion: 1, cell: asked.cell.id, people: [...people.values()], terms, meetings },
    rowNumbers,
  };
}

interface PlacedVote {
  readonly meeting: string;
  readonly vote: Vote;
  readonly number: number;
}

function votesOf(form: Form, read: PlanningReads, idOf: (row: Row) => string): PlacedVote[] {
  const own = ownColumns(form, 'votes');
  return read.votes.map((row) => {
    const { meeting, term, post, agreed } = cellsOf<'votes'>(row);
    const vote = {
      term: textOf(term),
      person: idOf(row),
      post,
      agreed: numberOf(agreed),
      ...moreOf(row.values, own),
    } as Vote;
    return { meeting: textOf(meeting), vote, number: row.number };
  });
}

function meetingsOf(form: Form, read: PlanningReads, votes: readonly PlacedVote[]): unknown[] {
  const own = ownColumns(form, 'meetings');
  return read.meetings.map((row) => {
    const { meeting, kind, heldOn, invited, present, issued, returned, valid } =
      cellsOf<'meetings'>(row);
    const ballot = {
      issued,
      returned,
      valid,
      votes: votes.filter((placed) => placed.meeting === meeting).map(({ vote }) => vote),
    };
    return {
      id: textOf(meeting),
      kind,
      heldOn,
      invited,
      present,
      ballot: (issued ?? null) === null ? null : ballot,
      ...moreOf(row.values, own),
    };
  });
}
