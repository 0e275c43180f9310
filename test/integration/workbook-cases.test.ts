import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { annotateWorkbook, WorkbookRefused } from '#libs/documents';
import { groupFindings } from '#libs/forms';
import { type Expected } from './workbook-cases/case.js';
import { cases } from './workbook-cases/cases.js';
import { check, rulesOf } from './workbook.check.js';
import { bookParts, zipped } from './workbook.made.js';
import { row, sheet } from './workbook.people.js';

// Every odd or hostile file is refused as a whole, remarked at its cell, or read right: always in
// words that say what to do.

async function outcome(bytes: Buffer): Promise<Required<Expected>> {
  try {
    const { rows, findings } = await check(bytes);
    for (const { message, fix } of findings) sayWhatToDo(message, fix);
    return { refused: '', finds: rulesOf({ findings }), values: rows.map(({ values }) => values) };
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    sayWhatToDo(error.message, error.fix);
    return { refused: error.code, finds: [], values: [] };
  }
}

/** Vietnamese with its marks; a message is followed by a full stop and the fix. */
function sayWhatToDo(message: string, fix: string): void {
  expect(message).toMatch(/[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/i);
  expect(message).not.toMatch(/\.$|%|undefined|null|\.xml|xl\//);
  expect(fix).toMatch(/^\p{Lu}.{8,}\.$/u);
}

describe('workbooks that come from outside', () => {
  test('there are at least sixty of them, each with a name of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(([name]) => name)).size).toBe(cases.length);
  });

  test.each([
    ['zip bomb', /^a zip bomb/],
    ['macro', /^a macro/],
    ['formulas', /^a formula/],
    ['external link', /^a link to another workbook/],
    ['dimension', /1,048,576 × 16,384/],
    ['merged headers', /^a merged heading/],
    ['dates of 1900', /^a day cell of 1900/],
    ['dates of 1904', /^a day cell of 1904/],
    ['two people in one cell', /^two people in one cell/],
    ['Đ/Ð look-alikes', /^an Icelandic Ð/],
    ['NFD names', /^a name in decomposed/],
  ])('%s has a case of its own, which says what becomes of it', (_what, name) => {
    const named = cases.filter(([each]) => name.test(each));
    expect(named.length).toBeGreaterThan(0);
    for (const [, , { refused, finds, values }] of named)
      expect([refused, finds, values].some((each) => each !== undefined)).toBe(true);
  });

  test.each(cases)('%s', async (_name, make, expected) => {
    const found = await outcome(make());
    expect(found.refused).toBe(expected.refused ?? '');
    if (expected.finds) expect(found.finds).toEqual(expected.finds);
    if (expected.values)
      expect(found.values).toEqual(
        expected.values.map((values) => expect.objectContaining(values)),
      );
  });
});

test('a place is named as the person sees it', async () => {
  const make = cases.find(([name]) => name === 'a slip further than any column')![1];
  await expect(check(make())).rejects.toMatchObject({
    code: 'TOO_MANY_COLUMNS',
    message: expect.stringContaining('ô DA300 của trang “Danh sách”'),
  });
});

test('one cause is told once, and all its rows are coloured', async () => {
  const rows = Array.from({ length: 132 }, (_row, index) => row({ 'Số thẻ': 1000 + index }));
  const bytes = zipped(bookParts({ sheets: [sheet(rows)] }));
  const { findings, tables } = await check(bytes);
  const grouped = groupFindings(findings as never);
  expect(grouped.map(({ rule, row: at, rows: all }) => [rule, at?.number, all?.length])).toEqual([
    ['CODE_AS_NUMBER', 2, 132],
  ]);
  const part = strFromU8(
    unzipSync(await annotateWorkbook(bytes, grouped, { tables }))['xl/worksheets/sheet1.xml']!,
  );
  expect(part).toMatch(/sqref="[^"]*\bB133\b/);
});

test('whatever is done to the XML of a good workbook, it is read or refused in words', async () => {
  const parts = bookParts({
    sheets: [
      sheet([row(), row({ 'Số thẻ': '0013' })], {
        after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
      }),
    ],
    strings: ['Lê Văn An'],
  });
  const names = Object.keys(parts);
  const pieces = [
    '',
    '<',
    '&',
    '"',
    '/>',
    '<c r="A1"><v>9e999</v></c>',
    '-1',
    '99999999999',
    'ABCD1',
    '\u0000',
    '#REF!',
    '<row r="0">',
    's="77"',
    't="e"',
    '<f/>',
    '\uFFFE',
  ];
  const change = fc.record({
    part: fc.constantFrom(...names),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 40 }),
    put: fc.constantFrom(...pieces),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const made = { ...parts };
      for (const { part, at, cut, put } of changes) {
        const text = String(made[part]);
        const from = Math.floor(at * text.length);
        made[part] = text.slice(0, from) + put + text.slice(from + cut);
      }
      const { refused } = await outcome(zipped(made));
      if (refused === '') {
        const { findings, tables } = await check(zipped(made));
        await annotateWorkbook(zipped(made), findings, { tables }).catch((error: unknown) => {
          if (!(error instanceof WorkbookRefused)) throw error;
        });
      }
    }),
    { seed: 10, numRuns: 300 },
  );
}, 120_000);
