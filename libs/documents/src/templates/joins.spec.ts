import { describe, expect, it } from '@jest/globals';
import { joinLines } from './joins.js';

describe('joinLines', () => {
  const line = (text: string): string =>
    joinLines(`<body><p>${text}</p></body>`)
      .slice('<body><p>'.length, -'</p></body>'.length)
      .replaceAll('\u00A0', '_')
      .replaceAll(/<\/?span[^>]*>/g, '|');

  it.each([
    ['trước ngày 20/02/2024, gửi', 'trước ngày_|20/02/2024|, gửi'],
    ['Báo cáo số 05-BC/CB, ngày 10/02/2024', 'Báo cáo số_|05-BC/CB|, ngày_|10/02/2024|'],
    ['Thông báo số 119-TB/ĐU', 'Thông báo số_|119-TB/ĐU|'],
    ['Quyết định số 244-QĐ/TW', 'Quyết định số_|244-QĐ/TW|'],
    ['Nghị định 30/2020/NĐ-CP', 'Nghị định |30/2020/NĐ-CP|'],
    ['nhiệm kỳ 2025-2027', 'nhiệm kỳ_|2025-2027|'],
    ['ngày 20 tháng 02 năm 2024', 'ngày_20_tháng_02_năm_2024'],
    ['có 07 đồng chí', 'có 07_đồng_chí'],
    ['quy hoạch cấp uỷ năm 2024', 'quy_hoạch cấp_uỷ năm_2024'],
    ['Chi bộ Hành chính - Tổ chức', 'Chi bộ Hành chính_- Tổ chức'],
    ['1. Thứ nhất; I- Mục', '1. Thứ nhất; I- Mục'],
    ['A &amp; B &#x27;c&#x27;', 'A &amp; B &#x27;c&#x27;'],
    [`12-${'X'.repeat(30)}`, `12-${'X'.repeat(30)}`],
  ])('holds together what belongs together in %j', (text, expected) => {
    expect(line(text)).toBe(expected);
  });

  it('leaves styles and the columns of a table as they are', () => {
    expect(
      joinLines(
        '<body><style>a{margin:1-2/3 ngày 1}</style><table class="people"><td>40 tuổi, số ' +
          '05-BC/CB</td></table><p>40 tuổi</p></body>',
      ),
    ).toBe(
      '<body><style>a{margin:1-2/3 ngày 1}</style><table class="people"><td>40 tuổi, số ' +
        '<span class="keep">05-BC/CB</span></td></table><p>40\u00A0tuổi</p></body>',
    );
  });
});
