import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ruleSetFor } from '../data/rule-sets.js';
import { approveSubmission, nextBase } from '../model/approval.js';
import { type ApprovedList, emptyList } from '../model/approved-list.js';
import type { Post } from '../model/submission.js';
import { samplePlan } from '../samples/plan.js';
import { consolidate, type CountedPerson } from './consolidation.js';
import { checkTargets } from './targets.js';

const list = (cell: string, version: number, entries: [string, Post][]): ApprovedList => ({
  ...emptyList(cell, { id: `${cell}-2022-2025`, name: '2022-2025' }),
  version,
  entries: entries.map(([person, post]) => ({ person, post, since: 'TB 62' })),
});
const people = new Map<string, CountedPerson>([
  ['a', { born: '1974-02-10', sex: 'nam', ethnicity: 'Kinh' }],
  ['b', { born: '1984-02-10', sex: 'nu', ethnicity: 'Tày' }],
  ['c', { born: '1984-02-11', sex: 'nu', ethnicity: 'KINH' }],
  ['d', { born: '1984', sex: 'nam', ethnicity: '' }],
]);
const on = '2024-02-10';

describe('the committee’s table', () => {
  const one = {
    before: list('cb1', 1, [
      ['a', 'bi-thu'],
      ['b', 'chi-uy-vien'],
    ]),
    after: list('cb1', 2, [
      ['b', 'bi-thu'],
      ['b', 'pho-bi-thu'],
      ['c', 'chi-uy-vien'],
    ]),
    seats: 3,
  };
  const two = {
    before: list('cb2', 0, []),
    after: list('cb2', 1, [
      ['d', 'bi-thu'],
      ['ghost', 'bi-thu'],
    ]),
    seats: 2,
  };

  test('counts persons, not posts; the coefficient rests on seats', () => {
    const [table] = consolidate([one, two], { on, people });
    expect(table?.rows[0]).toEqual({
      cell: 'cb1',
      start: 2,
      removed: 1,
      added: 1,
      end: 2,
      moved: 1,
      seats: 3,
      coefficient: 2 / 3,
      women: 2,
      underForty: 1,
      minorities: 1,
      averageAge: expect.closeTo((40 + 39 + 11 / 12) / 2, 9),
      unknown: 0,
    });
    expect(table?.rows[1]).toMatchObject({
      cell: 'cb2',
      start: 0,
      added: 2,
      end: 2,
      women: 0,
      underForty: 0,
      minorities: 0,
      unknown: 1,
    });
    expect(table?.total).toMatchObject({
      start: 2,
      removed: 1,
      added: 3,
      end: 4,
      seats: 5,
      coefficient: 0.8,
      women: 2,
      underForty: 1,
      unknown: 1,
    });
  });

  test('an empty list has no average; seats nobody recorded make no coefficient', () => {
    const [table] = consolidate([{ ...two, after: list('cb2', 1, []), seats: null }, one], {
      on,
      people,
    });
    expect(table?.rows[0]).toMatchObject({ end: 0, averageAge: null, coefficient: null });
    expect(table?.total).toMatchObject({ seats: null, coefficient: null });
    expect(() => consolidate([{ ...one, after: two.after }], { on, people })).toThrow(RangeError);
  });

  test('adds up for any cells: start less removed and added is end, rows sum to the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (seeds) => {
        const plans = seeds.map((seed, index) => samplePlan(seed, { cell: `cb${index}` }));
        const cells = plans.flatMap(({ submission, context }) => {
          const bases = context.terms.map(({ base }) => base);
          return approveSubmission(submission, bases, []).flatMap((delta, index) => {
            const term = context.terms[index];
            return term
              ? [
                  {
                    before: term.base,
                    after: nextBase(term.base, delta, 'TB 119'),
                    seats: term.seats,
                  },
                ]
              : [];
          });
        });
        const everyone = new Map(
          plans.flatMap((plan) =>
            plan.people.map((person): [string, CountedPerson] => [person.id, person]),
          ),
        );
        for (const { rows, total } of consolidate(cells, { on, people: everyone })) {
          for (const row of [...rows, total])
            expect(row.start - row.removed + row.added).toBe(row.end);
          for (const key of [
            'start',
            'end',
            'added',
            'removed',
            'moved',
            'women',
            'underForty',
            'minorities',
            'unknown',
          ] as const) {
            expect(rows.reduce((sum, row) => sum + row[key], 0)).toBe(total[key]);
          }
        }
      }),
    );
  });
});

describe('percentages over the whole Đảng bộ', () => {
  const ruleSet = ruleSetFor('2024-01-12');
  const cell = (name: string, ...ids: string[]): ApprovedList =>
    list(
      name,
      1,
      ids.map((id) => [id, 'chi-uy-vien']),
    );
  const rules = (lists: ApprovedList[]) =>
    checkTargets(lists, { ruleSet, on, people }).map(({ rule, table, row, severity }) => [
      rule,
      table,
      row?.key,
      severity,
    ]);

  test(
    'one cell of men is no finding when the others make up for it; a person in two cells ' +
      'counts once',
    () => {
      expect(rules([cell('cb1', 'a'), cell('cb2', 'a', 'c')])).toEqual([]);
      expect(rules([cell('cb1', 'a'), cell('cb2', 'a', 'd')])).toEqual([
        ['SHARE_OF_WOMEN', 'summary', '2022-2025', 'warning'],
        ['SHARE_OF_YOUNG', 'summary', '2022-2025', 'warning'],
      ]);
      expect(rules([cell('cb1')])).toEqual([]);
    },
  );
});
