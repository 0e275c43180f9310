import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { documentKinds, thongBao, thongBaoPheDuyet } from './document-kinds.js';
import { type ApprovalFacts, type IssueFacts } from './facts.js';
import { askedKind, findKind, kindNamed, kindsWhere, printsLists } from './find-kinds.js';

const { issuer, signature } = thongBao.samples.plain;
const frame = { issuer, signature };
const issued: IssueFacts = {
  frame,
  issuedOn: '2024-01-12',
  number: null,
  text: {
    subject: 'rà soát',
    addressees: ['Chi ủy các Chi bộ'],
    opening: 'Thực hiện',
    points: ['Rà soát'],
    deadlineNote: 'Gửi trước ngày 15/02/2024',
    closing: 'Đề nghị thực hiện',
    recipients: ['Như trên'],
  },
};
const term = {
  term: '2022-2025',
  base: null,
  continued: [],
  removed: [],
  added: [{ name: 'Giàng A Páo', born: '1992', position: 'Chuyên viên', post: 'Bí thư' }],
  notApproved: [],
};
const approved: ApprovalFacts = {
  frame,
  issuedOn: '2024-02-20',
  number: 119,
  committee: 'Đảng ủy Văn phòng',
  cell: { name: 'Chi bộ Một', proposer: 'Chi ủy Chi bộ Một' },
  directive: { cited: 'Công văn số 241-CV/ĐU, ngày 12/01/2024', subject: 'rà soát', year: 2024 },
  superior: { number: '1514-CV/ĐUK', on: '2024-01-05', body: 'Đảng ủy Khối', subject: 'rà soát' },
  report: { number: '05-BC/CB', reportedOn: '2024-02-01' },
  meetingOn: '2024-02-19',
  replaces: 'Thông báo số 118-TB/ĐU, ngày 19/02/2024',
  text: { subject: 'về kết quả', opening: 'Thông báo', points: ['Một'], closing: 'Thực hiện' },
  lists: { ground: 'Quy định số 50-QĐ/TW', terms: [term] },
};

/** The letter that a kind makes from the facts that it gets. */
function letterOf({ asked }: (typeof documentKinds)[number]): unknown {
  if (asked === null) return undefined;
  return asked.at === 'issue' ? asked.letter(issued) : asked.letter(approved);
}

describe('a document kind', () => {
  it('has a name of its own', () => {
    expect(new Set(documentKinds.map(({ name }) => name)).size).toBe(documentKinds.length);
  });

  it.each(documentKinds)('$name: its samples fit, and so does the letter it makes', (kind) => {
    for (const sample of Object.values(kind.samples)) kind.read(sample);
    if (kind.asked) expect(kind.read(letterOf(kind)).head.issuer).toEqual(issuer);
  });

  it('has a letter only of what it is asked with', () => {
    expect(() => thongBao.asked.letter({ ...approved, text: undefined })).toThrow('text');
    for (const lacking of [{ lists: undefined }, { superior: null }])
      expect(() => thongBaoPheDuyet.asked.letter({ ...approved, ...lacking })).toThrow('planning');
  });

  it('refuses data of another kind, and a field too many', () => {
    expect(() => thongBao.read(letterOf(thongBaoPheDuyet))).toThrow('carriedOutBy');
    expect(() => thongBao.read({ ...thongBao.samples.plain, extra: 1 })).toThrow('extra');
  });

  it('shows which fields are read, the title not counting', () => {
    const seen: string[] = [];
    thongBao.read(
      thongBao.samples.plain,
      (value) =>
        new Proxy(value as object, {
          get: (target, key) => (seen.push(String(key)), Reflect.get(target, key) as unknown),
        }) as typeof value,
    );
    expect(seen).toEqual([
      ...['grounds', 'replaces', 'opening', 'points', 'closing', 'lists'],
      ...['number', 'issuer', 'issuedOn'],
    ]);
  });
});

describe('the list of kinds', () => {
  it('has every kind that a file declares', () => {
    const files = readdirSync(new URL('kinds/', import.meta.url))
      .filter((file) => /^[a-z-]+\.ts$/.test(file))
      .map((file) => file.replace('.ts', ''));
    expect(documentKinds.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
  });

  it('is found by name, and by what is said of a kind', () => {
    expect(findKind('giay-moi')).toBeUndefined();
    expect(() => kindNamed('giay-moi')).toThrow('giay-moi');
    expect(kindsWhere(printsLists)).toEqual([thongBaoPheDuyet]);
    expect(askedKind('approve', 'thong-bao')).toBe(thongBao);
    expect(() => askedKind('issue', 'thong-bao')).toThrow('issue');
    expect(() => askedKind('approve', 'bao-cao-tong-hop')).toThrow('approve');
  });
});
