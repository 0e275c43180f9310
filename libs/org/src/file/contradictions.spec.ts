import { describe, expect, it } from '@jest/globals';
import { smallOrgFile } from '../testing.js';
import { findings, type Raw } from './org-file.examples.js';
import { parseOrgFile } from './org-file.js';
import { keepRecorded, nothing } from './keep-recorded.js';
import { signerFindings } from './signers.js';

describe('organisation file', () => {
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
});
