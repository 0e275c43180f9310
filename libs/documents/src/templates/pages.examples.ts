import { type DocumentKind, type KindName, thongBaoPheDuyet } from '#libs/document-kinds';
import { figures } from '../figures.examples.js';

export const sentence =
  'Rà soát kết quả thực hiện theo Công văn số 241-CV/ĐU, ngày 12/01/2024 của Đảng ủy, có 07 ' +
  'đồng chí trong danh sách nhiệm kỳ 2025-2027';
const points = (count: number): string[] =>
  Array.from({ length: count }, (_point, index) => sentence.slice(0, 60 + ((index * 37) % 75)));
const people = (count: number): { name: string; born: string; position: string; post: string }[] =>
  Array.from({ length: count }, (_person, index) => ({
    name: `Nguyễn Thị Hằng ${String.fromCharCode(65 + (index % 26))}`,
    born: `0${(index % 9) + 1}/${(index % 12) + 1}/19${70 + (index % 25)}`,
    position: index % 3 ? 'Chuyên viên' : 'Phó Trưởng phòng Hành chính, Tổ chức',
    post: ['Bí thư', 'Phó Bí thư', 'Chi ủy viên'][index % 3]!,
  }));
const counted = (count: number, name: string): object[] =>
  Array.from({ length: count }, (_row, index) => ({
    cell:
      `${name} ` +
      `${index % 2 ? 'Hành chính' : 'Hành chính - Tổ chức, Quản trị, Tài vụ'} Q${index}`,
    ...figures,
  }));

/** Kinds whose length is not that of their points. */
const lists: { readonly [Each in KindName]?: (count: number) => object } = {
  'thong-bao-phe-duyet': (count) => {
    const [first, second] = thongBaoPheDuyet.samples.plain.terms;
    const removed = people(Math.floor(count / 5)).map((person) => ({
      ...person,
      reason: 'Chuyển công tác',
    }));
    return {
      terms: [
        { ...first, continued: people(count), removed, added: people(count % 4) },
        { ...second, continued: people(count % 7), added: [], removed: [] },
      ],
    };
  },
  'bao-cao-tong-hop': (count) => {
    const term = (name: string): object => ({
      term: name,
      rows: counted(count, 'Chi bộ'),
      total: figures,
    });
    return { terms: [term('2022-2025'), term('2025-2027')], points: points(count % 3) };
  },
};
/** A paper of the kind, `count` lines long. */
export const paperOf = ({ name, samples }: DocumentKind, count: number): object => ({
  ...samples.plain,
  ...(lists[name]?.(count) ?? { points: points(count) }),
});
