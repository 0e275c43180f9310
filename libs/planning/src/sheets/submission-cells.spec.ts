import { expect, test } from '@jest/globals';
import type { Submission } from '../model/submission.js';
import { samplePlan } from '../samples/plan.js';
import { formFor } from './shipped-form.examples.js';
import { submissionCells } from './submission-cells.js';

const { submission, context } = samplePlan(3);
const cells = (given: Submission) => submissionCells(formFor(context), given, context);
const told = (name: string): string[] =>
  cells({
    ...submission,
    people: submission.people.map((person) => ({ ...person, name })),
  }).map(({ rule, severity }) => `${severity} ${rule}`);

test.each([
  ['Đ/c Lê Văn An', 'error NAME_WITH_TITLE'],
  ['Lê Văn An - Bí thư', 'error NAME_WITH_TITLE'],
  ['Lê Văn An, Hà Thị Bình', 'error TWO_PEOPLE'],
  ['LÊ VĂN AN VÀ HÀ THỊ BÌNH', 'warning TWO_PEOPLE'],
  ['TrÇn ThÞ Hµ', 'error LEGACY_FONT'],
  ['#REF!', 'error CELL_ERROR'],
])('%s in a submission without a workbook is told as %s', (name, expected) =>
  expect(new Set(told(name))).toEqual(new Set([expected])),
);

test('a name is a name: nothing is told', () =>
  expect([...cells(submission), ...told('Và Bá Xò')]).toEqual([]));
