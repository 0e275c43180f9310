import { describe, expect, test } from '@jest/globals';
import { emptyList } from '../model/approved-list.js';
import { checkSubmission } from '../rules/check.js';
import type { CheckContext } from '../rules/case.js';
import { ruleSetFor } from '../data/rule-sets.js';
import { samplePlan } from '../samples/plan.js';
import { checkRows } from './check-rows.js';
import { personIdOf } from './person-row.js';
import { type GivenRows, placeFindings, readSubmission } from './read-rows.js';
import { formFor } from './shipped-form.examples.js';
import { draftSubmission, roundDiff, submissionRows } from './write-rows.js';

const term = { id: 'cb1-2022-2025', name: '2022-2025' };
const asked: CheckContext = {
  ruleSet: ruleSetFor('2024-01-12'),
  on: '2024-02-10',
  ratingYear: 2023,
  cell: { id: 'cb1', officialMembers: 12 },
  terms: [{ term, startsOn: '2022-04-01', endsOn: null, base: emptyList('cb1', term), seats: 3 }],
  register: [
    {
      id: 'member-7',
      cardNumber: '0007',
      name: 'Sùng Thị Mỷ',
      born: '1990',
      sex: 'nu',
      ethnicity: 'Mông',
    },
  ],
};
const form = formFor(asked);
type Tables = GivenRows['tables'];
const read = (tables: Tables) => readSubmission(form, { tables }, asked);
const check = (tables: Tables) => checkRows(form, { tables }, asked);
const concluded = [
  { number: 4, cells: { term: '2022-2025', outcome: 'Có thay đổi', baseVersion: 0 } },
];
const added = (number: number, cells: Record<string, unknown> = {}) => ({
  number,
  cells: {
    term: '2022-2025',
    cardNumber: '0007',
    person: 'Sùng Thị Mỷ',
    born: '12/3/1990',
    sex: 'nữ',
    post: 'phó bí thư',
    rating1: 'HTTNV',
    ...cells,
  },
});
const met = (cells: Record<string, unknown> = {}) => [
  {
    number: 4,
    cells: {
      meeting: 'H1',
      kind: 'Hội nghị chi bộ',
      heldOn: '25/01/2024',
      invited: 12,
      present: 12,
      issued: 12,
      returned: 12,
      valid: 12,
      ...cells,
    },
  },
];
const voted = (cells: Record<string, unknown> = {}) => [
  {
    number: 4,
    cells: {
      meeting: 'H1',
      term: '2022-2025',
      cardNumber: '0007',
      post: 'Phó Bí thư',
      agreed: 11,
      ...cells,
    },
  },
];

describe('reading a cell’s sheets', () => {
  test('a person on record keeps the record’s id; another gets the one of the card', () => {
    const { submission, findings } = read({
      terms: concluded,
      additions: [added(7), added(9, { cardNumber: '00.12', person: 'Ðỗ Văn Ân' })],
      meetings: met(),
      votes: voted(),
    });
    expect(findings).toEqual([]);
    expect(submission?.people.map(({ id, name, born, sex }) => [id, name, born, sex])).toEqual([
      ['dv-0012', 'Đỗ Văn Ân', '1990-03-12', 'nu'],
      ['member-7', 'Sùng Thị Mỷ', '1990-03-12', 'nu'],
    ]);
    expect(submission?.meetings[0]?.ballot?.votes).toEqual([
      { term: term.id, person: 'member-7', post: 'pho-bi-thu', agreed: 11 },
    ]);
    expect(personIdOf('00.12')).toBe('dv-0012');
  });

  test('what the rules find is told by the row of the sheet', () => {
    const { submission, rowNumbers } = read({
      terms: concluded,
      additions: [added(7), added(23, { cardNumber: '0012', rating1: null })],
      meetings: met(),
      votes: voted(),
    });
    if (!submission) throw new Error('not read');
    const found = placeFindings(checkSubmission(submission, asked), rowNumbers);
    expect(
      found
        .filter(({ rule }) => ['RATING_MISSING', 'PERSON_NOT_ON_RECORD'].includes(rule))
        .map(({ row }) => row?.number),
    ).toEqual([23, 23]);
    expect(
      found.filter(({ table }) => table === 'terms').every(({ row }) => row?.number === 4),
    ).toBe(true);
  });

  test('a form with nothing in it is told so, not a failure', () => {
    const { submission, findings } = read({});
    expect([submission, findings.map(({ rule, table, row }) => [rule, table, row])]).toEqual([
      undefined,
      [['TERM_NOT_CONCLUDED', 'terms', null]],
    ]);
  });

  test.each([
    [
      'PERSON_ROWS_DIFFER',
      { terms: concluded, additions: [added(7), added(8, { post: 'Bí thư', born: '1991' })] },
      8,
      'born',
    ],
    ['TERM_NOT_CONCLUDED', { additions: [added(7)] }, 7, 'term'],
    [
      'MEETING_ID_UNREADABLE',
      { terms: concluded, meetings: met({ meeting: 'Hội nghị 1' }) },
      4,
      'meeting',
    ],
    ['BALLOT_INCOMPLETE', { terms: concluded, meetings: met({ valid: null }) }, 4, 'issued'],
    ['VOTE_WITHOUT_BALLOT', { terms: concluded, votes: voted() }, 4, 'meeting'],
    [
      'VOTE_WITHOUT_BALLOT',
      {
        terms: concluded,
        meetings: met({ issued: null, returned: null, valid: null }),
        votes: voted(),
      },
      4,
      'meeting',
    ],
    ['ROW_REPEATED', { terms: concluded, additions: [added(7), added(8)] }, 8, null],
    [
      'CHOICE_UNKNOWN',
      { terms: concluded, additions: [added(7, { term: '2030-2032' })] },
      7,
      'term',
    ],
    [
      'TWO_PEOPLE',
      { terms: concluded, additions: [added(7, { person: 'Lê Văn A; Lê Văn B' })] },
      7,
      'person',
    ],
  ])('%s stops the reading, and says where', (rule, tables, row, column) => {
    const { submission, findings } = read(tables);
    expect(submission).toBeUndefined();
    expect(
      findings
        .filter((found) => found.rule === rule)
        .map((found) => [found.row?.number, found.column]),
    ).toEqual([[row, column]]);
  });
});

