import type { Entry } from '../model/approved-list.js';
import { peopleOn } from '../model/approval.js';
import type { Post } from '../model/submission.js';
import { ageOn } from './age.js';
import {
  called,
  type Case,
  type Checks,
  decimal,
  personFacts,
  postTitles,
  type Objection,
  type TermCase,
} from './case.js';

const limitKeys = {
  'bi-thu': 'secretary',
  'pho-bi-thu': 'deputy',
  'chi-uy-vien': 'member',
} as const;

function crowded(term: TermCase, post: Post, max: number | null): Objection[] {
  const count = term.result.filter((entry) => entry.post === post).length;
  if (max === null || count <= max) return [];
  return [
    {
      table: 'terms',
      row: term.row,
      column: 'term',
      measured: `${post} ${count}`,
      message:
        `Nhiệm kỳ ${term.context.term.name}: có ${count} đồng chí quy hoạch ${postTitles[post]}, ` +
        `nhiều hơn ${max}`,
      fix:
        `Giữ lại không quá ${max} đồng chí cho chức danh ${postTitles[post]}; đưa ra hoặc bỏ ` +
        'bớt đề nghị bổ sung.',
    },
  ];
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

function lineOf({ lines }: TermCase, person: string): Pick<Objection, 'table' | 'row' | 'column'> {
  const placed = lines.find(({ line }) => line.person === person && line.movement !== 'remove');
  return { table: placed?.table ?? 'review', row: placed?.row ?? null, column: 'post' };
}

function tooManyPosts(facts: Case, term: TermCase, max: number): Objection[] {
  const { name } = term.context.term;
  const outside = (facts.context.elsewhere ?? []).filter(
    ({ termName, cell }) => termName === name && cell !== facts.submission.cell,
  );
  const elsewhere = grouped(outside, ({ person }) => person);
  return [...grouped(term.result, ({ person }) => person)].flatMap(
    ([person, entries]): Objection[] => {
      const others = elsewhere.get(person)?.length ?? 0;
      const total = entries.length + others;
      if (total <= max) return [];
      return [
        {
          ...lineOf(term, person),
          measured: String(total),
          message:
            `Nhiệm kỳ ${name}: ${called(facts, person)} được quy hoạch ${total} chức danh cùng ` +
            `cấp, nhiều hơn ${max}`,
          fix:
            `Chọn không quá ${max} chức danh; đang có ` +
            entries.map(({ post }) => postTitles[post]).join(', ') +
            `${others > 0 ? ` và ${others} chức danh ở chi bộ khác` : ''}.`,
        },
      ];
    },
  );
}

/** Number of planned persons (each counted once) for every seat set for the committee. */
export function coefficient(entries: readonly Entry[], seats: number): number {
  return peopleOn(entries).length / seats;
}

/**
 * Largest number of persons whose ages are pairwise at least `yearsApart` years apart. That is the
 * number of age bands a list really has.
 */
export function ageBands(years: readonly number[], yearsApart: number): number {
  let bands = 0;
  let next = -Infinity;
  for (const age of [...years].sort((a, b) => a - b)) {
    if (age < next) continue;
    bands += 1;
    next = age + yearsApart;
  }
  return bands;
}

function yearsOf(facts: Case, term: TermCase): number[] {
  return peopleOn(term.result).flatMap((id) => {
    const person = personFacts(facts, id);
    return person ? [ageOn(person.born, facts.context.on).least / 12] : [];
  });
}

export const listChecks = {
  POST_CROWDED: (facts, { parameters }) =>
    facts.terms.flatMap((term) =>
      Object.entries(limitKeys).flatMap(([post, key]) =>
        crowded(term, post as Post, parameters[key].value),
      ),
    ),

  PERSON_TOO_MANY_POSTS: (facts, { parameters }) =>
    facts.terms.flatMap((term) => tooManyPosts(facts, term, parameters.max.value)),

  COEFFICIENT_OUT_OF_RANGE: (facts, { parameters: { min, max } }) =>
    facts.terms.flatMap((term): Objection[] => {
      const {
        seats,
        term: { name },
      } = term.context;
      if (!seats || !term.review) return [];
      const value = coefficient(term.result, seats);
      if (value >= min.value && value <= max.value) return [];
      const few = value < min.value;
      return [
        {
          table: 'terms',
          row: term.row,
          column: 'term',
          measured: decimal(value),
          message:
            `Nhiệm kỳ ${name}: hệ số quy hoạch ${decimal(value)} ` +
            `(${peopleOn(term.result).length} người trên ${seats} cấp ủy viên) ` +
            `${few ? 'thấp hơn' : 'cao hơn'} khoảng ` +
            `${decimal(min.value)} đến ${decimal(max.value)}`,
          fix: few
            ? 'Bổ sung thêm người, hoặc giải trình vì sao chưa có nguồn.'
            : 'Đưa bớt người ra hoặc bớt đề nghị bổ sung, hoặc giải trình.',
        },
      ];
    }),

  SEATS_UNKNOWN: (facts) =>
    facts.terms
      .filter(({ context: { seats } }) => !seats)
      .map((term): Objection => ({
        table: 'terms',
        row: term.row,
        column: 'term',
        message:
          `Nhiệm kỳ ${term.context.term.name}: chưa ghi số lượng cấp ủy viên được xác định nên ` +
          'không tính được hệ số',
        fix: 'Văn thư ghi số lượng cấp ủy viên của chi bộ trong danh mục nhiệm kỳ.',
      })),

  AGE_BANDS_TOO_FEW: (facts, { parameters }) =>
    facts.terms.flatMap((term): Objection[] => {
      const years = yearsOf(facts, term);
      const bands = ageBands(years, parameters.yearsApart.value);
      if (years.length < parameters.minPeople.value || bands >= parameters.bands.value) return [];
      return [
        {
          table: 'terms',
          row: term.row,
          column: 'term',
          measured: `${bands} ${years.length}`,
          message:
            `Nhiệm kỳ ${term.context.term.name}: danh sách ${years.length} người mới có ` +
            `${bands} độ tuổi cách nhau từ ${parameters.yearsApart.value} năm, cần ` +
            `${parameters.bands.value}`,
          fix: 'Xem xét bổ sung cán bộ ở độ tuổi còn thiếu, hoặc giải trình.',
        },
      ];
    }),
} satisfies Checks;
