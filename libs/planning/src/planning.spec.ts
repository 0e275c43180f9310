import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { sheetCells, sheetLayouts, tableOf } from '#libs/forms';
import * as fc from 'fast-check';
import { approveSubmission, nextBase } from './model/approval.js';
import {
  applyDelta,
  type ApprovedList,
  approvedListShape,
  deltaBetween,
  deltaShape,
  invertDelta,
} from './model/approved-list.js';
import {
  compareEntries,
  type LineDecision,
  lineId,
  posts,
  submissionShape,
} from './model/submission.js';
import { checkSubmission, planningTables } from './rules/check.js';
import type { PlanningTable } from './rules/case.js';
import { samplePlan } from './samples/plan.js';
import { readSubmission } from './sheets/read-rows.js';
import { formFor } from './sheets/shipped-form.examples.js';
import { canonicalSubmission, submissionRows } from './sheets/write-rows.js';

const plans = fc
  .record({
    seed: fc.nat(),
    year: fc.constantFrom(2024, 2025, 2026, 2027),
    change: fc.constantFrom(0, 0.2, 0.6),
  })
  .map(({ seed, ...options }) => samplePlan(seed, options));

const lists = (version: number): fc.Arbitrary<ApprovedList> =>
  fc
    .uniqueArray(
      fc.record({
        person: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        post: fc.constantFrom(...posts),
        since: fc.constantFrom(null, 'TB 62', 'TB 119'),
      }),
      {
        selector: ({ person, post }) => `${post}/${person}`,
      },
    )
    .map((entries) => ({
      schemaVersion: 1,
      cell: 'cb1',
      term: { id: 'cb1-2022-2025', name: '2022-2025' },
      version,
      entries: entries.sort(compareEntries),
    }));

const decisionsFor = (seed: number, ids: readonly string[]): LineDecision[] =>
  ids
    .filter((_, index) => (seed >> (index % 20)) % 3 === 0)
    .map((line) => ({ line, verdict: 'strike', reason: 'Theo ý kiến của hội nghị' }));

