import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { partialDateText } from '#libs/forms';
import { printedLists } from '#libs/planning';
import { samplePlan } from '#libs/planning/testing';
import {
  type ConsolidationPaper,
  type PrintedList,
  readWorkbook,
  writeConsolidationWorkbook,
  writeListDocument,
  writeListWorkbook,
} from '#libs/documents';
import { planningForm } from '../support/planning-form.js';

const someone = {
  name: 'Trần Thị Bình',
  born: '12/3/1980',
  sex: 'nu',
  position: 'Phó Trưởng phòng',
  post: 'Bí thư',
  nextPost: 'Bí thư',
  qualification: 'Thạc sĩ',
  politicalTheory: 'Cao cấp',
  notice: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022',
  ratings: '2021: HTTNV; 2022: HTTNV; 2023: HTXSNV',
  proposal: null,
} as const;
const list = (appendix: 1 | 2, issuedOn = '2024-02-10'): PrintedList => ({
  appendix,
  issuedOn,
  issuer: {
    superior: 'Đảng ủy Văn phòng UBND tỉnh',
    name: 'Chi bộ Hành chính - Tổ chức',
    place: 'Lào Cai',
  },
  subject: 'rà soát, bổ sung quy hoạch cấp ủy năm 2024',
  attachedTo: 'Báo cáo số 05-BC/CB, ngày 10/02/2024',
  terms: [
    {
      term: '2022-2025',
      groups: [
        { title: 'Bí thư', people: [someone] },
        { title: 'Phó Bí thư', people: [{ ...someone, name: '<Lê & Văn>', sex: 'nam' }] },
      ],
    },
    { term: '2025-2027', groups: [{ title: 'Bí thư', people: [] }] },
  ],
  signature: { onBehalfOf: 'Chi bộ', position: 'Bí thư', signer: 'Nguyễn Văn Mẫu' },
});

