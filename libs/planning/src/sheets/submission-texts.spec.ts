import { expect, test } from '@jest/globals';
import { samplePlan } from '../samples/plan.js';
import { submissionTexts } from './submission-texts.js';

const { submission } = samplePlan(3);
const told = (name: string): string[] =>
  submissionTexts({
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
  expect([...submissionTexts(submission), ...told('Và Bá Xò')]).toEqual([]));
