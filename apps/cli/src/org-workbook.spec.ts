import { describe, expect, it } from '@jest/globals';
import { OrgFileError, parseOrgFile } from '#libs/org';
import { smallOrgFile } from '#libs/org/testing';
import { readOrgWorkbook } from './org-workbook.js';
import { type CellValue, ExcelDay, orgSheets, workbookParts, zip } from './workbook.examples.js';

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
