import { choiceLabels, fieldLabels, sectionLabels } from '#libs/org';

// The sheets of the organisation file and what each column of them holds. Reader and writer both go
// by this one table.

export type Kind = 'text' | 'id' | 'card' | 'day' | 'integer' | 'yes-no' | 'choice';
export type Section =
  | 'committee'
  | 'letterheads'
  | 'cells'
  | 'terms'
  | 'people'
  | 'planned'
  | 'registers';

export interface Column {
  readonly section: Section;
  readonly field: string;
  readonly kind: Kind;
  /** A blank keeps what is on record, and “-” or “không có” clears it. */
  readonly optional: boolean;
}

export interface SheetPlan {
  readonly title: string;
  /** A file may do without it. */
  readonly mayMiss?: true;
  readonly columns: readonly Column[];
}

/** The columns of one section. A field whose name ends with `?` may be left blank. */
const columns = (section: Section, fields: Readonly<Record<string, Kind>>): Column[] =>
  Object.entries(fields).map(([field, kind]) => ({
    section,
    field: field.replace('?', ''),
    kind,
    optional: field.endsWith('?'),
  }));

const person = { 'oldCardNumber?': 'card' } as const;
const description = {
  name: 'text',
  born: 'day',
  sex: 'choice',
  ethnicity: 'text',
  'position?': 'text',
  'qualification?': 'text',
  'politicalTheory?': 'text',
  'joinedOn?': 'day',
} as const;

export const plans: readonly SheetPlan[] = [
  {
    title: sectionLabels['committee']!,
    columns: [
      ...columns('committee', { id: 'text', 'superior?': 'id', 'note?': 'text' }),
      ...columns('letterheads', {
        name: 'text',
        symbol: 'text',
        place: 'text',
        parentName: 'text',
        parentSymbol: 'text',
        signerName: 'text',
        signerPost: 'choice',
        'signsFor?': 'choice',
        from: 'day',
        'to?': 'day',
      }),
    ],
  },
  {
    title: sectionLabels['cells']!,
    columns: columns('cells', {
      id: 'text',
      name: 'text',
      symbol: 'text',
      email: 'text',
      secretary: 'text',
      'signerName?': 'text',
      'signerPost?': 'choice',
      'signsFor?': 'choice',
      officialMembers: 'integer',
      hasCommittee: 'yes-no',
      'kind?': 'text',
      'workField?': 'text',
      from: 'day',
      'to?': 'day',
      'note?': 'text',
    }),
  },
  {
    title: sectionLabels['terms']!,
    columns: columns('terms', {
      body: 'text',
      name: 'text',
      from: 'day',
      'to?': 'day',
      'seats?': 'integer',
    }),
  },
  {
    title: sectionLabels['planned']!,
    columns: [
      ...columns('planned', { cell: 'text', term: 'text', person: 'card' }),
      ...columns('people', { ...person, ...description }),
      ...columns('planned', { post: 'choice', since: 'text', 'note?': 'text' }),
    ],
  },
  {
    title: sectionLabels['registers']!,
    columns: columns('registers', { term: 'text', type: 'text', last: 'integer' }),
  },
  {
    title: sectionLabels['people']!,
    mayMiss: true,
    columns: columns('people', { cardNumber: 'card', ...person, ...description, 'note?': 'text' }),
  },
];

/** A sheet of words for people. Nothing of it is read. */
export const GUIDE = 'Hướng dẫn';

export const titleOf = ({ section, field }: Column): string => fieldLabels[section]![field]!;
export const choicesOf = (field: string): string[] => Object.values(choiceLabels[field] ?? {});
