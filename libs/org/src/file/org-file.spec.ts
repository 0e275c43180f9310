import { describe, expect, it } from '@jest/globals';
import { smallOrgFile } from '../testing.js';
import { parseOrgFile } from './org-file.js';
import { boundsOn } from './bounds.js';
import { keepRecorded, nothing } from './keep-recorded.js';
import { OrgFileError } from './org-file-error.js';
import { describePath } from './labels.js';
import { signerFindings } from './signers.js';

type Raw = ReturnType<typeof smallOrgFile>;

function findings(change: (file: Raw & Record<string, unknown>) => void): string[] {
  const raw = smallOrgFile() as Raw & Record<string, unknown>;
  change(raw);
  try {
    parseOrgFile(raw);
  } catch (error) {
    if (error instanceof OrgFileError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

describe('organisation file', () => {
  it('accepts the small example and normalises its text', () => {
    const raw = smallOrgFile();
    raw.cells[0]!.name = 'Chi bộ Ðông'.normalize('NFD');
    raw.planned[0]!.term = '2022 – 2025';
    raw.people[0]!.cardNumber = 'mau-0001';
    const file = parseOrgFile(raw);
    expect(file.cells[0]!.name).toBe('Chi bộ Đông');
    expect(file.planned[0]!.term).toBe('2022-2025');
    expect(file.people[0]!.cardNumber).toBe('MAU-0001');
  });

  it.each<[string, (file: Raw & Record<string, unknown>) => void, string]>([
    [
      'an unknown field',
      (f) => Object.assign(f.cells[0]!, { emali: 'x' }),
      '- “Chi bộ” thứ 1: có trường không biết: “emali”',
    ],
    [
      'a missing field',
      (f) => delete (f.cells[1] as { email?: string }).email,
      '- “Chi bộ” thứ 2, mục “Thư điện tử”: còn thiếu',
    ],
    [
      'a wrong type',
      (f) => Object.assign(f.cells[0]!, { officialMembers: '12' }),
      '- “Chi bộ” thứ 1, mục “Số đảng viên chính thức”: phải là số',
    ],
    [
      'a wrong address',
      (f) => {
        f.cells[0]!.email = 'mot';
      },
      '- “Chi bộ” thứ 1, mục “Thư điện tử”: thư điện tử không đúng dạng',
    ],
    [
      'a day that does not exist',
      (f) => {
        f.cells[0]!.from = '2023-02-29';
      },
      '- “Chi bộ” thứ 1, mục “Từ ngày”: ngày không có thật hoặc không viết như 15/02/2024 ' +
        '(trong tệp JSON: 2024-02-15)',
    ],
    [
      'a birth date that does not exist',
      (f) => {
        f.people[0]!.born = '1984-02-31';
      },
      '- “Đảng viên” thứ 1, mục “Ngày sinh”: ngày sinh không có thật',
    ],
    [
      'an unknown post',
      (f) => {
        f.planned[0]!.post = 'chu-tich';
      },
      '- “Quy hoạch” thứ 1, mục “Chức danh”: phải là một trong: Bí thư, Phó Bí thư, Chi ủy viên',
    ],
    [
      'an empty name',
      (f) => {
        f.people[1]!.name = ' \u200B ';
      },
      '- “Đảng viên” thứ 2, mục “Họ và tên”: còn trống',
    ],
    [
      'a repeated cell',
      (f) => {
        f.cells[1]!.id = 'cb-mot';
      },
      '- “Chi bộ” thứ 2, mục “Mã”: trùng với mục thứ 1',
    ],
    [
      'a repeated card',
      (f) => {
        f.people[1]!.cardNumber = 'MAU-0001';
      },
      '- “Đảng viên” thứ 2, mục “Số thẻ”: trùng với mục thứ 1',
    ],
    [
      'an unknown cell',
      (f) => {
        f.planned[0]!.cell = 'cb-ba';
      },
      '- “Quy hoạch” thứ 1, mục “Mã chi bộ”: chi bộ “cb-ba” không có trong tệp',
    ],
    [
      'an unknown term',
      (f) => {
        f.planned[3]!.term = '2025-2027';
      },
      '- “Quy hoạch” thứ 4, mục “Nhiệm kỳ”: chi bộ “cb-hai” không có nhiệm kỳ 2025-2027 trong tệp',
    ],
    [
      'an unknown person',
      (f) => {
        f.planned[0]!.person = 'MAU-0009';
      },
      '- “Quy hoạch” thứ 1, mục “Số thẻ”: số thẻ “MAU-0009” không có trong tệp',
    ],
    [
      'a member planned where there is no chi ủy',
      (f) => {
        f.planned[3]!.post = 'chi-uy-vien';
      },
      '- “Quy hoạch” thứ 4, mục “Chức danh”: chi bộ “cb-hai” không có chi ủy, không quy ' +
        'hoạch chi ủy viên',
    ],
    [
      'overlapping letterheads',
      (f) => {
        f.letterheads[1]!.from = '2025-02-28';
      },
      '- “Đảng ủy” thứ 2, mục “Từ ngày”: chồng thời gian với mục thứ 1 (ghi “Đến ngày” cho mục đó)',
    ],
    [
      'a term that ends before it starts',
      (f) => {
        f.terms[0]!.to = '2020-01-01';
      },
      '- “Nhiệm kỳ” thứ 1, mục “Đến ngày”: sớm hơn “Từ ngày”',
    ],
    [
      'a register of a term that is not the committee’s',
      (f) => {
        f.registers[0]!.term = '2022-2025';
      },
      '- “Sổ số” thứ 1, mục “Nhiệm kỳ”: nhiệm kỳ của Đảng ủy “2022-2025” không có trong tệp',
    ],
  ])('names %s', (_name, change, line) => {
    expect(findings(change)[0]).toBe(line);
  });

  it.each<[string, (file: Raw & Record<string, unknown>) => void, string]>([
    [
      'a first year that the first day does not fit',
      (f) => {
        f.terms[1]!.from = '2020-07-05';
      },
      '- “Nhiệm kỳ” thứ 2, mục “Từ ngày”: 05/07/2020 không khớp nhiệm kỳ “2022-2025”: phải ' +
        'bắt đầu trong khoảng 2021–2023',
    ],
    [
      'a last year that the last day does not fit',
      (f) => {
        f.terms[1]!.to = '2027-01-08';
        f.terms.splice(2, 1);
        f.planned.splice(2, 1);
      },
      '- “Nhiệm kỳ” thứ 2, mục “Đến ngày”: 08/01/2027 không khớp nhiệm kỳ “2022-2025”: phải ' +
        'kết thúc trong khoảng 2024–2026',
    ],
    [
      'years in the wrong order',
      (f) => {
        f.terms[3]!.name = '2025-2022';
        f.planned.pop();
      },
      '- “Nhiệm kỳ” thứ 4, mục “Nhiệm kỳ”: năm cuối 2022 phải sau năm đầu 2025',
    ],
    [
      'a term of seven years',
      (f) => {
        f.terms[3]!.name = '2022-2029';
        f.planned.pop();
      },
      '- “Nhiệm kỳ” thứ 4, mục “Nhiệm kỳ”: “2022-2029” dài 7 năm, nhiệm kỳ dài nhất 6 năm',
    ],
    [
      'more days than six years',
      (f) => {
        f.terms[3]!.name = '2022-2027';
        f.planned.pop();
        Object.assign(f.terms[3]!, { from: '2021-07-06', to: '2027-07-07' });
      },
      '- “Nhiệm kỳ” thứ 4, mục “Đến ngày”: từ 06/07/2021 đến 07/07/2027 dài hơn 6 năm',
    ],
    [
      'a committee’s term of three years',
      (f) => {
        f.terms[0]!.name = '2020-2023';
        f.registers = [];
      },
      '- “Nhiệm kỳ” thứ 1, mục “Nhiệm kỳ”: nhiệm kỳ của Đảng ủy là 5 năm (chấp nhận 4 đến ' +
        '6), “2020-2023” là 3 năm',
    ],
    [
      'a deputy who is not named',
      (f) => {
        Object.assign(f.cells[0]!, { signerPost: 'pho-bi-thu' });
      },
      '- “Chi bộ” thứ 1, mục “Người ký”: người ký là Phó Bí thư thì ghi họ tên của Phó Bí thư',
    ],
    [
      'somebody else as secretary',
      (f) => {
        Object.assign(f.cells[0]!, { signerName: 'Hoàng Thị Ánh' });
      },
      '- “Chi bộ” thứ 1, mục “Chức vụ ký”: đồng chí Hoàng Thị Ánh không phải Bí thư (Nguyễn ' +
        'Văn Một); ghi chức vụ ký là Phó Bí thư, hoặc để “Người ký” là “-”',
    ],
    [
      'a chi ủy that is none',
      (f) => {
        Object.assign(f.cells[1]!, { signsFor: 'chi-uy' });
      },
      '- “Chi bộ” thứ 2, mục “Ký thay mặt”: Chi bộ Hai không có chi ủy, không ký thay mặt Chi ủy',
    ],
    [
      'a cell in whose name nobody of a committee signs',
      (f) => {
        Object.assign(f.cells[0]!, { signsFor: 'dang-uy' });
      },
      '- “Chi bộ” thứ 1, mục “Ký thay mặt”: phải là một trong: Chi bộ, Chi ủy',
    ],
  ])('holds what cannot be: %s', (_name, change, line) => {
    expect(findings(change)).toEqual([line]);
  });

  it.each<[string, (file: Raw & Record<string, unknown>) => void]>([
    [
      'a year off at either end',
      (f) => {
        Object.assign(f.terms[3]!, { from: '2021-01-01', to: '2026-12-31' });
      },
    ],
    [
      'six years to the day',
      (f) => {
        f.terms[3]!.name = '2022-2027';
        f.planned.pop();
        Object.assign(f.terms[3]!, { from: '2021-07-06', to: '2027-07-06' });
      },
    ],
    [
      'a cell founded late in the term of its superior',
      (f) => {
        f.cells[1]!.from = '2024-07-06';
        f.terms[3]!.from = '2024-07-06';
      },
    ],
    [
      'a cell that ends early in its term',
      (f) => {
        f.cells[1]!.to = '2023-03-01';
        f.terms[3]!.to = '2023-03-01';
      },
    ],
    [
      'a committee founded late in a term',
      (f) => {
        f.letterheads.shift();
        f.terms[0]!.from = '2025-03-01';
      },
    ],
    [
      'a deputy who signs in the name of the chi ủy',
      (f) => {
        Object.assign(f.cells[0]!, {
          signerName: 'Hoàng Thị Ánh',
          signerPost: 'pho-bi-thu',
          signsFor: 'chi-uy',
        });
      },
    ],
  ])('takes %s', (_name, change) => {
    expect(findings(change)).toEqual([]);
  });

  const on = (today: string, change: (file: Raw) => void) => {
    const raw = smallOrgFile();
    change(raw);
    return boundsOn(parseOrgFile(raw), today).map(
      ({ path, message }) => `${describePath(path)}: ${message}`,
    );
  };
  const born = (day: string, joinedOn?: string) =>
    on('2024-02-15', (f) => {
      Object.assign(f.people[0]!, { born: day, joinedOn });
    });

  it.each([
    ['2024-02-16', 'chưa đến, hôm nay là 15/02/2024'],
    ['2008-02-16', 'chưa đủ 16 tuổi'],
    ['2008-03', 'chưa đủ 16 tuổi'],
    ['2009', 'chưa đủ 16 tuổi'],
    ['1918-02-15', 'đã quá 105 tuổi'],
    ['1918-01', 'đã quá 105 tuổi'],
    ['1917', 'đã quá 105 tuổi'],
  ])('a birth date of %s is impossible', (day, said) => {
    expect(born(day)).toEqual([expect.stringContaining(said)]);
  });

  it.each(['2008-02-15', '2008-02', '2008', '1918-02-16', '1918-02', '1918', '1984-05-31'])(
    'a birth date of %s is possible',
    (day) => {
      expect(born(day)).toEqual([]);
    },
  );

  it(
    'joining is not before sixteen and not to come; a year of birth alone is judged by its ' +
      'first day',
    () => {
      expect(born('1990-05-10', '2006-05-09')).toEqual([
        '“Đảng viên” thứ 1, mục “Ngày vào Đảng”: vào Đảng 09/05/2006 khi chưa đủ 16 tuổi (sinh ' +
          '10/05/1990)',
      ]);
      expect(born('1990-05-10', '2024-02-16')).toEqual([
        '“Đảng viên” thứ 1, mục “Ngày vào Đảng”: 16/02/2024 chưa đến, hôm nay là 15/02/2024',
      ]);
      expect([
        born('1990-05-10', '2006-05-10'),
        born('1990', '2006-01-01'),
        born('1990', '2024-02-15'),
      ]).toEqual([[], [], []]);
    },
  );

  it('periods are of this century or the last, and no further than ten years ahead', () => {
    const day = '2024-02-15';
    expect(
      on(day, (f) => {
        f.letterheads[0]!.from = '1920-06-16';
      }),
    ).toEqual(['“Đảng ủy” thứ 1, mục “Từ ngày”: 16/06/1920 trước năm 1930; kiểm tra năm']);
    expect(
      on(day, (f) => {
        f.cells[0]!.from = '1929-12-31';
      }),
    ).toEqual(['“Chi bộ” thứ 1, mục “Từ ngày”: 31/12/1929 trước năm 1930; kiểm tra năm']);
    expect(
      on(day, (f) => {
        f.cells[0]!.to = '9999-12-31';
      }),
    ).toEqual([
      '“Chi bộ” thứ 1, mục “Đến ngày”: 31/12/9999 quá xa (sau 15/02/2034); kiểm tra năm, ' +
        'hoặc để trống nếu chưa kết thúc',
    ]);
    expect(
      on(day, (f) => {
        f.cells[0]!.from = '2204-06-16';
      }),
    ).toEqual(['“Chi bộ” thứ 1, mục “Từ ngày”: 16/06/2204 quá xa (sau 15/02/2034); kiểm tra năm']);
    expect(
      on(day, (f) => {
        f.cells[0]!.from = '1930-01-01';
        f.cells[0]!.to = '2034-02-15';
      }),
    ).toEqual([]);
  });

  it('a signer who was recorded for the secretary of before is asked for again', () => {
    const file = parseOrgFile(smallOrgFile());
    const recorded = {
      ...nothing,
      cells: [
        {
          ...file.cells[0]!,
          signerName: 'Nguyễn Văn Một',
          signerPost: 'bi-thu' as const,
          signsFor: 'chi-uy' as const,
        },
      ],
    };
    const later = (secretary: string) =>
      keepRecorded({ ...file, cells: [{ ...file.cells[0]!, secretary }] }, recorded, new Map());
    expect(later('Nguyễn Văn Một').cells[0]).toMatchObject({
      signerName: 'Nguyễn Văn Một',
      signsFor: 'chi-uy',
    });
    expect(signerFindings(later('Nguyễn Văn Một'))).toEqual([]);
    expect(signerFindings(later('Lê Thị Mới'))).toMatchObject([
      { path: ['cells', 0, 'signerPost'] },
    ]);
  });

  it('tells everything wrong at once', () => {
    expect(
      findings((f) => {
        f.cells[0]!.email = 'mot';
        f.people[0]!.sex = 'x';
        Object.assign(f, { extra: 1 });
      }),
    ).toHaveLength(3);
    expect(() => parseOrgFile('hello')).toThrow('Tệp tổ chức có 1 chỗ phải sửa');
  });
});
