import { describe, expect, it } from '@jest/globals';
import { parseOrgFile } from '#libs/org';
import { readOrgWorkbook } from './org-workbook.js';
import { ExcelDay, orgSheets, type Part, workbookParts, zip } from './workbook.examples.js';

describe('what stands in the sheets and is not seen, or is shown another way', () => {
  const altered = (from: string | RegExp, to: string, part = 'xl/worksheets/sheet4.xml') =>
    workbookParts(orgSheets()).map((one) =>
      one.name === part ? { ...one, text: one.text.replace(from, to) } : one,
    );
  const refusal = (parts: Part[]) =>
    readOrgWorkbook(zip(parts)).then(
      () => 'accepted',
      (error: Error) => error.message,
    );

  it.each([
    ['hidden', '<col min="4" max="5" hidden="1"/>'],
    ['hidden in words', '<col min="4" max="5" hidden="true"/>'],
    ['drawn together', '<col min="4" max="5" width="0" customWidth="1"/>'],
  ])('a column that is %s is named', async (_name, column) => {
    expect(await refusal(altered('<sheetData>', `<cols>${column}</cols><sheetData>`))).toBe(
      'Trang “Quy hoạch” có 2 cột đang ẩn: D (Họ và tên), E (Ngày sinh). Bỏ ẩn cột (Unhide) ' +
        'và xem lại, hoặc xóa cột đó.',
    );
  });

  it('hidden columns with nothing in them, and narrow ones, are no matter', async () => {
    expect(
      await refusal(
        altered(
          '<sheetData>',
          '<cols><col min="1" max="2" width="0.5"/><col min="30" max="16384" ' +
            'hidden="1"/></cols><sheetData>',
        ),
      ),
    ).toBe('accepted');
  });

  it('a row drawn together is hidden', async () => {
    expect(await refusal(altered('<row r="2">', '<row r="2" ht="0" customHeight="1">'))).toContain(
      'Trang “Quy hoạch” có 1 dòng đang ẩn hoặc bị lọc: 2.',
    );
  });

  it.each([
    ['05/1985 by its format', 'mm/yyyy', '1985-05'],
    ['a year by its format', 'yyyy', '1985'],
    ['a whole day', 'dd/mm/yyyy', '1985-05-01'],
  ])('%s is what is read', async (_name, format, born) => {
    const sheets = orgSheets();
    sheets['Quy hoạch']![1]![4] = new ExcelDay('1985-05-01');
    sheets['Quy hoạch']![4]![3] = null;
    const styles =
      `<styleSheet><numFmts count="1"><numFmt numFmtId="170" formatCode="${format}"/>` +
      '</numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    // Only the birth date carries the format of the second style; other days are typed.
    sheets['Đảng ủy']![1]![8] = '16/06/2020';
    sheets['Chi bộ']![3]![8] = '31/12/2024';
    const { raw } = await readOrgWorkbook(
      zip(
        workbookParts(sheets).map((one) =>
          one.name === 'xl/styles.xml' ? { ...one, text: styles } : one,
        ),
      ),
    );
    expect(parseOrgFile(raw).people[0]!.born).toBe(born);
  });

  it('T/M is left off a name in which is signed', async () => {
    const sheets = orgSheets();
    sheets['Đảng ủy']!.forEach((row, at) =>
      row.push(
        ...Array<null>(11 - row.length).fill(null),
        ['Ký thay mặt', 'T/M BAN THƯỜNG VỤ', 'đảng uỷ'][at]!,
      ),
    );
    const { raw } = await readOrgWorkbook(zip(workbookParts(sheets)));
    expect(parseOrgFile(raw).letterheads.map(({ signsFor }) => signsFor)).toEqual([
      'ban-thuong-vu',
      'dang-uy',
    ]);
  });
});
