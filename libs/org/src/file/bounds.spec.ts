import { describe, expect, it } from '@jest/globals';
import { smallOrgFile } from '../testing.js';
import type { Raw } from './org-file.examples.js';
import { parseOrgFile } from './org-file.js';
import { boundsOn } from './bounds.js';
import { describePath } from './labels.js';

describe('organisation file', () => {
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
});
