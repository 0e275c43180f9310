import { type OrgChange } from './org-change.js';
import type { OrgFile } from './org-shape.js';

// The file as rows of the tables that hold it.

/** A register for which the file gives another last number used on paper than the record. */
export interface OpeningChange {
  /** The name of the committee's term. */
  readonly term: string;
  readonly type: string;
  /** Null when nothing is on record. */
  readonly recorded: number | null;
  readonly last: number;
  /** The place in the file's list of registers. */
  readonly index: number;
}

/** What an import would do, before it does anything. */
export interface OrgPlan {
  /** The file, with what it leaves out filled in from the record. */
  readonly file: OrgFile;
  /** Ids of persons on record, by the card that the file gives them. */
  readonly ids: ReadonlyMap<string, string>;
  readonly changes: readonly OrgChange[];
  readonly openings: readonly OpeningChange[];
}

type Row = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface TableLoad {
  readonly table: string;
  readonly key: readonly string[];
  readonly rows: readonly Row[];
  /**
   * Where the file is the whole truth. Rows in this scope that it does not name are removed. Cells,
   * people and terms only ever end.
   */
  readonly scope?: { readonly column: string; readonly values: readonly string[] };
}

export const termId = (body: string, name: string): string => `${body}-${name}`;
/** An id comes from the card with which a person is first recorded, and outlives that card. */
const newPersonId = (cardNumber: string): string => `dv-${cardNumber.toLowerCase()}`;

function memberLoads({ file, ids }: OrgPlan): TableLoad[] {
  const idOf = (card: string): string => ids.get(card) ?? newPersonId(card);
  const planned = file.planned.map(({ cell, term, person, ...rest }) => ({
    cell,
    term: termId(cell, term),
    person: idOf(person),
    ...rest,
  }));
  const people = file.people.map(
    ({ cardNumber, oldCardNumber: _, politicalTheory, joinedOn, ...rest }) => ({
      id: idOf(cardNumber),
      card_number: cardNumber,
      political_theory: politicalTheory,
      joined_on: joinedOn ?? null,
      ...rest,
    }),
  );
  const cellTerms = file.terms
    .filter(({ body }) => body !== file.committee.id)
    .map(({ body, name }) => termId(body, name));
  return [
    { table: 'person', key: ['id'], rows: people },
    {
      table: 'planned_post',
      key: ['term', 'person', 'post'],
      rows: planned,
      scope: { column: 'term', values: cellTerms },
    },
  ];
}

function bodyLoads(file: OrgFile): TableLoad[] {
  const committee = file.committee.id;
  const letterheads = file.letterheads.map(
    ({ from, to, parentName, parentSymbol, signerName, signerPost, signsFor, ...rest }) => ({
      committee,
      effective_from: from,
      effective_to: to ?? null,
      parent_name: parentName,
      parent_symbol: parentSymbol,
      signer_name: signerName,
      signer_post: signerPost,
      signs_for: signsFor,
      ...rest,
    }),
  );
  const cells = file.cells.map(
    (
      {
        officialMembers,
        hasCommittee,
        workField,
        signerName,
        signerPost,
        signsFor,
        from,
        to,
        ...rest
      },
      index,
    ) => ({
      committee,
      ordinal: index + 1,
      official_members: officialMembers,
      has_committee: hasCommittee,
      work_field: workField,
      effective_from: from,
      effective_to: to ?? null,
      signer_name: signerName,
      signer_post: signerPost,
      signs_for: signsFor,
      ...rest,
    }),
  );
  const terms = file.terms.map(({ body, name, from, to, seats }) => ({
    id: termId(body, name),
    committee: body === committee ? body : null,
    cell: body === committee ? null : body,
    name,
    starts_on: from,
    ends_on: to ?? null,
    seats: seats ?? null,
  }));
  return [
    {
      table: 'committee',
      key: ['id'],
      rows: [
        { id: committee, superior: file.committee.superior ?? null, note: file.committee.note },
      ],
    },
    {
      table: 'letterhead',
      key: ['committee', 'effective_from'],
      rows: letterheads,
      scope: { column: 'committee', values: [committee] },
    },
    { table: 'cell', key: ['id'], rows: cells },
    { table: 'term', key: ['id'], rows: terms },
  ];
}

export function loads(plan: OrgPlan): TableLoad[] {
  const { file } = plan;
  const committee = file.committee.id;
  const openings = file.registers.map(({ term, type, last }) => ({
    committee,
    term: termId(committee, term),
    type,
    last_number: last,
  }));
  return [
    ...bodyLoads(file),
    ...memberLoads(plan),
    { table: 'register_opening', key: ['term', 'type'], rows: openings },
  ];
}
