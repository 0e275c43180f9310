import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import {
  annotateWorkbook,
  checkStamp,
  readWorkbook,
  type SheetFinding,
  writeWorkbook,
} from '#libs/documents';
import { sheetLayouts } from '#libs/forms';
import { check } from './workbook.check.js';
import { madeBook } from './workbook.made.js';
import { people, row, sheet } from './workbook.people.js';

const stamp = { directive: 'cv-241', cell: 'cb-1', round: 2, form: 'thu@1' };
const cells = [
  ['Lê Văn An', '0012', '15/03/1980', '2001-02-03', 12, 'Bí thư', 'Có', 'Đã họp'],
  ['Lê Văn Ba, Hà Thị Tư', '0013', '30/02/1980', null, 12, 'Trưởng phòng', 'Có', null],
  [null, '0014', '1980', null, 2_000, 'Bí thư', 'Có', null],
];

const ours = (): Buffer =>
  writeWorkbook(sheetLayouts(people), { people: cells }, { stamp, subject: 'Chi bộ Mẫu' });
const foreign = (): Buffer =>
  madeBook({
    sheets: [
      sheet([row(), row({ 'Họ và tên': 'Lê A; Lê B', 'Số thẻ': 13 })], {
        after:
          '<conditionalFormatting sqref="E2:E9"><cfRule type="cellIs" dxfId="0" priority="1" ' +
          'operator="greaterThan"><formula>5</formula></cfRule></conditionalFormatting>' +
          '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>',
      }),
      { name: 'Nháp', rows: [['giữ nguyên', 1]] },
    ],
    parts: {
      'xl/media/image1.png': Buffer.from('89504e47', 'hex'),
      'xl/theme/theme1.xml': '<theme/>',
    },
  });
const parts = (bytes: Buffer): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  );
const contents = async (bytes: Buffer) => (await readWorkbook(bytes)).sheets;

async function givenBack(
  bytes: Buffer,
): Promise<{ back: Buffer; findings: readonly SheetFinding[] }> {
  const { findings, tables } = await check(bytes);
  return { back: await annotateWorkbook(bytes, findings, { tables }), findings };
}

describe('the cell’s own workbook', () => {
  test('is protected, frozen, prefilled, with drop-downs and days that are days', () => {
    const made = parts(ours());
    const first = made['xl/worksheets/sheet1.xml'] ?? '';
    expect(first).toContain('<pane ySplit="5" topLeftCell="A6"');
    expect(first).toContain('<sheetProtection sheet="1"');
    expect(first).toContain('type="list"');
    expect(first).toMatch(/<c r="D6" s="\d+"><v>36925<\/v><\/c>/);
    expect(first).toContain('<legacyDrawing');
    expect(made['xl/workbook.xml']).toContain('name="_don-doc" sheetId="2" state="veryHidden"');
    expect(made['xl/styles.xml']).toContain('formatCode="dd/mm/yyyy"');
    expect(made['xl/styles.xml']).toContain('<protection locked="0"/>');
  });

  test('every format a cell or column asks for is there', () => {
    const made = parts(ours());
    const count = Number(/<cellXfs count="(\d+)"/.exec(made['xl/styles.xml'] ?? '')?.[1]);
    const used = [
      ...(made['xl/worksheets/sheet1.xml'] ?? '').matchAll(/\b(?:s|style)="(\d+)"/g),
    ].map(([, index]) => Number(index));
    expect(Math.max(...used)).toBeLessThan(count);
    expect(new Set(used).size).toBeGreaterThan(5);
  });

  test.each([
    ['another cell', { ...stamp, cell: 'cb-2' }, ['WORKBOOK_OTHER_CELL']],
    ['another directive', { ...stamp, directive: 'cv-1' }, ['WORKBOOK_OTHER_DIRECTIVE']],
    ['an older round', { ...stamp, round: 3 }, ['WORKBOOK_OLD_ROUND']],
    ['another form', { ...stamp, form: 'thu@2' }, ['WORKBOOK_OTHER_FORM']],
    ['the right one', stamp, []],
  ])('is known by its stamp: %s', async (_name, expected, rules) => {
    const found = checkStamp((await readWorkbook(ours())).stamp, expected);
    expect(found.map(({ rule }) => rule)).toEqual(rules);
    expect(found.every(({ fix }) => fix.endsWith('.'))).toBe(true);
  });

  test('a workbook without a stamp is not ours', async () => {
    expect(
      checkStamp((await readWorkbook(foreign())).stamp, stamp).map(({ rule }) => rule),
    ).toEqual(['WORKBOOK_UNSTAMPED']);
  });
});

