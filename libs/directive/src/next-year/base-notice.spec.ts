import { describe, expect, it } from '@jest/globals';
import { baseNoticeOf, type CellNotice } from './base-notice.js';

const notice = (number: number, on = '2024-02-20'): CellNotice => ({
  number,
  on,
  symbol: `${number}-TB/ĐU`,
  title: `Phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy Chi bộ ${number}`,
});
const all = 'phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy các Chi bộ trực thuộc năm 2024';
const others = '; các Chi bộ khác theo Thông báo đã phê duyệt trước đó';

describe('the ground that a letter to all cells cites', () => {
  it.each<[string, CellNotice[], number, object | undefined]>([
    [
      'all notices of the campaign, in any order given',
      [notice(120), notice(119), notice(121)],
      3,
      { number: '119-TB/ĐU đến số 121-TB/ĐU', on: '2024-02-20', subject: all },
    ],
    [
      'and that the cells without one stand on an earlier one',
      [notice(119), notice(120)],
      12,
      { number: '119-TB/ĐU đến số 120-TB/ĐU', on: '2024-02-20', subject: `${all}${others}` },
    ],
    [
      'one by one where other papers lie between them',
      [notice(119), notice(123)],
      2,
      { number: '119-TB/ĐU và số 123-TB/ĐU', on: '2024-02-20', subject: all },
    ],
    [
      'from the first day on',
      [notice(119), notice(120, '2024-03-05')],
      2,
      { number: '119-TB/ĐU đến số 120-TB/ĐU (từ ngày 20/02/2024)', on: '2024-03-05', subject: all },
    ],
    [
      'one cell’s notice only as that cell’s',
      [notice(119)],
      12,
      {
        number: '119-TB/ĐU',
        on: '2024-02-20',
        subject: `phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy Chi bộ 119${others}`,
      },
    ],
    ['nothing, where nothing was approved', [], 12, undefined],
  ])('%s', (_, notices, cells, expected) =>
    expect(baseNoticeOf(notices, { cells, year: 2024 })).toEqual(expected),
  );
});