describe('checking all that can be read', () => {
  const many = (count: number, cells: Record<string, unknown> = {}) =>
    Array.from({ length: count }, (_row, index) =>
      added(index + 6, { cardNumber: `9${String(index).padStart(7, '0')}`, ...cells }),
    );
  const rulesOf = (tables: Tables): [string, number | undefined, string | null][] =>
    check(tables).findings.map(({ rule, row, column }) => [rule, row?.number, column]);

  test('the rules speak beside a cell that cannot be read, and not of that cell', () => {
    const tables = {
      terms: concluded,
      additions: [
        added(7, { born: '31/02/1990' }),
        added(8, { cardNumber: '0012', rating1: null }),
      ],
      meetings: met(),
      votes: voted(),
    };
    const { submission } = check(tables);
    const told = rulesOf(tables);
    expect(submission).toBeNull();
    expect(told).toEqual(
      expect.arrayContaining([
        ['DATE_IMPOSSIBLE', 7, 'born'],
        ['RATING_MISSING', 8, 'rating1'],
        ['PERSON_NOT_ON_RECORD', 8, 'cardNumber'],
      ]),
    );
    expect(told.filter(([, row, column]) => row === 7 && column === 'born')).toHaveLength(1);
  });

  test('cards that cannot be read are each a person of their own', () => {
    const told = rulesOf({
      terms: concluded,
      additions: [
        added(7, { cardNumber: 'thẻ?' }),
        added(8, { cardNumber: '０１２３', person: 'Lê Văn An', born: '1980' }),
      ],
    });
    expect(
      told.filter(([rule]) => rule === 'PERSON_ROWS_DIFFER' || rule === 'ROW_REPEATED'),
    ).toEqual([]);
    expect(told.filter(([rule]) => rule === 'CODE_UNREADABLE')).toHaveLength(2);
  });

  test('two tables within their lengths that together are too long are told, not thrown', () => {
    const review = Array.from({ length: 6 }, (_row, index) =>
      added(index + 6, { cardNumber: `8000000${index}`, decision: 'Tiếp tục' }),
    );
    const { submission, findings } = check({ terms: concluded, review, additions: many(9_995) });
    expect(submission).toBeNull();
    expect(findings.filter(({ rule }) => rule === 'LIST_TOO_LONG')).toHaveLength(1);
    expect(findings.length).toBeLessThan(100);
  });

  test('the term as people write it', () => {
    for (const typed of [
      '2022 - 2025',
      '2022–2025',
      'NK 2022-2025',
      '2022/2025',
      'Nhiệm kỳ 2022-2025',
      '2022-25',
      '“2022-2025”',
      '2022\u20112025',
    ]) {
      expect(
        rulesOf({ terms: concluded, additions: [added(7, { term: typed })] }).filter(
          ([rule]) => rule === 'CHOICE_UNKNOWN',
        ),
      ).toEqual([]);
    }
  });

  test('without any conclusion there is one thing to say of it', () => {
    expect(rulesOf({ additions: many(40) }).filter(([rule]) => /TERM/.test(rule))).toEqual([
      ['TERMS_MISSING', undefined, null],
    ]);
  });
});

describe('drafts and rounds', () => {
  const { people, context, submission } = samplePlan(11, { members: 14, change: 0.6 });
  const bases = context.terms.map(({ base }) => base);

  test('a draft continues everybody and says “không thay đổi”', () => {
    const draft = draftSubmission(context.cell.id, bases, people);
    expect(checkSubmission(draft, context).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
    const rows = submissionRows(draft, { ratingYear: 2023, bases });
    expect(rows.review).toHaveLength(bases.reduce((sum, { entries }) => sum + entries.length, 0));
    expect(
      rows.review.every(
        ({ values }) => values['decision'] === 'continue' && values['since'] !== null,
      ),
    ).toBe(true);
    expect(rows.additions).toEqual([]);
  });

  test('rounds differ by person and post, column by column', () => {
    const draft = draftSubmission(context.cell.id, bases, people);
    const diff = roundDiff(draft, submission, { ratingYear: 2023, bases });
    expect(diff.additions.added.length).toBeGreaterThan(0);
    expect(
      diff.review.changed.flatMap(({ columns }) => columns.map(({ column }) => column)),
    ).toContain('decision');
    expect(diff.review.removed).toEqual([]);
  });
});
