import type { Column, ColumnType, Form, Row, Value } from '#libs/forms';
import {
  longest,
  meetingKinds,
  most,
  outcomes,
  posts,
  ratings,
  removalGrounds,
  sexes,
} from '../model/submission.js';
import type { PlanningTable } from '../rules/case.js';

// What the planning rules know of a form: the columns they read, by key. How a column is headed,
// helped and laid out, and every column that is not named here, the form says alone.

export interface Meaning {
  readonly type: ColumnType;
  /** Without this cell nothing can be made of its row. */
  readonly needed?: true;
  /** The choices that the rules know; left out: the campaign fills them in. */
  readonly values?: readonly string[];
  /** The longest text, or the largest number, that is stored; left out: the cell is not stored. */
  readonly atMost?: number;
}

export interface TableMeaning {
  readonly rowKey: readonly string[];
  readonly maxRows: number;
  readonly columns: Readonly<Record<string, Meaning>>;
}

const rated = { type: 'enum', values: ratings } as const;
const counted = { type: 'integer', atMost: most.count } as const;
const term = { type: 'enum', needed: true } as const;
const cardNumber = { type: 'code', needed: true, atMost: longest.cardNumber } as const;
const post = { type: 'enum', needed: true, values: posts } as const;
const meeting = { type: 'text', needed: true, atMost: longest.meeting } as const;

/** What is said of a person, the same in each row: see `person-row.ts`. */
const described = {
  person: { type: 'person', needed: true, atMost: longest.name },
  born: { type: 'partial-date', needed: true },
  sex: { type: 'enum', needed: true, values: sexes },
  ethnicity: { type: 'text', atMost: longest.ethnicity },
  position: { type: 'text', atMost: longest.position },
  partyPost: { type: 'enum', values: posts },
  qualification: { type: 'text', atMost: longest.qualification },
  politicalTheory: { type: 'text', atMost: longest.politicalTheory },
  rating1: rated,
  rating2: rated,
  rating3: rated,
  disciplined: { type: 'flag' },
  disciplineUntil: { type: 'date' },
} as const satisfies TableMeaning['columns'];

export type PersonColumn = keyof typeof described;
export const personColumns = Object.keys(described) as readonly PersonColumn[];

const planned = { term, cardNumber, post, ...described } as const;
const note = { type: 'text', atMost: longest.note } as const;
const ofPlace = ['term', 'post', 'cardNumber'] as const;

export const meanings = {
  terms: {
    rowKey: ['term'],
    maxRows: most.terms,
    columns: {
      term,
      outcome: { type: 'enum', needed: true, values: outcomes },
      baseVersion: { ...counted, needed: true },
    },
  },
  review: {
    rowKey: ofPlace,
    maxRows: most.lines,
    columns: {
      ...planned,
      since: { type: 'text' },
      decision: { type: 'enum', needed: true, values: ['continue', 'remove'] },
      ground: { type: 'enum', values: removalGrounds },
      reason: { type: 'text', atMost: longest.reason },
      note,
    },
  },
  additions: { rowKey: ofPlace, maxRows: most.lines, columns: { ...planned, note } },
  meetings: {
    rowKey: ['meeting'],
    maxRows: most.meetings,
    columns: {
      meeting,
      kind: { type: 'enum', needed: true, values: meetingKinds },
      heldOn: { type: 'date', needed: true },
      invited: { ...counted, needed: true },
      present: { ...counted, needed: true },
      issued: counted,
      returned: counted,
      valid: counted,
    },
  },
  votes: {
    rowKey: ['meeting', ...ofPlace],
    maxRows: most.votes,
    columns: {
      meeting,
      term,
      cardNumber,
      person: { type: 'person' },
      post,
      agreed: { ...counted, needed: true },
    },
  },
} as const satisfies Readonly<Record<PlanningTable, TableMeaning>>;

export type ColumnOf<T extends PlanningTable> = keyof (typeof meanings)[T]['columns'] & string;

/**
 * A row's cells by the columns that the rules know: a name that is none of them does not compile.
 */
export function cellsOf<T extends PlanningTable>({
  values,
}: Pick<Row, 'values'>): Readonly<Record<ColumnOf<T>, Value | undefined>> {
  return values as Record<ColumnOf<T>, Value | undefined>;
}

export function hasMeaning(table: PlanningTable, column: string): boolean {
  return Object.hasOwn(meanings[table].columns, column);
}

/** The columns of a table that no rule reads. */
export function ownColumns(form: Form, table: PlanningTable): readonly Column[] {
  const found = form.tables.find(({ key }) => key === table);
  return (found?.columns ?? []).filter(({ key }) => !hasMeaning(table, key));
}