describe('lists and deltas', () => {
  test('a delta applied to its base and the difference of the result are inverse', () => {
    fc.assert(
      fc.property(lists(3), lists(4), (base, result) => {
        const delta = deltaShape.parse(deltaBetween(base, result));
        expect(applyDelta(base, delta)).toEqual(result);
        expect(applyDelta(result, invertDelta(delta))).toEqual(base);
        expect(deltaBetween(base, applyDelta(base, delta))).toEqual(delta);
      }),
      { numRuns: 1_000 },
    );
  });

  test(
    'whatever the lines struck, nobody is planned twice, and the change leads back to its ' +
      'base',
    () => {
      fc.assert(
        fc.property(plans, fc.nat(), ({ submission, context }, seed) => {
          const bases = context.terms.map(({ base }) => base);
          const ids = submission.terms.flatMap(({ term, lines }) =>
            lines.map((line) => lineId(term.id, line)),
          );
          const decisions = decisionsFor(seed, ids);
          const deltas = approveSubmission(submission, bases, decisions);
          bases.forEach((base, index) => {
            const delta = deltaShape.parse(deltas[index]);
            const result = approvedListShape.parse(
              nextBase(base, delta, 'Thông báo số 119-TB/ĐU, ngày 20/02/2024'),
            );
            const places = result.entries.map(({ person, post }) => `${post}/${person}`);
            expect(new Set(places).size).toBe(places.length);
            expect(result.version).toBe(base.version + 1);
            expect(result.entries.every(({ since }) => since !== null)).toBe(true);
            expect(applyDelta(result, deltaBetween(result, base))).toEqual(base);
            const struck = new Set(decisions.map(({ line }) => line));
            const expected = delta.lines
              .filter(({ movement }) => movement !== 'remove')
              .map(({ id }) => id)
              .sort();
            expect(result.entries.map((entry) => lineId(base.term.id, entry)).sort()).toEqual(
              expected,
            );
            expect(
              delta.lines.some(
                ({ id, movement, by }) => struck.has(id) && movement === 'add' && by === 'cell',
              ),
            ).toBe(false);
          });
        }),
      );
    },
  );

  test('years of reviews, each from the list the last one left, stay consistent', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (seeds) => {
        let base: ApprovedList | undefined;
        for (const seed of seeds) {
          const { submission, context } = samplePlan(7, { members: 12, change: (seed % 5) / 5 });
          const start = base ?? context.terms[0]?.base;
          if (!start) throw new Error('no term');
          const planned = new Set(start.entries.map((entry) => lineId(start.term.id, entry)));
          const review = {
            term: start.term,
            baseVersion: start.version,
            outcome: 'changed' as const,
            lines:
              submission.terms[0]?.lines.map((line) => {
                const known = planned.has(lineId(start.term.id, line));
                if (!known)
                  return {
                    movement: 'add' as const,
                    person: line.person,
                    post: line.post,
                    note: '',
                  };
                return line.movement === 'add' ? { ...line, movement: 'continue' as const } : line;
              }) ?? [],
          };
          const [delta] = approveSubmission({ ...submission, terms: [review] }, [start], []);
          if (!delta) throw new Error('no delta');
          base = nextBase(start, delta, `TB ${seed}`);
          expect(new Set(base.entries.map((entry) => lineId(start.term.id, entry))).size).toBe(
            base.entries.length,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('samples', () => {
  test('are of the stored shape, canonical, without errors, and the same for the same seed', () => {
    fc.assert(
      fc.property(plans, ({ submission, context }) => {
        expect(submissionShape.parse(submission)).toEqual(submission);
        expect(canonicalSubmission(submission)).toEqual(submission);
        expect(
          checkSubmission(submission, context).filter(({ severity }) => severity === 'error'),
        ).toEqual([]);
        for (const { base } of context.terms) expect(approvedListShape.parse(base)).toEqual(base);
      }),
    );
    expect(samplePlan(5)).toEqual(samplePlan(5));
    expect(samplePlan(6)).not.toEqual(samplePlan(5));
  });

  test(
    'hold what real lists hold: Đ, minorities, namesakes, small cells, unchanged answers, ' +
      'partial birth dates',
    () => {
      const all = Array.from({ length: 300 }, (_, seed) => samplePlan(seed));
      const people = all.map((plan) => plan.people);
      expect(people.flat().some(({ name }) => /Đ/.test(name) && /[ươ]/.test(name))).toBe(true);
      expect(people.flat().some(({ ethnicity }) => ethnicity === 'Mông')).toBe(true);
      expect(people.some((own) => new Set(own.map(({ name }) => name)).size < own.length)).toBe(
        true,
      );
      expect(all.some(({ context }) => context.cell.hasCommittee === false)).toBe(true);
      expect(
        all.some(({ submission }) =>
          submission.terms.some(({ outcome }) => outcome === 'unchanged'),
        ),
      ).toBe(true);
      expect(people.flat().some(({ born }) => born.length === 4)).toBe(true);
    },
  );
});

describe('rows of the form', () => {
  test('a submission written as sheet cells and read again is the same, for 1,000 lists', () => {
    let same = 0;
    for (let seed = 0; seed < 1_000; seed += 1) {
      const { submission, context } = samplePlan(seed, { year: 2024 + (seed % 4) });
      const form = formFor(context);
      const rows = submissionRows(submission, {
        ratingYear: context.ratingYear,
        bases: context.terms.map(({ base }) => base),
      });
      const raw = Object.fromEntries(
        planningTables.map((key: PlanningTable) => {
          const table = tableOf(form, key);
          return [
            key,
            rows[key].map((row, index) => {
              const cells = sheetCells(table, row);
              return {
                number: index + 2,
                cells: Object.fromEntries(
                  table.columns.map((column, at) => [column.key, cells[at]]),
                ),
              };
            }),
          ];
        }),
      );
      const reading = readSubmission(form, { tables: raw }, context);
      // Jest's own comparison of a thousand submissions takes most of a minute, so it only prints a
      // difference.
      if (reading.findings.length > 0 || !isDeepStrictEqual(reading.submission, submission))
        expect(reading).toMatchObject({ findings: [], submission });
      same += 1;
    }
    expect(same).toBe(1_000);
  });

  test('each table becomes a sheet a spreadsheet can hold', () => {
    const layouts = sheetLayouts(
      formFor({ terms: [{ term: { id: 'cb1-2022-2025', name: '2022-2025' } }] }),
    );
    expect(layouts.map(({ table }) => table)).toEqual(planningTables);
    for (const { name, columns } of layouts) {
      expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/);
      expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
    }
  });
});
