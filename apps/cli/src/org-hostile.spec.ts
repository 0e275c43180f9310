import { describe, expect, it } from '@jest/globals';
import { readOrgWorkbook } from './org-workbook.js';
import { orgSheets, type Part, workbookParts, zip } from './workbook.examples.js';

describe('hostile or unfit files', () => {
  const parts = workbookParts(orgSheets());
  const refused = (bytes: Buffer) =>
    readOrgWorkbook(bytes).then(
      () => 'accepted',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  const withPart = (...more: Part[]) => refused(zip([...parts, ...more]));

  it('takes a plain workbook with mail links', async () => {
    const rels =
      '<Relationships><Relationship Id="r" Type="http://x/relationships/hyperlink" ' +
      'Target="mailto:a@example.invalid" TargetMode="External"/></Relationships>';
    expect(await withPart({ name: 'xl/worksheets/_rels/sheet2.xml.rels', text: rels })).toBe(
      'accepted',
    );
  });

  it.each<[string, Part, string]>([
    ['macros', { name: 'xl/vbaProject.bin', text: 'x' }, 'tệp có macro. Chọn Lưu thành'],
    [
      'external workbooks',
      { name: 'xl/externalLinks/externalLink1.xml', text: '<x/>' },
      'nối tới tệp hoặc dữ liệu bên ngoài',
    ],
    [
      'external data',
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        text:
          '<Relationships><Relationship Type="http://x/oleObject" Target="file:///etc/passwd" ' +
          'TargetMode="External"/></Relationships>',
      },
      'nối tới tệp hoặc dữ liệu bên ngoài',
    ],
    [
      'connections',
      { name: 'xl/connections.xml', text: '<x/>' },
      'nối tới tệp hoặc dữ liệu bên ngoài',
    ],
    ['embedded objects', { name: 'xl/embeddings/oleObject1.bin', text: 'x' }, 'đối tượng nhúng'],
    ['bombs that say so', { name: 'xl/bomb.xml', text: ' '.repeat(8 << 20) }, 'nén bất thường'],
    [
      'bombs that lie',
      { name: 'xl/bomb.xml', text: ' '.repeat(8 << 20), claimedSize: 10 },
      'khai sai kích thước',
    ],
    ['names that climb out', { name: '../../etc/cron.d/x', text: 'x' }, 'tên không hợp lệ'],
    [
      'the same part twice',
      { name: 'xl/workbook.xml', text: '<workbook/>' },
      'hai phần bên trong trùng tên',
    ],
  ])('refuses %s', async (_name, part, reason) => {
    const answer = await withPart(part);
    expect(answer).toMatch(/^SpreadsheetError: Không nhận tệp bảng tính: \p{Ll}/u);
    expect(answer).toContain(reason);
  });

  const sheet = (data: string, before = '') => ({
    name: 'xl/worksheets/sheet1.xml',
    text: `${before}<worksheet><sheetData>${data}</sheetData></worksheet>`,
  });
  it.each([
    ['a document type', sheet('', '<!DOCTYPE x [<!ENTITY a "b">]>'), 'khai báo DOCTYPE'],
    [
      'a cell far away',
      sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
      'ô A1048576 của trang “Đảng ủy”',
    ],
    [
      'a column far away',
      sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
      'ô XFD1 của trang “Đảng ủy”',
    ],
    [
      'an error cell',
      sheet(
        '<row r="1"><c r="A1" t="str"><v>Mã</v></c></row><row r="2"><c r="A2" ' +
          't="e"><v>#REF!</v></c></row>',
      ),
      'Trang “Đảng ủy”, dòng 2, cột “Mã”: ô báo lỗi #REF!',
    ],
    [
      'a formula whose result was not saved',
      sheet(
        '<row r="1"><c r="A1" t="str"><v>Mã</v></c></row><row r="2"><c r="A2"><f>B2</f></c></row>',
      ),
      'Trang “Đảng ủy”, dòng 2, cột thứ 1: công thức',
    ],
  ])('refuses %s in a sheet', async (_name, part, reason) => {
    expect(await refused(zip([...parts.filter(({ name }) => name !== part.name), part]))).toContain(
      reason,
    );
  });

  it('refuses what is not a workbook', async () => {
    expect(await refused(Buffer.from('Mã;Tên chi bộ\ncb-mot;Chi bộ Một\n'))).toBe(
      'SpreadsheetError: Không nhận tệp bảng tính: tệp là văn bản thuần (CSV) được đổi tên. ' +
        'Chọn đúng tệp .xlsx đã lưu, hoặc điền vào tệp mẫu lấy bằng: dondoc import-org ' +
        '--template TỆP.xlsx.',
    );
    expect(await refused(Buffer.alloc(0))).toContain('tệp rỗng. Chọn đúng tệp .xlsx đã lưu');
    expect(await refused(zip([{ name: 'a.txt', text: 'x' }]))).toContain(
      'không phải bảng tính .xlsx',
    );
    expect(await refused(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('.xls kiểu cũ');
    expect(
      await refused(zip(Array.from({ length: 501 }, (_, n) => ({ name: `p${n}.xml`, text: '' })))),
    ).toContain('501');
    expect(await refused(zip(parts).subarray(0, 900))).toContain('cắt cụt');
  });
});
