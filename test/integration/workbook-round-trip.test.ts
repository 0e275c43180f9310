import { describe, expect, test } from '@jest/globals';
import { readWorkbook } from '#libs/documents';
import { draftSubmission } from '#libs/planning';
import { samplePlan } from '#libs/planning/testing';
import readExcelFile from 'read-excel-file/universal';
import { isDeepStrictEqual } from 'node:util';
import { stamp, submissionOf, workbookOf } from './workbook.planning.js';

describe('a workbook out and in again', () => {
  // 1,000 lists in parts, so that a slow machine has time for each.
  test.each([1, 201, 401, 601, 801])(
    'changes nothing in 200 generated lists from seed %i',
    async (first) => {
      for (let seed = first; seed < first + 200; seed += 1) {
        const plan = samplePlan(seed, { change: (seed % 5) / 4 });
        const { submission, findings, sheetFindings } = await submissionOf(
          workbookOf(plan.submission, plan),
          plan,
        );
        if (!isDeepStrictEqual([submission, findings, sheetFindings], [plan.submission, [], []])) {
          expect({ seed, submission, findings, sheetFindings }).toEqual({
            seed,
            submission: plan.submission,
            findings: [],
            sheetFindings: [],
          });
        }
      }
    },
    300_000,
  );

  test('a name changed in the sheet is another submission: the comparison can fail', async () => {
    const plan = samplePlan(3);
    const [first, ...others] = plan.submission.people;
    if (!first) throw new Error('nobody planned');
    const changed = { ...plan.submission, people: [{ ...first, name: 'Người Khác' }, ...others] };
    expect((await submissionOf(workbookOf(changed, plan), plan)).submission).not.toEqual(
      plan.submission,
    );
  });

  test(
    'the draft a cell starts from comes back as it is, and the same content gives the same ' +
      'bytes',
    async () => {
      const plan = samplePlan(8);
      const draft = draftSubmission(
        plan.context.cell.id,
        plan.context.terms.map(({ base }) => base),
        plan.people,
      );
      const bytes = workbookOf(draft, plan);
      expect((await submissionOf(bytes, plan)).submission).toEqual(draft);
      expect(workbookOf(draft, plan).equals(bytes)).toBe(true);
      expect((await readWorkbook(bytes)).stamp).toEqual(stamp);
    },
  );

  test('an independent reader sees the same cells', async () => {
    const plan = samplePlan(21, { members: 24, change: 0.6 });
    const bytes = workbookOf(plan.submission, plan);
    const ours = (await readWorkbook(bytes)).sheets;
    const theirs = (await readExcelFile(new Uint8Array(bytes).buffer)) as unknown as {
      sheet: string;
      data: unknown[][];
    }[];
    for (const { name, rows } of ours) {
      const other = theirs.find(({ sheet }) => sheet === name)?.data ?? [];
      const cells = rows.flatMap(({ number, cells: own }) =>
        own.flatMap((value, column) =>
          value === undefined ? [] : [[number, column, value] as const],
        ),
      );
      // It takes blanks off the ends of texts.
      expect(cells.map(([row, column]) => other[row - 1]?.[column])).toEqual(
        cells.map(([, , value]) => (typeof value === 'string' ? value.trim() : value)),
      );
    }
  });
});
