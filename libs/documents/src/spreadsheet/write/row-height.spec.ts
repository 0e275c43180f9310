import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fittedHeight } from './row-height.js';

const style = { wrap: true, size: 12 };
const height = (text: string, width: number, own: object = style): number | undefined =>
  fittedHeight({ cells: [{ value: text, style: own }] }, { columns: [{ width }] }, 12);
const lines = (text: string, width: number): number =>
  Math.floor((height(text, width) ?? 14.4) / 14.4);

describe('height of a row', () => {
  // Lines as a spreadsheet program shows them, in columns of the printed lists.
  test.each([
    ['Tiếp tục quy hoạch', 13.5, 2],
    ['2021: HTXSNV; 2022: HTXSNV; 2023: HTXSNV', 14.6, 3],
    ['Thông báo số 62-TB/ĐU, ngày 15/6/2022', 14.6, 3],
    ['Đưa ra: Không hoàn thành nhiệm vụ: Theo kết luận của hội nghị chi bộ', 13.5, 6],
    ['11/08/1995', 11.4, 1],
    ['một\nhai\n\nba', 40, 4],
    ['Nguyễn-Thị-Không-Có-Dấu-Cách-Trong-Tên', 11.4, 4],
  ])('%j in a column of %d is %i lines, one more at most', (text, width, shown) => {
    expect(lines(text, width)).toBeGreaterThanOrEqual(shown);
    expect(lines(text, width)).toBeLessThanOrEqual(shown + 1);
  });

  test('one line, no wrapping, numbers and empty cells need no height of their own', () => {
    expect([
      height('Bí thư', 20),
      height('rất dài '.repeat(40), 20, { size: 12 }),
      height('', 20),
    ]).toEqual([undefined, undefined, undefined]);
    expect(
      fittedHeight(
        { cells: [null, { value: 12, style }, { value: { day: '2024-02-10' }, style }] },
        { columns: [] },
        12,
      ),
    ).toBeUndefined();
  });

  test(
    'the tallest cell counts; a wider column is never higher; no row is higher than a program ' +
      'allows',
    () => {
      const long = 'Không hoàn thành nhiệm vụ';
      expect(
        fittedHeight(
          {
            cells: [
              { value: 'a', style },
              { value: long, style },
            ],
          },
          { columns: [{ width: 5 }, { width: 10 }] },
          12,
        ),
      ).toBe(height(long, 10));
      fc.assert(
        fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 4, max: 60 }), (text, width) => {
          expect(height(text, width + 20) ?? 0).toBeLessThanOrEqual(height(text, width) ?? 0);
          expect(height(text, width) ?? 0).toBeLessThanOrEqual(409);
        }),
      );
    },
  );
});
