import { describe, expect, test } from '@jest/globals';
import { type Column, defineForm, type Form, type Value } from '#libs/forms';
import { deltaOf } from '../model/approval.js';
import { type Line, type Submission, submissionShape } from '../model/submission.js';
import { checkSubmission, planningTables } from '../rules/check.js';
import type { PlanningTable } from '../rules/case.js';
import { samplePlan } from '../samples/plan.js';
import { checkRows } from './check-rows.js';
import { printedLists } from './printed-lists.js';
import { readSubmission } from './read-rows.js';
import { formFor, plainForm } from './shipped-form.examples.js';
import { submissionCells } from './submission-cells.js';
import { roundDiff, submissionRows } from './write-rows.js';

const { submission: plain, context } = samplePlan(11, { members: 14, change: 0.6 });
const bases = context.terms.map(({ base }) => base);
/** The shipped form without its own columns. */
const without = formFor(context, plainForm);
const rowContext = { ratingYear: context.ratingYear, bases };

/** The same form with one own column in every table. */
function formWith(own: Partial<Column> & { readonly key: string }): Form {
  const form = without;
  const column = { title: 'Cột riêng', type: 'text' as const, ...own };
  return defineForm({
    ...form,
    tables: form.tables.map(({ columns, ...table }) => ({
      ...table,
      columns: [...columns, column],
    })),
  });
}

/** The submission with the own cell in each of its parts. */
function withCell(key: string, value: Exclude<Value, null>): Submission {
  const more = { [key]: value };
  return {
    ...plain,
    terms: plain.terms.map((term) => ({
      ...term,
      more,
      lines: term.lines.map((line): Line => ({ ...line, more })),
    })),
    meetings: plain.meetings.map((meeting) => ({
      ...meeting,
      more,
      ballot: meeting.ballot && {
        ...meeting.ballot,
        votes: meeting.ballot.votes.map((vote) => ({ ...vote, more })),
      },
    })),
  };
}

const phone = { key: 'phone', title: 'Số điện thoại', maxLength: 20 };
const given = withCell('phone', '0912 345 678');

describe('a column that no rule reads', () => {
  const form = formWith(phone);
  const rows = submissionRows(given, rowContext);
  const raw = Object.fromEntries(
    planningTables.map((table) => [
      table,
      rows[table].map(({ values }, index) => ({ number: index + 1, cells: values })),
    ]),
  );

  test('is written into each row, and read from it again', () => {
    for (const table of planningTables) {
      expect(rows[table].length).toBeGreaterThan(0);
      for (const { values } of rows[table]) expect(values['phone']).toBe('0912 345 678');
    }
    const { submission, findings } = readSubmission(form, { tables: raw }, context);
    expect({ findings, submission }).toEqual({ findings: [], submission: given });
    expect(submissionShape.parse(given)).toEqual(given);
  });

  test('is left out where the form does not have it, and where its cell is empty', () => {
    expect(readSubmission(without, { tables: raw }, context).submission).toEqual(plain);
    const empty = submissionRows(plain, rowContext);
    const blank = Object.fromEntries(
      planningTables.map((table) => [
        table,
        empty[table].map(({ values }, index) => ({ number: index + 1, cells: values })),
      ]),
    );
    expect(readSubmission(form, { tables: blank }, context).submission).toEqual(plain);
  });

  test('changes neither what the rules say nor what is approved', () => {
    expect(checkSubmission(given, context)).toEqual(checkSubmission(plain, context));
    for (const base of bases) expect(deltaOf(given, base)).toEqual(deltaOf(plain, base));
  });

  test('shows in the difference of two rounds', () =>
    expect(
      roundDiff(plain, given, rowContext).review.changed.flatMap(({ columns }) => columns),
    ).toContainEqual({ column: 'phone', before: null, after: '0912 345 678' }));

  test('never stands in for a column that a rule reads', () => {
    const [line] = submissionRows(withCell('born', '1900'), rowContext).review;
    expect(line!.values['born']).not.toBe('1900');
  });

  test('is judged by its own description, in a sheet', () => {
    const long = raw['review']!.map((row, index) =>
      index === 0 ? { ...row, cells: { ...row.cells, phone: '0'.repeat(21) } } : row,
    );
    const { submission, findings } = checkRows(form, { tables: { ...raw, review: long } }, context);
    expect(submission).toBeNull();
    expect(findings.filter(({ column }) => column === 'phone')).toEqual([
      expect.objectContaining({ rule: 'CELL_TOO_LONG', table: 'review', row: expect.anything() }),
    ]);
  });
});

describe('the own cells of a submission without a sheet', () => {
  const told = (form: Form, submission: Submission): string[] => [
    ...new Set(
      submissionCells(form, submission, context).map(
        ({ severity, rule, column }) => `${severity} ${rule} ${column}`,
      ),
    ),
  ];
  const tablesTold = (form: Form, submission: Submission): PlanningTable[] =>
    planningTables.filter((table) =>
      submissionCells(form, submission, context).some((found) => found.table === table),
    );

  test('are taken as the form describes them', () =>
    expect(told(formWith(phone), given)).toEqual([]));

  test.each<[string, Partial<Column>, Exclude<Value, null>, string]>([
    ['too long', { maxLength: 5 }, '0912 345 678', 'CELL_TOO_LONG'],
    ['letters of an old font', {}, 'TrÇn ThÞ Hµ', 'LEGACY_FONT'],
    ['a number where a day is asked', { type: 'date' }, 'mai', 'DATE_UNREADABLE'],
    ['a day as people write it', { type: 'date' }, '15/03/2024', 'CELL_NOT_AS_STORED'],
    [
      'a choice nobody offers',
      { type: 'enum', choices: [{ value: 'co', title: 'Có', aliases: [] }] },
      'khac',
      'CHOICE_UNKNOWN',
    ],
  ])('%s is told in every table', (_name, column, value, rule) => {
    const form = formWith({ ...phone, ...column });
    expect(told(form, withCell('phone', value))).toEqual([`error ${rule} phone`]);
    expect(tablesTold(form, withCell('phone', value))).toEqual(planningTables);
  });

  test('a cell of no column is told', () =>
    expect(told(without, given)).toEqual(['error COLUMN_UNKNOWN phone']));

  test('a required one that is missing is told', () =>
    expect(told(formWith({ ...phone, required: true }), plain)).toEqual([
      'error CELL_REQUIRED phone',
    ]));
});

describe('the official lists', () => {
  const peopleOf = (form: Form) => {
    const lists = printedLists(given, { form, bases });
    return {
      ...lists,
      people: [...lists.review, ...lists.additions].flatMap(({ groups }) =>
        groups.flatMap(({ people }) => people),
      ),
    };
  };

  test('print an own column where the form says so', () => {
    const { further, people } = peopleOf(formWith({ ...phone, print: true, width: 14 }));
    const column = { title: 'Số điện thoại', width: 14 };
    expect(further).toEqual({ review: [column], additions: [column] });
    expect(people.length).toBeGreaterThan(0);
    for (const person of people) expect(person.further).toEqual(['0912 345 678']);
  });

  test('are those of before where it does not', () => {
    const { further, people } = peopleOf(formWith(phone));
    expect(further).toEqual({ review: [], additions: [] });
    for (const person of people) expect(person).not.toHaveProperty('further');
  });
});
