import { type Post, posts } from '../model/submission.js';
import { ruleIn, type RuleSet } from '../model/rule-set.js';
import {
  called,
  type Case,
  type CheckContext,
  type Checks,
  type PlacedLine,
  postTitles,
  type Objection,
  type TermCase,
} from './case.js';

const at = (
  { table, row }: PlacedLine,
  column: string,
): Pick<Objection, 'table' | 'row' | 'column'> => ({ table, row, column });

function inTerms(
  facts: Case,
  each: (placed: PlacedLine, term: TermCase) => Objection[],
): Objection[] {
  return facts.terms.flatMap((term) => term.lines.flatMap((placed) => each(placed, term)));
}

const planned = (placed: PlacedLine): boolean => placed.line.movement !== 'remove';
const inBase = ({ id }: PlacedLine, { planned: before }: TermCase): boolean => before.has(id);

/**
 * Posts that a cell can plan for. A cell without a chi ủy (with fewer official members than the
 * rule set says) has only a secretary and a deputy.
 */
export function postsOf(
  { officialMembers, hasCommittee }: Pick<CheckContext['cell'], 'officialMembers' | 'hasCommittee'>,
  ruleSet: RuleSet,
): readonly Post[] {
  const least = ruleIn(ruleSet, 'POST_NOT_IN_CELL')?.parameters.minOfficialMembers.value ?? 0;
  return (hasCommittee ?? officialMembers >= least)
    ? posts
    : posts.filter((post) => post !== 'chi-uy-vien');
}

export const lineChecks = {
  POST_ALREADY_HELD: (facts) =>
    inTerms(facts, (placed) => {
      const { person, post } = placed.line;
      if (!planned(placed) || facts.described.get(person)?.partyPost !== post) return [];
      return [
        {
          ...at(placed, 'post'),
          message:
            `${called(facts, person)} đang giữ chức danh ${postTitles[post]} nên không quy ` +
            'hoạch vào chính chức danh đó',
          fix:
            placed.line.movement === 'add'
              ? 'Bỏ dòng này, hoặc chọn chức danh cao hơn.'
              : 'Đưa ra khỏi quy hoạch chức danh này (lý do: chuyển chức danh hoặc lý do khác).',
        },
      ];
    }),

  POST_NOT_HIGHER: (facts) =>
    inTerms(facts, (placed) => {
      const { person, post } = placed.line;
      const held = facts.described.get(person)?.partyPost ?? null;
      if (!planned(placed) || held === null || posts.indexOf(post) <= posts.indexOf(held))
        return [];
      return [
        {
          ...at(placed, 'post'),
          measured: held,
          message:
            `${called(facts, person)} đang là ${postTitles[held]}, cao hơn chức danh quy hoạch ` +
            `${postTitles[post]}`,
          fix: 'Chọn chức danh cao hơn chức danh đang giữ, hoặc giải trình.',
        },
      ];
    }),

  POST_NOT_IN_CELL: (facts) => {
    const { officialMembers } = facts.context.cell;
    if (postsOf(facts.context.cell, facts.context.ruleSet).includes('chi-uy-vien')) return [];
    return inTerms(facts, (placed) =>
      !planned(placed) || placed.line.post !== 'chi-uy-vien'
        ? []
        : [
            {
              ...at(placed, 'post'),
              message:
                `Chi bộ không có chi ủy (${officialMembers} đảng viên chính thức) nên không ` +
                'quy hoạch Chi ủy viên',
              fix:
                placed.line.movement === 'add'
                  ? 'Chọn Bí thư hoặc Phó Bí thư, hoặc bỏ dòng này.'
                  : 'Đưa ra khỏi quy hoạch chức danh này.',
            },
          ],
    );
  },

  NOT_IN_BASE: (facts) =>
    inTerms(facts, (placed, term) => {
      if (placed.line.movement === 'add' || inBase(placed, term)) return [];
      return [
        {
          ...at(placed, 'person'),
          message:
            `${called(facts, placed.line.person)} không có trong danh sách ` +
            `${postTitles[placed.line.post]} đã phê duyệt, nhiệm kỳ ${term.context.term.name}`,
          fix:
            'Nếu là người mới thì chuyển sang phần bổ sung; nếu nhầm chức danh hoặc nhiệm kỳ ' +
            'thì sửa lại.',
        },
      ];
    }),

  ALREADY_IN_BASE: (facts) =>
    inTerms(facts, (placed, term) => {
      if (placed.line.movement !== 'add' || !inBase(placed, term)) return [];
      return [
        {
          ...at(placed, 'person'),
          message:
            `${called(facts, placed.line.person)} đã được phê duyệt quy hoạch ` +
            `${postTitles[placed.line.post]}, nhiệm kỳ ${term.context.term.name}`,
          fix: 'Bỏ dòng bổ sung; ghi “Tiếp tục” ở phần rà soát.',
        },
      ];
    }),

  REMOVAL_WITHOUT_REASON: (facts) =>
    inTerms(facts, (placed) => {
      const { line } = placed;
      if (line.movement !== 'remove') return [];
      if (line.ground === null) {
        return [
          {
            ...at(placed, 'ground'),
            message: `Đưa ${called(facts, line.person)} ra khỏi quy hoạch mà chưa chọn lý do`,
            fix: 'Chọn lý do đưa ra.',
          },
        ];
      }
      if (line.ground !== 'khac' || line.reason.length >= 3) return [];
      return [
        {
          ...at(placed, 'reason'),
          message: `Lý do “khác” của ${called(facts, line.person)} chưa được ghi rõ`,
          fix: 'Ghi cụ thể lý do đưa ra.',
        },
      ];
    }),

  CHANGE_INCOMPLETE: (facts) =>
    inTerms(facts, (placed, term) => {
      const { line } = placed;
      if (line.movement !== 'remove' || line.ground !== 'doi-chuc-danh') return [];
      if (
        term.lines.some(
          (other) => other.line.movement === 'add' && other.line.person === line.person,
        )
      )
        return [];
      return [
        {
          ...at(placed, 'ground'),
          message:
            `${called(facts, line.person)} chuyển sang chức danh khác nhưng phần bổ sung không ` +
            'có dòng nào',
          fix: 'Thêm dòng bổ sung với chức danh mới, hoặc chọn lý do đưa ra khác.',
        },
      ];
    }),
} satisfies Checks;
