import { describe, expect, test } from '@jest/globals';
import { partialDateText } from '#libs/forms';
import { printedLists } from '#libs/planning';
import { samplePlan } from '#libs/planning/testing';
import { readWorkbook, writeListDocument, writeListWorkbook } from '#libs/documents';
import { planningForm } from '../support/planning-form.js';
import { list, part } from './printed-list.fixtures.js';

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
