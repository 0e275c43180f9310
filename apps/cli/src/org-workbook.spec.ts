import { describe, expect, it } from '@jest/globals';
import { fieldLabels, OrgFileError, orgShape, parseOrgFile } from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { plans } from './org-columns.js';
import { orgTemplate } from './org-template.js';
import { readOrgWorkbook } from './org-workbook.js';
import {
  type CellValue,
  ExcelDay,
  orgSheets,
  type Part,
  workbookParts,
  zip,
} from './workbook.examples.js';

type Sheets = Record<string, CellValue[][]>;

async function read(change: (sheets: Sheets) => void = () => undefined) {
  const sheets = orgSheets();
  change(sheets);
  const { raw, locate } = await readOrgWorkbook(zip(workbookParts(sheets)));
  try {
    return parseOrgFile(raw);
  } catch (error) {
    throw error instanceof OrgFileError ? error.locatedBy(locate) : error;
  }
}

const message = async (change: (sheets: Sheets) => void): Promise<string> => {
  const error = await read(change).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Error
    ? error instanceof OrgFileError
      ? error.message.split('\n')[1]!
      : error.message
    : 'accepted';
};

describe('organisation spreadsheet', () => {
  it('says the same as the JSON file', async () => {
    const file = await read();
    const { note: _, ...expected } = parseOrgFile(smallOrgFile());
    expect(file).toEqual({
      ...expected,
      people: expected.people.map(({ note: _note, ...person }) => person),
    });
  });

  it('reads NFD text, look-alike letters and other spellings of headings', async () => {
    const file = await read((sheets) => {
      const rows = sheets['Chi bộ']!;
      rows[1]![1] = 'Chi bộ Ðông'.normalize('NFD');
      rows[0] = rows[0]!.map((title) => String(title).toUpperCase().normalize('NFD'));
      sheets['ÐẢNG UỶ'.normalize('NFD')] = sheets['Đảng ủy']!;
      delete sheets['Đảng ủy'];
    });
    expect(file.cells[0]!.name).toBe('Chi bộ Đông');
    expect(file.letterheads[0]!.symbol).toBe('ĐU');
  });

  it.each<[string, (sheets: Sheets) => void, string]>([
    [
      'sheet',
      (s) => delete s['Sổ số'],
      'Thiếu trang “Sổ số”. Tệp cần các trang: “Đảng ủy”, “Chi bộ”, “Nhiệm kỳ”, “Quy hoạch”, ' +
        '“Sổ số”.',
    ],
    [
      'unknown column',
      (s) => {
        s['Sổ số']![0]![2] = 'Số cuối';
      },
      'Trang “Sổ số”, dòng 1: không có cột nào tên “Số cuối”. Các cột: Nhiệm kỳ, Loại văn ' +
        'bản, Số cuối cùng.',
    ],
    [
      'repeated column',
      (s) => {
        s['Sổ số']![0]![1] = 'Nhiệm kỳ';
      },
      'Trang “Sổ số”, dòng 1: cột “Nhiệm kỳ” có hai lần.',
    ],
    [
      'data outside the columns',
      (s) => {
        s['Sổ số']![2]!.push('x');
      },
      'Trang “Sổ số”, dòng 3: có dữ liệu ở cột không có tên.',
    ],
    [
      'row and column of a wrong value, past an empty row',
      (s) => {
        s['Chi bộ']![3]![3] = 'hai';
      },
      '- Trang “Chi bộ”, dòng 4, cột “Thư điện tử”: thư điện tử không đúng dạng',
    ],
    [
      'missing value',
      (s) => {
        s['Chi bộ']![1]![1] = null;
      },
      '- Trang “Chi bộ”, dòng 2, cột “Tên chi bộ”: còn thiếu',
    ],
    [
      'number that is none',
      (s) => {
        s['Sổ số']![1]![2] = 'hai trăm';
      },
      '- Trang “Sổ số”, dòng 2, cột “Số cuối cùng”: phải là số',
    ],
    [
      'yes or no that is neither',
      (s) => {
        s['Chi bộ']![1]![6] = 'chắc có';
      },
      '- Trang “Chi bộ”, dòng 2, cột “Có chi ủy”: phải là có hoặc không',
    ],
    [
      'day that does not exist',
      (s) => {
        s['Nhiệm kỳ']![1]![2] = '31/02/2020';
      },
      '- Trang “Nhiệm kỳ”, dòng 2, cột “Từ ngày”: ngày không có thật hoặc không viết như ' +
        '15/02/2024 (trong tệp JSON: 2024-02-15)',
    ],
    [
      'unknown choice',
      (s) => {
        s['Quy hoạch']![1]![9] = 'Trưởng ban';
      },
      '- Trang “Quy hoạch”, dòng 2, cột “Chức danh”: phải là một trong: Bí thư, Phó Bí thư, ' +
        'Chi ủy viên',
    ],
    [
      'person field',
      (s) => {
        s['Quy hoạch']![1]![5] = 'khác';
      },
      '- Trang “Quy hoạch”, dòng 2, cột “Giới tính”: phải là một trong: Nam, Nữ',
    ],
    [
      'contradiction about a person',
      (s) => {
        s['Quy hoạch']![4]![3] = 'Giàng A Khác';
      },
      'Trang “Quy hoạch”, dòng 5, cột “Họ và tên”: khác với dòng 2 của cùng số thẻ.',
    ],
    [
      'unknown cell',
      (s) => {
        s['Quy hoạch']![1]![0] = 'cb-ba';
      },
      '- Trang “Quy hoạch”, dòng 2, cột “Mã chi bộ”: chi bộ “cb-ba” không có trong tệp',
    ],
    [
      'card that is a number cell',
      (s) => {
        s['Quy hoạch']![1]![2] = 1234343;
      },
      'Trang “Quy hoạch”, cột “Số thẻ”: 1 ô là ô số (dòng 2), các số 0 ở đầu thẻ có thể đã ' +
        'mất. Đổi cột sang kiểu Văn bản (Text) rồi gõ lại số thẻ.',
    ],
    [
      'name in TCVN3',
      (s) => {
        s['Quy hoạch']![1]![3] = 'TrÇn ThÞ Hµ';
        s['Quy hoạch']![4]![3] = null;
      },
      '- Trang “Quy hoạch”, dòng 2, cột “Họ và tên”: viết bằng phông chữ cũ (bảng mã TCVN3); ' +
        'gõ lại bằng Unicode: “Trần Thị Hà”',
    ],
    [
      'other text in VNI',
      (s) => {
        s['Chi bộ']![1]![1] = 'Chi boä Toång hôïp';
      },
      '- Trang “Chi bộ”, dòng 2, cột “Tên chi bộ”: viết bằng phông chữ cũ (bảng mã VNI); gõ ' +
        'lại bằng Unicode: “Chi bộ Tổng hợp”',
    ],
    [
      'two people in one cell',
      (s) => {
        s['Chi bộ']![1]![4] = 'Lê Văn A, Trần Thị B';
      },
      '- Trang “Chi bộ”, dòng 2, cột “Bí thư”: có vẻ ghi nhiều người hoặc thêm ghi chú; mỗi ' +
        'ô ghi một người',
    ],
    [
      'day that Excel made of a card',
      (s) => {
        s['Quy hoạch']![1]![2] = new ExcelDay('2024-02-05');
      },
      'Trang “Quy hoạch”, dòng 2, cột “Số thẻ”: Excel đã đổi nội dung ô thành ngày tháng; ' +
        'đổi ô sang kiểu Văn bản (Text) rồi gõ lại.',
    ],
    [
      'month that is a number',
      (s) => {
        s['Quy hoạch']![1]![4] = 5.198;
      },
      'Trang “Quy hoạch”, dòng 2, cột “Ngày sinh”: ô là số 5.198, không phải ngày; đổi ô ' +
        'sang kiểu Văn bản (Text) rồi gõ lại, ví dụ 05/1985.',
    ],
    [
      'hour of a day',
      (s) => {
        s['Chi bộ']![1]![7] = new ExcelDay('2020-06-16T17:00:00Z');
      },
      'Trang “Chi bộ”, dòng 2, cột “Từ ngày”: ô có cả giờ; chỉ ghi ngày, ví dụ 15/02/2024.',
    ],
    [
      'sheet nobody reads',
      (s) => {
        s['Đảng viênn'] = [['Số thẻ']];
      },
      'Không biết trang “Đảng viênn”. Các trang của tệp: “Đảng ủy”, “Chi bộ”, “Nhiệm kỳ”, ' +
        '“Quy hoạch”, “Sổ số”, “Đảng viên”. Sửa tên trang, hoặc xóa trang này.',
    ],
    [
      'sheet twice',
      (s) => {
        s['CHI BO'] = s['Chi bộ']!;
      },
      'Có 2 trang tên “Chi bộ”: “Chi bộ”, “CHI BO”. Chỉ giữ một trang.',
    ],
    [
      'second committee',
      (s) => {
        s['Đảng ủy']![2]![0] = 'khac';
      },
      'Trang “Đảng ủy”, dòng 3, cột “Mã”: một tệp chỉ nói về một Đảng ủy (dòng 2 ghi mã khác).',
    ],
    [
      'wrong id of the committee',
      (s) => {
        s['Đảng ủy']!.splice(2);
        s['Đảng ủy']![1]![0] = 'Đảng ủy';
      },
      '- Trang “Đảng ủy”, dòng 2, cột “Mã”: chỉ gồm chữ thường không dấu, chữ số và gạch ' +
        'nối, dài nhất 40 ký tự',
    ],
  ])('names the %s', async (_name, change, expected) => {
    expect(await message(change)).toBe(expected);
  });
});

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
      `<styleSheet><numFmts count="1"><numFmt numFmtId="170" formatCode="${format}"/></numFmts><cellXfs ` +
      'count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    // Only the birth date carries the format of the second style. The other days are typed.
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

