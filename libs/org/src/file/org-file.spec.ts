import { describe, expect, it } from '@jest/globals';
import { smallOrgFile } from '../testing.js';
import { findings, type Raw } from './org-file.examples.js';
import { parseOrgFile } from './org-file.js';

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
