import { describe, expect, it } from '@jest/globals';
import { type ApprovedList, deltaBetween, type Entry } from '#libs/planning';
import { changeOf, type DatedPlanEvent } from './term-lists.js';

const term = { id: 'cb-1-2022-2025', name: '2022-2025' };
const entry = (person: string, since = 'TB 62'): Entry => ({ person, post: 'chi-uy-vien', since });
const list = (version: number, ...entries: Entry[]): ApprovedList => ({
  schemaVersion: 1,
  cell: 'cb-1',
  term,
  version,
  entries,
});
const paper = list(0, entry('a'), entry('b'));

const opened: DatedPlanEvent = {
  at: '2024-02-20T02:00:00.000000Z',
  event: { type: 'PlanListOpened', data: { cell: 'cb-1', term, entries: paper.entries } },
};

/** The approvals of 2024 (b leaves), and of 2025 (c comes). */
const of2024 = amendment('2024', [list(0, entry('a'), entry('b')), list(1, entry('a'))]);
const of2025 = amendment('2025', [list(1, entry('a')), list(2, entry('a'), entry('c', 'TB 2025'))]);

function amendment(
  year: string,
  [before, after]: readonly [ApprovedList, ApprovedList],
): DatedPlanEvent {
  const delta = deltaBetween(before, after);
  return {
    at: `${year}-02-20T02:00:00.000000Z`,
    event: {
      type: 'PlanListAmended',
      data: {
        delta,
        notice: `notice-${year}`,
        since: `TB ${year}`,
        directive: `quy-hoach-${year}`,
        by: 'capuy-1',
      },
    },
  };
}

const people = (found: ApprovedList): string[] => found.entries.map(({ person }) => person);

function change(directive: string, events: readonly DatedPlanEvent[], until: string | null = null) {
  const { before, after, amended } = changeOf(events, { directive, until, paper });
  return [people(before), people(after), amended];
}

describe('a list before and after a directive', () => {
  const all = [opened, of2024, of2025];

  it('is cut at the directive’s own amendment, also years later', () => {
    expect(change('quy-hoach-2024', all)).toEqual([['a', 'b'], ['a'], true]);
    expect(change('quy-hoach-2025', all)).toEqual([['a'], ['a', 'c'], true]);
  });

  it(
    'stands as it was where the directive changed nothing: on paper, or as the year before ' +
      'left it',
    () => {
      expect(change('quy-hoach-2024', [])).toEqual([['a', 'b'], ['a', 'b'], false]);
      expect(change('quy-hoach-2026', all)).toEqual([['a', 'c'], ['a', 'c'], false]);
    },
  );

  it(
    'is as if an approval that was revoked had never been, also after the directive was ' +
      'closed',
    () => {
      const back: DatedPlanEvent = {
        at: '2025-03-01T02:00:00.000000Z',
        event: {
          type: 'PlanListTakenBack',
          data: {
            delta: deltaBetween(list(2, entry('a'), entry('c', 'TB 2025')), list(1, entry('a'))),
            notice: 'notice-2025',
            directive: 'quy-hoach-2025',
            by: 'capuy-1',
            standing: { since: 'TB 2024', directive: 'quy-hoach-2024', at: of2024.at },
          },
        },
      };
      expect(change('quy-hoach-2025', [...all, back])).toEqual([['a'], ['a'], false]);
      expect(change('quy-hoach-2025', [...all, back], '2025-02-28T00:00:00.000000Z')).toEqual([
        ['a'],
        ['a'],
        false,
      ]);
      expect(change('quy-hoach-2024', [...all, back])).toEqual([['a', 'b'], ['a'], true]);
    },
  );

  it('is not that of a later year once the directive is closed', () => {
    expect(change('khac-2024', all, '2024-12-31T00:00:00.000000Z')).toEqual([['a'], ['a'], false]);
    expect(change('khac-2023', all, '2023-12-31T00:00:00.000000Z')).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      false,
    ]);
  });
});
