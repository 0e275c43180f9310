import { describe, expect, it } from '@jest/globals';
import { foreignWords } from './glossary.js';

describe('the glossary', () => {
  it.each([
    'Loading…',
    'Chi bộ A: submitted by user',
    'mã obligation-quy-hoach-2024--cb-a',
    'PAST_CUTOFF',
    'dueOn',
    '2024-02-15T23:59:59.999Z',
    'Hạn 2024-02-15',
    '3f2b8c1e-1234-4abc-9def-000000000000',
    '[object Object]',
  ])('finds what is foreign in “%s”', (line) => {
    expect(foreignWords(line)).not.toEqual([]);
  });

  it.each([
    'Việc của tôi · còn 6 ngày làm việc, hết thứ Năm 15/02/2024',
    'Tải tệp Excel, mở PDF; thư điện tử: cb-a@example.invalid',
    'Số 119-TB/ĐU, 01-CV/ĐU ngày 24/11/2026',
    'Chữ to, in bảng, an ninh, sổ văn bản, H’Hen Niê Kđăm',
  ])('leaves “%s” alone', (line) => {
    expect(foreignWords(line)).toEqual([]);
  });
});
