import { describe, expect, test } from '@jest/globals';
import { WorkbookRefused } from '#libs/documents';
import { check } from './workbook.fixtures.js';
import { cases, type Expected } from './workbook.cases.js';

// Every odd or hostile file is refused as a whole, remarked at its cell, or read right: always in words that say what to do.

async function outcome(bytes: Buffer): Promise<Required<Expected>> {
  try {
    const { rows, findings } = await check(bytes);
    for (const { message, fix } of findings) sayWhatToDo(message, fix);
    const found = findings.map(({ rule, row, column }) => [rule, row?.number, column].filter((part) => part !== undefined && part !== null).join(' '));
    return { refused: '', finds: found, values: rows.map(({ values }) => values) };
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    sayWhatToDo(error.message, error.fix);
    return { refused: error.code, finds: [], values: [] };
  }
}

/** Vietnamese with its marks; a message is followed by a full stop and the fix. */
function sayWhatToDo(message: string, fix: string): void {
  expect(message).toMatch(/[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/i);
  expect(message).not.toMatch(/\.$|%|undefined|null/);
  expect(fix).toMatch(/^\p{Lu}.{8,}\.$/u);
}

describe('workbooks that come from outside', () => {
  test('there are at least sixty of them, each with a name of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(([name]) => name)).size).toBe(cases.length);
  });

  test.each([
    ['zip bomb', /^a zip bomb/], ['macro', /^a macro/], ['formulas', /^a formula/], ['external link', /^a link to another workbook/], ['dimension', /1,048,576 × 16,384/], ['merged headers', /^a merged heading/],
    ['dates of 1900', /^a day cell of 1900/], ['dates of 1904', /^a day cell of 1904/], ['two people in one cell', /^two people in one cell/], ['Đ/Ð look-alikes', /^an Icelandic Ð/], ['NFD names', /^a name in decomposed/],
  ])('%s has a case of its own, which says what becomes of it', (_what, name) => {
    const named = cases.filter(([each]) => name.test(each));
    expect(named.length).toBeGreaterThan(0);
    for (const [, , { refused, finds, values }] of named) expect([refused, finds, values].some((each) => each !== undefined)).toBe(true);
  });

  test.each(cases)('%s', async (_name, make, expected) => {
    const found = await outcome(make());
    expect(found.refused).toBe(expected.refused ?? '');
    if (expected.finds) expect(found.finds).toEqual(expected.finds);
    if (expected.values) expect(found.values).toEqual(expected.values.map((values) => expect.objectContaining(values)));
  });
});