describe.each([
  ['ours', ours],
  ['somebody’s own', foreign],
])('given back with remarks: %s', (_name, make) => {
  test('every cell reads as it did, and every part that was not added to is the same', async () => {
    const bytes = make();
    const { back } = await givenBack(bytes);
    expect(await contents(back)).toEqual(await contents(bytes));
    expect((await readWorkbook(back)).stamp).toEqual((await readWorkbook(bytes)).stamp);
    const [before, after] = [parts(bytes), parts(back)];
    const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
    expect(
      changed.filter(
        (name) => !/styles|sheet1\.xml|workbook\.xml|Content_Types|comments|vml/.test(name),
      ),
    ).toEqual([]);
    expect(after['xl/worksheets/sheet2.xml']).toBe(before['xl/worksheets/sheet2.xml']);
  });

  test(
    'cells are coloured and commented, and the last sheet lists all remarks with ' + 'links',
    async () => {
      const { back, findings } = await givenBack(make());
      const after = parts(back);
      const first = after['xl/worksheets/sheet1.xml'] ?? '';
      const bad = findings
        .filter(({ row: at, column }) => at && column === 'name')
        .map(({ row: at }) => `A${at?.number}`);
      expect(bad.length).toBeGreaterThan(0);
      for (const cell of bad) expect(first).toMatch(new RegExp(`sqref="[^"]*\\b${cell}\\b`));
      const notes = Object.entries(after)
        .filter(([name]) => name.includes('comments'))
        .map(([, part]) => part)
        .join('');
      for (const cell of bad) expect(notes).toContain(`<comment ref="${cell}"`);
      const list = after['xl/worksheets/sheet-don-doc.xml'] ?? '';
      expect(list.match(/<row /g)).toHaveLength(findings.length + 1);
      for (const { message } of findings)
        expect(list).toContain(`${message}.`.replaceAll('&', '&amp;'));
      expect(list).toContain("location=\"'Danh sách'!");
      expect(after['xl/workbook.xml']).toContain('name="Cần sửa"');
    },
  );

  test(
    'corrected and given back again: the old remarks are gone, the sheet is read without ' + 'them',
    async () => {
      const { back, findings } = await givenBack(make());
      const again = await givenBack(back);
      expect(again.findings).toEqual(findings);
      const after = parts(again.back);
      const drawn = Object.entries(after)
        .filter(([name]) => name.includes('vml'))
        .map(([, part]) => part)
        .join('');
      expect(Object.keys(after).filter((name) => name.includes('don-doc'))).toEqual(
        Object.keys(parts(back)).filter((name) => name.includes('don-doc')),
      );
      expect(drawn.match(/<v:shape /g)?.length).toBe(
        Object.entries(parts(back))
          .filter(([name]) => name.includes('vml'))
          .map(([, part]) => part)
          .join('')
          .match(/<v:shape /g)?.length,
      );
      expect(after['xl/worksheets/sheet1.xml']?.match(/don-doc-mark/g)).toHaveLength(
        parts(back)['xl/worksheets/sheet1.xml']?.match(/don-doc-mark/g)?.length ?? -1,
      );
      const none = await annotateWorkbook(back, [], { tables: (await check(back)).tables });
      expect(parts(none)['xl/worksheets/sheet1.xml']).not.toContain('don-doc-mark');
      expect(Object.values(parts(none)).join('')).not.toContain('Đôn Đốc: ');
    },
  );
});

test('rules, formats and sheets of the person’s own are kept', async () => {
  const after = parts((await givenBack(foreign())).back);
  expect(after['xl/worksheets/sheet1.xml']).toContain(
    '<cfRule type="cellIs" dxfId="0" priority="1" ' +
      'operator="greaterThan"><formula>5</formula></cfRule>',
  );
  expect(after['xl/styles.xml']).toContain('formatCode="[$-42A]dd&quot; tháng &quot;mm/yyyy;@"');
  expect(after['xl/media/image1.png']).toBeDefined();
});