describe('fields of the file and columns of the sheets', () => {
  const fieldsOf = (section: keyof typeof orgShape.shape): string[] => {
    const shape = orgShape.shape[section];
    return Object.keys(
      ('element' in shape ? shape.element : (shape as typeof orgShape.shape.committee)).shape,
    );
  };
  const columnsOf = (section: string) =>
    plans
      .flatMap(({ columns }) => columns)
      .filter((column) => column.section === section)
      .map(({ field }) => field);

  it.each([
    'committee',
    'letterheads',
    'cells',
    'terms',
    'people',
    'planned',
    'registers',
  ] as const)('%s: none is forgotten', (section) => {
    expect(new Set(columnsOf(section))).toEqual(new Set(fieldsOf(section)));
    expect(Object.keys(fieldLabels[section]!).toSorted()).toEqual(fieldsOf(section).toSorted());
  });

  it('every field comes back from a workbook that was written', async () => {
    const raw = smallOrgFile();
    const [first] = raw.people;
    Object.assign(first!, {
      oldCardNumber: 'MAU-0100',
      position: 'Chuyên viên',
      qualification: 'Đại học',
      politicalTheory: 'Cao cấp',
      joinedOn: '2010-02-03',
      name: 'H’Hen Niê',
    });
    Object.assign(raw.terms[1]!, { seats: 5 });
    Object.assign(raw.planned[0]!, { note: 'ghi chú' });
    Object.assign(raw.letterheads[0]!, { signsFor: 'ban-thuong-vu' });
    Object.assign(raw.cells[0]!, {
      signerName: 'Hoàng Thị Ánh',
      signerPost: 'pho-bi-thu',
      signsFor: 'chi-uy',
    });
    raw.people.push(
      Object.assign(
        { ...first! },
        {
          cardNumber: '00123456',
          oldCardNumber: '00123455',
          name: 'Người Không Quy Hoạch',
          note: '',
        },
      ),
    );
    const { note: _, ...file } = parseOrgFile(raw);
    const { raw: again } = await readOrgWorkbook(orgTemplate(file));
    expect(parseOrgFile(again)).toEqual(file);
  });

  it('the empty template is read as a file that says nothing yet', async () => {
    const { raw } = await readOrgWorkbook(orgTemplate());
    expect(raw).toMatchObject({ cells: [], terms: [], people: [], planned: [], registers: [] });
  });
});

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