async function texts(bytes: Buffer): Promise<string[]> {
  const { sheets } = await readWorkbook(bytes);
  return sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter((value) => value !== undefined).map(String)),
  );
}
const part = (bytes: Buffer, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

/**
 * Texts of the lines below the column numbers, up to the signature; one across all columns alone.
 */
async function bodyOf(bytes: Buffer): Promise<string[][]> {
  const rows = (await readWorkbook(bytes)).sheets[0]?.rows ?? [];
  const numbers = rows.findIndex(({ cells }) => cells[0] === '1' && cells[1] === '2');
  const end = rows.findIndex(({ cells }) =>
    cells.some((value) => String(value).startsWith('T/M CHI BỘ')),
  );
  return rows.slice(numbers + 1, end).map(({ cells }) => cells.map((value) => String(value ?? '')));
}

const wordRows = async (bytes: Promise<Buffer>): Promise<string[][]> => {
  const rows = part(await bytes, 'word/document.xml')
    .split('<w:tr>')
    .slice(1);
  const cells = rows.map((row) =>
    row
      .split('<w:tc>')
      .slice(1)
      .map((cell) => [...cell.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join('')),
  );
  // Each page has the three heading rows; the first page's stay, to be looked at.
  const heads = cells
    .slice(0, cells.findIndex(([first]) => first === '1') + 1)
    .map((row) => row.join());
  return cells.filter(
    (row, index) => index < heads.length || !heads.slice(-3).includes(row.join()),
  );
};

describe('a submission as the official lists', () => {
  const plan = samplePlan(12, { members: 30, change: 0.5 });
  const form = planningForm(plan.context.terms.map(({ term }) => term));
  const bases = plan.context.terms.map(({ base }) => base);
  const printed = printedLists(plan.submission, { form, bases });
  const person = (id: string) => plan.submission.people.find((each) => each.id === id);

  test.each([
    ['Phụ lục 1', 1, printed.review, ['continue', 'remove']],
    ['Phụ lục 2', 2, printed.additions, ['add']],
  ] as const)(
    '%s: every line once, by term, post and name, its day of birth under the sex',
    async (_name, appendix, terms, movements) => {
      const body = await bodyOf(writeListWorkbook({ ...list(appendix, '2027-02-10'), terms }));
      const lines = plan.submission.terms.flatMap(({ term, lines: own }) =>
        own
          .filter(({ movement }) => movements.some((each) => each === movement))
          .map((line) => ({ term, line })),
      );
      const people = body.filter(([rank]) => /^\d+$/.test(rank ?? ''));
      expect(lines.length).toBeGreaterThan(4);
      expect(people.map(([, name]) => name).sort()).toEqual(
        lines.map(({ line }) => person(line.person)?.name).sort(),
      );
      for (const [, name, man, woman] of people) {
        const born = plan.submission.people
          .filter((each) => each.name === name)
          .map(({ born: day, sex }) => [
            sex === 'nam' ? partialDateText(day) : '',
            sex === 'nu' ? partialDateText(day) : '',
          ]);
        expect(born).toContainEqual([man, woman]);
      }
      expect(
        body
          .filter(([heading]) => /^[AB]\. NHIỆM KỲ/.test(heading ?? ''))
          .map(([heading]) => heading),
      ).toEqual(
        plan.submission.terms.map(({ term }, index) => `${'AB'[index]}. NHIỆM KỲ ${term.name}`),
      );
    },
  );

  test(
    'groups are numbered and counted, people numbered within them, and the Word list says the ' +
      'same',
    async () => {
      for (const [appendix, terms] of [
        [1, printed.review],
        [2, printed.additions],
      ] as const) {
        const body = await bodyOf(writeListWorkbook({ ...list(appendix, '2027-02-10'), terms }));
        const expected = terms.flatMap(({ term, groups }, index) => [
          [`${'AB'[index]}. NHIỆM KỲ ${term}`],
          ...groups.flatMap(({ title, people }, rank) => {
            const count = `${String(people.length).padStart(2, '0')} đồng chí`;
            const heading = `${['I', 'II', 'III', 'IV'][rank]}. ${title}`;
            return [
              ...(appendix === 1
                ? [[`${heading}: ${count}`]]
                : [[heading], [`Số lượng đề nghị: ${count}`]]),
              ...people.map(({ name }, place) => [String(place + 1), name]),
            ];
          }),
        ]);
        const length = (row: readonly string[]): number =>
          row.length > 1 && row[1] !== '' ? 2 : 1;
        expect(body.map((row) => row.slice(0, length(row)))).toEqual(expected);
        const word = await wordRows(writeListDocument({ ...list(appendix, '2027-02-10'), terms }));
        const from = word.findIndex(([first]) => first === expected[0]?.[0]);
        expect(
          word.slice(from, from + expected.length).map((row) => row.slice(0, length(row))),
        ).toEqual(expected);
      }
    },
  );

  test('who leaves stands last, with the reason', () => {
    const last = printed.review.map(({ groups }) => groups.at(-1));
    for (const group of last) expect(group?.title).toBe('Đưa ra khỏi quy hoạch');
    const leaving = last.flatMap((group) => group?.people ?? []);
    expect(leaving.length).toBeGreaterThan(5);
    for (const each of leaving)
      expect([each.nextPost, each.proposal]).toEqual([
        null,
        expect.stringMatching(/^Đưa ra: .{5,}/),
      ]);
  });

  test('who changes posts is told with the new one', () => {
    const person = plan.submission.people[0]?.id ?? '';
    const term = bases[0]?.term ?? { id: '', name: '' };
    const lines = [
      {
        movement: 'remove' as const,
        person,
        post: 'chi-uy-vien' as const,
        note: '',
        ground: 'doi-chuc-danh' as const,
        reason: '',
      },
      { movement: 'add' as const, person, post: 'pho-bi-thu' as const, note: 'đã qua bồi dưỡng' },
    ];
    const lists = printedLists(
      { ...plan.submission, terms: [{ term, baseVersion: 1, outcome: 'changed', lines }] },
      { form, bases },
    );
    const people = [...lists.review, ...lists.additions].flatMap(({ groups }) =>
      groups.flatMap((group) => group.people),
    );
    expect(people).toEqual([
      expect.objectContaining({
        post: 'Chi ủy viên',
        nextPost: 'Phó Bí thư',
        proposal: 'Đưa ra: Chuyển sang quy hoạch chức danh khác',
      }),
      expect.objectContaining({ post: 'Phó Bí thư', proposal: 'Bổ sung; đã qua bồi dưỡng' }),
    ]);
  });

  test(
    '“không thay đổi” prints all who are planned; somebody nobody describes is a ' + 'mistake',
    () => {
      const unchanged = {
        ...plan.submission,
        people: [],
        terms: plan.submission.terms.map((review) => ({
          ...review,
          outcome: 'unchanged' as const,
          lines: [],
        })),
      };
      const lists = printedLists(unchanged, { form, bases, people: plan.people });
      expect(
        lists.review.map(({ groups }) => groups.flatMap(({ people }) => people).length),
      ).toEqual(bases.map(({ entries }) => entries.length));
      expect(() => printedLists(unchanged, { form, bases })).toThrow(RangeError);
    },
  );
});

describe('the printed list', () => {
  test.each([
    [1, 12],
    [2, 10],
  ] as const)(
    'Phụ lục %i has its %i official columns, in .xlsx and .docx',
    async (appendix, columns) => {
      const sheet = writeListWorkbook(list(appendix));
      const { sheets } = await readWorkbook(sheet);
      const numbers = sheets[0]?.rows.find(({ cells }) => cells[0] === '1' && cells[1] === '2');
      expect(numbers?.cells.length).toBe(columns);
      const word = part(await writeListDocument(list(appendix)), 'word/document.xml');
      const tables = word.split('<w:pageBreakBefore').length;
      expect(word.match(/<w:tblHeader/g)).toHaveLength(3 * tables);
      expect(word).toContain('w:orient="landscape"');
      expect(word).toContain(`<w:gridSpan w:val="${columns}"/>`);
      expect(word).toContain('&lt;Lê &amp; Văn&gt;');
      for (const text of [
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        `PHỤ LỤC ${appendix}`,
        'A. NHIỆM KỲ 2022-2025',
        'B. NHIỆM KỲ 2025-2027',
        'T/M CHI BỘ',
        'Nguyễn Văn Mẫu',
        'Lào Cai, ngày 10 tháng 02 năm 2024',
      ]) {
        expect(word).toContain(text);
        expect((await texts(sheet)).join('\n').split('\n')).toContain(text);
      }
    },
  );

  test(
    'days stand under the sex, additions are counted, spelling and layout follow the day of ' +
      'issue',
    async () => {
      const { sheets } = await readWorkbook(writeListWorkbook(list(2)));
      const rows = sheets[0]?.rows ?? [];
      expect(rows.find(({ cells }) => cells[1] === 'Trần Thị Bình')?.cells[3]).toBe('12/3/1980');
      expect(rows.find(({ cells }) => cells[1] === '<Lê & Văn>')?.cells[2]).toBe('12/3/1980');
      expect(
        (await texts(writeListWorkbook(list(2)))).filter((text) =>
          /^Số lượng đề nghị: 0[01] đồng chí$/.test(text),
        ),
      ).toHaveLength(3);
      expect((await texts(writeListWorkbook(list(1)))).join()).toContain('ĐẢNG UỶ');
      expect((await texts(writeListWorkbook(list(1, '2027-02-10')))).join()).toContain('ĐẢNG ỦY');
    },
  );

  test('landscape A4, headings on every page, no number on the first', () => {
    const bytes = writeListWorkbook(list(1));
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('paperSize="9" fitToHeight="0" orientation="landscape"');
    expect(sheet).toContain('differentFirst="1"');
    expect(part(bytes, 'xl/workbook.xml')).toMatch(
      /Print_Titles" localSheetId="0">'Phụ lục 1'!\$7:\$9</,
    );
    expect(part(bytes, 'xl/styles.xml')).not.toContain('Calibri');
  });

  test('the same list is the same bytes', async () => {
    expect(writeListWorkbook(list(1)).equals(writeListWorkbook(list(1)))).toBe(true);
    expect((await writeListDocument(list(1))).equals(await writeListDocument(list(1)))).toBe(true);
    expect((await writeListDocument(list(1))).equals(await writeListDocument(list(2)))).toBe(false);
  });

  test('what does not fit is refused', () => {
    expect(() => writeListWorkbook({ ...list(1), appendix: 3 } as never)).toThrow(/appendix/);
  });
});

test('the consolidation: a sheet per term, numbers as numbers', async () => {
  const counts = {
    start: 9,
    removed: 1,
    added: 2,
    end: 10,
    seats: 6,
    coefficient: 10 / 6,
    women: 4,
    underForty: 3,
    minorities: 2,
    averageAge: 41.26,
  };
  const paper: ConsolidationPaper = {
    issuedOn: '2024-02-20',
    issuer: { superior: 'Đảng bộ Khối', name: 'Đảng ủy Văn phòng UBND tỉnh', place: 'Lào Cai' },
    subject: 'kết quả rà soát quy hoạch cấp ủy năm 2024',
    attachedTo: null,
    terms: ['2022-2025', '2025-2027'].map((term) => ({
      term,
      rows: [
        { cell: 'Chi bộ 1', ...counts },
        { cell: 'Chi bộ 2', ...counts, seats: null, coefficient: null, averageAge: null },
      ],
      total: counts,
    })),
    signature: { onBehalfOf: 'Đảng ủy', position: 'Bí thư', signer: null },
  };
  const { sheets } = await readWorkbook(writeConsolidationWorkbook(paper));
  expect(sheets.map(({ name }) => name)).toEqual(['Nhiệm kỳ 2022-2025', 'Nhiệm kỳ 2025-2027']);
  const rows = sheets[0]?.rows ?? [];
  const cellsOf = (name: string): readonly unknown[] =>
    rows.find(({ cells }) => cells[1] === name)?.cells ?? [];
  expect(cellsOf('Chi bộ 1')).toEqual(['1', 'Chi bộ 1', 9, 1, 2, 10, 6, 10 / 6, 4, 3, 2, 41.26]);
  expect(cellsOf('Chi bộ 2')).toEqual(['2', 'Chi bộ 2', 9, 1, 2, 10, '-', '-', 4, 3, 2, '-']);
  expect(cellsOf('Tổng cộng').slice(1)).toEqual([
    'Tổng cộng',
    9,
    1,
    2,
    10,
    6,
    10 / 6,
    4,
    3,
    2,
    41.26,
  ]);
});
