import { describe, expect, test } from '@jest/globals';
import { emptyList } from '../model/approved-list.js';
import { checkSubmission } from '../rules/check.js';
import type { CheckContext } from '../rules/case.js';
import { ruleSetFor } from '../data/rule-sets.js';
import { samplePlan } from '../samples/plan.js';
import { personIdOf, placeFindings, readSubmission } from './read-rows.js';
import { draftSubmission, roundDiff, submissionRows } from './write-rows.js';

const term = { id: 'cb1-2022-2025', name: '2022-2025' };
const asked: CheckContext = {
  ruleSet: ruleSetFor('2024-01-12'), on: '2024-02-10', ratingYear: 2023, cell: { id: 'cb1', officialMembers: 12 },
  terms: [{ term, startsOn: '2022-04-01', endsOn: null, base: emptyList('cb1', term), seats: 3 }],
  register: [{ id: 'member-7', cardNumber: '0007', name: 'Sùng Thị Mỷ', born: '1990', sex: 'nu', ethnicity: 'Mông' }],
};
const concluded = [{ number: 4, cells: { term: '2022-2025', outcome: 'Có thay đổi', baseVersion: 0 } }];
const added = (number: number, cells: Record<string, unknown> = {}) =>
  ({ number, cells: { term: '2022-2025', cardNumber: '0007', person: 'Sùng Thị Mỷ', born: '12/3/1990', sex: 'nữ', post: 'phó bí thư', rating1: 'HTTNV', ...cells } });
const met = (cells: Record<string, unknown> = {}) => [{ number: 4, cells: { meeting: 'H1', kind: 'Hội nghị chi bộ', heldOn: '25/01/2024', invited: 12, present: 12, issued: 12, returned: 12, valid: 12, ...cells } }];
const voted = (cells: Record<string, unknown> = {}) => [{ number: 4, cells: { meeting: 'H1', term: '2022-2025', cardNumber: '0007', post: 'Phó Bí thư', agreed: 11, ...cells } }];

describe('reading a cell’s sheets', () => {
  test('a person on record keeps the record’s id; another gets the one of the card', () => {
    const { submission, findings } = readSubmission({ terms: concluded, additions: [added(7), added(9, { cardNumber: '00.12', person: 'Ðỗ Văn Ân' })], meetings: met(), votes: voted() }, asked);
    expect(findings).toEqual([]);
    expect(submission?.people.map(({ id, name, born, sex }) => [id, name, born, sex])).toEqual([['dv-0012', 'Đỗ Văn Ân', '1990-03-12', 'nu'], ['member-7', 'Sùng Thị Mỷ', '1990-03-12', 'nu']]);
    expect(submission?.meetings[0]?.ballot?.votes).toEqual([{ term: term.id, person: 'member-7', post: 'pho-bi-thu', agreed: 11 }]);
    expect(personIdOf('00.12')).toBe('dv-0012');
  });

  test('what the rules find is told by the row of the sheet', () => {
    const { submission, rowNumbers } = readSubmission({ terms: concluded, additions: [added(7), added(23, { cardNumber: '0012', rating1: null })], meetings: met(), votes: voted() }, asked);
    if (!submission) throw new Error('not read');
    const found = placeFindings(checkSubmission(submission, asked), rowNumbers);
    expect(found.filter(({ rule }) => ['RATING_MISSING', 'PERSON_NOT_ON_RECORD'].includes(rule)).map(({ row }) => row?.number)).toEqual([23, 23]);
    expect(found.filter(({ table }) => table === 'terms').every(({ row }) => row?.number === 4)).toBe(true);
  });

  test('a form with nothing in it is told so, not a failure', () => {
    const { submission, findings } = readSubmission({}, asked);
    expect([submission, findings.map(({ rule, table, row }) => [rule, table, row])]).toEqual([undefined, [['TERM_NOT_CONCLUDED', 'terms', null]]]);
  });

  test.each([
    ['PERSON_ROWS_DIFFER', { terms: concluded, additions: [added(7), added(8, { post: 'Bí thư', born: '1991' })] }, 8, 'born'],
    ['TERM_NOT_CONCLUDED', { additions: [added(7)] }, 7, 'term'],
    ['MEETING_ID_UNREADABLE', { terms: concluded, meetings: met({ meeting: 'Hội nghị 1' }) }, 4, 'meeting'],
    ['BALLOT_INCOMPLETE', { terms: concluded, meetings: met({ valid: null }) }, 4, 'issued'],
    ['VOTE_WITHOUT_BALLOT', { terms: concluded, votes: voted() }, 4, 'meeting'],
    ['VOTE_WITHOUT_BALLOT', { terms: concluded, meetings: met({ issued: null, returned: null, valid: null }), votes: voted() }, 4, 'meeting'],
    ['ROW_REPEATED', { terms: concluded, additions: [added(7), added(8)] }, 8, null],
    ['CHOICE_UNKNOWN', { terms: concluded, additions: [added(7, { term: '2030-2032' })] }, 7, 'term'],
    ['TWO_PEOPLE', { terms: concluded, additions: [added(7, { person: 'Lê Văn A; Lê Văn B' })] }, 7, 'person'],
  ])('%s stops the reading, and says where', (rule, tables, row, column) => {
    const { submission, findings } = readSubmission(tables, asked);
    expect(submission).toBeUndefined();
    expect(findings.filter((found) => found.rule === rule).map((found) => [found.row?.number, found.column])).toEqual([[row, column]]);
  });
});

describe('drafts and rounds', () => {
  const { people, context, submission } = samplePlan(11, { members: 14, change: 0.6 });
  const bases = context.terms.map(({ base }) => base);

  test('a draft continues everybody and says “không thay đổi”', () => {
    const draft = draftSubmission(context.cell.id, bases, people);
    expect(checkSubmission(draft, context).filter(({ severity }) => severity === 'error')).toEqual([]);
    const rows = submissionRows(draft, { ratingYear: 2023, bases });
    expect(rows.review).toHaveLength(bases.reduce((sum, { entries }) => sum + entries.length, 0));
    expect(rows.review.every(({ values }) => values['decision'] === 'continue' && values['since'] !== null)).toBe(true);
    expect(rows.additions).toEqual([]);
  });

  test('rounds differ by person and post, column by column', () => {
    const draft = draftSubmission(context.cell.id, bases, people);
    const diff = roundDiff(draft, submission, { ratingYear: 2023, bases });
    expect(diff.additions.added.length).toBeGreaterThan(0);
    expect(diff.review.changed.flatMap(({ columns }) => columns.map(({ column }) => column))).toContain('decision');
    expect(diff.review.removed).toEqual([]);
  });
});
