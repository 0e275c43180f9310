import { describe, expect, it } from '@jest/globals';
import { type ArchivedPaper, citationRemarks, textFaults } from './paper-text.js';

const person = (name: string): { name: string } => ({ name });
const paper: ArchivedPaper = {
  notice: 'notice-1',
  kind: 'thong-bao-phe-duyet',
  symbol: '01-TB/ĐU',
  issuedOn: '2024-02-05',
  title: 'Phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy Chi bộ Hai',
  sha256: '',
  cell: 'cb-hai',
  letter: {
    issuer: { place: 'Lào Cai' },
    cell: 'Chi bộ Hai',
    year: 2024,
    terms: [
      {
        term: '2025-2027',
        base: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022',
        continued: [person('Lê Ủy')],
        added: [person('Vàng A Dơ')],
      },
    ],
  },
  amended: [
    { cell: 'cb-hai', term: '2025-2027', since: ['Thông báo số 97-TB/ĐU, ngày 01/3/2023'] },
  ],
};
const text = (change: Record<string, string> = {}): string => {
  const { number = 'Số 01-TB/ĐU', day = '05', cell = 'Chi bộ Hai', name = 'Vàng A Dơ' } = change;
  return (
    `ĐẢNG UỶ ${number} Lào Cai, ngày ${day} tháng 02 năm 2024 THÔNG BÁO Căn cứ Công văn số ` +
    `241-CV/ĐU, ngày 12/01/2024 phê duyệt kết quả rà soát, bổ sung quy hoạch cấp uỷ của ${cell}, ` +
    `năm 2024, như sau: 1 Lê Ủy 2 ${name} Chuyên viên`
  );
};

describe('the text of a paper against its row', () => {
  it('finds nothing in the paper itself, however its lines end', () => {
    expect(textFaults(text(), paper)).toEqual([]);
    expect(textFaults(text({ number: 'Số 01-TB/ ĐU', name: 'Vàng A\nDơ' }), paper)).toEqual([]);
    expect(textFaults(text({ day: '5' }), paper)).toEqual([]);
  });

  it.each([
    ['another number', text({ number: 'Số 02-TB/ĐU' }), ['in số 02-TB/ĐU, sổ ghi 01-TB/ĐU']],
    ['a longer number', text({ number: 'Số 101-TB/ĐU' }), ['in số 101-TB/ĐU']],
    [
      'another day',
      text({ day: '06' }),
      ['in ngày 06 tháng 02 năm 2024, sổ ghi ngày 5 tháng 2 năm 2024'],
    ],
    ['a day that begins alike', text({ day: '25' }), ['in ngày 25']],
    [
      'the paper of another cell',
      text({ cell: 'Chi bộ Một' }),
      ['không phải thông báo của Chi bộ Hai'],
    ],
    [
      'the paper of a cell whose name is longer',
      text({ cell: 'Chi bộ Hai A' }),
      ['không phải thông báo của Chi bộ Hai'],
    ],
    ['people of another cell', text({ name: 'Người Khác' }), ['thiếu 1 người']],
  ])('finds %s', (_name, read, found) => {
    expect(textFaults(read, paper)).toEqual(found.map((part) => expect.stringContaining(part)));
  });

  it('finds a letter or lists that belong to another cell than the register says', () => {
    expect(
      textFaults(text(), {
        ...paper,
        title: 'Phê duyệt kết quả rà soát, bổ sung quy hoạch cấp ủy Chi bộ Một',
      }),
    ).toEqual([expect.stringContaining('in cho Chi bộ Hai')]);
    expect(textFaults(text(), { ...paper, cell: 'cb-mot' })).toEqual([
      expect.stringContaining('danh sách của chi bộ khác (cb-hai)'),
    ]);
  });

  it('remarks on a citation that the list does not stand on, and on no other', () => {
    expect(citationRemarks(paper)).toEqual([
      'nhiệm kỳ 2025-2027 dẫn 62-TB/ĐU nhưng danh sách lập theo 97-TB/ĐU',
    ]);
    expect(
      citationRemarks({
        ...paper,
        amended: [
          { cell: 'cb-hai', term: '2025-2027', since: ['Thông báo số 62-TB/ĐU, ngày 15/6/2022'] },
        ],
      }),
    ).toEqual([]);
    expect(citationRemarks({ ...paper, amended: [] })).toEqual([]);
  });
});
