import { describe, expect, test } from '@jest/globals';
import {
  type ConsolidationPaper,
  readWorkbook,
  writeConsolidationWorkbook,
  writeListDocument,
  writeListWorkbook,
} from '#libs/documents';
import { list, part } from './printed-list.fixtures.js';

async function texts(bytes: Buffer): Promise<string[]> {
  const { sheets } = await readWorkbook(bytes);
  return sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter((value) => value !== undefined).map(String)),
  );
}

describe('the printed list', () => {
  test.each([
    [1, 12],
    [2, 10],
  ] as const)(
    'Phụ lục %i has its %i official columns, in .xlsx and .docx',
    async (appendix, columns) => {
      const sheet = writeListWorkbook(list(appendix));
      const { sheets } = await readWorkbook(sheet);
      const numbers = sheets[0]?.rows.find(({ cells }) => cells[0] === '1' && cells[1] === '2');
      expect(numbers?.cells.length).toBe(columns);
      const word = part(await writeListDocument(list(appendix)), 'word/document.xml');
      const tables = word.split('<w:pageBreakBefore').length;
      expect(word.match(/<w:tblHeader/g)).toHaveLength(3 * tables);
      expect(word).toContain('w:orient="landscape"');
      expect(word).toContain(`<w:gridSpan w:val="${columns}"/>`);
      expect(word).toContain('&lt;Lê &amp; Văn&gt;');
      for (const text of [
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        `PHỤ LỤC ${appendix}`,
        'A. NHIỆM KỲ 2022-2025',
        'B. NHIỆM KỲ 2025-2027',
        'T/M CHI BỘ',
        'Nguyễn Văn Mẫu',
        'Lào Cai, ngày 10 tháng 02 năm 2024',
      ]) {
        expect(word).toContain(text);
        expect((await texts(sheet)).join('\n').split('\n')).toContain(text);
      }
    },
  );

  test(
    'days stand under the sex, additions are counted, spelling and layout follow the day of ' +
      'issue',
    async () => {
      const { sheets } = await readWorkbook(writeListWorkbook(list(2)));
      const rows = sheets[0]?.rows ?? [];
      expect(rows.find(({ cells }) => cells[1] === 'Trần Thị Bình')?.cells[3]).toBe('12/3/1980');
      expect(rows.find(({ cells }) => cells[1] === '<Lê & Văn>')?.cells[2]).toBe('12/3/1980');
      expect(
        (await texts(writeListWorkbook(list(2)))).filter((text) =>
          /^Số lượng đề nghị: 0[01] đồng chí$/.test(text),
        ),
      ).toHaveLength(3);
      expect((await texts(writeListWorkbook(list(1)))).join()).toContain('ĐẢNG UỶ');
      expect((await texts(writeListWorkbook(list(1, '2027-02-10')))).join()).toContain('ĐẢNG ỦY');
    },
  );

  test('landscape A4, headings on every page, no number on the first', () => {
    const bytes = writeListWorkbook(list(1));
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('paperSize="9" fitToHeight="0" orientation="landscape"');
    expect(sheet).toContain('differentFirst="1"');
    expect(part(bytes, 'xl/workbook.xml')).toMatch(
      /Print_Titles" localSheetId="0">'Phụ lục 1'!\$7:\$9</,
    );
    expect(part(bytes, 'xl/styles.xml')).not.toContain('Calibri');
  });

  test('the same list is the same bytes', async () => {
    expect(writeListWorkbook(list(1)).equals(writeListWorkbook(list(1)))).toBe(true);
    expect((await writeListDocument(list(1))).equals(await writeListDocument(list(1)))).toBe(true);
    expect((await writeListDocument(list(1))).equals(await writeListDocument(list(2)))).toBe(false);
  });

  test('what does not fit is refused', () => {
    expect(() => writeListWorkbook({ ...list(1), appendix: 3 } as never)).toThrow(/appendix/);
  });
});

test('the consolidation: a sheet per term, numbers as numbers', async () => {
  const counts = {
    start: 9,
    removed: 1,
    added: 2,
    end: 10,
    seats: 6,
    coefficient: 10 / 6,
    women: 4,
    underForty: 3,
    minorities: 2,
    averageAge: 41.26,
  };
  const paper: ConsolidationPaper = {
    issuedOn: '2024-02-20',
    issuer: { superior: 'Đảng bộ Khối', name: 'Đảng ủy Văn phòng UBND tỉnh', place: 'Lào Cai' },
    subject: 'kết quả rà soát quy hoạch cấp ủy năm 2024',
    attachedTo: null,
    terms: ['2022-2025', '2025-2027'].map((term) => ({
      term,
      rows: [
        { cell: 'Chi bộ 1', ...counts },
        { cell: 'Chi bộ 2', ...counts, seats: null, coefficient: null, averageAge: null },
      ],
      total: counts,
    })),
    signature: { onBehalfOf: 'Đảng ủy', position: 'Bí thư', signer: null },
  };
  const { sheets } = await readWorkbook(writeConsolidationWorkbook(paper));
  expect(sheets.map(({ name }) => name)).toEqual(['Nhiệm kỳ 2022-2025', 'Nhiệm kỳ 2025-2027']);
  const rows = sheets[0]?.rows ?? [];
  const cellsOf = (name: string): readonly unknown[] =>
    rows.find(({ cells }) => cells[1] === name)?.cells ?? [];
  expect(cellsOf('Chi bộ 1')).toEqual(['1', 'Chi bộ 1', 9, 1, 2, 10, 6, 10 / 6, 4, 3, 2, 41.26]);
  expect(cellsOf('Chi bộ 2')).toEqual(['2', 'Chi bộ 2', 9, 1, 2, 10, '-', '-', 4, 3, 2, '-']);
  expect(cellsOf('Tổng cộng').slice(1)).toEqual([
    'Tổng cộng',
    9,
    1,
    2,
    10,
    6,
    10 / 6,
    4,
    3,
    2,
    41.26,
  ]);
});
